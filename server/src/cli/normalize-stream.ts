import {pageParts, type PagePart, type PartSizes} from '../core/edit/page-parts.js'
import {surveyUtf8, utf8Pieces, type Utf8Survey} from '../border/utf8-stream.js'
import type {DumpReader} from '../core/dump-reader.js'
import {applyEdits, type TextEdit} from '../core/edit/apply.js'
import {normalize, type NormalizeResult} from '../core/edit/normalize.js'
import {mostUsual, switchesOf, type NormalizeOptions} from '../core/edit/rules.js'
import type {Recognized} from '../core/recognize.js'

/** A part of a large dump in canonical form. */
export interface NormalizedPart {
  /** The text before, its line ends among it. */
  readonly before: string
  readonly edits: readonly TextEdit[]
  readonly after: string
  readonly result: NormalizeResult
  /** The line, from 0, on which it begins. */
  readonly line: number
  /** The part before, recognized alone. */
  readonly found: Recognized
}

/** A large file of UTF-8 that is to be normalized part by part. */
export interface LargeFile {
  readonly path: string
  readonly survey: Utf8Survey
}

/** A file of more bytes is normalized part by part: whole, it would take some thirty times as much memory. */
export const largeFile = 8_000_000

/** So much text of a part is remembered by the reader, in UTF-16 units: repetitions are read once. */
export const remembered = 500_000

/** Look at a large file; undefined when it must be read whole, for it is no UTF-8. */
export function openLarge(path: string): LargeFile | undefined {
  const survey = surveyUtf8(path)
  return survey && {path, survey}
}

/**
 * Bring a large plain-text dump into canonical form, part by part, in memory that does not grow with it. The result is
 * that of normalizing it whole, save that of several places that cannot all be changed others may be left: it is cut
 * between pages, see `pageParts`, and line ends are those of the whole.
 *
 * @throws NoPageEnd where it cannot be cut.
 */
export function* normalizedParts(
  {path, survey}: LargeFile,
  reader: DumpReader,
  given: NormalizeOptions,
  sizes?: PartSizes,
): Generator<NormalizedPart, void> {
  const lineEnd = given.lineEnd ?? mostUsual(survey.lf, survey.crlf, survey.cr)
  const options = {...given, lineEnd}
  const gaps = switchesOf(options)('blankLines')
  let line = 0
  for (const part of pageParts(utf8Pieces(path), reader, sizes)) {
    const {found} = part
    const result = normalize(found, reader, options)
    const edits =
      gaps && !part.last && result.refused === undefined ? withGap(part, result.edits, lineEnd) : result.edits
    yield {before: part.text, edits, after: applyEdits(part.text, edits), result, line, found}
    line += found.lines.count
  }
}

/** Two blank lines part a page from the next; of a text alone, the last line end is the last. */
function withGap({text}: PagePart, edits: readonly TextEdit[], lineEnd: string): readonly TextEdit[] {
  const last = edits[edits.length - 1]
  const gap = lineEnd + lineEnd
  if (last?.end === text.length) return [...edits.slice(0, -1), {...last, newText: last.newText + gap}]
  return [...edits, {start: text.length, end: text.length, newText: gap}]
}
