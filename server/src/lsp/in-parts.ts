import type {CancellationToken} from 'vscode-languageserver/node'
import {pauses} from './pause.js'

/** Entries in one part of an answer. */
const batch = 500

/**
 * An answer as the client reads it: with `send`, a long one is sent on in parts, and what is left is the answer. Throws
 * `Cancelled` between two parts when nobody wants the rest any more.
 */
export async function inParts<T>(
  all: T[],
  token: CancellationToken,
  send: ((part: T[]) => void) | undefined,
): Promise<T[]> {
  if (!send) return all
  const pause = pauses(token)
  let from = 0
  for (; all.length - from > batch; from += batch) {
    send(all.slice(from, from + batch))
    const wait = pause()
    if (wait) await wait
  }
  return all.slice(from)
}
