import type {Position} from 'vscode-languageserver-types'
import type {Unit} from '../core/facts.js'
import {recoveredDate} from '../core/recovered.js'
import {isoDay, type DateExpression, type DayParts} from '../core/rules/date.js'
import type {PublishedDate} from '../core/unit-dates.js'
import {dateAt, placeIn} from './date-at.js'
import {extentOf} from './document-symbols.js'
import type {HoverText} from './hover.js'
import {code, fileLink} from './markdown.js'
import type {Source, Surroundings} from './source.js'

/** What the date at a position resolves to, and from what; undefined where no date stands or the file is not open. */
export function dateHover(source: Source, around: Surroundings, position: Position): HoverText | undefined {
  const {shown, facts} = source
  const at = shown && dateAt(shown, position)
  if (!shown || !at) return undefined
  const {entry, date} = at
  const start = placeIn(shown, entry, date.start)
  const end = placeIn(shown, entry, date.end)
  const unit = facts.units.find((other) => holds(other, start.line + 1))
  return {
    range: {start, end},
    markdown: [meaning(date), ...roles(unit), savedText()].filter((part) => part !== '').join('\n\n'),
  }

  /** What the date is to the item it stands in. */
  function roles(unit: Unit | undefined): string[] {
    if (!unit) return []
    const is = (dated: PublishedDate | null | undefined): dated is PublishedDate =>
      dated !== null &&
      dated !== undefined &&
      dated.evidence.line === start.line + 1 &&
      dated.evidence.column === start.character + 1
    const published = is(unit.published) ? [`Day of publication: ${dayText(unit.published)}`] : []
    const event = is(unit.event)
      ? [`Day of the event: ${dayText(unit.event)}${unit.event.endDate ? ` to ${unit.event.endDate}` : ''}`]
      : []
    if (published.length + event.length > 0) return [...published, ...event]
    const recovered = recoveredDate(around.index, source.key, facts.units.indexOf(unit))
    if (recovered)
      return [`Day of publication of this ${unit.kind}: ${recovered.date}, recovered from ${placeText(recovered.from)}`]
    const day = unit.published ?? unit.event
    if (day?.certainty === 'corrected') return [`The ${unit.kind} is dated ${day.date}, corrected by the team.`]
    return [
      day
        ? `The ${unit.kind} is dated ${day.date} by ${code(day.evidence.text)}, line ${day.evidence.line}.`
        : `The ${unit.kind} has no date.`,
    ]
  }

  /** When the page was saved, which is not the day of any news on it. */
  function savedText(): string {
    const {source, retrieved} = facts.origin
    const from = source ? ` from ${code(source.value)}` : ''
    if (retrieved)
      return `The page was retrieved ${code(retrieved.value)}${from}, says its ${retrieved.evidence.place}.`
    return source ? `The page was saved${from}.` : ''
  }

  function placeText({file, line}: {readonly file: string; readonly line: number}): string {
    return fileLink(`${around.labelOf(file)}:${line}`, around.linkOf(file), line)
  }
}

function dayText({date, certainty, reason}: PublishedDate): string {
  return `${date} (${certainty}${reason ? `: ${reason}` : ''})`
}

/** The date by itself, whatever item it stands in. */
function meaning({from, to, impossible}: DateExpression): string {
  if (impossible) return 'No calendar has this day: it is not taken for a date.'
  if (!to) return partsText(from)
  return from.year === undefined && to.year === undefined
    ? `${dayWords(from)} to ${dayWords(to)}, no year given`
    : `${partsText({...yearOf(to), ...from})} to ${partsText({...yearOf(from), ...to})}`
}

function yearOf({year}: DayParts): {readonly year?: number} {
  return year === undefined ? {} : {year}
}

function dayWords({month, day}: Pick<DayParts, 'month'> & {readonly day?: number | undefined}): string {
  return `${day === undefined ? '' : `${day} `}${months[month - 1] ?? ''}`
}

function partsText({year, month, day}: DayParts): string {
  if (year === undefined) return `${dayWords({month, day})}, no year given`
  return day === undefined ? `${months[month - 1] ?? ''} ${year}` : isoDay(year, month, day)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** True for a line, from 1, that is in the unit. */
export function holds(unit: Unit, line: number): boolean {
  const extent = extentOf(unit)
  return extent.line <= line && line <= extent.endLine
}
