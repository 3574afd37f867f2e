import {opensWithDay} from './opening.js'
import type {Sheet} from './sheet.js'

/** Where the dates of a list stand: on a line above the headline, on one below it, behind it, or in the lead. */
export type DatePlace = 'above' | 'below' | 'behind' | 'lead'

/** A run of dated headlines. */
export interface DatedList {
  readonly place: DatePlace
  /** Entries that items begin with, in source order: date lines or headlines. */
  readonly starts: readonly number[]
  /** The entry behind the last one of the list. */
  readonly end: number
}

/** A lead of more paragraphs makes an article of its own. */
const longestLead = 3

/** What a block is in the rhythm of a list. */
type Beat = 'date' | 'headline' | 'text'

/**
 * Find the list of dated headlines that a run of blocks begins with: three headlines or more whose dates all stand in
 * one place. One date line between two headlines tells nothing; that most
 * have theirs on the same side does. Undefined for a strip of running text and for single articles.
 *
 * @param content Indices of the blocks that are news or may be. Linear in their number.
 */
export function datedList(sheet: Sheet, content: readonly number[]): DatedList | undefined {
  const first = content[0]
  if (first === undefined || beatOf(sheet, first) === 'text') return undefined
  const beats = content.map((at) => beatOf(sheet, at))
  if (!beats.includes('date')) return behind(sheet, content, beats) ?? byLeads(sheet, content, beats)
  const place = placeOfDates(sheet, content, beats)
  return place && (place === 'below' ? below(content, beats) : above(sheet, content, beats))
}

/**
 * The side of the headlines on which the date lines stand, by their number. `Headline, date` in turn and nothing else
 * tells as little as `date, headline`: then the blank lines say which are nearer, and else the end, where a date has
 * nothing to stand above. Undefined where most dates stand at running text.
 */
function placeOfDates(sheet: Sheet, content: readonly number[], beats: Beats): 'above' | 'below' | undefined {
  let dates = 0
  let over = 0
  let under = 0
  let nearer = 0
  for (let at = 0; at < beats.length; at++) {
    if (beats[at] !== 'date') continue
    dates++
    if (beats[at + 1] === 'headline') over++
    if (beats[at - 1] === 'headline') under++
    if (at > 0) nearer += blanksAbove(at)
    if (at + 1 < beats.length) nearer -= blanksAbove(at + 1)
  }
  if (Math.max(over, under) * 3 < dates * 2) return undefined
  if (over !== under) return over > under ? 'above' : 'below'
  return nearer < 0 ? 'below' : 'above'

  function blanksAbove(at: number): number {
    return sheet.entries[content[at] ?? -1]?.block.blanks ?? 0
  }
}

function beatOf(sheet: Sheet, at: number): Beat | undefined {
  const facts = sheet.entries[at]?.facts
  switch (facts?.kind) {
    case 'dateLine':
    case 'placeLine':
      return 'date'
    case 'headline':
      return facts.voice ? undefined : 'headline'
    case 'prose':
      return facts.voice ? undefined : 'text'
    default:
      return undefined
  }
}

type Beats = readonly (Beat | undefined)[]

/** `Headline, date, lead`: the dates stand under the headlines. */
function below(content: readonly number[], beats: Beats): DatedList | undefined {
  const starts: number[] = []
  for (let at = 1; at < beats.length; at++)
    if (beats[at] === 'date' && beats[at - 1] === 'headline') starts.push(at - 1)
  return asList('below', content, beats, starts)
}

/** `Date, headline, lead`: a headline that no date line stands above is an item without a date. */
function above(sheet: Sheet, content: readonly number[], beats: Beats): DatedList | undefined {
  const last = beats.lastIndexOf('date')
  const starts: number[] = []
  for (let at = 0; at <= last; at++) {
    if (beats[at] === 'date' || (beats[at - 1] !== 'date' && isUndatedItem(sheet, content, beats, at))) starts.push(at)
  }
  return asList('above', content, beats, starts)
}

/** The name of a site or of a part of it has no more words. */
export const longestLabel = 7

/** True for a headline that is too long for a label, and does not carry on the headline above it. */
function isUndatedItem(sheet: Sheet, content: readonly number[], beats: Beats, at: number): boolean {
  const entry = sheet.entries[content[at] ?? -1]
  if (beats[at] !== 'headline' || !entry || entry.facts.words <= longestLabel) return false
  if (beats[at - 1] !== 'headline') return true
  const title = sheet.entries[content[at - 1] ?? -1]
  return title !== undefined && entry.block.blanks > 0 && entry.facts.length < title.facts.length
}

/** `Headline 10.06.2022`: every headline has its date behind it; among others they are headlines of a plain list. */
function behind(sheet: Sheet, content: readonly number[], beats: Beats): DatedList | undefined {
  const starts: number[] = []
  for (let at = 0; at < beats.length; at++) {
    if (beats[at] !== 'headline') continue
    const facts = sheet.entries[content[at] ?? -1]?.facts
    if (facts?.tail ?? facts?.lead) starts.push(at)
    else if (starts.length > 0) return undefined
  }
  return asList('behind', content, beats, starts)
}

/** `Headline`, and under it `On 6 September 2022, …`: no section of an article opens with its day, and news do. */
function byLeads(sheet: Sheet, content: readonly number[], beats: Beats): DatedList | undefined {
  const starts: number[] = []
  let headlines = 0
  for (let at = 0; at < beats.length; at++) {
    if (beats[at] !== 'headline' || beats[at + 1] !== 'text') continue
    headlines++
    if (opensWithDay(sheet, content[at + 1] ?? -1)) starts.push(at)
  }
  if (starts.length * 2 < headlines) return undefined
  const all = beats.flatMap((beat, at) => (beat === 'headline' && at >= (starts[0] ?? 0) ? [at] : []))
  return starts.length < 3 ? undefined : asList('lead', content, beats, all)
}

/** The list with items at `starts`, places in `content`; it ends behind the lead of the last, or before a long one. */
function asList(
  place: DatePlace,
  content: readonly number[],
  beats: Beats,
  starts: readonly number[],
): DatedList | undefined {
  let kept = 0
  let end = 0
  for (const [at, start] of starts.entries()) {
    const next = starts[at + 1] ?? leadEnd(beats, start)
    let texts = 0
    for (let inside = start; inside < next; inside++) if (beats[inside] === 'text') texts++
    if (texts > longestLead) break
    kept++
    end = next
  }
  if (kept < 3) return undefined
  const entries = starts.slice(0, kept).map((at) => content[at] ?? 0)
  return {place, starts: entries, end: content[end] ?? (content[content.length - 1] ?? 0) + 1}
}

/** Where the item at `start` ends that is the last of its list: at the first headline below its text. */
function leadEnd(beats: Beats, start: number): number {
  let text = false
  for (let at = start; at < beats.length; at++) {
    if (beats[at] === 'text') text = true
    else if (text && beats[at] === 'headline') return at
  }
  return beats.length
}
