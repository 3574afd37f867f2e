import {firstParagraph, type FileFacts} from './facts.js'
import {firstPlace, paragraphAt, placesOf} from './copies/places.js'
import type {FileLine} from './duplicates.js'
import {get} from './sharded-map.js'
import type {PublishedDate} from './unit-dates.js'
import {paragraphLimit, shortestCopy, type WorkspaceIndex} from './workspace-index.js'

/** A day of publication that a dated copy of the text gives; `from` says where that copy stands. */
export interface RecoveredDate extends PublishedDate {
  readonly from: FileLine
}

/**
 * The day of publication of a unit that gives none of its own, taken from a dated copy of its first paragraph.
 * Undefined when no copy has one. Constant time once the group of copies was looked at.
 */
export function recoveredDate(index: WorkspaceIndex, path: string, unit: number): RecoveredDate | undefined {
  const file = get(index.files, path)
  const own = file?.facts.units[unit]
  if (!file || !own || own.published) return undefined
  const paragraph = firstParagraph(file.facts, unit)
  if (!paragraph || paragraph.words < shortestCopy) return undefined
  const list = placesOf(index, paragraph)
  // A copy that a team has chosen to keep may have no day; the first by the rule has one where any has.
  const first = list && firstPlace(index, list)
  const copy = first === undefined ? undefined : paragraphAt(index, first)
  const dated = copy && copy.facts.units[copy.paragraph.unit]
  if (!copy || !dated?.published || first === file.number * paragraphLimit) return undefined
  const {published} = dated
  return {...published, certainty: 'recovered', from: {file: copy.path, line: published.evidence.line}}
}

/**
 * The day that a unit, by its number, is sorted and shown under: published, else the first day of the event, else
 * recovered; null for none, and for no unit of the file.
 */
export function dayOf(index: WorkspaceIndex, path: string, facts: FileFacts, unit: number): string | null {
  const own = facts.units[unit]
  return own?.published?.date ?? own?.event?.date ?? recoveredDate(index, path, unit)?.date ?? null
}
