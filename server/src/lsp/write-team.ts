import type {WorkspaceEdit} from 'vscode-languageserver/node'
import {editTeamText, type SectionChange} from '../border/edit-team-text.js'
import {keyOf, uriOf, type Key} from '../border/places.js'
import {largestTeamFile, teamFile, teamText} from '../border/team-file.js'
import {loadYaml} from '../border/yaml.js'
import {linesOf} from '../core/lines.js'
import {textEdits, type OffsetEdit} from '../features/formatting.js'
import type {CommandParts} from './commands.js'
import {folderOf, type Folder} from './folders.js'
import type {TeamOutcome, TeamText} from './protocol.js'
import {Refused} from './serve.js'
import {annotated, newFile} from './workspace-edit.js'

/** The folder whose team's file goes with a document. Throws `Refused` for one outside of all. */
export function teamFolder({folders}: CommandParts, uri: string): Folder {
  const folder = folderOf(folders(), keyOf(uri))
  if (!folder) throw new Refused(`${uri} is in no folder of the workspace: no team's file goes with it.`)
  return folder
}

/**
 * Have the client write a change into the team's file of a folder: an edit that can be looked at and undone. The file
 * itself is read anew by whoever saves it. Throws `Refused` where the file is broken, or is not as the client has it.
 *
 * @param team The file as the client has it; undefined where it leaves that to us and the disk.
 */
export async function writeTeam(
  folder: Key,
  team: TeamText | undefined,
  change: SectionChange,
  label: string,
  parts: CommandParts,
): Promise<TeamOutcome> {
  const path = `${folder}/${teamFile}`
  const current = team ?? textOnDisk(parts, folder)
  checkSize(path, current.text ?? '')
  const edited = editTeamText(await loadYaml(), current.text ?? '', change)
  if (edited.kind === 'refused')
    throw new Refused(`${path}, line ${edited.line}: ${edited.what.replace(/\.$/, '')}; the file is left as it is.`)
  checkSize(path, edited.text)
  const uri = uriOf(path)
  const edit = editOf(uri, current, edited.text, label, parts)
  const {applied, failureReason} = await parts.connection.workspace.applyEdit({label, edit})
  if (!applied) throw new Refused(`${path} was left as it is: ${failureReason ?? 'the editor did not apply the edit'}.`)
  return {uri}
}

/** A larger file would not be read any more. */
function checkSize(path: string, text: string): void {
  const size = Buffer.byteLength(text)
  if (size <= largestTeamFile) return
  const most = `at most ${largestTeamFile / 1_000} KB, found ${Math.ceil(size / 1_000)} KB`
  throw new Refused(`${path}: expected ${most}; the file is left as it is.`)
}

/** What a client without a word of its own has: the file on the disk. */
function textOnDisk({disk}: CommandParts, folder: Key): TeamText {
  const text = teamText(disk, folder)
  if (typeof text === 'object') throw new Refused(`${folder}/${teamFile}: ${text.what}; it is left as it is.`)
  return {text: text ?? null, version: -1}
}

/** An edit of what differs, or one that makes the file; that one fails when there is a file by now. */
function editOf(
  uri: string,
  {text, version}: TeamText,
  after: string,
  label: string,
  {client}: CommandParts,
): WorkspaceEdit {
  const edits = textEdits([difference(text ?? '', after)], text ?? '', linesOf(text ?? ''))
  if (text !== null) return annotated(client, label, false, [{uri, version: version < 0 ? null : version, edits}])
  return newFile(client, uri, edits)
}

/** The lines that differ, as one edit. */
function difference(before: string, after: string): OffsetEdit {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  start = before.lastIndexOf('\n', start - 1) + 1
  let same = 0
  const most = Math.min(before.length, after.length) - start
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  const end = before.length - same
  // The end is moved behind a line end, too, so that no pair of units is cut.
  const lineEnd = end <= start || before[end - 1] === '\n' ? end : before.indexOf('\n', end) + 1 || before.length
  return {start, end: lineEnd, newText: after.slice(start, after.length - (before.length - lineEnd))}
}
