import {daysIn, isoDay} from '../rules/date.js'

/** `2024-02-16`, `2024-02-16T10:30:00.5Z`, `2024-02-16 10:30 +0300`. */
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})? ?(Z|UTC|GMT|[-+]\d\d:?\d\d)?)?$/i

/** `16.02.2024 10:30`, day first. */
const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,? (\d\d):(\d\d)(?::(\d\d))?)?$/

/** `20240216`, `20240216103000`: as web archives write it, in their own time, which is UTC. */
const digits = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?Z?$/

/** `Fri, 16 Feb 2024 10:30:00 GMT`: as servers write it. */
const http = /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|\+0000)$/i

/** `1708079400`, in seconds or thousandths, since 1970. */
const unix = /^(\d{10})(?:\.\d{1,9}|\d{3})?$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A time as tools write it down, in the form of ISO 8601 and no more exact than it was: `2024-02-16`,
 * `2024-02-16T10:30`, `2024-02-16T10:30:00Z`. Undefined for anything else, and for what no calendar or clock has.
 */
export function momentOf(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > 40) return undefined
  const found =
    isoParts(iso.exec(trimmed)) ??
    dayFirstParts(dayFirst.exec(trimmed)) ??
    digitParts(digits.exec(trimmed)) ??
    httpParts(http.exec(trimmed))
  if (found) return written(found)
  const seconds = unix.exec(trimmed)
  return seconds ? `${new Date(Number(seconds[1]) * 1_000).toISOString().slice(0, 19)}Z` : undefined
}

/** The parts of a time as they were written; `zone` is `Z`, an offset, or empty. */
export interface MomentParts {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour?: string | undefined
  readonly minute?: string | undefined
  readonly second?: string | undefined
  readonly zone?: string | undefined
}

/** Parts in the form of ISO 8601; undefined where calendar or clock have no such thing. */
export function written({year, month, day, hour, minute, second, zone = ''}: MomentParts): string | undefined {
  const date = {year: Number(year), month: Number(month), day: Number(day)}
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > daysIn(date.year, date.month)) return undefined
  // A file name or stamp with a year of another age is a number of another kind.
  if (date.year < 1990 || date.year > 2199) return undefined
  const iso = isoDay(date.year, date.month, date.day)
  if (hour === undefined || minute === undefined) return iso
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined
  return `${iso}T${hour}:${minute}${second === undefined ? '' : `:${second}`}${zone}`
}

function isoParts(found: RegExpExecArray | null): MomentParts | undefined {
  if (!found) return undefined
  const [, year = '', month = '', day = '', hour, minute, second, zone] = found
  return {year, month, day, hour, minute, second, zone: zoneOf(zone)}
}

function dayFirstParts(found: RegExpExecArray | null): MomentParts | undefined {
  if (!found) return undefined
  const [, day = '', month = '', year = '', hour, minute, second] = found
  return {year, month, day, hour, minute, second}
}

function digitParts(found: RegExpExecArray | null): MomentParts | undefined {
  if (!found) return undefined
  const [, year = '', month = '', day = '', hour, minute, second] = found
  return {year, month, day, hour, minute, second, zone: hour === undefined ? '' : 'Z'}
}

function httpParts(found: RegExpExecArray | null): MomentParts | undefined {
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1
  if (!found || month === 0) return undefined
  const [, day = '', , year = '', hour, minute, second] = found
  return {year, month: String(month), day, hour, minute, second, zone: 'Z'}
}

/** `+0300` as `+03:00`, `UTC` as `Z`. */
function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (!/^[-+]/.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}
