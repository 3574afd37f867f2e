import {namesIn} from './block-names.js'
import type {Recognized} from './recognize.js'
import {columnAt, sourceOffset} from './recognize.js'
import {lineAt} from './lines.js'
import type {NamedMention} from './rules/official.js'
import type {DateExpression} from './rules/date.js'
import type {Entry} from './layout/sheet.js'
import type {Inline, Part} from './tree.js'

/** A date or a mention with its bounds in the words of the dump. */
type Found =
  | {readonly kind: 'date'; readonly start: number; readonly end: number; readonly date: DateExpression}
  | {readonly kind: 'mention'; readonly start: number; readonly end: number; readonly mention: NamedMention}

/**
 * Give a part of the tree its children: dates, mentions, and the text between them, which together are its words unit
 * for unit. A date inside a mention, or the other way round, gives way to what begins first.
 *
 * @param entries The blocks of the part, in order.
 */
export function fillPart(part: Part, entries: readonly Entry[], found: Recognized): void {
  const start = entries[0]?.block.start ?? 0
  const end = entries[entries.length - 1]?.block.end ?? start
  const children: Inline[] = []
  let at = start
  for (const piece of entries.flatMap(foundIn).sort((a, b) => a.start - b.start)) {
    if (piece.start < at) continue
    if (piece.start > at) children.push(textNode(at, piece.start))
    children.push(inlineNode(piece))
    at = piece.end
  }
  if (at < end) children.push(textNode(at, end))
  part.children = children

  function textNode(from: number, to: number): Inline {
    return {type: 'text', value: found.text.slice(from, to), position: positionOf(from, to)}
  }

  function inlineNode(piece: Found): Inline {
    const value = found.text.slice(piece.start, piece.end)
    const position = positionOf(piece.start, piece.end)
    return piece.kind === 'date'
      ? {type: 'date', value, data: {date: piece.date}, position}
      : {type: 'mention', value, data: {mention: piece.mention}, position}
  }

  function positionOf(from: number, to: number): NonNullable<Part['position']> {
    return {start: pointOf(from), end: pointOf(to)}
  }

  function pointOf(offset: number): NonNullable<Part['position']>['start'] {
    const line = lineAt(found.lines, offset)
    return {line: line + 1, column: columnAt(found, line, offset), offset: sourceOffset(found, offset)}
  }
}

function foundIn({block, facts}: Entry): readonly Found[] {
  const dates = facts.dates.map((date) => ({
    kind: 'date' as const,
    start: block.start + date.start,
    end: block.start + date.end,
    date,
  }))
  const mentions = namesIn(facts.names).mentions.map(({start, end, named}) => ({
    kind: 'mention' as const,
    start: block.start + start,
    end: block.start + end,
    mention: {start, end, ...named},
  }))
  return [...dates, ...mentions]
}
