import type {CancellationToken} from 'vscode-languageserver/node'
import {insideOf, keyOf, type Key} from '../border/places.js'
import {merge} from '../core/edit/merge.js'
import {filesOf} from '../core/workspace-index.js'
import {mergeReport} from '../features/merge-report.js'
import type {CommandParts} from './commands.js'
import {commonReader} from './readers.js'
import {pauses} from './pause.js'
import type {MergeOutcome} from './protocol.js'
import {Refused} from './serve.js'

/** More dumps than this are too much for one text in an editor. */
const mostFiles = 2_000

/**
 * Merge files, named ones whatever they are, and the dumps of folders. The answer is text for the client to show;
 * nothing is written.
 */
export async function mergeFiles(
  uris: readonly string[],
  {view, texts}: CommandParts,
  token: CancellationToken,
): Promise<MergeOutcome> {
  const {around, world, rulesOf} = view()
  const keys = new Set<Key>()
  for (const key of uris.map(keyOf)) {
    const inside = [...filesOf(world.index)].map(([file]) => file).filter((file) => insideOf(key, file) !== undefined)
    if (inside.length === 0) keys.add(key)
    for (const file of inside) keys.add(file)
  }
  if (keys.size > mostFiles) {
    throw new Refused(`Expected at most ${mostFiles} dumps, got ${keys.size}: merge them with the command line.`)
  }
  const pause = pauses(token)
  const inputs = []
  for (const key of keys) {
    const wait = pause()
    if (wait) await wait
    const current = await texts.current(key)
    if (!current) throw new Refused(`${around.labelOf(key)} cannot be read: nothing was merged.`)
    const {found, doubt} = current
    if (doubt !== undefined) throw new Refused(`${around.labelOf(key)}: ${doubt}. Nothing was merged.`)
    inputs.push({path: around.labelOf(key), found, facts: rulesOf(key).reader.facts(found)})
  }
  const merged = merge(inputs, commonReader([...keys].map((key) => rulesOf(key).reader)))
  if (merged.kind === 'refused') throw new Refused(`Nothing was merged: ${merged.reason}.`)
  return {
    text: merged.text,
    report: mergeReport(
      inputs.map(({path}) => path),
      merged,
    ),
  }
}
