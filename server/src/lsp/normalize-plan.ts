import type {Position, Range, TextEdit} from 'vscode-languageserver/node'
import {isUnicode} from '../border/decode.js'
import type {Key} from '../border/places.js'
import {normalize, normalizeRange, type NormalizeContext, type NormalizeResult} from '../core/edit/normalize.js'
import {recoveredDate} from '../core/recovered.js'
import type {Recognized} from '../core/recognize.js'
import {normalizeOptionsOf} from '../core/settings.js'
import {factsAt} from '../core/workspace-index.js'
import {textEdits} from '../features/formatting.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import type {Rules} from './folders.js'
import type {View} from './view.js'
import type {DocumentEdits} from './workspace-edit.js'

/** A part of a document: lines and characters from 0. */
export type Part = Range | undefined

/** What is to be done with one file, as the editor has it or as it is on the disk. */
export type NormalizePlan =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'left'; readonly key: Key; readonly why: string}
  | {
      readonly kind: 'edits'
      readonly key: Key
      readonly result: NormalizeResult
      readonly file: DocumentEdits<TextEdit>
      /** The text as an editor shows it, before. */
      readonly text: string
    }

/**
 * What is to be done with one file.
 *
 * @param held True where the client has opened the file, so that its text is that of a document.
 */
export async function planFor(key: Key, {view, texts}: CommandParts, held = false): Promise<NormalizePlan> {
  const now = view()
  const current = await texts.current(key)
  if (!current) return left('it cannot be read')
  const {found, version} = current
  const result = normalized(found, now.rulesOf(key), recoveredIn(now, key, found))
  if (result.refused !== undefined) return left(result.refused)
  if (result.edits.length === 0) return {kind: 'nothing'}
  if (current.doubt !== undefined) return left(current.doubt)
  if (!current.lossless) return left('some of its bytes say nothing as text, and an edit would lose them')
  if (current.encoding !== null && !isUnicode(current.encoding))
    return left(`it is encoded in ${current.encoding}; open it in that encoding first`)
  if (held && version === null) return left('the editor did not open it')
  const {text} = shownOf(found)
  return {kind: 'edits', key, result, text, file: {uri: now.around.uriOf(key), version, edits: editsOf(found, result)}}

  function left(why: string): NormalizePlan {
    return {kind: 'left', key, why}
  }
}

/** What normalizing a text, or a part of it, comes to. */
export function normalized(
  found: Recognized,
  {reader, settings}: Rules,
  context?: NormalizeContext,
  part?: Part,
): NormalizeResult {
  const options = {...normalizeOptionsOf(settings), ...context}
  return part ? normalizeRange(found, reader, offsetsOf(found, part), options) : normalize(found, reader, options)
}

/** The days that other dumps give, where the text is the one that the index knows. */
export function recoveredIn({world}: View, key: Key, found: Recognized): NormalizeContext {
  const facts = factsAt(world.index, key)
  if (!facts || facts.lines !== found.lines.count) return {}
  return {recovered: (unit) => recoveredDate(world.index, key, unit)?.date}
}

/** The edits as an editor makes them. */
export function editsOf(found: Recognized, {edits}: NormalizeResult): TextEdit[] {
  const {text, lines} = shownOf(found)
  return textEdits(edits, text, lines)
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
