import type {Position, Range, SelectionRange} from 'vscode-languageserver-types'
import type {LineSpan} from '../core/facts.js'
import {offsetAt, rangeOf, rangeOfLines} from './convert.js'
import {extentOf} from './document-symbols.js'
import {mentionAt, type Source} from './source.js'

/** What `Expand Selection` walks through: the name, the sentence, the part, the item or article, the dump. */
export function selectionRanges(source: Source, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionAt(source, position))
}

function selectionAt(source: Source, position: Position): SelectionRange {
  const {facts, shown} = source
  const line = position.line + 1
  const ranges: Range[] = [rangeOfLines({line: 1, endLine: Math.max(facts.lines, line)}, shown?.lines)]
  const unit = facts.units.find((other) => isIn(extentOf(other), line))
  if (unit) ranges.push(rangeOfLines(extentOf(unit), shown?.lines))
  const part = unit?.parts.find((other) => isIn(other, line))
  if (part) {
    ranges.push(rangeOfLines(part, shown?.lines))
    if (shown) ranges.push(sentenceAt(shown.text, position, shown.lines, part))
  }
  const mention = mentionAt(source, position)
  if (mention) ranges.push(rangeOf(mention))
  return (
    ranges.reduce<SelectionRange | undefined>((parent, range) => {
      if (parent && !isInside(range, parent.range)) return parent
      return parent ? {range, parent} : {range}
    }, undefined) ?? {range: {start: position, end: position}}
  )
}

/** From behind the full stop before to the full stop behind, within the part. */
function sentenceAt(
  text: string,
  position: Position,
  lines: NonNullable<Source['shown']>['lines'],
  part: LineSpan,
): Range {
  const from = lines.starts[part.line - 1] ?? 0
  const to = lines.ends[part.endLine - 1] ?? text.length
  const at = offsetAt(lines, position)
  let start = from
  let end = to
  for (const match of text.slice(from, to).matchAll(/[.!?…]["”»)]?\s/gu)) {
    const stop = from + match.index + match[0].length - 1
    if (stop < at) start = stop + 1
    else {
      end = stop
      break
    }
  }
  return {start: positionIn(lines, start, part), end: positionIn(lines, end, part)}
}

function positionIn(lines: NonNullable<Source['shown']>['lines'], offset: number, part: LineSpan): Position {
  let line = part.line - 1
  while (line + 1 < part.endLine && (lines.starts[line + 1] ?? Infinity) <= offset) line++
  return {line, character: offset - (lines.starts[line] ?? 0)}
}

function isIn(span: LineSpan, line: number): boolean {
  return span.line <= line && line <= span.endLine
}

function isInside(inner: Range, outer: Range): boolean {
  const starts =
    inner.start.line > outer.start.line ||
    (inner.start.line === outer.start.line && inner.start.character >= outer.start.character)
  return (
    starts &&
    (inner.end.line < outer.end.line ||
      (inner.end.line === outer.end.line && inner.end.character <= outer.end.character))
  )
}
