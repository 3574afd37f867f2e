import {annotated} from './workspace-edit.js'
import {createHash} from 'node:crypto'
import type {Connection, WorkspaceEdit} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {duplicatesIn} from '../core/duplicates.js'
import {factsAt} from '../core/workspace-index.js'
import {lostDates, lostWords, removalEdit} from '../features/remove-copy.js'
import type {Folders} from './folders.js'
import type {CopyPlace, KeptPlace} from './protocol.js'
import {Refused} from './serve.js'
import type {Client} from './server.js'
import type {Texts} from './texts.js'
import type {View} from './view.js'
import {misreading} from './world.js'

/** A hash of some lines as they stand: what a fix recognizes its block by. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** What the commands work with. */
export interface CommandParts {
  readonly connection: Connection
  readonly client: Client
  readonly view: () => View
  readonly folders: () => Folders
  readonly disk: Disk
  readonly texts: Texts
}

/**
 * Remove a redundant copy. Everything is looked at anew: the block must say what it said when the fix was offered, it
 * must still be a redundant copy, the kept copy must still say the same words, and no day may be lost. The edit names
 * the version it is for, so that the client drops it when a key came in between.
 */
export async function removeCopy(place: CopyPlace, parts: CommandParts): Promise<void> {
  const edit = await removal(place, parts)
  const {applied, failureReason} = await parts.connection.workspace.applyEdit({label: 'Remove redundant copy', edit})
  if (!applied) throw changed(place.line, failureReason ?? 'the editor did not apply the edit')
}

async function removal(place: CopyPlace, {client, view, texts}: CommandParts): Promise<WorkspaceEdit> {
  const {around, source: sourceOf, world} = view()
  const source = sourceOf(place.uri)
  if (!source?.shown) throw changed(place.line, 'the document is not open any more')
  const {shown, key, facts} = source
  const {text, lines} = shown
  const misread = misreading(world, key)
  if (misread !== undefined) throw changed(place.line, misread)
  const {line, endLine} = place
  if (hashOf(text.slice(lines.starts[line - 1], lines.ends[endLine - 1])) !== place.hash)
    throw changed(line, 'its words have changed since; try again')
  const copy = duplicatesIn(around.index, key).find((other) => other.line === line && other.endLine === endLine)
  if (!copy) throw changed(line, 'it is no redundant copy any more')
  const keptFacts = factsAt(around.index, copy.of.file)
  const kept = (await texts.current(copy.of.file))?.found
  if (!kept || !keptFacts) throw changed(line, 'the kept copy cannot be read any more')
  const lostLine = lostWords(shown.found, copy, kept)
  if (lostLine !== undefined) throw changed(line, `the words of line ${lostLine} do not stand in the kept copy`)
  const [lost] = lostDates(facts, copy, keptFacts)
  if (lost) throw changed(line, `line ${lost.line} dates it ${lost.date}, and the kept copy has no such date`)
  const version = world.open.get(key)?.version ?? null
  return annotated(client, 'Remove redundant copy', false, [
    {uri: place.uri, version, edits: [removalEdit(copy, text, lines)]},
  ])
}

/** Show the copy that is kept. */
export async function showKept({uri, line, endLine}: KeptPlace, {connection, client}: CommandParts): Promise<void> {
  if (!client.capabilities.window?.showDocument?.support) throw new Refused(`The kept copy is in ${uri}, line ${line}.`)
  const selection = {start: {line: line - 1, character: 0}, end: {line: endLine, character: 0}}
  await connection.window.showDocument({uri, takeFocus: true, selection})
}

function changed(line: number, what: string): Refused {
  return new Refused(`The copy on line ${line} was left as it is: ${what}.`)
}
