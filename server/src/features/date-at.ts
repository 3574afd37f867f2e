import {firstWhere} from '../core/first-where.js'
import type {Position} from 'vscode-languageserver-types'
import type {Entry} from '../core/layout/sheet.js'
import {columnAt, sourceOffset} from '../core/recognize.js'
import type {DateExpression} from '../core/rules/date.js'
import {offsetAt} from './convert.js'
import type {Shown} from './source.js'

/** The date expression at a position, with its block. Logarithmic in the blocks. */
export function dateAt(
  shown: Shown,
  position: Position,
): {readonly entry: Entry; readonly date: DateExpression} | undefined {
  const {found, lines} = shown
  const offset = offsetAt(lines, position)
  const entry = entryAt(found.entries, position.line)
  if (!entry) return undefined
  const date = entry.facts.dates.find(
    ({start, end}) =>
      sourceOffset(found, entry.block.start + start) <= offset &&
      offset <= sourceOffset(found, entry.block.start + end - 1) + 1,
  )
  return date && {entry, date}
}

/** The block that takes a line, from 0; undefined for a blank one. Logarithmic. */
export function entryAt(entries: readonly Entry[], line: number): Entry | undefined {
  const entry = entries[firstWhere(entries.length, (at) => (entries[at]?.block.line ?? 0) > line) - 1]
  return entry && line < entry.block.line + entry.block.lines ? entry : undefined
}

/** The position of an offset in a block. */
export function placeIn({found}: Shown, {block}: Entry, offset: number): Position {
  let line = block.line
  while (line + 1 < block.line + block.lines && (found.lines.starts[line + 1] ?? Infinity) <= block.start + offset)
    line++
  return {line, character: columnAt(found, line, block.start + offset) - 1}
}
