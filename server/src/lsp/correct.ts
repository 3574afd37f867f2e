import type {WorkspaceEdit} from 'vscode-languageserver/node'
import {editTeamText} from '../border/edit-team-text.js'
import {insideOf, keyOf, uriOf} from '../border/places.js'
import {largestTeamFile, teamFile, teamText} from '../border/team-file.js'
import {loadYaml} from '../border/yaml.js'
import {correctionFields, fieldText, hashOfText, hashText} from '../core/corrections/corrections.js'
import {dayOf, verdictOf} from '../core/corrections/read.js'
import {linesOf} from '../core/lines.js'
import {filesOf} from '../core/workspace-index.js'
import {saidText} from '../features/correction-actions.js'
import {textEdits, type OffsetEdit} from '../features/formatting.js'
import {visible} from '../features/plain.js'
import type {CommandParts} from './commands.js'
import {folderOf, labelOf, type Folder} from './folders.js'
import type {CorrectedPlace, CorrectionOutcome, CorrectionParams, ListedCorrection, TeamText} from './protocol.js'
import {Refused} from './serve.js'
import {annotated, newFile} from './workspace-edit.js'

/**
 * Have the client write what a team says, or takes back, into the team's file: an edit that can be looked at and undone.
 * The file itself is read anew by whoever saves it. Throws `Refused` where the file is broken, or is not as the client
 * has it.
 */
export async function correct(params: CorrectionParams, parts: CommandParts): Promise<CorrectionOutcome> {
  const folder = folderOf(parts.folders(), keyOf(params.uri))
  if (!folder) throw new Refused(`${params.uri} is in no folder of the workspace: no team's file goes with it.`)
  checkValue(params)
  const path = `${folder.key}/${teamFile}`
  const current = params.team ?? textOnDisk(parts, folder)
  checkSize(path, current.text ?? '')
  const edited = editTeamText(await loadYaml(), current.text ?? '', {...params, words: visible(params.words)})
  if (edited.kind === 'refused')
    throw new Refused(`${path}, line ${edited.line}: ${edited.what.replace(/\.$/, '')}; the file is left as it is.`)
  checkSize(path, edited.text)
  const uri = uriOf(path)
  const edit = editOf(uri, current, edited.text, parts)
  const {applied, failureReason} = await parts.connection.workspace.applyEdit({
    label: params.value === null ? 'Remove correction' : 'Correct dump',
    edit,
  })
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

function checkValue({block, field, value}: CorrectionParams): void {
  if (!hashOfText(block))
    throw new Refused(`The hash of a block is 22 digits from 0 to f, got ${JSON.stringify(block)}.`)
  if (value === null) return
  const good = field === 'item' ? verdictOf(value) : field === null ? undefined : dayOf(value, field === 'event')
  if (good === undefined) throw new Refused(`${field ?? 'A correction'} cannot be ${JSON.stringify(value)}.`)
}

/** What a client without a word of its own has: the file on the disk. */
function textOnDisk({disk}: CommandParts, folder: Folder): TeamText {
  const text = teamText(disk, folder.key)
  if (typeof text === 'object') throw new Refused(`${folder.key}/${teamFile}: ${text.what}; it is left as it is.`)
  return {text: text ?? null, version: -1}
}

/** An edit of what differs, or one that makes the file; that one fails when there is a file by now. */
function editOf(uri: string, {text, version}: TeamText, after: string, {client}: CommandParts): WorkspaceEdit {
  const label = 'Corrections of the team'
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

/** The corrections of all folders, each with the dumps that have its block. Linear in the files of the index. */
export function listCorrections({folders, view}: CommandParts): readonly ListedCorrection[] {
  const {world, around} = view()
  const all = folders()
  return all.all.flatMap((folder) => {
    const places = new Map<string, CorrectedPlace[]>()
    for (const [key, {corrected}] of filesOf(world.index)) {
      if (corrected.length === 0 || insideOf(folder.key, key) === undefined || folderOf(all, key) !== folder) continue
      for (const {line, correction} of corrected) {
        const name = hashText(correction.block)
        const place = {uri: around.uriOf(key), label: around.labelOf(key), line}
        const known = places.get(name)
        if (known) known.push(place)
        else places.set(name, [place])
      }
    }
    const path = `${folder.key}/${teamFile}`
    return [...folder.reader.corrections.values()].flat().map((correction) => {
      const block = hashText(correction.block)
      const says = correctionFields.flatMap((field) => {
        const value = fieldText(correction, field)
        return value === undefined ? [] : [saidText(field, value)]
      })
      const {words} = correction
      return {
        uri: uriOf(path),
        label: labelOf(all, path),
        block,
        words: visible(words),
        says,
        places: (places.get(block) ?? []).sort((a, b) =>
          a.label < b.label ? -1 : a.label > b.label ? 1 : a.line - b.line,
        ),
      }
    })
  })
}
