import {CancellationError, window} from 'vscode'
import {LSPErrorCodes, ResponseError} from 'vscode-languageclient/node'

/** Tell the user why a command could not be done, in the server's words; undefined is the result then. */
export async function told<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    const cancelled = error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled
    // What was cancelled needs no words: who has done it knows.
    if (!cancelled && !(error instanceof CancellationError))
      void window.showErrorMessage(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
