import type {FileFacts} from '../facts.js'
import {dayNumber} from '../rules/date.js'

/** Days since 1970 of a day as facts have it. */
export function numberOf(day: string): number {
  return dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
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
