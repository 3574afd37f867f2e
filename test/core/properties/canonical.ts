import {defaultRules, type NormalizeOptions, type NormalizeRule} from '../../../server/src/core/edit/rules.js'

/** White space at the edge of a line; on purpose not the table of the product. */
const blankAtEdge = /^[^\S\r\n\ufeff]|[^\S\r\n\ufeff]$/u

/**
 * What in a normalized plain text is not as the page on normalizing has it: told from the text alone, line by line,
 * without any notion of what the lines are. Undefined when nothing is.
 */
export function notCanonical(before: string, after: string, {rules, lineEnd}: NormalizeOptions): string | undefined {
  const on = (rule: NormalizeRule): boolean => rules?.[rule] ?? defaultRules[rule]
  // Front matter stays as it is, and so does a text that shows nothing.
  if (/^---[^\S\r\n]*[\r\n]/.test(before) || !/[^\s\u0085\u00ad\u200b-\u200f\u2060]/u.test(before)) return undefined
  const ends = after.match(/\r\n|[\r\n]/g) ?? []
  if (on('lineEnds') && on('blankLines')) {
    const wanted = lineEnd ?? usual(before.match(/\r\n|[\r\n]/g) ?? [])
    if (ends.some((end) => end !== wanted)) return `expected ${JSON.stringify(wanted)} at the end of each line`
  }
  const lines = after.split(/\r\n|[\r\n]/)
  if (on('indentation')) {
    const at = lines.findIndex((line) => blankAtEdge.test(line))
    if (at >= 0) return `line ${at + 1} has blanks at an edge`
  }
  if (on('unicodeSpaces')) {
    const at = lines.findIndex((line) => /[^\S \ufeff]|[^\S\ufeff]{2}/u.test(inner(line)))
    if (at >= 0) return `line ${at + 1} has more than a blank between two words`
  }
  if (on('blankLines')) {
    if (/^[\r\n]/.test(after)) return 'the first line is blank'
    if (lines[lines.length - 1] !== '' || lines[lines.length - 2] === '') return 'expected one line end at the end'
    if (
      on('indentation') &&
      lines.some((line, at) => at > 1 && `${line}${lines[at - 1] ?? ''}${lines[at - 2] ?? ''}` === '')
    )
      return 'more than two blank lines'
  }
  return undefined
}

/** The most frequent line end; the first of these where several are. */
function usual(ends: readonly string[]): string {
  const counts = ['\n', '\r\n', '\r'].map((end) => ({end, count: ends.filter((one) => one === end).length}))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).end
}

/** A line without what stands at its edges, be it white space or what shows nothing. */
function inner(line: string): string {
  const shows = (unit: string): boolean => !/[\s\u0085\u00ad\u200b-\u200f\u2060]/u.test(unit)
  const units = line.split('')
  return line.slice(Math.max(0, units.findIndex(shows)), units.findLastIndex(shows) + 1)
}
