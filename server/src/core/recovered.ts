import type {FileFacts, Unit} from './facts.js'
import {keptPlace, paragraphAt, type FileLine} from './duplicates.js'
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
  const paragraph = file.facts.paragraphs.find((other) => other.unit === unit)
  if (!paragraph || paragraph.words < shortestCopy) return undefined
  const list = get(index.copies, paragraph.copy)
  if (typeof list !== 'object') return undefined
  const kept = keptPlace(index, list)
  const copy = kept === undefined ? undefined : paragraphAt(index, kept)
  const dated = copy && copy.facts.units[copy.paragraph.unit]
  if (!copy || !dated?.published || kept === file.number * paragraphLimit) return undefined
  const {published} = dated
  return {...published, certainty: 'recovered', from: {file: copy.path, line: published.evidence.line}}
}

/** The day a unit is sorted and shown under: published, else the first day of the event, else recovered; null for none. */
export function dayOf(index: WorkspaceIndex, path: string, facts: FileFacts, unit: Unit): string | null {
  const own = unit.published?.date ?? unit.event?.date
  return own ?? recoveredDate(index, path, facts.units.indexOf(unit))?.date ?? null
}
