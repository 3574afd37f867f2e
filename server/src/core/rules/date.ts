import {isBlank, isDigit, isLetter, kindOf, Kind} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'

/** A day of the calendar as far as the text gives it; months and days count from 1. */
export interface DayParts {
  readonly year?: number
  readonly month: number
  readonly day?: number
}

/** A date expression in a text. Offsets are UTF-16 units from the start of the text given. */
export interface DateExpression {
  readonly start: number
  readonly end: number
  /** The words as written: a slice of the text, to be detached where it outlives it. */
  readonly text: string
  /** The day, or the first day of a range. */
  readonly from: DayParts
  /** The last day of a range; undefined for a single day. */
  readonly to: DayParts | undefined
  /** `this year`, `с.г.`: the year is that of the page. */
  readonly thisYear: boolean
  /** A day that no calendar has, such as 31.02.2024: reported and never bent. */
  readonly impossible: boolean
  /** The day of a document or the bound of a period: `the Agreements of November 9, 2020`, `since 1 May 2020`. */
  readonly reference: boolean
  /** How it is written: `16.02.2024` numeric, `2024-02-16` iso, `16 February 2024` words. */
  readonly form: 'numeric' | 'iso' | 'words'
}

/** What the forms below read. */
type DateRead = Omit<DateExpression, 'text' | 'reference'>

const none: readonly DateExpression[] = []

/**
 * Find the date expressions of a text: day first always, ranges as ranges, never a guess at a year.
 *
 * Every date holds a number, so the scan stops at digits only and looks around each: numeric forms (`16.02.2024`,
 * `08 / 06 / 2016`, `2024-02-16`), day before month (`16 February 2024`, `3-5 June`, `4 октября 2006 г.`) and month
 * before day (`May 19, 2021`, `April 8 to 11`), and a month with its year alone.
 *
 * @param from Offset of the first digit, where it is known, and `past` the offset behind the last.
 * @returns Expressions in text order that never overlap. Linear in `text.length`.
 */
export function findDates(text: string, lexicon: Lexicon, from = 0, past = text.length): readonly DateExpression[] {
  let found: DateExpression[] | undefined
  let done = 0
  for (let at = from; at < past; at++) {
    if (!isDigit(text.charCodeAt(at))) continue
    const expression = dateAt(text, at, done, lexicon)
    if (expression) {
      ;(found ??= []).push(expressionOf(text, expression))
      done = expression.end
      at = expression.end - 1
    } else {
      while (isDigit(text.charCodeAt(at + 1))) at++
    }
  }
  return found ?? none
}

function expressionOf(text: string, read: DateRead): DateExpression {
  const {start, end, from, to, thisYear, impossible, form} = read
  const reference = isReference(text, start) || after(text, lastYear, end) !== undefined
  return {start, end, text: text.slice(start, end), from, to, thisYear, impossible, reference, form}
}

/** How many days the month has, by the Gregorian calendar; 29 for a February whose year is not known. */
export function daysIn(year: number | undefined, month: number): number {
  if (month === 2) {
    if (year === undefined) return 29
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The years a dump can name in digits alone. */
function isYear(value: number): boolean {
  return value >= 1900 && value <= 2100
}

function dateAt(text: string, at: number, floor: number, lexicon: Lexicon): DateRead | undefined {
  const before = at > 0 ? text.charCodeAt(at - 1) : 0x20
  const first = numberAt(text, at)
  if (first.length > 4) return undefined
  const numeric = isSeparator(text.charCodeAt(first.end)) ? numericAt(text, at, before, lexicon) : undefined
  if (numeric) return numeric
  if (first.length === 4 && isYear(first.value)) return monthAndYear(text, at, floor, first, lexicon)
  if (first.length > 2 || first.value < 1 || first.value > 31) return undefined
  // `A/75`, `21-07422`, `№5`: a number that hangs on something else is no day.
  if (isLetter(before) || before === 0x2f || before === 0x2e || before === 0x2b) return undefined
  return dayFirst(text, at, lexicon) ?? monthFirst(text, at, floor, lexicon)
}

interface NumberRead {
  readonly value: number
  readonly length: number
  readonly end: number
}

function numberAt(text: string, at: number): NumberRead {
  let end = at
  let value = 0
  while (end < text.length && isDigit(text.charCodeAt(end))) {
    if (end - at < 9) value = value * 10 + text.charCodeAt(end) - 0x30
    end++
  }
  return {value, length: end - at, end}
}

/** What may stand behind the first number of a date in figures. */
function isSeparator(unit: number): boolean {
  return unit === 0x2e || unit === 0x2f || unit === 0x20 || kindOf(unit) === Kind.dash
}

const numericForm = /(\d{1,2})(\.|\. | ?\/ ?|-)(\d{1,2})(\.|\. | ?\/ ?|-)(\d{4})/y
const numericRange =
  /(\d{1,2})(?:\.(\d{1,2})(?:\.(\d{4}))?)?(?: ?[-–—] ?| по | to )(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/y
const isoForm = /(\d{4})[-./](\d{2})[-./](\d{2})/y

/** `16.02.2024`, `08 / 06 / 2016`, `16-02-2024`, `2024-02-16`, `05-07.10.2022`. */
function numericAt(text: string, at: number, before: number, lexicon: Lexicon): DateRead | undefined {
  if (isDigit(before) || before === 0x2f || before === 0x2d || before === 0x2e || before === 0x2b) return undefined
  const range = rangeAt(text, at)
  if (range) return range
  numericForm.lastIndex = at
  const parts = numericForm.exec(text)
  if (parts && parts[2]?.trim() === parts[4]?.trim()) {
    const end = numericForm.lastIndex
    if (isDigit(text.charCodeAt(end)) && !isGlued(text, end, lexicon)) return undefined
    if (hangsOn(text, end)) return undefined
    if (parts[2] === '-' && (parts[1]?.length !== 2 || parts[3]?.length !== 2)) return undefined
    return calendarDay(at, end, Number(parts[5]), Number(parts[3]), Number(parts[1]), 'numeric')
  }
  isoForm.lastIndex = at
  const iso = isoForm.exec(text)
  if (iso) {
    const end = isoForm.lastIndex
    if (isDigit(text.charCodeAt(end)) || hangsOn(text, end) || !isYear(Number(iso[1]))) return undefined
    return calendarDay(at, end, Number(iso[1]), Number(iso[2]), Number(iso[3]), 'iso')
  }
  return undefined
}

/** `30.09-02.10.2022`, `05-07.10.2022`: both days are written in figures, and the last of them has its year. */
function rangeAt(text: string, at: number): DateRead | undefined {
  numericRange.lastIndex = at
  const parts = numericRange.exec(text)
  if (!parts || hangsOn(text, numericRange.lastIndex)) return undefined
  const [, day, month, year, lastDay, lastMonth, lastYear] = parts.map(Number)
  const last = calendarDay(at, numericRange.lastIndex, lastYear ?? 0, lastMonth ?? 0, lastDay ?? 0, 'numeric')
  if (!last || last.impossible) return undefined
  const firstMonth = month || (lastMonth ?? 0)
  const wraps = firstMonth > (lastMonth ?? 0) ? 1 : 0
  const first = calendarDay(at, at, year || (lastYear ?? 0) - wraps, firstMonth, day ?? 0, 'numeric')
  if (!first || first.impossible || instant(first.from) >= instant(last.from)) return undefined
  return {...last, from: first.from, to: last.from}
}

/** A day as a number that grows with time; a year or day that is not known counts as 0. */
export function instant({year = 0, month, day = 0}: DayParts): number {
  return dayNumber(year, month, day)
}

/** `09.06.20189 июня`, `09.06.201812:30`: what is glued to the year is a day of a month, or the time. */
function isGlued(text: string, end: number, lexicon: Lexicon): boolean {
  return after(text, clock, end) !== undefined || dayFirst(text, end, lexicon) !== undefined
}

const clock = /\d{1,2}:\d{2}(?!\d)/y

/** True when a document number goes on behind a numeric date: `12/04/2024/7`, `12.04.2024-15`. */
function hangsOn(text: string, end: number): boolean {
  const unit = text.charCodeAt(end)
  if (unit !== 0x2f && unit !== 0x2d && unit !== 0x2e) return false
  return isDigit(text.charCodeAt(end + 1))
}

function calendarDay(
  start: number,
  end: number,
  year: number,
  month: number,
  day: number,
  form: 'numeric' | 'iso',
): DateRead | undefined {
  if (!isYear(year)) return undefined
  const impossible = month < 1 || month > 12 || day < 1 || day > daysIn(year, month)
  return {start, end, from: {year, month, day}, to: undefined, thisYear: false, impossible, form}
}

const ordinal = /(?:st|nd|rd|th)(?![a-z])|-?(?:го|ое|е)(?![а-яё])/iy
const between = / ?[-–—‑] ?| (?:and|to|till|until|through|or|&|и|по|до|или) /iy
const comma = /, ?/y
const ofMonth = / of /iy

/** The offset behind the letters of `1st`, `22nd`, `9-го`; the same without them. */
function ordinalEnd(text: string, end: number): number {
  const unit = text.charCodeAt(end)
  return isLetter(unit) || unit === 0x2d ? (after(text, ordinal, end) ?? end) : end
}

/** The offset behind what joins two days: ` and `, `-`; undefined where nothing does. */
function joinEnd(text: string, end: number): number | undefined {
  const unit = text.charCodeAt(end)
  const next = unit === 0x20 ? text.charCodeAt(end + 1) | 0x20 : 0
  // The first letters of the words that join; Cyrillic ones have no such bit, and `&` has it already.
  if (unit === 0x20 ? !joining.has(next) && next < 0x80 : kindOf(unit) !== Kind.dash) return undefined
  return after(text, between, end)
}

const joining = new Set(Array.from('-aotu&', (sign) => sign.charCodeAt(0)))

/** `16 February 2024`, `3-5 June`, `4, 5 and 6 June`, `From 30 August to 2 September 2024`, `27th of May`, `«16» мая`. */
function dayFirst(text: string, at: number, lexicon: Lexicon): DateRead | undefined {
  const days: number[] = []
  let start = at
  let end = at
  for (;;) {
    const number = numberAt(text, end)
    if (number.length === 0 || number.length > 2 || number.value < 1 || number.value > 31) return undefined
    days.push(number.value)
    end = ordinalEnd(text, number.end)
    const joined = joinEnd(text, end) ?? (days.length < 6 ? after(text, comma, end) : undefined)
    if (joined !== undefined && isDigit(text.charCodeAt(joined)) && days.length < 6) end = joined
    else break
  }
  if (days.length === 1 && isQuote(text, end) && isQuote(text, at - 1)) {
    start--
    end++
  }
  const month = monthWord(text, after(text, ofMonth, end) ?? blanksFrom(text, end), lexicon)
  if (!month) return undefined
  const first = days[0] ?? 0
  const last = days[days.length - 1] ?? 0
  if (days.length > 1 && last <= first) return undefined
  const tail = yearBehind(text, month.end)
  if (tail.year === undefined && days.length === 1) {
    const other = secondHalf(text, tail.end, lexicon, 'day')
    if (other) return ranged(start, other.end, {month: month.month, day: first}, other)
  }
  return wordsDay(start, tail, month.month, first, days.length > 1 ? last : undefined)
}

function isQuote(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at)) === Kind.quote
}

/** `May 19, 2021`, `April 8 to 11, 2024`, `March, 14-15th`, `May 21 to May 24`: the month stands before `at`. */
function monthFirst(text: string, at: number, floor: number, lexicon: Lexicon): DateRead | undefined {
  const month = monthBefore(text, at, floor, lexicon)
  if (!month) return undefined
  const number = numberAt(text, at)
  let end = ordinalEnd(text, number.end)
  let last: number | undefined
  const joined = joinEnd(text, end)
  if (joined !== undefined && isDigit(text.charCodeAt(joined))) {
    const second = numberAt(text, joined)
    if (second.length <= 2 && second.value > number.value && second.value <= 31) {
      const behind = ordinalEnd(text, second.end)
      // `May 19 and 20 June`: the second number is the day of another month.
      if (!monthWord(text, blanksFrom(text, behind), lexicon)) {
        last = second.value
        end = behind
      }
    }
  }
  if (isDigit(text.charCodeAt(end)) || (text[end] === ':' && isDigit(text.charCodeAt(end + 1)))) return undefined
  const tail = yearBehind(text, end)
  if (tail.year === undefined && last === undefined) {
    const other = secondHalf(text, end, lexicon, 'month')
    if (other) return ranged(month.start, other.end, {month: month.month, day: number.value}, other)
  }
  return wordsDay(month.start, tail, month.month, number.value, last)
}

/** `September 2019`, `Ноябрь 2018`, `November (2018)`: a month of a known year, no day. */
function monthAndYear(
  text: string,
  at: number,
  floor: number,
  year: NumberRead,
  lexicon: Lexicon,
): DateRead | undefined {
  const open = text[at - 1] === '(' ? at - 1 : at
  const month = monthBefore(text, open, floor, lexicon)
  if (!month || isDigit(text.charCodeAt(year.end))) return undefined
  const from: DayParts = {year: year.value, month: month.month}
  return {start: month.start, end: year.end, from, to: undefined, thisYear: false, impossible: false, form: 'words'}
}

interface Half {
  readonly from: DayParts
  readonly end: number
  readonly thisYear: boolean
}

/** The second half of `21 May to 24 May 2019`, written in the same order as the first. */
function secondHalf(text: string, end: number, lexicon: Lexicon, order: 'day' | 'month'): Half | undefined {
  const joined = joinEnd(text, end)
  if (joined === undefined) return undefined
  const month = order === 'month' ? monthWord(text, joined, lexicon) : undefined
  const at = order === 'month' ? blanksFrom(text, month?.end ?? joined) : joined
  const number = numberAt(text, at)
  if (number.length === 0 || number.length > 2 || number.value < 1 || number.value > 31) return undefined
  const behind = ordinalEnd(text, number.end)
  const named = month ?? monthWord(text, after(text, ofMonth, behind) ?? blanksFrom(text, behind), lexicon)
  if (!named || (order === 'month' && !month)) return undefined
  const tail = yearBehind(text, order === 'month' ? behind : named.end)
  return {from: dayOf(tail.year, named.month, number.value), end: tail.end, thisYear: tail.thisYear}
}

function ranged(start: number, end: number, from: DayParts, other: Half): DateRead {
  const year = other.from.year
  // `30 December to 2 January 2024` begins in the year before.
  const wraps = year !== undefined && from.month > other.from.month
  const first: DayParts = year === undefined ? from : {...from, year: wraps ? year - 1 : year}
  const impossible = !isPossible(first) || !isPossible(other.from)
  return {start, end, from: first, to: other.from, thisYear: other.thisYear, impossible, form: 'words'}
}

function wordsDay(start: number, tail: YearRead, month: number, day: number, last: number | undefined): DateRead {
  const {year, thisYear, end} = tail
  const from = dayOf(year, month, day)
  const to = last === undefined ? undefined : dayOf(year, month, last)
  const impossible = !isPossible(from) || (to !== undefined && !isPossible(to))
  return {start, end, from, to, thisYear, impossible, form: 'words'}
}

function dayOf(year: number | undefined, month: number, day: number): DayParts {
  return year === undefined ? {month, day} : {year, month, day}
}

function isPossible(day: DayParts): boolean {
  return (day.day ?? 1) >= 1 && (day.day ?? 1) <= daysIn(day.year, day.month)
}

interface YearRead {
  readonly year: number | undefined
  readonly thisYear: boolean
  readonly end: number
}

const yearWord = /[ \u00a0]?(?:г\.|года|году|год)(?![а-я])/iy
const thisYearForm =
  /,?[ \u00a0](?:of )?(?:this|the current|the same) year|,?[ \u00a0](?:[ст]\. ?г\.|(?:сего|текущего|этого|нынешнего) года)/iy

/** The year behind a day and a month: `, 2024`, ` 2006 года`, ` this year`. */
function yearBehind(text: string, end: number): YearRead {
  let at = pastBlanks(text, end)
  if (text.charCodeAt(at) === 0x2c) at++
  const written = numberAt(text, pastBlanks(text, at))
  // `16 February 2024-2026` still names the day; `May 5, 1030 people` was no year at all.
  if (written.length === 4 && isYear(written.value))
    return {year: written.value, thisYear: false, end: after(text, yearWord, written.end) ?? written.end}
  const behind = after(text, thisYearForm, end)
  return {year: undefined, thisYear: behind !== undefined, end: behind ?? end}
}

/** Behind three blanks at the most. */
function pastBlanks(text: string, at: number): number {
  let end = at
  while (end - at < 3 && (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0xa0)) end++
  return end
}

interface MonthRead {
  readonly month: number
  readonly start: number
  readonly end: number
}

/** The month whose word starts at `at`; `May` only with a capital, for `may` is a verb. */
function monthWord(text: string, at: number, lexicon: Lexicon): MonthRead | undefined {
  let end = at
  while (end < text.length && end - at <= 12 && isLetter(text.charCodeAt(end))) end++
  if (end - at < 3 || end - at > 12) return undefined
  const month = monthOf(text.slice(at, end), lexicon)
  if (month === undefined) return undefined
  return {month, start: at, end: text[end] === '.' && end - at <= 5 ? end + 1 : end}
}

function monthBefore(text: string, at: number, floor: number, lexicon: Lexicon): MonthRead | undefined {
  let end = at
  while (end > floor && (isBlank(text.charCodeAt(end - 1)) || text[end - 1] === ',' || text[end - 1] === '.')) end--
  if (at - end > 4) return undefined
  let start = end
  while (start > floor && end - start <= 12 && isLetter(text.charCodeAt(start - 1))) start--
  if (end - start < 3 || end - start > 12) return undefined
  const month = monthOf(text.slice(start, end), lexicon)
  return month === undefined ? undefined : {month, start, end}
}

function monthOf(word: string, lexicon: Lexicon): number | undefined {
  if (word === 'may' || word === 'march') return undefined
  return monthsOf(lexicon).get(word.toLowerCase())
}

const monthTables = new WeakMap<Lexicon, Map<string, number>>()

function monthsOf(lexicon: Lexicon): Map<string, number> {
  let table = monthTables.get(lexicon)
  if (!table) {
    table = new Map()
    for (const language of lexicon.languages)
      for (const [at, words] of language.months.entries()) for (const word of words) table.set(word, at + 1)
    monthTables.set(lexicon, table)
  }
  return table
}

function blanksFrom(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at < 4 && isBlank(text.charCodeAt(end))) end++
  return end
}

/** The offset behind the sticky pattern at `at`; undefined when it does not match there. */
function after(text: string, pattern: RegExp, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** Days since 1 January 1970 of a day with a year; what distances are measured in. */
export function dayNumber(year: number, month: number, day: number): number {
  // Civil calendar arithmetic with March as the first month, so that leap days fall at the end of a year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
}

/** The days that were written, by number: a corpus has a few thousand, and every fact of a day shares one string. */
const isoDays = new Map<number, string>()

/** `2024-02-16`. */
export function isoDay(year: number, month: number, day: number): string {
  const number = (year * 128 + month) * 128 + day
  let written = isoDays.get(number)
  if (written === undefined) {
    written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    if (isoDays.size < 20_000) isoDays.set(number, written)
  }
  return written
}

/** True where a unit may stand between the parts of a date line: blanks, bullets, dashes, commas. */
export function isDecoration(unit: number): boolean {
  return (
    isBlank(unit) || kindOf(unit) === Kind.dash || unit === 0x2022 || unit === 0x7c || unit === 0x2c || unit === 0xb7
  )
}

const documents =
  /(?:agreements?|treat(?:y|ies)|decisions?|resolutions?|declarations?|protocols?|decrees?|orders?|laws?|charter|concept|memorandum|statute|statements?|договора?|соглашени[ея]|решени[ея]|резолюци[ия]|указа?|закона?|протокола?|заявлени[ея]|устава?)$/i
/** What stands between the name of a document and its date. */
const dated = /(?: (?:of|dated|signed|from|adopted|on|от|no\.? ?\d+))? $/i
/** Who signs a document does it on that day: the day is the event's. */
const signing = /(?:^|\s)sign(?:s|ed)? (?:(?:an?|the) )?\p{L}+ on $/iu
const bounds = /(?:^|[\s(])(?:since|until|till|by|before|not later than|no later than|up to|до|после|к) $/iu

/** A day of the year before is told as history: no news of today speaks of it first. */
const lastYear = /,?[ \u00a0](?:of )?(?:last|the (?:last|previous)) year|,?[ \u00a0](?:прошлого|минувшего) года/iy

function isReference(text: string, start: number): boolean {
  if (start === 0) return false
  const before = text.slice(Math.max(0, start - 40), start).replace(/\s/g, ' ')
  const named = before.endsWith(' ') && documents.test(before.replace(dated, ''))
  return (named && !signing.test(before)) || bounds.test(before)
}
