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

/**
 * A pause for loops over many files: `await pause()` costs next to nothing until ten milliseconds have passed, then
 * gives the event loop a turn and throws `Cancelled` when the client does not want the answer any more.
 */
export function pauses(token: CancellationToken): () => Promise<void> | undefined {
  let until = performance.now() + slice
  return () => {
    if (performance.now() < until) return undefined
    return turn().then(() => {
      if (token.isCancellationRequested) throw new Cancelled()
      until = performance.now() + slice
    })
  }
}
