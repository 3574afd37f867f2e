import {LSPErrorCodes, ResponseError, type CancellationToken} from 'vscode-languageserver/node'
import {Cancelled, turn} from './pause.js'

/** Where a failure of ours is told. */
export interface Log {
  readonly error: (message: string) => void
  readonly warn: (message: string) => void
  readonly info: (message: string) => void
  readonly debug: (message: string) => void
}

/** What a handler of the library is: parameters and token in, answer or error out. */
export type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>

/**
 * Wrap a feature the user did not ask for by hand, such as folds or an outline: when it breaks, the answer is
 * `fallback`, the log has the stack, and the next request is served as if nothing had happened.
 */
export function serve<P, R>(
  name: string,
  log: Log,
  fallback: R,
  feature: (params: P, token: CancellationToken) => R | Promise<R>,
): Handler<P, R> {
  return guarded(name, log, feature, () => fallback)
}

/** Wrap what the user asked for by hand: when it breaks, the answer is an error that says so. */
export function serveAsked<P, R>(
  name: string,
  log: Log,
  feature: (params: P, token: CancellationToken) => R | Promise<R>,
): Handler<P, R> {
  return guarded(name, log, feature, (error) => {
    const words = error instanceof Error ? error.message : String(error)
    return new ResponseError<never>(LSPErrorCodes.RequestFailed, words)
  })
}

/** An error whose message is meant for the user: told as it is, without a stack in the log. */
export class Refused extends Error {}

function guarded<P, R>(
  name: string,
  log: Log,
  feature: (params: P, token: CancellationToken) => R | Promise<R>,
  failed: (error: unknown) => R | ResponseError<never>,
): Handler<P, R> {
  return async (params, token) => {
    // Let a cancel that is already in the pipe arrive before work starts.
    await turn()
    if (isCancelled(token)) return cancelled()
    try {
      const result = await feature(params, token)
      return isCancelled(token) ? cancelled() : result
    } catch (error) {
      if (error instanceof Cancelled) return cancelled()
      if (error instanceof ResponseError) return error as ResponseError<never>
      if (!(error instanceof Refused)) log.error(`${name} failed${placeOf(params)}: ${stackOf(error)}`)
      return failed(error)
    }
  }
}

/** A stack for the log, or whatever was thrown. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A function, for the flag changes while we wait, which a type checker cannot know. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested
}

function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled')
}

function placeOf(params: unknown): string {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return ''
  const document = params.textDocument
  return typeof document === 'object' && document !== null && 'uri' in document ? ` for ${String(document.uri)}` : ''
}
