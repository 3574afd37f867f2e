import type {CancellationToken, Position, Range, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {isUnicode} from '../border/decode.js'
import {insideOf, keyOf, type Key} from '../border/places.js'
import {
  normalize,
  normalizeRange,
  type ListedChange,
  type NormalizeContext,
  type NormalizeResult,
} from '../core/edit/normalize.js'
import {changeTally} from '../core/edit/change-tally.js'
import {convert} from '../core/edit/convert.js'
import type {Recognized} from '../core/recognize.js'
import {normalizeOptionsOf} from '../core/settings.js'
import {recoveredDate} from '../core/recovered.js'
import {factsAt, filesOf} from '../core/workspace-index.js'
import {textEdits} from '../features/formatting.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import type {Rules} from './folders.js'
import {pauses} from './pause.js'
import {holdMethod, type ConvertOutcome, type NormalizeOutcome} from './protocol.js'
import {Refused} from './serve.js'
import type {CurrentText} from './texts.js'
import type {View} from './view.js'
import {annotated} from './workspace-edit.js'

/** More files are not changed at once: nobody looks through so many, and an editor holds them all open. */
const mostFiles = 50

/** A part of a document: lines and characters from 0. */
export type Part = Range | undefined

/**
 * What brings a document, or the items and articles that a range touches, into canonical form; empty when it is
 * already. Throws `Refused` where a promise would break.
 *
 * @param doubt
 *   Why the text must not be written, as half a sentence; undefined when it may be.
 */
export function formatEdits(found: Recognized, rules: Rules, doubt: string | undefined, part?: Part): TextEdit[] {
  return editsOf(found, accepted(found, rules, doubt, part))
}

/** Bring one document, or a part of it, into canonical form. It may be any text that is open: it was asked for by name. */
export async function normalizeFile(uri: string, parts: CommandParts, part?: Part): Promise<NormalizeOutcome> {
  const {client, view, texts} = parts
  const key = keyOf(uri)
  const current = await texts.current(key)
  if (!current) throw new Refused(`${uri} cannot be read.`)
  const what = part ? 'selection' : 'dump'
  const now = view()
  const result = accepted(current.found, now.rulesOf(key), current.doubt, part, recoveredIn(now, key, current))
  const refused = result.left.map(({line, reason}) => `Line ${line} is left as it is: ${reason}.`)
  if (result.edits.length === 0) return {message: `The ${what} is in canonical form.`, refused}
  const edit = annotated(client, `Normalize ${what}`, false, [
    {uri, version: current.version, edits: editsOf(current.found, result)},
  ])
  await applied(parts, part ? 'Normalize Selection' : 'Normalize Dump', edit)
  return {message: `The ${what} is normalized.${toldOf(result.changes)}`, refused}
}

/**
 * Bring all dumps of a folder into canonical form, in one edit that the user confirms. A file that an editor would not
 * read as we do, because of its encoding, is left out and named.
 *
 * Between the look at the preview and the change a file on the disk can become another. A client that can is asked to
 * open the files first: what was worked out is then worked out again from the documents, and the edit names their
 * versions, so that none is applied to a text that it is not for.
 */
export async function normalizeFolder(
  uri: string,
  parts: CommandParts,
  token: CancellationToken,
): Promise<NormalizeOutcome> {
  const {client, view, connection} = parts
  const refused: string[] = []
  const folder = keyOf(uri)
  const wanted: Key[] = []
  const pause = pauses(token)
  let more = 0
  for (const key of keysIn(view().world.index, folder)) {
    const wait = pause()
    if (wait) await wait
    const plan = await planFor(key, parts)
    if (plan.kind === 'refused') refused.push(plan.why)
    else if (plan.kind === 'edits' && wanted.length < mostFiles) wanted.push(key)
    else if (plan.kind === 'edits') more++
  }
  if (wanted.length === 0) return {message: 'All dumps of the folder are in canonical form.', refused}
  const uris = wanted.map((key) => view().around.uriOf(key))
  const holds = client.options.holdFiles
  if (holds) await connection.sendRequest(holdMethod, {uris, hold: true})
  try {
    const plans = await Promise.all(wanted.map((key) => planFor(key, parts, holds)))
    for (const plan of plans) if (plan.kind === 'refused') refused.push(plan.why)
    const edits = plans.filter((plan) => plan.kind === 'edits')
    const changes = edits.flatMap(({result}) => result.changes)
    if (edits.length > 0) {
      const files = edits.map(({file}) => file)
      await applied(parts, 'Normalize All Dumps in Folder', annotated(client, 'Normalize dump', true, files))
    }
    const rest = more > 0 ? ` ${more} more are left for the next time.` : ''
    const count = edits.length
    return {message: `${count} ${count === 1 ? 'dump is' : 'dumps are'} normalized.${toldOf(changes)}${rest}`, refused}
  } finally {
    if (holds) await connection.sendRequest(holdMethod, {uris, hold: false})
  }
}

/** A document in the other format: the client shows it as a new document. */
export async function convertFile(uri: string, {view, texts}: CommandParts): Promise<ConvertOutcome> {
  const key = keyOf(uri)
  const current = await texts.current(key)
  if (!current) throw new Refused(`${uri} cannot be read.`)
  const converted = convert(current.found, view().rulesOf(key).reader)
  if (converted.kind === 'refused') throw new Refused(`The dump is not converted: ${converted.why}.`)
  return {text: converted.text, format: current.found.source ? 'plain' : 'markdown'}
}

/** What is to be done with one file of a folder. */
type Plan =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'refused'; readonly why: string}
  | {readonly kind: 'edits'; readonly file: FileEdits; readonly result: NormalizeResult}

/** @param held True where the client has opened the file, so that its text is that of a document. */
async function planFor(key: Key, {view, texts}: CommandParts, held = false): Promise<Plan> {
  const now = view()
  const label = now.around.labelOf(key)
  const current = await texts.current(key)
  if (!current) return {kind: 'nothing'}
  const result = normalized(current.found, now.rulesOf(key), recoveredIn(now, key, current))
  if (result.refused !== undefined) return left(result.refused)
  if (result.edits.length === 0) return {kind: 'nothing'}
  if (current.doubt !== undefined) return left(current.doubt)
  if (!current.lossless) return left('some of its bytes say nothing as text, and an edit would lose them')
  if (current.encoding !== null && !isUnicode(current.encoding))
    return left(`it is encoded in ${current.encoding}; open it in that encoding first`)
  if (held && current.version === null) return left('the editor did not open it')
  const file = {uri: now.around.uriOf(key), version: current.version, edits: editsOf(current.found, result)}
  return {kind: 'edits', file, result}

  function left(why: string): Plan {
    return {kind: 'refused', why: `${label} is left as it is: ${why}.`}
  }
}

/** The days that other dumps give, where the text is the one that the index knows. */
function recoveredIn({world}: View, key: Key, {found}: CurrentText): NormalizeContext {
  const facts = factsAt(world.index, key)
  if (!facts || facts.lines !== found.lines.count) return {}
  return {recovered: (unit) => recoveredDate(world.index, key, unit)?.date}
}

/** What became of words, by rule, as a sentence behind another; empty where none was touched. */
function toldOf(changes: readonly ListedChange[]): string {
  const tally = changeTally()
  tally.add(changes)
  return changes.length === 0 ? '' : ` Of its words: ${tally.text()}.`
}

/** Edits of one document. */
export interface FileEdits {
  readonly uri: string
  readonly version: number | null
  readonly edits: readonly TextEdit[]
}

/** What normalizing gives; throws `Refused` where the text must not be written or a promise would break. */
function accepted(
  found: Recognized,
  rules: Rules,
  doubt: string | undefined,
  part: Part,
  context?: NormalizeContext,
): NormalizeResult {
  const result = doubt === undefined ? normalized(found, rules, context, part) : undefined
  const why = doubt ?? result?.refused
  if (!result || why !== undefined) throw new Refused(`The dump is left as it is: ${why ?? ''}.`)
  return result
}

function normalized(
  found: Recognized,
  {reader, settings}: Rules,
  context?: NormalizeContext,
  part?: Part,
): NormalizeResult {
  const options = {...normalizeOptionsOf(settings), ...context}
  return part ? normalizeRange(found, reader, offsetsOf(found, part), options) : normalize(found, reader, options)
}

/** The offsets of a range. One that ends at the very beginning of a line does not touch it. */
function offsetsOf(found: Recognized, {start, end}: Range): {readonly start: number; readonly end: number} {
  const {text, lines} = shownOf(found)
  const offset = ({line, character}: Position): number =>
    Math.min(text.length, (lines.starts[line] ?? text.length) + character)
  const from = offset(start)
  const to = offset(end)
  return {start: from, end: to > from && end.character === 0 ? to - 1 : to}
}

function editsOf(found: Recognized, {edits}: NormalizeResult): TextEdit[] {
  const {text, lines} = shownOf(found)
  return textEdits(edits, text, lines)
}

/** The dumps of a folder, in the order of their paths: the list is gone through while the world goes on. */
function keysIn(index: Parameters<typeof filesOf>[0], folder: Key): readonly Key[] {
  const keys: Key[] = []
  for (const [key] of filesOf(index)) if (insideOf(folder, key) !== undefined) keys.push(key)
  return keys.sort()
}

async function applied({connection}: CommandParts, label: string, edit: WorkspaceEdit): Promise<void> {
  const {applied: done, failureReason} = await connection.workspace.applyEdit({label, edit})
  if (!done) throw new Refused(`Nothing was changed: ${failureReason ?? 'the editor did not apply the edit'}.`)
}
