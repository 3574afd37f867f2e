import {BLANK, classAt, LINE_END} from '../lexicon/letters.js'

/** What is known of a text's lines once it has been asked for. */
export interface Lines {
  wrapped?: boolean
}

/**
 * True when the post of the name at `start` may stand on the line before: the name does not open its line, or opens the
 * second line of the text, or the text is one wrapped paragraph. Linear the first time it is asked of a name that
 * opens a line, else amortized constant.
 */
export function crossesLines(text: string, start: number, lines: Lines): boolean {
  let at = start
  while (at > 0 && classAt(text, at - 1) === BLANK) at--
  if (at === 0 || classAt(text, at - 1) !== LINE_END) return true
  let line = at - 1
  if (line > 0 && text.charCodeAt(line) === 0x0a && text.charCodeAt(line - 1) === 0x0d) line--
  while (line > 0 && classAt(text, line - 1) !== LINE_END) line--
  return line === 0 || (lines.wrapped ??= isWrapped(text))
}

/** True when the block is one paragraph broken into lines of like length, so that a line end is a blank. */
function isWrapped(text: string): boolean {
  let longest = 0
  let lines = 0
  let short = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && classAt(text, at) !== LINE_END) continue
    const length = at - start
    start = at + 1
    if (length === 0) continue
    lines++
    if (length > longest) {
      if (longest > 0 && longest < length * 0.6) short++
      longest = length
    } else if (at < text.length && length < longest * 0.6) short++
  }
  return lines > 1 && longest <= 120 && short === 0
}
