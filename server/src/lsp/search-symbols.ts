import type {CancellationToken, SymbolInformation} from 'vscode-languageserver/node'
import {workspaceSymbols} from '../features/workspace-symbols.js'
import {pauses} from './pause.js'
import type {View} from './view.js'

/** An editor shows a few dozen; more are only filtered away there. */
const most = 1_000

/** Symbols in one part of an answer. */
const batch = 100

/**
 * Search people and items, at most a thousand. With `send`, what is found is sent on in parts, and the answer holds
 * what was not sent.
 */
export async function searchSymbols(
  view: View,
  query: string,
  token: CancellationToken,
  send: ((found: SymbolInformation[]) => void) | undefined,
): Promise<SymbolInformation[]> {
  const pause = pauses(token)
  let found: SymbolInformation[] = []
  let count = 0
  for (const symbol of workspaceSymbols(view.around, query)) {
    const wait = pause()
    if (wait) await wait
    if (!symbol) continue
    found.push(symbol)
    if (++count >= most) break
    if (send && found.length >= batch) {
      send(found)
      found = []
    }
  }
  return found
}
