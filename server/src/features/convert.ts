import type {Position, Range} from 'vscode-languageserver-types'
import type {LineSpan, Place} from '../core/facts.js'
import {lineAt, type Lines} from '../core/lines.js'

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

/** True when the place ends above the position, or on its line before it. */
export function endsBefore(place: Place, {line, character}: Position): boolean {
  return place.endLine - 1 < line || (place.endLine - 1 === line && place.endColumn - 1 < character)
}

/** The range of two offsets of the text that the lines were cut from. Logarithmic in the lines. */
export function rangeOfSpan(lines: Lines, start: number, end: number): Range {
  return {start: positionAt(lines, start), end: positionAt(lines, end)}
}

/** The position of an offset; inside a line end that of its line's end. */
export function positionAt(lines: Lines, offset: number): Position {
  if (lines.count === 0) return {line: 0, character: 0}
  const line = lineAt(lines, offset)
  return {line, character: Math.min(offset, lines.ends[line] ?? 0) - (lines.starts[line] ?? 0)}
}
