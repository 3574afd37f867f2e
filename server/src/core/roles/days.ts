import type {FileFacts} from '../facts.js'
import {dayNumber} from '../rules/date.js'

/** Days since 1970 of a day as facts have it, `2024-02-16`. Read digit by digit, for there is one with each mention. */
export function numberOf(day: string): number {
  return dayNumber(numberIn(day, 0, 4), numberIn(day, 5, 7), numberIn(day, 8, 10))
}

function numberIn(day: string, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) number = number * 10 + day.charCodeAt(at) - 0x30
  return number
}

/**
 * The day that a unit itself states, or its team does; null where a part of it was inferred, and for no unit. What a
 * copy elsewhere says is left aside: nobody is contradicted by a guess.
 */
export function statedDay({units}: FileFacts, unit: number): string | null {
  const own = units[unit]
  const dated = own?.published ?? own?.event
  return dated && (dated.certainty === 'stated' || dated.certainty === 'corrected') ? dated.date : null
}
