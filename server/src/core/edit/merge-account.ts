import type {LineSpan} from '../facts.js'
import type {DayLine} from './merge-groups.js'
import {comparePlaces, type MergeLine, type Section} from './merge-text.js'
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

/** Where each line of some sections came from. */
export function* mergedLines(sections: readonly Section[]): Generator<MergedLine> {
  let line = 0
  for (const {lines} of sections) {
    for (const {kept, copies, blanks} of lines) {
      line += line === 0 ? 1 : blanks + 1
      const sources = [kept, ...[...copies].sort(comparePlaces)].map((source) => ({
        ...spanOf(source),
        hash: source.kind === 'dayLine' ? '' : hashOf(source),
      }))
      yield {line, endLine: line, sources}
    }
  }
}

/** The hash of 64 bits of the words of a piece, as 22 hexadecimal digits. */
function hashOf({words: {key}}: Piece): string {
  return key
    .split(' ')
    .map((part, at) =>
      Number(part)
        .toString(16)
        .padStart(at === 0 ? 14 : 8, '0'),
    )
    .join('')
}
