import type {CancellationToken} from 'vscode-languageserver/node'

/** Thrown by work that was cancelled; `serve` turns it into the answer the protocol wants. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
  }
}

/** The next turn of the event loop: what is in the pipe is read before it comes. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Longest stretch of work between two turns, in milliseconds. */
export const slice = 10

/** What a long work is told and tells: whether it is still wanted, and, where somebody watches, how far it is. */
export interface Work extends CancellationToken {
  readonly report?: ((percentage: number) => void) | undefined
}

/** A work that is wanted as long as its token says, and tells how far it is. */
export function watched(token: CancellationToken, report: (percentage: number) => void): Work {
  return {
    get isCancellationRequested() {
      return token.isCancellationRequested
    },
    onCancellationRequested: token.onCancellationRequested,
    report,
  }
}

/**
 * A pause for loops over many files: `await pause()` costs next to nothing until ten milliseconds have passed, then
 * gives the event loop a turn, tells how far it is where it knows how often it will be called, and throws `Cancelled`
 * when the client does not want the answer any more.
 *
 * @param all How often it will be called; absent where nobody knows.
 */
export function pauses(token: Work, all?: number): () => Promise<void> | undefined {
  let until = performance.now() + slice
  let done = 0
  return () => {
    done++
    if (performance.now() < until) return undefined
    if (all !== undefined) token.report?.(Math.min(100, Math.floor((100 * done) / all)))
    return turn().then(() => {
      if (token.isCancellationRequested) throw new Cancelled()
      until = performance.now() + slice
    })
  }
}
