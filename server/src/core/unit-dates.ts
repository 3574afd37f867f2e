import {isLetter} from './characters.js'
import type {Entry} from './layout/sheet.js'
import {dayNumber, isoDay, type DateExpression, type DayParts} from './rules/date.js'

/** Where the words stand that a fact was read from; line and column count from 1. */
export interface Evidence {
  readonly line: number
  readonly column: number
  readonly text: string
}

/** `stated`: the text says it. `inferred`: the year was taken from elsewhere. `recovered`: from a copy in another dump. */
export type Certainty = 'stated' | 'inferred' | 'recovered'

/** The day something was published. */
export interface PublishedDate {
  /** `2024-02-16`. */
  readonly date: string
  readonly evidence: Evidence
  readonly certainty: Certainty
  /** For an inferred date, where its year came from, in plain words. */
  readonly reason?: string
}

/** The day, or the days, that a text speaks of. */
export interface EventDate extends PublishedDate {
  readonly endDate?: string
}

/** A date expression with the block it stands in. */
export interface PlacedDate {
  readonly entry: Entry
  readonly date: DateExpression
}

/** What the dates of an item or article are read from. */
export interface UnitWords {
  readonly kind: 'item' | 'article'
  readonly published: PlacedDate | undefined
  /** The blocks of text in order, title first; date lines are not among them. */
  readonly words: readonly Entry[]
  /** The day beside the place of signing. */
  readonly signed: PlacedDate | undefined
}

/** The two dates of a unit, each absent when the text does not give it. */
export interface UnitDates {
  readonly published?: PublishedDate
  readonly event?: EventDate
}

/** No news page is older: the sites of these organizations begin later. A day before it is history, not news. */
const firstYear = 1996

/** A term or a campaign is longer than any event: a range of more days is no event date. */
const longestEvent = 45

/** Resolves the dates of the units of one page. */
export interface DateReader {
  readonly text: string
  readonly evidenceOf: (placed: PlacedDate) => Evidence
}

/**
 * Read the dates of the units of one page, in source order.
 *
 * A day without a year takes it from the unit's own date line, then from a full date in its text, then from the
 * neighbours in the strip, then from a month or a drill's name that carries a year; else it stays without a date.
 * Never from a clock. Strip and article may be years apart, so an article learns nothing from the strip.
 */
export function unitDates(units: readonly UnitWords[], reader: DateReader): readonly UnitDates[] {
  const read: UnitDates[] = units.map((unit) => ownDates(unit, reader))
  for (const [at, unit] of units.entries()) {
    const dates = read[at]
    if (!dates || dates.event || unit.kind !== 'item') continue
    const neighbour = nearestDay(units, read, at)
    const event = neighbour && firstEvent(unit, reader, neighbour, 'neighbours')
    if (event) read[at] = {...dates, event}
  }
  return read
}

/** What the unit's own words give. */
function ownDates(unit: UnitWords, reader: DateReader): UnitDates {
  const line = unit.published
  const published: PublishedDate | undefined = line && {
    date: isoOf(line.date.from) ?? '',
    evidence: reader.evidenceOf(line),
    certainty: 'stated',
  }
  const anchor = line ? {day: line.date.from, why: 'date line' as const} : textAnchor(unit, reader)
  const event =
    firstEvent(unit, reader, anchor?.day, anchor?.why) ?? signedOn(unit, reader) ?? today(unit, reader, line)
  return {...(published ? {published} : {}), ...(event ? {event} : {})}
}

type Why = 'date line' | 'text' | 'drill' | 'neighbours'

const reasons: Readonly<Record<Why, string>> = {
  'date line': 'the year is that of the date line',
  text: 'the year is that of another date in the text',
  drill: 'the year is that of a drill named in the text',
  neighbours: 'the year is that of the neighbouring items',
}

/** How many blocks of text can name the day of the event: all of an item's, the title and two paragraphs of an article's. */
function reach(unit: UnitWords): readonly Entry[] {
  return unit.kind === 'item' ? unit.words : unit.words.slice(0, 3)
}

function firstEvent(
  unit: UnitWords,
  reader: DateReader,
  anchor: DayParts | undefined,
  why: Why | undefined,
): EventDate | undefined {
  for (const entry of reach(unit)) {
    for (const date of entry.facts.dates) {
      if (date === entry.facts.lead || date === entry.facts.tail || date.from.day === undefined || date.impossible)
        continue
      if (date.reference || isTooLong(date)) continue
      const event = resolve({entry, date}, reader, anchor, why, unit.published !== undefined)
      if (event) return event
    }
  }
  return undefined
}

function resolve(
  placed: PlacedDate,
  reader: DateReader,
  anchor: DayParts | undefined,
  why: Why | undefined,
  dated: boolean,
): EventDate | undefined {
  const {from, to, thisYear} = placed.date
  if (from.year !== undefined) {
    const near = dated && anchor?.year !== undefined ? Math.abs(from.year - anchor.year) <= 1 : from.year >= firstYear
    return near ? eventOf(from, to, 'stated') : undefined
  }
  if (anchor?.year === undefined || why === undefined) return undefined
  // `this year` is the year of the page; another date of the text need not be of that year.
  const same = why === 'drill' || (thisYear && why !== 'text')
  const year = same ? anchor.year : nearestYear(from, anchor, anchor.year)
  const wraps = to && to.month < from.month ? 1 : 0
  return eventOf({...from, year}, to && {...to, year: year + wraps}, 'inferred', reasons[why])

  function eventOf(
    first: DayParts,
    last: DayParts | undefined,
    certainty: Certainty,
    reason?: string,
  ): EventDate | undefined {
    const date = isoOf(first)
    const endDate = last && isoOf(last)
    if (!date) return undefined
    const evidence = reader.evidenceOf(placed)
    return {date, ...(endDate ? {endDate} : {}), evidence, certainty, ...(reason ? {reason} : {})}
  }
}

/** The year that brings the day nearest to the anchor. */
function nearestYear(day: DayParts, anchor: DayParts, year: number): number {
  const target = dayNumber(year, anchor.month, anchor.day ?? 15)
  let best = year
  let distance = Infinity
  for (const candidate of [year, year - 1, year + 1]) {
    const away = Math.abs(dayNumber(candidate, day.month, day.day ?? 15) - target)
    if (away < distance) {
      best = candidate
      distance = away
    }
  }
  return best
}

/** A date with a year somewhere in the unit's text, documents left out; else the year in the name of a drill. */
function textAnchor(unit: UnitWords, reader: DateReader): {readonly day: DayParts; readonly why: Why} | undefined {
  for (const entry of unit.words) {
    for (const date of entry.facts.dates) {
      if (date.from.year === undefined || date.from.year < firstYear || date.impossible) continue
      if (!date.reference) return {day: date.from, why: 'text'}
    }
  }
  let year: number | undefined
  for (const entry of unit.words) {
    for (const found of drillYears(reader.text.slice(entry.block.start, entry.block.end))) {
      if (year !== undefined && year !== found) return undefined
      year = found
    }
  }
  return year === undefined ? undefined : {day: {year, month: 7}, why: 'drill'}
}

/** The years in names such as `“Search-2017”`. */
function drillYears(text: string): number[] {
  return Array.from(text.matchAll(/[a-zа-яё][-–—](20\d\d)(?!\d)/giu), (match) => Number(match[1]))
}

function isTooLong(date: DateExpression): boolean {
  const {from, to} = date
  if (!to) return false
  const year = from.year ?? 2000
  const end = to.year ?? (to.month < from.month ? year + 1 : year)
  return dayNumber(end, to.month, to.day ?? 1) - dayNumber(year, from.month, from.day ?? 1) > longestEvent
}

/** The day beside the place of signing is the day of the event of a statement. */
function signedOn(unit: UnitWords, reader: DateReader): EventDate | undefined {
  const date = unit.signed && isoOf(unit.signed.date.from)
  if (!unit.signed || !date) return undefined
  return {date, evidence: reader.evidenceOf(unit.signed), certainty: 'stated'}
}

/** `today` is the day of the date line, and nothing without one. */
function today(unit: UnitWords, reader: DateReader, line: PlacedDate | undefined): EventDate | undefined {
  const date = line && isoOf(line.date.from)
  if (!date) return undefined
  for (const entry of reach(unit)) {
    const start = entry.facts.today
    if (start < 0) continue
    let end = start
    while (isLetter(reader.text.charCodeAt(entry.block.start + end))) end++
    const placed = {entry, date: {...line.date, start, end}}
    return {
      date,
      evidence: reader.evidenceOf(placed),
      certainty: 'inferred',
      reason: 'today is the day of the date line',
    }
  }
  return undefined
}

/** The day of the nearest dated item of the strip, those above first: a strip runs from new to old. */
function nearestDay(units: readonly UnitWords[], read: readonly UnitDates[], at: number): DayParts | undefined {
  for (let distance = 1; distance < units.length; distance++) {
    for (const place of [at - distance, at + distance]) {
      const dates = units[place]?.kind === 'item' ? read[place] : undefined
      const date = dates?.published?.date ?? (dates?.event?.certainty === 'stated' ? dates.event.date : undefined)
      if (date) return {year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10))}
    }
  }
  return undefined
}

function isoOf(day: DayParts): string | undefined {
  return day.year === undefined || day.day === undefined ? undefined : isoDay(day.year, day.month, day.day)
}
