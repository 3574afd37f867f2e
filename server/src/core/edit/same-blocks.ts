import {isRunning, headOf, type BlockFacts} from '../block-facts.js'
import {namesIn, type BlockNames, type KeyedMention} from '../block-names.js'
import {ownDayWithin} from '../date-problems.js'
import {level} from '../level.js'
import {sameChildren} from '../page-reading.js'
import type {Recognized} from '../recognize.js'
import type {DateExpression} from '../rules/date.js'
import {drillYearsIn, todayIn} from '../rules/day-words.js'
import type {Known} from './known.js'
import type {Place} from './places.js'

/** What two dumps certainly have in common, lines and blanks aside: all facts, those of people at least, or who knows. */
export type Proof = 'facts' | 'people' | undefined

/**
 * Tell from their blocks alone what is the same in two plain-text dumps. Of a block with the same words nothing is asked,
 * so that nobody looks for the names in it. Linear.
 */
export function sameBlocks(one: Known, other: Known): Proof {
  if (one.found.source || other.found.source || one.found.corrections !== other.found.corrections) return undefined
  return sayTheSame(one.found, other.found) ? 'facts' : nameTheSame(one.places(), other.places()) ? 'people' : undefined
}

/** True where both are laid out alike, and each block of the one says what that of the other says. */
function sayTheSame(one: Recognized, other: Recognized): boolean {
  return (
    one.entries.length === other.entries.length &&
    one.pages.length === other.pages.length &&
    one.pages.every(({children}, at) => sameChildren(children, other.pages[at]?.children ?? [], 0)) &&
    one.entries.every(({facts}, at) => {
      const found = other.entries[at]?.facts
      return found !== undefined && (facts === found || saysTheSame(facts, found))
    })
  )
}

/** True where the blocks that name somebody name the same, one after the other, in the same units of the same pages. */
function nameTheSame(one: readonly Place[], other: readonly Place[]): boolean {
  let at = 0
  let to = 0
  while (at < one.length || to < other.length) {
    const place = one[at]
    const found = other[to]
    if (place && found && isAlike(place, found)) {
      at++
      to++
    } else if (place && namesNobody(place)) at++
    else if (found && namesNobody(found)) to++
    else return false
  }
  return true
}

function isAlike(one: Place, other: Place): boolean {
  if (one.unit !== other.unit || one.page !== other.page) return false
  const {facts} = one.entry
  const found = other.entry.facts
  return facts === found || (facts.kind === found.kind && sameNames(facts, found))
}

function namesNobody({entry}: Place): boolean {
  const {mentions, loose} = namesIn(entry.facts.names)
  return mentions.length === 0 && loose.length === 0
}

/** True when all that `readPage` takes from a block is the same in both. */
function saysTheSame(one: BlockFacts, other: BlockFacts): boolean {
  return (
    one.kind === other.kind &&
    // A date line of ours says behind its day how that was found.
    one.kind !== 'dateLine' &&
    one.copy.key === other.copy.key &&
    one.copy.check === other.copy.check &&
    one.title.key === other.title.key &&
    sameDates(one, other) &&
    sameAttachment(one, other) &&
    (!isRunning(one) || (headOf(one) === headOf(other) && sameDayWords(one.text, other.text))) &&
    sameNames(one, other)
  )
}

function sameDates(one: BlockFacts, other: BlockFacts): boolean {
  const {dates} = one
  if (dates.length !== other.dates.length) return false
  if (dates.indexOf(one.lead as DateExpression) !== other.dates.indexOf(other.lead as DateExpression)) return false
  if (dates.indexOf(one.tail as DateExpression) !== other.dates.indexOf(other.tail as DateExpression)) return false
  return dates.every((date, at) => sameDate(date, other.dates[at]))
}

function sameDate(one: DateExpression, other: DateExpression | undefined): boolean {
  return (
    other !== undefined &&
    sameDay(one.from, other.from) &&
    sameDay(one.to, other.to) &&
    one.form === other.form &&
    one.thisYear === other.thisYear &&
    one.impossible === other.impossible &&
    one.reference === other.reference &&
    (one.start === other.start || (one.start > ownDayWithin && other.start > ownDayWithin)) &&
    (one.text === other.text || level(one.text) === level(other.text))
  )
}

function sameDay(one: DateExpression['to'], other: DateExpression['to']): boolean {
  return one?.year === other?.year && one?.month === other?.month && one?.day === other?.day
}

function sameDayWords(one: string, other: string): boolean {
  return todayIn(one) >= 0 === todayIn(other) >= 0 && drillYearsIn(one).join() === drillYearsIn(other).join()
}

function sameAttachment(one: BlockFacts, other: BlockFacts): boolean {
  return nameOf(one) === nameOf(other)
}

/** What is attached, levelled; undefined where nothing is. */
function nameOf({text, attachment}: BlockFacts): string | undefined {
  return attachment && level(text.slice(attachment.start, attachment.end))
}

function sameNames(one: BlockFacts, other: BlockFacts): boolean {
  const names = namesIn(one.names)
  const others = namesIn(other.names)
  return (
    names.mentions.length === others.mentions.length &&
    names.loose.length === others.loose.length &&
    names.mentions.every((mention, at) => isNamedAlike(mention, others.mentions[at])) &&
    (names.loose.length === 0 || sameLoose(one.text, names, other.text, others))
  )
}

/** What mentions say is one shared value for all that say the same. */
function isNamedAlike(one: KeyedMention, other: KeyedMention | undefined): boolean {
  return (
    one.named === other?.named &&
    one.surname === other.surname &&
    one.given === other.given &&
    one.address === other.address
  )
}

/** Loose names become mentions as they are written, in the order in which they stand. */
function sameLoose(text: string, names: BlockNames, other: string, others: BlockNames): boolean {
  return (
    names.loose.every(({start, end}, at) => {
      const found = others.loose[at]
      return found !== undefined && text.slice(start, end) === other.slice(found.start, found.end)
    }) && order(names) === order(others)
  )
}

/** How the mentions and the loose names of a block stand among each other. */
function order({mentions, loose}: BlockNames): string {
  const placed = [...mentions.map(({start}) => ({start, what: 'm'})), ...loose.map(({start}) => ({start, what: 'l'}))]
  return placed
    .sort((one, other) => one.start - other.start)
    .map(({what}) => what)
    .join('')
}
