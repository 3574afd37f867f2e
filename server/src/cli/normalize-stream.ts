import {pageParts, type PartSizes} from '../core/edit/page-parts.js'
import {surveyUtf8, utf8Pieces, type Utf8Survey} from '../border/utf8-stream.js'
import type {DumpReader} from '../core/dump-reader.js'
import {applyEdits} from '../core/edit/apply.js'
import {normalize, type NormalizeResult} from '../core/edit/normalize.js'
import {mostUsual, type NormalizeOptions} from '../core/edit/rules.js'
import type {Recognized} from '../core/recognize.js'

/** A part of a large dump in canonical form. */
export interface NormalizedPart {
  /** The text before, its line ends among it. */
  readonly before: string
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
  let line = 0
  for (const part of pageParts(utf8Pieces(path), reader, sizes)) {
    const {found} = part
    const result = normalize(found, reader, {...options, pageBelow: !part.last})
    yield {before: part.text, after: applyEdits(part.text, result.edits), result, line, found}
    line += found.lines.count
  }
}
