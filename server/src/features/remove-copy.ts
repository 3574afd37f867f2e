import type {TextEdit} from 'vscode-languageserver-types'
import type {Duplicate} from '../core/duplicates.js'
import type {FileFacts, LineSpan} from '../core/facts.js'
import {level} from '../core/level.js'
import type {Lines} from '../core/lines.js'
import type {Recognized} from '../core/recognize.js'

/** A date that would be lost with a copy. */
export interface LostDate {
  readonly line: number
  readonly date: string
}

/**
 * The edit that takes a copy away: its lines and the blank lines behind it, or, at the end of the text, those before
 * it, so that what is left stands as far apart as it did.
 */
export function removalEdit({line, endLine}: LineSpan, text: string, lines: Lines): TextEdit {
  let first = line - 1
  let next = endLine
  while (next < lines.count && isBlank(next)) next++
  if (next >= lines.count) while (first > 0 && isBlank(first - 1)) first--
  return {range: {start: {line: first, character: 0}, end: endOf(next)}, newText: ''}

  function isBlank(at: number): boolean {
    return text.slice(lines.starts[at], lines.ends[at]).trim() === ''
  }

  function endOf(at: number): {line: number; character: number} {
    if (at < lines.count) return {line: at, character: 0}
    const last = lines.count - 1
    const end = lines.ends[last] ?? 0
    // A text that ends in a line end has one more, empty line in an editor.
    return end < text.length
      ? {line: lines.count, character: 0}
      : {line: last, character: end - (lines.starts[last] ?? 0)}
  }
}

/**
 * The days that stand on their own lines within the copy and that the kept copy does not state: removing the copy would
 * lose them. Empty when nothing is lost.
 */
export function lostDates(facts: FileFacts, copy: Duplicate, kept: FileFacts): LostDate[] {
  const lost: LostDate[] = []
  const keptDays = new Set<string>()
  for (const unit of kept.units) {
    const touches = unit.parts.some((part) => part.line <= copy.of.endLine && part.endLine >= copy.of.line)
    if (touches && unit.published) keptDays.add(unit.published.date)
  }
  for (const {published} of facts.units) {
    if (!published || published.evidence.line < copy.line || published.evidence.line > copy.endLine) continue
    if (!keptDays.has(published.date)) lost.push({line: published.evidence.line, date: published.date})
  }
  return lost
}

/**
 * True for a copy of which the kept one has every word: word for word, or cut off. What has words of its own is nobody's
 * to remove but the user's, by hand.
 */
export function isContained({kind, differences}: Pick<Duplicate, 'kind' | 'differences'>): boolean {
  return kind !== 'revision' && differences.every(({here}) => here === '')
}

/**
 * The first line of the copy whose words stand nowhere in the kept copy, the days of date lines aside: what removing would
 * lose. Undefined when every word is kept. The texts themselves are compared, not hashes of them.
 */
export function lostWords(found: Recognized, copy: Duplicate, kept: Recognized): number | undefined {
  const {starts, ends} = kept.lines
  const keptWords = level(kept.text.slice(starts[copy.of.line - 1], ends[copy.of.endLine - 1]))
  for (const {block, facts} of found.entries) {
    if (block.line + block.lines < copy.line || block.line >= copy.endLine) continue
    // Of a date line the day is asked of `lostDates`; what stands behind it, a file name or an hour, is words as any.
    const start = facts.kind === 'dateLine' ? block.start + (facts.dates[0]?.end ?? 0) : block.start
    if (!keptWords.includes(level(found.text.slice(start, block.end)))) return block.line + 1
  }
  return undefined
}
