import type {TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {editRegister, type RegisterChange} from '../border/edit-register.js'
import {keyOf, uriOf, type Key} from '../border/places.js'
import {registerFile, registerText} from '../border/register-file.js'
import {loadYaml} from '../border/yaml.js'
import {dossierOf} from '../core/dossier.js'
import {lineAt, linesOf} from '../core/lines.js'
import {shownName} from '../core/shown-name.js'
import {rangeOfSpan} from '../features/convert.js'
import {visible} from '../features/plain.js'
import {mentionAt} from '../features/source.js'
import type {CommandParts} from './commands.js'
import {folderOf} from './folders.js'
import type {JudgementOutcome, JudgementParams} from './protocol.js'
import {Refused} from './serve.js'
import {annotated, newFile} from './workspace-edit.js'

/** Posts that a new entry begins with. */
const mostPosts = 8

/** A judgement as an edit of the register, with where it is written. */
export interface JudgementEdit extends JudgementOutcome {
  readonly label: string
  readonly edit: WorkspaceEdit
}

/**
 * Have the client write a judgement on an official into the register of the dump's folder: one edit, which can be undone
 * and which is in force at once. Throws `Refused`, as `judgementEdit` does.
 */
export async function judge(params: JudgementParams, parts: CommandParts): Promise<JudgementOutcome> {
  const {edit, label, ...outcome} = await judgementEdit(params, parts)
  const {applied, failureReason} = await parts.connection.workspace.applyEdit({label, edit})
  if (!applied)
    throw new Refused(
      `${keyOf(outcome.uri)} was left as it is: ${failureReason ?? 'the editor did not apply the edit'}.`,
    )
  return outcome
}

/**
 * The edit that writes a judgement into the register of the dump's folder. Throws `Refused`, with words for the user,
 * where the register is broken, or where the judgement contradicts what it says.
 */
export async function judgementEdit(params: JudgementParams, parts: CommandParts): Promise<JudgementEdit> {
  const {folders, disk} = parts
  const folder = folderOf(folders(), keyOf(params.uri))
  if (!folder) throw new Refused(`${params.uri} is in no folder of the workspace: no register goes with it.`)
  const key = `${folder.key}/${registerFile}`
  const yaml = await loadYaml()
  const change = changeOf(params, parts)
  const {registers} = parts.view()
  const now = registers.textOf(key)
  if (now && 'what' in now) throw new Refused(`${key}: ${now.what}; it is left as it is.`)
  const text = now?.text ?? ''
  const edited = editRegister(yaml, text, change)
  if (edited.kind === 'refused') {
    const line = lineAt(linesOf(text), edited.at) + 1
    throw new Refused(`${key}, line ${line}: ${edited.what.replace(/\.$/, '')}; the file is left as it is.`)
  }
  const {start, end, newText} = edited
  const fault = registers.newFault(key, text.slice(0, start) + newText + text.slice(end), yaml)
  if (fault !== undefined) throw new Refused(`${key} is left as it is. ${visible(fault)}`)
  const range = rangeIn(text, start, end)
  const label = labels[params.kind]
  return {
    label,
    edit: editOf(key, now, {range, newText}, {label, parts}),
    uri: parts.view().around.uriOf(key),
    line: range.start.line + (/^(?:\r\n?|\n)/.test(newText) ? 1 : 0),
    // What the editor shows may have changes that nobody has saved yet, and those are the user's own affair.
    save: !now || now.version === null || registerText(disk, key) === text,
  }
}

const labels: Readonly<Record<JudgementParams['kind'], string>> = {
  people: 'Add official to register',
  same: 'These are the same person',
  different: 'These are different persons',
  never: 'Never a name',
}

/** What is written for the official who is named at the place now. */
function changeOf({uri, line, character, kind, other}: JudgementParams, {view}: CommandParts): RegisterChange {
  const {source: sourceOf, around} = view()
  const source = sourceOf(uri)
  const mention = source && mentionAt(source, {line, character})
  if (!mention) throw new Refused('Nobody is named at the cursor.')
  const own = shownName(mention.identity)
  switch (kind) {
    case 'people': {
      const {link, posts} = dossierOf(around.index, source.key, mention)
      const known = [...posts].sort((a, b) => b.count - a.count).slice(0, mostPosts)
      return {
        kind,
        name: link.candidates ? own : link.name,
        posts: link.candidates ? [] : known.map(({title, organisation}) => ({title, organisation})),
      }
    }
    case 'same':
    case 'different':
      if (other === undefined) throw new Refused('A judgement needs two names.')
      // The name that is the better known goes first: who is the same is shown under it.
      return {kind, names: kind === 'same' ? [other, own] : [own, other]}
    case 'never':
      return {kind, text: mention.named.surface}
  }
}

/** Behind a last line without a line end there is a position, too. */
function rangeIn(text: string, start: number, end: number): TextEdit['range'] {
  const lines = linesOf(text)
  const behind = {line: lines.count, character: 0}
  if (start === text.length && (text === '' || /[\r\n]$/.test(text))) return {start: behind, end: behind}
  return rangeOfSpan(lines, start, end)
}

/** An edit of the file, or one that makes it; that one fails when there is a file by now. */
function editOf(
  key: Key,
  now: {readonly version: number | null} | null,
  edit: TextEdit,
  {label, parts: {client, view}}: {readonly label: string; readonly parts: CommandParts},
): WorkspaceEdit {
  if (now) {
    const uri = view().around.uriOf(key)
    return annotated(client, label, false, [{uri, version: now.version, edits: [edit]}])
  }
  return newFile(client, uriOf(key), [edit])
}
