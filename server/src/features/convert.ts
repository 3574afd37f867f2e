import type {Position, Range} from 'vscode-languageserver-types'
import type {LineSpan, Place} from '../core/facts.js'
import type {Lines} from '../core/lines.js'

/** Facts count lines and columns from 1, the protocol from 0; both count UTF-16 units. */
export function rangeOf(place: Place): Range {
  return {
    start: {line: place.line - 1, character: place.column - 1},
    end: {line: place.endLine - 1, character: place.endColumn - 1},
  }
}

/**
 * Whole lines, up to the last character of the last one where the lines of the text are known, else up to the
 * beginning of the line behind it.
 */
export function rangeOfLines({line, endLine}: LineSpan, lines?: Lines): Range {
  const start = {line: line - 1, character: 0}
  const from = lines?.starts[endLine - 1]
  const to = lines?.ends[endLine - 1]
  if (from === undefined || to === undefined) return {start, end: {line: endLine, character: 0}}
  return {start, end: {line: endLine - 1, character: to - from}}
}

/** The offset of a position, clamped to its line and to the text. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line >= lines.count) return lines.ends[lines.count - 1] ?? 0
  const start = lines.starts[position.line] ?? 0
  return Math.min(start + position.character, lines.ends[position.line] ?? start)
}

/** True when the position stands in the place, or right behind its last character. */
export function isAt(place: Place, {line, character}: Position): boolean {
  const after = line > place.line - 1 || (line === place.line - 1 && character >= place.column - 1)
  return after && (line < place.endLine - 1 || (line === place.endLine - 1 && character <= place.endColumn - 1))
}
