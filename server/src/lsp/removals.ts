import {createHash} from 'node:crypto'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {isUnicode} from '../border/decode.js'
import type {Key} from '../border/places.js'
import {wordsIdentity} from '../core/copies/run.js'
import type {Duplicate} from '../core/duplicates.js'
import type {FileFacts, LineSpan} from '../core/facts.js'
import {level} from '../core/level.js'
import {factsAt} from '../core/workspace-index.js'
import {isContained, lostDates, lostWords, removalEdit} from '../features/remove-copy.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import {Refused} from './serve.js'
import type {CurrentText} from './texts.js'
import type {View} from './view.js'
import {groupedEdit, type DocumentEdits, type GroupedEdit} from './workspace-edit.js'

/** A copy that can go: nothing of it is lost, by the texts as they were a moment ago. */
export interface Removal {
  readonly key: Key
  readonly copy: Duplicate
  readonly edit: TextEdit
}

/** A copy that stays, and why, as half a sentence. */
export interface LeftCopy {
  readonly key: Key
  readonly copy: Duplicate
  readonly why: string
}

/** The copies that can go together, and the texts that this was found out from. */
export interface RemovalPlan {
  readonly removals: readonly Removal[]
  readonly left: readonly LeftCopy[]
  readonly texts: ReadonlyMap<Key, Looked>
}

/** A text as it is now, with the facts that were just read from it. */
interface Looked {
  readonly current: CurrentText
  readonly facts: FileFacts
  readonly text: string
}

/** What a removal is told when a text is no longer the one it was offered for. */
export const changedText = 'the text has changed, try again'

/** What a copy and its kept one say, by which a fix knows again what it was offered for. Of a copy word for word they say the same. */
export function copyStamp(copy: Duplicate, facts: FileFacts, kept: FileFacts | undefined): string {
  const words = wordsIdentity(facts, copy)
  const other = copy.kind === 'copy' || !kept ? '' : wordsIdentity(kept, copy.of)
  return createHash('sha256').update(`${words}\0${other}`).digest('base64url')
}

/** What has been removed and not been seen to be gone yet. */
export type PendingEdits = Map<Key, {readonly version: number | null; readonly text: string}>

/**
 * Find out which of some copies can go, each looked at anew in the text as the editor or the disk has it: it must say
 * what the index knows, every word and day of it must stand in the kept copy, and no kept copy goes along with those
 * that it is kept for. Linear in the texts that are looked at.
 */
export async function planRemovals(
  copies: readonly (readonly [Key, Duplicate])[],
  now: View,
  parts: CommandParts,
): Promise<RemovalPlan> {
  const texts = new Map<Key, Looked>()
  const removals: Removal[] = []
  const left: LeftCopy[] = []
  const going = new Map<Key, LineSpan[]>()
  const staying = new Map<Key, LineSpan[]>()
  for (const [key, copy] of copies) {
    const why = await whyNot(key, copy)
    if (why !== undefined) {
      left.push({key, copy, why})
      continue
    }
    const looked = texts.get(key)
    if (!looked) continue
    const {text, lines} = shownOf(looked.current.found)
    removals.push({key, copy, edit: removalEdit(copy, text, lines)})
    going.set(key, [...(going.get(key) ?? []), copy])
    staying.set(copy.of.file, [...(staying.get(copy.of.file) ?? []), copy.of])
  }
  return {removals, left, texts}

  async function whyNot(key: Key, copy: Duplicate): Promise<string | undefined> {
    if (!isContained(copy)) return 'it has words that the kept copy has not'
    if (meets(going.get(copy.of.file), copy.of) || meets(staying.get(key), copy))
      return 'the copy that it is kept for would go at the same time'
    const own = await look(key)
    if (typeof own === 'string') return own
    const kept = await look(copy.of.file)
    if (typeof kept === 'string') return `of the kept copy: ${kept}`
    const {current, facts} = own
    const why = unwritable(current)
    if (why !== undefined) return why
    if (!saysTheSame(factsAt(now.world.index, key), facts, copy)) return changedText
    if (copy.kind !== 'copy' && !saysTheSame(factsAt(now.world.index, copy.of.file), kept.facts, copy.of))
      return changedText
    const line = lostWords(current.found, copy, kept.current.found)
    if (line !== undefined) return `the words of line ${line} do not stand in the kept copy`
    const [lost] = lostDates(facts, copy, kept.facts)
    if (lost) return `line ${lost.line} dates it ${lost.date}, and the kept copy has no such date`
    return undefined
  }

  async function look(key: Key): Promise<Looked | string> {
    const known = texts.get(key)
    if (known) return known
    const current = await parts.texts.current(key)
    if (!current) return 'the file cannot be read any more'
    const {text} = shownOf(current.found)
    const sent = parts.pending.get(key)
    parts.pending.delete(key)
    // The edit may be on its way; or it was not made after all, and then the next try finds nothing pending.
    if (sent?.version === current.version && sent.text === text) return changedText
    const open = now.world.open.get(key)
    const facts = open?.found === current.found ? open.facts : now.rulesOf(key).reader.facts(current.found)
    const looked = {current, facts, text}
    texts.set(key, looked)
    return looked
  }
}

/** Why an edit of a text could lose something else in its file; undefined where it could not. */
function unwritable({doubt, lossless, encoding}: CurrentText): string | undefined {
  if (doubt !== undefined) return doubt
  if (!lossless) return 'some bytes of its file say nothing as text, and an edit would lose them'
  if (encoding !== null && !isUnicode(encoding))
    return `its file is encoded in ${encoding}; open it in that encoding first`
  return undefined
}

/** True where the lines hold paragraphs, and the same as the index knows. */
function saysTheSame(known: FileFacts | undefined, fresh: FileFacts, span: LineSpan): boolean {
  const words = wordsIdentity(fresh, span)
  return known !== undefined && words !== '' && words === wordsIdentity(known, span)
}

function meets(spans: readonly LineSpan[] | undefined, {line, endLine}: LineSpan): boolean {
  return spans?.some((other) => other.line <= endLine && other.endLine >= line) ?? false
}

/** How a removal is told, and whether the user looks through it first. */
export interface RemovalLook {
  readonly label: string
  readonly confirm: boolean
}

const groups = {
  remove: {label: 'Redundant copies', needsConfirmation: false},
  keep: {
    label: 'Kept copies',
    needsConfirmation: true,
    description: 'They stay as they are, ticked or not.',
  },
} as const

/**
 * Have the client remove what a plan says, in one edit that it can undo in one step. The edit names the versions of the
 * copies and of the kept ones, so that a client drops it where a key came in between. When it is done the kept copies
 * are looked at once more, and what they lost meanwhile is put back. Throws `Refused` where nothing was removed.
 */
export async function removePlanned(
  plan: RemovalPlan,
  {label, confirm}: RemovalLook,
  parts: CommandParts,
): Promise<void> {
  const {connection, texts, pending} = parts
  const edit = editOf(plan, confirm, parts)
  const {applied, failureReason} = await connection.workspace.applyEdit({label, edit})
  if (!applied) throw new Refused(`Nothing was removed: ${failureReason ?? 'the editor did not apply the edit'}.`)
  for (const {key} of plan.removals) {
    const before = plan.texts.get(key)
    if (before) pending.set(key, {version: before.current.version, text: before.text})
  }
  const lost = new Set<Key>()
  for (const {key, copy} of plan.removals) {
    const kept = await texts.current(copy.of.file)
    if (!kept || !level(kept.found.text).includes(wordsOf(plan, copy.of.file, copy.of))) lost.add(key)
  }
  for (const key of lost) await putBack(key, plan, parts)
}

/** The words of a kept copy, levelled, as the plan saw them. */
function wordsOf({texts}: RemovalPlan, key: Key, {line, endLine}: LineSpan): string {
  const found = texts.get(key)?.current.found
  return found ? level(found.text.slice(found.lines.starts[line - 1], found.lines.ends[endLine - 1])) : ''
}

/** Give a text back what was removed from it. Throws `Refused` in any case: the user is to know. */
async function putBack(key: Key, {removals, texts: before}: RemovalPlan, parts: CommandParts): Promise<void> {
  const old = before.get(key)
  const current = await parts.texts.current(key)
  const label = parts.view().around.labelOf(key)
  const uri = parts.view().around.uriOf(key)
  const what = `A copy that was kept has changed while another was removed from ${label}`
  if (old && current) {
    const {text} = shownOf(current.found)
    if (text === old.text) return
    const edits = removals.filter((removal) => removal.key === key).map(({edit}) => edit)
    const document = TextDocument.create('', '', 0, old.text)
    if (text === TextDocument.applyEdits(document, [...edits])) {
      const all = {start: {line: 0, character: 0}, end: TextDocument.create('', '', 0, text).positionAt(text.length)}
      const back: DocumentEdits<GroupedEdit<'all'>> = {
        uri,
        version: current.version,
        edits: [{edit: {range: all, newText: old.text}, group: 'all'}],
      }
      const edit = groupedEdit(parts.client, {all: {label: 'Put back', needsConfirmation: false}}, [back])
      const {applied} = await parts.connection.workspace.applyEdit({label: 'Put back what was removed', edit})
      if (applied) throw new Refused(`${what}: the removed lines are put back.`)
    }
  }
  throw new Refused(`${what}: undo the removal to have its lines back.`)
}

/** The edit: blocks to look through by file where the user confirms it, else the removals alone. */
function editOf({removals, texts}: RemovalPlan, confirm: boolean, {client, view}: CommandParts): WorkspaceEdit {
  const {around} = view()
  const files = new Map<Key, GroupedEdit<keyof typeof groups>[]>()
  for (const {key, copy, edit} of removals) {
    const own = edits(key)
    const before = own.findLast(({group}) => group === 'remove')?.edit.range.end
    own.push({edit: before ? behind(edit, before) : edit, group: 'remove'})
    const kept = edits(copy.of.file)
    // What is kept is shown beside what goes, by an edit that changes nothing; its version is checked in any case.
    const start = {line: copy.of.line - 1, character: 0}
    if (confirm && !kept.some((other) => other.group === 'keep' && other.edit.range.start.line === start.line))
      kept.push({edit: {range: {start, end: start}, newText: ''}, group: 'keep'})
  }
  const documents = Array.from(files, ([key, own]) => ({
    uri: around.uriOf(key),
    version: texts.get(key)?.current.version ?? null,
    edits: own.sort((a, b) => a.edit.range.start.line - b.edit.range.start.line),
  }))
  // Of a file that is not open and not changed there is nothing to check in an editor.
  return groupedEdit(
    client,
    groups,
    documents.filter(({version, edits: own}) => own.length > 0 || version !== null),
  )

  function edits(key: Key): GroupedEdit<keyof typeof groups>[] {
    const known = files.get(key) ?? []
    files.set(key, known)
    return known
  }
}

/** An edit that begins no earlier than where another ends: both may take the blank lines between them. */
function behind(edit: TextEdit, end: TextEdit['range']['end']): TextEdit {
  const {start} = edit.range
  const later = start.line > end.line || (start.line === end.line && start.character >= end.character)
  return later ? edit : {...edit, range: {start: end, end: edit.range.end}}
}
