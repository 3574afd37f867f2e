import {instant} from '../rules/date.js'
import {kindAt, type Sheet} from './sheet.js'

/** Of fewer dated texts nothing can be said. */
const fewest = 3

/**
 * True when the blocks begin with three date lines or more, each above a text of its own, that run from new to old: a
 * strip, whatever label stands above it.
 *
 * @param content Indices of blocks, the first of them a date line. Reads no further than the third date line.
 */
export function opensStrip(sheet: Sheet, content: readonly number[]): boolean {
  let last = Infinity
  let count = 0
  for (let at = 0; at < content.length && count < fewest; at++) {
    const day = dayAt(sheet, content[at])
    if (day === undefined) continue
    if (day > last || kindAt(sheet, content[at + 1] ?? -1) !== 'prose') return false
    last = day
    count++
  }
  return count >= fewest
}

/**
 * The place in `content` of the last date line of a timeline: an article that tells of one day after the other under
 * lines in figures, all of them before its own day. A strip runs from new to old, and its first day is the last. 0 where
 * there is none.
 *
 * @param content Indices of blocks, of which the first or the second is the date line of the article.
 */
export function timelineEnd(sheet: Sheet, content: readonly number[]): number {
  const own = dayAt(sheet, content[0]) ?? dayAt(sheet, content[1])
  if (own === undefined) return 0
  let last = -Infinity
  let end = 0
  let count = 0
  for (let at = 2; at < content.length; at++) {
    const day = dayAt(sheet, content[at])
    if (day === undefined) continue
    if (day <= last || day >= own) break
    last = day
    end = at
    count++
  }
  return count >= 2 ? end : 0
}

/** The day of a date line as a number that grows with time; undefined for any other block. */
function dayAt(sheet: Sheet, index: number | undefined): number | undefined {
  const facts = sheet.entries[index ?? -1]?.facts
  const date = facts?.kind === 'dateLine' ? facts.dates[0] : undefined
  return date && instant(date.from)
}
