import {dayNumber, type DateExpression} from './rules/date.js'
import type {Disagreement} from './problems.js'
import type {PlacedDate, UnitDates, UnitWords} from './unit-dates.js'

/** What is wrong with the dates of the units of a page, by the number of the unit. */
export type DateProblem =
  | {readonly kind: 'undated'; readonly unit: number}
  | {
      readonly kind: 'disorder'
      readonly placed: PlacedDate
      readonly above: string
      readonly below: string
    }
  | {readonly kind: 'disagreement'; readonly placed: PlacedDate; readonly other: PlacedDate; readonly how: Disagreement}

/**
 * Look for dates of one page that cannot all be right, and for items without one among dated ones. A report on days
 * past, an announcement, a paper of long ago: all these are as they should be. Linear in the units and their dates.
 *
 * @param stamps
 *   For each unit the dates that say when it was published: date lines above the text, and dates behind the title.
 */
export function dateProblems(
  units: readonly UnitWords[],
  dates: readonly UnitDates[],
  stamps: readonly (readonly PlacedDate[])[],
): readonly DateProblem[] {
  const problems: DateProblem[] = []
  for (const [at, unit] of units.entries()) problems.push(...disagreementsIn(unit, stamps[at] ?? []))
  const items = [...units.keys()].filter((at) => units[at]?.kind === 'item')
  problems.push(...disorderIn(items, units, dates), ...undatedIn(items, units, dates, stamps))
  return problems
}

/** Days that may lie between the publication of a paper and its signing, for clocks differ round the world. */
const oneNight = 1

/** A slip of the pen in the year leaves the time of the year as it is, give or take so many days. */
const sameSeason = 7

/** So far into a text, in UTF-16 units, its own day is named: `On Monday, `. `A year ago, on` is longer. */
export const ownDayWithin = 12

function disagreementsIn(unit: UnitWords, stamps: readonly PlacedDate[]): readonly DateProblem[] {
  const published = unit.published
  const day = published && numberOf(published.date)
  if (!published || day === undefined) return []
  const found: DateProblem[] = []
  const say = (placed: PlacedDate, how: Disagreement): void => {
    found.push({kind: 'disagreement', placed, other: published, how})
  }
  for (const stamp of stamps) {
    const other = numberOf(stamp.date)
    if (stamp.date !== published.date && other !== undefined && other !== day) say(stamp, 'stamp')
  }
  const signed = unit.signed && numberOf(unit.signed.date)
  if (unit.signed && unit.signings === 1 && signed !== undefined && signed > day + oneNight) say(unit.signed, 'signed')
  for (const entry of unit.words.slice(0, 2)) {
    const [date] = entry.facts.dates
    if (!date || date.start > ownDayWithin || date === published.date || date.reference || date.impossible) continue
    const how = slip(date, published.date)
    if (how) say({entry, date}, how)
  }
  return found
}

/** The slip of the pen by which one day becomes the other; undefined where they are simply two days. */
function slip(date: DateExpression, published: DateExpression): 'year' | 'swapped' | undefined {
  const {from, to} = date
  const stamp = published.from
  if (from.day === undefined || to || stamp.year === undefined || stamp.day === undefined) return undefined
  if (from.year === undefined || from.year === stamp.year) {
    const swapped = from.day === stamp.month && from.month === stamp.day && from.day !== from.month
    return swapped ? 'swapped' : undefined
  }
  if (Math.abs(from.year - stamp.year) !== 1) return undefined
  const away = dayNumber(stamp.year, from.month, from.day) - dayNumber(stamp.year, stamp.month, stamp.day)
  return Math.abs(away) <= sameSeason ? 'year' : undefined
}

/** So many dated items make a list that has an order. */
const shortestOrder = 4

/** A site may put items of one week in any order. In days. */
const looseOrder = 7

/** The one item without which the dates of a list run one way. */
function disorderIn(
  items: readonly number[],
  units: readonly UnitWords[],
  dates: readonly UnitDates[],
): readonly DateProblem[] {
  const dated = items.flatMap((at) => {
    const placed = units[at]?.published
    const day = placed && numberOf(placed.date)
    const date = dates[at]?.published?.date
    return placed && day !== undefined && date !== undefined ? [{placed, day, date}] : []
  })
  if (dated.length < shortestOrder) return []
  const days = dated.map(({day}) => day)
  const odd = onlyOddOne(days)
  const found = odd === undefined ? undefined : dated[odd]
  if (odd === undefined || !found) return []
  const above = dated[odd - 1]
  const below = dated[odd + 1]
  // The first may be pinned to the top, and the last may begin another list.
  if (!above || !below) return []
  if (Math.min(Math.abs(above.day - found.day), Math.abs(below.day - found.day)) <= looseOrder) return []
  return [{kind: 'disorder', placed: found.placed, above: above.date, below: below.date}]
}

/**
 * The index of the one number without which the others run one way; undefined where there is none, or a choice that is
 * not plain: of two, the one that leaves by far the closer list is meant.
 */
function onlyOddOne(days: readonly number[]): number | undefined {
  if (runs(days, 1) || runs(days, -1)) return undefined
  const left = new Map<number, number>()
  for (const sign of [1, -1]) {
    const at = days.findIndex((day, index) => index > 0 && sign * (day - (days[index - 1] ?? day)) < 0)
    for (const odd of [at - 1, at]) {
      const rest = days.filter((_, index) => index !== odd)
      const span = Math.abs((rest[rest.length - 1] ?? 0) - (rest[0] ?? 0))
      if (span > 0 && runs(rest, sign)) left.set(odd, span)
    }
  }
  const [best, second] = [...left].sort(([, one], [, other]) => one - other)
  return best && (!second || second[1] > 4 * (best[1] + looseOrder)) ? best[0] : undefined
}

function runs(days: readonly number[], sign: number): boolean {
  return days.every((day, at) => at === 0 || sign * (day - (days[at - 1] ?? day)) >= 0)
}

/**
 * Items of text without any date line, be it of no calendar, and without a day, between dated ones, where three or more
 * have one, and three in four. What stands above the first or below the last is no item among dated ones.
 */
function undatedIn(
  items: readonly number[],
  units: readonly UnitWords[],
  dates: readonly UnitDates[],
  stamps: readonly (readonly PlacedDate[])[],
): readonly DateProblem[] {
  const dated = items.filter((at) => dates[at]?.published)
  const others = items.filter((at) => !dates[at]?.published && !stamps[at]?.length)
  if (dated.length < 3 || dated.length < others.length * 3) return []
  const first = dated[0] ?? 0
  const last = dated[dated.length - 1] ?? 0
  return others
    .filter((at) => at > first && at < last && !dates[at]?.event && units[at]?.words.length)
    .filter((at) => !isCorrected(units[at]))
    .map((unit) => ({kind: 'undated' as const, unit}))
}

/** True for an item of whose publication the team says something, be it that no day is right. */
function isCorrected(unit: UnitWords | undefined): boolean {
  return unit?.corrected?.correction.published !== undefined
}

function numberOf(date: DateExpression): number | undefined {
  const {year, month, day} = date.from
  return year === undefined || day === undefined || date.impossible ? undefined : dayNumber(year, month, day)
}
