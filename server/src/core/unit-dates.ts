import {isRunning} from './block-facts.js'
import {isLetter} from './characters.js'
import {detached} from './detached.js'
import type {Correction, GivenDay} from './corrections/corrections.js'
import type {Entry} from './layout/sheet.js'
import {certaintyMark} from './rules/date-line.js'
import {dayNumber, isoDay, type DateExpression, type DayParts} from './rules/date.js'
import {drillYearsIn, todayIn} from './rules/day-words.js'

/** Where the words stand that a fact was read from; line and column count from 1. */
export interface Evidence {
  readonly line: number
  readonly column: number
  readonly text: string
}

/**
 * `stated`: the text says it. `inferred`: the year was taken from elsewhere. `recovered`: from a copy in another dump.
 * `corrected`: the team says it, and the words of its evidence are ours.
 */
export type Certainty = 'stated' | 'inferred' | 'recovered' | 'corrected'

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
  /** What its date line or the end of its title says; undefined without one, and where the team says otherwise. */
  readonly published: PlacedDate | undefined
  /** The blocks of text in order, title first; date lines are not among them. */
  readonly words: readonly Entry[]
  /** The day beside the place of signing. */
  readonly signed: PlacedDate | undefined
  /** How many lines give a day and place of signing; more than one may be date lines of a page that lost its head. */
  readonly signings: number
  /** What the team says of its dates. */
  readonly corrected?: CorrectedDates | undefined
}

/** Dates that a team gives an item, with the block it is known by. */
export interface CorrectedDates {
  readonly entry: Entry
  readonly correction: Correction
}

/** The two dates of a unit, each undefined when the text does not give it. */
export interface UnitDates {
  readonly published: PublishedDate | undefined
  readonly event: EventDate | undefined
}

/** No news page is older: the sites of these organizations begin later. A day before it is history, not news. */
const firstYear = 1996

/** A term or a campaign is longer than any event: a range of more days is no event date. */
const longestEvent = 45

/** Resolves the dates of the units of one page. */
export interface DateReader {
  readonly text: string
  /** Where a block begins, as the evidence of what the team says of it. */
  readonly placeOf: (entry: Entry) => Omit<Evidence, 'text'>
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
  const read: UnitDates[] = []
  for (const unit of units) read.push(ownDates(unit, reader))
  let neighbours: readonly (Anchor | undefined)[] | undefined
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]
    const dates = read[at]
    if (!unit || !dates || dates.event || unit.kind !== 'item' || !unit.words.some(namesDay)) continue
    if (unit.corrected?.correction.event === null) continue
    const event = firstEvent(unit, reader, () => (neighbours ??= nearestDays(units, read))[at])
    if (event) read[at] = {published: dates.published, event}
  }
  return read
}

function namesDay({facts}: Entry): boolean {
  return facts.dates.length > 0
}

/** What the unit's own words give, and the team. */
function ownDates(unit: UnitWords, reader: DateReader): UnitDates {
  const {corrected} = unit
  const given = corrected?.correction.published
  const line = unit.published
  const published: PublishedDate | undefined =
    corrected && given
      ? correctedDay(given, corrected, reader)
      : line && {date: isoOf(line.date.from) ?? '', evidence: reader.evidenceOf(line), ...certaintyOf(line)}
  if (corrected?.correction.event !== undefined) {
    const {event} = corrected.correction
    return {published, event: event ? correctedDay(event, corrected, reader) : undefined}
  }
  let known: {readonly anchor: Anchor | undefined} | undefined
  // Asked for by every day without a year, and the same for all.
  const anchor = (): Anchor | undefined => (known ??= {anchor: ownAnchor()}).anchor
  const event = firstEvent(unit, reader, anchor) ?? signedOn(unit, reader) ?? today(unit, reader, line)
  return {published, event}

  function ownAnchor(): Anchor | undefined {
    if (given) return {day: dayParts(given.date), why: 'correction'}
    return line ? {day: line.date.from, why: 'date line'} : textAnchor(unit)
  }
}

/** A date line states its day, unless it is one of ours and says that it does not. */
function certaintyOf({entry, date}: PlacedDate): Pick<PublishedDate, 'certainty' | 'reason'> {
  const mark = certaintyMark(entry.facts.text, date.end)
  return mark ? {certainty: mark.certainty, reason: 'its date line says so'} : {certainty: 'stated'}
}

function correctedDay(given: GivenDay, {entry}: CorrectedDates, reader: DateReader): EventDate {
  return {...given, evidence: {...reader.placeOf(entry), text: 'corrected by the team'}, certainty: 'corrected'}
}

/** A day with a year that tells the year of another. */
interface Anchor {
  readonly day: DayParts
  readonly why: Why
}

type Why = 'correction' | 'date line' | 'text' | 'drill' | 'neighbours'

const reasons: Readonly<Record<Why, string>> = {
  correction: 'the year is that of the day that the team gives',
  'date line': 'the year is that of the date line',
  text: 'the year is that of another date in the text',
  drill: 'the year is that of a drill named in the text',
  neighbours: 'the year is that of the neighbouring items',
}

/**
 * The first day that the text names as the day of the event: in all of an item, in the title and two paragraphs of an
 * article, for what stands further down is background.
 */
function firstEvent(unit: UnitWords, reader: DateReader, anchorOf: () => Anchor | undefined): EventDate | undefined {
  const reached = Math.min(unit.words.length, unit.kind === 'item' ? Infinity : 3)
  const given = unit.corrected?.correction.published
  const pageYear = given ? dayParts(given.date).year : unit.published?.date.from.year
  for (let at = 0; at < reached; at++) {
    const entry = unit.words[at]
    if (!entry) break
    // A day on a line of its own within the text heads what was on that day, as in a chronicle.
    if (at > 0 && entry.facts.kind === 'dateLine') continue
    for (const date of entry.facts.dates) {
      if (date === entry.facts.lead || date === entry.facts.tail || date.from.day === undefined) continue
      if (date.impossible || date.reference || isTooLong(date)) continue
      const event = resolve({entry, date}, reader, anchorOf, pageYear)
      if (event) return event
    }
  }
  return undefined
}

/** @param pageYear The year of the unit's own date line; undefined without one. */
function resolve(
  placed: PlacedDate,
  reader: DateReader,
  anchorOf: () => Anchor | undefined,
  pageYear: number | undefined,
): EventDate | undefined {
  const {from, to, thisYear} = placed.date
  if (from.year !== undefined) {
    const near = pageYear === undefined ? from.year >= firstYear : Math.abs(from.year - pageYear) <= 1
    return near ? eventOf(from, to, 'stated') : undefined
  }
  const anchor = anchorOf()
  if (anchor?.day.year === undefined) return undefined
  const {day, why} = anchor
  // `this year` is the year of the page; another date of the text need not be of that year.
  const same = why === 'drill' || (thisYear && why !== 'text')
  const year = same ? anchor.day.year : nearestYear(from, day, anchor.day.year)
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
    const event: EventDate = {date, evidence: reader.evidenceOf(placed), certainty}
    if (endDate === undefined && reason === undefined) return event
    return {...event, ...(endDate ? {endDate} : {}), ...(reason ? {reason} : {})}
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
function textAnchor(unit: UnitWords): Anchor | undefined {
  for (const entry of unit.words) {
    for (const date of entry.facts.dates) {
      if (date.from.year === undefined || date.from.year < firstYear || date.impossible) continue
      if (!date.reference) return {day: date.from, why: 'text'}
    }
  }
  let year: number | undefined
  for (const entry of unit.words) {
    for (const found of isRunning(entry.facts) ? drillYearsIn(entry.facts.text) : []) {
      if (year !== undefined && year !== found) return undefined
      year = found
    }
  }
  return year === undefined ? undefined : {day: {year, month: 7}, why: 'drill'}
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
  for (const entry of unit.words.slice(0, 3)) {
    const start = isRunning(entry.facts) ? todayIn(entry.facts.text) : -1
    if (start < 0) continue
    let end = start
    while (isLetter(reader.text.charCodeAt(entry.block.start + end))) end++
    const text = reader.text.slice(entry.block.start + start, entry.block.start + end)
    const placed = {entry, date: {...line.date, start, end, text: detached(text)}}
    return {
      date,
      evidence: reader.evidenceOf(placed),
      certainty: 'inferred',
      reason: 'today is the day of the date line',
    }
  }
  return undefined
}

/** For each unit the day of the nearest dated item, of two as near the one above: a strip runs from new to old. */
function nearestDays(units: readonly UnitWords[], read: readonly UnitDates[]): readonly (Anchor | undefined)[] {
  const days = units.map((unit, at) => (unit.kind === 'item' ? statedDay(read[at]) : undefined))
  const above: number[] = []
  for (let at = 0, last = -1; at < days.length; at++) {
    above.push(last)
    if (days[at] !== undefined) last = at
  }
  const nearest: (Anchor | undefined)[] = []
  for (let at = days.length - 1, next = days.length; at >= 0; at--) {
    const last = above[at] ?? -1
    const up = last < 0 ? Infinity : at - last
    const down = next >= days.length ? Infinity : next - at
    const date = up === Infinity && down === Infinity ? undefined : days[up <= down ? last : next]
    nearest[at] = date === undefined ? undefined : {day: dayParts(date), why: 'neighbours'}
    if (days[at] !== undefined) next = at
  }
  return nearest
}

function statedDay(dates: UnitDates | undefined): string | undefined {
  if (dates?.published) return dates.published.date
  const certainty = dates?.event?.certainty
  return certainty === 'stated' || certainty === 'corrected' ? dates?.event?.date : undefined
}

function dayParts(date: string): DayParts {
  return {year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10))}
}

function isoOf(day: DayParts): string | undefined {
  return day.year === undefined || day.day === undefined ? undefined : isoDay(day.year, day.month, day.day)
}
