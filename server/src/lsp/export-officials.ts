import type {CancellationToken} from 'vscode-languageserver/node'
import {exported, exportFormats} from '../border/export-officials.js'
import {tableNames} from '../core/export/tables.js'
import {gatherPersons, isOfficial} from '../core/persons.js'
import {entriesOf} from '../core/sharded-map.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../core/workspace-index.js'
import {pauses} from './pause.js'
import type {ExportParams, ExportResult} from './protocol.js'
import {Refused} from './serve.js'
import type {View} from './view.js'

/** UTF-16 units in one part of an answer. */
const longestPart = 262_144

/**
 * The officials of the workspace as text: what `dateline officials .` says of the same dumps, byte by byte. Nothing is
 * written here. With `send`, the text is sent on in parts, and the answer holds none. Walks the workspace.
 */
export async function exportOfficials(
  {format, table}: ExportParams,
  view: View,
  token: CancellationToken,
  send: ((text: string) => void) | undefined,
): Promise<ExportResult> {
  if (!exportFormats.includes(format) || !tableNames.includes(table))
    throw new Refused(
      `Expected a format of ${exportFormats.join(', ')} and a table of ${tableNames.join(', ')}, got ${JSON.stringify({format, table})}; nothing is exported.`,
    )
  const pause = pauses(token)
  const index = labelled(view)
  const steps = gatherPersons(index)
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    const wait = pause()
    if (wait) await wait
  }
  const persons = step.value.filter(isOfficial)
  let text = ''
  for (const part of exported(index, persons, {format, table, mark: false})) {
    text += part
    const wait = pause()
    if (wait) await wait
    if (!send || text.length < longestPart) continue
    send(text)
    text = ''
  }
  if (send && text !== '') send(text)
  return {text: send ? '' : text, officials: persons.length}
}

/** The index with paths as a command line in the folder has them: they stand in what is exported. */
function labelled({around}: View): WorkspaceIndex {
  const {index} = around
  const siteLines = {...emptyIndex.siteLines, news: index.siteLines.news}
  const files = Array.from(entriesOf(index.files), ([key, {whole}]) => [nameOf(key), whole] as const)
  return withFiles({...emptyIndex, siteLines, register: index.register}, files)

  function nameOf(key: string): string {
    const label = around.labelOf(key)
    return label === key || around.severalFolders ? label : `./${label}`
  }
}
