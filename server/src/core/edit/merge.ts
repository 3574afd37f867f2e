import type {DumpReader} from '../dump-reader.js'
import type {LineSpan, Unit} from '../facts.js'
import {groupsOf, type Group, type StatedDay} from './merge-groups.js'
import {inOrder, type UndatedPlace} from './merge-order.js'
import {conservationFault, type ProvenDrop, type ProvenInput, type Shown} from './merge-proof.js'
import {mergeLines, type DroppedPiece, type MergeLine} from './merge-text.js'
import {mergeParts, type MergeInput, type Piece} from './merge-units.js'

/** A merged dump, with an account of every block of its inputs. Lines count from 1. */
export interface Merged {
  readonly kind: 'merged'
  readonly text: string
  /** What is not in the text since another copy stands for it, by file and line. */
  readonly dropped: readonly Dropped[]
  /** Where each line with words came from, in order. */
  readonly map: readonly MergedLine[]
  /** Items and articles that are read otherwise in the merge than in their file. */
  readonly unsettled: readonly Unsettled[]
}

/** Nothing was merged. */
export interface MergeRefused {
  readonly kind: 'refused'
  readonly reason: string
}

/** Lines of a file. */
export interface FileSpan extends LineSpan {
  readonly file: string
}

/** Lines that are not in the merge, and the kept ones that say the same. */
export interface Dropped extends FileSpan {
  readonly of: FileSpan
  readonly reason: 'copy' | 'part of a fuller copy' | 'navigation'
}

/** Where a line of the merge came from: the kept copy first, then the others by file and line. */
export interface MergedLine extends LineSpan {
  readonly sources: readonly MergeSource[]
}

/** A copy of a block. Copies share their hash. */
export interface MergeSource extends FileSpan {
  readonly hash: string
}

/** An item or article whose days or bounds the merge could not keep. */
export interface Unsettled {
  readonly line: number
  readonly file: string
  readonly fileLine: number
  readonly reason: string
}

/** How to merge. */
export interface MergeOptions {
  /** Where items without a day stand. Absent: by their neighbors. */
  readonly undated?: UndatedPlace
}

/**
 * Merge dumps into one in canonical form: every distinct item and article once, in its best copy, items newest first
 * under their date lines, then the articles. The order of the inputs makes no difference.
 *
 * Before a text is given, it is proven that every block of the inputs is in it, or in `dropped` with the copy that
 * stands for it; else the merge is refused with what differs. Where the recognizer would not tell one article from the
 * next, footers stay between them. Linear but for sorting; reads the result once or a few times.
 */
export function merge(
  inputs: readonly MergeInput[],
  reader: DumpReader,
  options: MergeOptions = {},
): Merged | MergeRefused {
  const distinct = distinctInputs(inputs)
  if ('kind' in distinct) return distinct
  const parts = distinct.map((input) => mergeParts(input, reader.lexicon))
  const groups = groupsOf(parts.flatMap(({units}) => units))
  const loose = parts.flatMap((part) => part.loose)
  const proven = new Map(distinct.map((input, at) => [input, {...input, cuts: parts[at]?.cuts ?? []}]))
  const ordered = inOrder(groups, options.undated ?? 'neighbors')
  const breaks = new Set<number>()
  let best: Merged | undefined
  for (let round = 0; round < rounds; round++) {
    const {lines, dropped} = mergeLines(ordered, loose, breaks, reader.lexicon)
    const text = written(lines)
    const drops = dropsOf(lines, dropped, proven)
    const fault = conservationFault([...proven.values()], text, drops, addedWords(lines), reader.lexicon)
    if (fault !== undefined) return {kind: 'refused', reason: fault}
    const {groups: astray, places} = unsettled(ordered, lines, text, reader)
    if (!best || places.length < best.unsettled.length)
      best = {kind: 'merged', text, dropped: droppedSpans(dropped), map: mapOf(lines), unsettled: places}
    if (places.length === 0 || !addBreaks(ordered, astray, breaks)) break
  }
  return best ?? {kind: 'refused', reason: 'there is nothing to merge'}
}

/** A merge is laid out anew at most so often to part what the recognizer would read as one. */
const rounds = 4

/** Give the groups that are read otherwise, and those right below them, pages of their own; false when none is left. */
function addBreaks(groups: readonly Group[], astray: readonly number[], breaks: Set<number>): boolean {
  const before = breaks.size
  for (const at of astray) for (const place of [at, at + 1]) if (mayBreak(groups, place)) breaks.add(place)
  return breaks.size > before
}

/** Articles may stand on pages of their own, and so may the items without a day that stand behind the others. */
function mayBreak(groups: readonly Group[], at: number): boolean {
  const group = groups[at]
  if (!group) return false
  return (
    group.kind === 'article' ||
    (isUndated(group) &&
      !isUndated(groups[at - 1]) &&
      !groups.slice(at).some((other) => other.kind === 'item' && !isUndated(other)))
  )
}

function isUndated(group: Group | undefined): boolean {
  return group !== undefined && group.stated === null && group.members.every((unit) => unit.day === null)
}

/** The inputs by path, each once; a refusal when one path has two texts. */
function distinctInputs(inputs: readonly MergeInput[]): readonly MergeInput[] | MergeRefused {
  const byPath = new Map<string, MergeInput>()
  for (const input of inputs) {
    const known = byPath.get(input.path)
    if (known && known.found.text !== input.found.text)
      return {kind: 'refused', reason: `${input.path} was given twice, with different texts`}
    byPath.set(input.path, known ?? input)
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function written(lines: readonly MergeLine[]): string {
  return (
    lines.map(({text, blanks}, at) => (at > 0 ? '\n'.repeat(blanks + 1) : '') + text).join('') +
    (lines.length > 0 ? '\n' : '')
  )
}

function addedWords(lines: readonly MergeLine[]): readonly string[] {
  return lines.filter(({added}) => added).map(({text}) => text)
}

/** For the proof: each dropped piece with all that is shown of the group that stands for it. */
function dropsOf(
  lines: readonly MergeLine[],
  dropped: readonly DroppedPiece[],
  inputs: ReadonlyMap<MergeInput, ProvenInput>,
): readonly ProvenDrop[] {
  const shown = new Map<Piece | StatedDay, Shown>()
  const ofGroup = new Map<number, {readonly lines: string[]}>()
  for (const {kept, group, text} of lines) {
    const same = group < 0 ? undefined : ofGroup.get(group)
    const own = same ?? {lines: []}
    own.lines.push(text)
    if (group >= 0) ofGroup.set(group, own)
    if (!shown.has(kept)) shown.set(kept, own)
  }
  return dropped.map(({piece, twin}) => {
    const input = inputs.get(piece.input)
    if (!input) throw new Error(`${piece.input.path} is no input of this merge`)
    return {input, start: piece.start, end: piece.end, shown: shown.get(twin) ?? {lines: []}}
  })
}

/** Dropped pieces as runs of lines: what follows each other in its file and was dropped for one copy is one run. */
function droppedSpans(dropped: readonly DroppedPiece[]): readonly Dropped[] {
  const sorted = [...dropped].sort((a, b) => comparePlaces(a.piece, b.piece))
  const spans: {-readonly [Key in keyof Dropped]: Dropped[Key]}[] = []
  let last: DroppedPiece | undefined
  for (const one of sorted) {
    const {piece} = one
    const twin = spanOf(one.twin)
    const span = spans[spans.length - 1]
    if (span && last && follows(last.piece, piece) && span.of.file === twin.file && twin.line >= span.of.endLine - 1) {
      span.endLine = Math.max(span.endLine, piece.endLine)
      span.of = {...span.of, endLine: Math.max(span.of.endLine, twin.endLine)}
    } else {
      const reason = piece.kind === 'boilerplate' ? 'navigation' : 'copy'
      spans.push({file: piece.input.path, line: piece.line, endLine: piece.endLine, of: twin, reason})
    }
    last = one
  }
  return spans
}

function follows(above: Piece, below: Piece): boolean {
  return above.input === below.input && above.input.found.text.slice(above.end, below.start).trim() === ''
}

function comparePlaces(a: Piece, b: Piece): number {
  if (a.input !== b.input) return a.input.path < b.input.path ? -1 : 1
  return a.start - b.start
}

function spanOf(kept: Piece | StatedDay): FileSpan {
  if ('entry' in kept) return {file: kept.input.path, line: kept.line, endLine: kept.endLine}
  const line = kept.unit.facts.published?.evidence.line ?? kept.unit.facts.line
  return {file: kept.unit.input.path, line, endLine: line}
}

function mapOf(lines: readonly MergeLine[]): readonly MergedLine[] {
  let line = 0
  return lines.map(({kept, copies, blanks}, at) => {
    line += at > 0 ? blanks + 1 : 1
    const sources = [kept, ...[...copies].sort(comparePlaces)].map((source) => ({
      ...spanOf(source),
      hash: 'entry' in source ? hashOf(source) : '',
    }))
    return {line, endLine: line, sources}
  })
}

/** The hash of 64 bits of the words of a piece, as 22 hexadecimal digits. */
function hashOf({key}: Piece): string {
  return key
    .split(' ')
    .map((part, at) =>
      Number(part)
        .toString(16)
        .padStart(at === 0 ? 14 : 8, '0'),
    )
    .join('')
}

/** The groups that the recognizer reads otherwise in the merge: other bounds or other days. */
function unsettled(
  groups: readonly Group[],
  lines: readonly MergeLine[],
  text: string,
  reader: DumpReader,
): {readonly groups: readonly number[]; readonly places: readonly Unsettled[]} {
  const facts = reader.facts(reader.recognize(text, 'plain'))
  const read = new Set(facts.units.map((unit) => signOf(unit.kind, boundsOf(unit), unit, unit.published?.date)))
  const bounds = new Map<number, {line: number; endLine: number}>()
  let line = 0
  for (const [at, {group, blanks}] of lines.entries()) {
    line += at > 0 ? blanks + 1 : 1
    const known = bounds.get(group)
    if (known) known.endLine = line
    else bounds.set(group, {line, endLine: line})
  }
  const astray = [...groups.keys()].filter((at) => {
    const group = groups[at]
    const span = bounds.get(at)
    return group && span && !read.has(signOf(group.kind, span, group.kept.facts, group.stated ?? undefined))
  })
  const reason = 'in the merge it is read with other days, or other bounds, than in its file'
  const places = astray.map((at) => {
    const unit = groups[at]?.kept
    return {line: bounds.get(at)?.line ?? 1, file: unit?.input.path ?? '', fileLine: unit?.facts.line ?? 1, reason}
  })
  return {groups: astray, places}
}

function boundsOf({parts}: Unit): LineSpan {
  // Navigation aside, parts stand in the order of their lines.
  return {line: parts[0]?.line ?? 1, endLine: parts[parts.length - 1]?.endLine ?? 1}
}

function signOf(kind: string, {line, endLine}: LineSpan, {event}: Unit, published: string | undefined): string {
  return [kind, line, endLine, published, event?.date, event?.endDate].join()
}
