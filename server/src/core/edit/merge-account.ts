import type {LineSpan} from '../facts.js'
import type {DayLine, Group} from './merge-groups.js'
import type {Revision} from './merge-revisions.js'
import {comparePlaces, numbered, saidIn, type MergeLine, type Section} from './merge-text.js'
import type {Piece} from './merge-units.js'

/** Lines of a file. */
export interface FileSpan extends LineSpan {
  readonly file: string
}

/** Why lines are not in a merge; `corrected` for a date line where the team says another day. */
export type DropReason = 'copy' | 'navigation' | 'corrected'

/** Lines that are not in the merge, and the kept ones that stand for them. */
export interface Dropped extends FileSpan {
  readonly of: FileSpan
  readonly reason: DropReason
}

/** Where a line of the merge came from: the kept copy first, then the others by file and line. */
export interface MergedLine extends LineSpan {
  readonly sources: readonly MergeSource[]
  /** What the kept copy says, where canonical form has other words for it: a day in another style. */
  readonly was?: string
  /** Of an item or article that is another version of one above it: where in this text that stands, and what differs. */
  readonly revises?: RevisedLines
}

/** Lines of a merge of which others are another version. */
export interface RevisedLines extends LineSpan {
  readonly reason: Revision['reason']
}

/** An item or article of a merge that is another version of one above it. */
export interface MergedRevision extends LineSpan {
  readonly of: RevisedLines
}

/** A copy of a block. Copies share their hash; it is empty for a day that no line of its own states. */
export interface MergeSource extends FileSpan {
  readonly hash: string
}

/** Dropped pieces as runs of lines: what follows each other in its file and was dropped for one copy is one run. */
export function droppedSpans(sections: readonly Section[]): readonly Dropped[] {
  const dropped: {readonly piece: Piece; readonly kept: MergeLine['kept']}[] = []
  for (const {lines} of sections)
    for (const {kept, copies} of lines) for (const piece of copies) dropped.push({piece, kept})
  dropped.sort((a, b) => comparePlaces(a.piece, b.piece))
  const spans: {-readonly [Key in keyof Dropped]: Dropped[Key]}[] = []
  let last: Piece | undefined
  for (const {piece, kept} of dropped) {
    const twin = spanOf(kept)
    const reason = reasonOf(piece, kept)
    const span = spans[spans.length - 1]
    const follows = last?.file === piece.file && last.at + 1 === piece.at
    if (span?.reason === reason && follows && span.of.file === twin.file && twin.line >= span.of.endLine - 1) {
      span.endLine = Math.max(span.endLine, piece.endLine)
      span.of = {...span.of, endLine: Math.max(span.of.endLine, twin.endLine)}
    } else spans.push({file: piece.file, line: piece.line, endLine: piece.endLine, of: twin, reason})
    last = piece
  }
  return spans
}

function reasonOf(piece: Piece, kept: MergeLine['kept']): DropReason {
  if (piece.kind === 'boilerplate') return 'navigation'
  return kept.kind === 'dayLine' && kept.corrected ? 'corrected' : 'copy'
}

function spanOf({file, line, ...kept}: Piece | DayLine): FileSpan {
  return {file, line, endLine: 'endLine' in kept ? kept.endLine : line}
}

/** The revisions in some sections, in their order. */
export function mergedRevisions(
  sections: readonly Section[],
  revisions: ReadonlyMap<Group, Revision>,
): readonly MergedRevision[] {
  if (revisions.size === 0) return []
  const groupLines = new Map([...linesOf(sections)].map(([{group}, lines]) => [group, lines]))
  return sections.flatMap(({group}) => {
    const revision = group && revisions.get(group)
    const own = groupLines.get(group)
    const first = revision && groupLines.get(revision.of)
    return own && first ? [{...own, of: {...first, reason: revision.reason}}] : []
  })
}

/** The lines that sections take in the text. */
export function linesOf(sections: readonly Section[]): ReadonlyMap<Section, LineSpan> {
  const spans = new Map<Section, LineSpan>()
  const lines = numbered(sections)
  for (const section of sections) {
    let span: LineSpan | undefined
    for (let count = section.lines.length; count > 0; count--) {
      const next = lines.next()
      if (!next.done) span = {line: span?.line ?? next.value.line, endLine: next.value.endLine}
    }
    if (span) spans.set(section, span)
  }
  return spans
}

/** Where each line of some sections came from. */
export function* mergedLines(
  sections: readonly Section[],
  revisions: readonly MergedRevision[],
): Generator<MergedLine> {
  let next = 0
  for (const {line, endLine, of} of numbered(sections)) {
    while ((revisions[next]?.endLine ?? Infinity) < line) next++
    const revision = revisions[next]
    const sources = [of.kept, ...[...of.copies].sort(comparePlaces)].map((source) => ({
      ...spanOf(source),
      hash: source.kind === 'dayLine' ? '' : source.words.key,
    }))
    const said = saidIn(of)
    const was = said === of.text ? {} : {was: said}
    yield {line, endLine, sources, ...was, ...(revision && revision.line <= line ? {revises: revision.of} : {})}
  }
}
