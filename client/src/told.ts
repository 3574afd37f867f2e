import {window} from 'vscode'
import {LSPErrorCodes, ResponseError} from 'vscode-languageclient/node'

/** Tell the user why a command could not be done, in the server's words; undefined is the result then. */
export async function told<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled))
      void window.showErrorMessage(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
