import type {DumpReader} from '../dump-reader.js'
import type {LineSpan, Unit} from '../facts.js'
import type {Group} from './merge-groups.js'
import {linesOf} from './merge-account.js'
import type {Section} from './merge-text.js'
import {writtenParts} from './merge-written.js'

/** A group whose days or bounds are read otherwise in the merge than in its file. */
export interface Astray {
  /** Its number among the groups. */
  readonly group: number
  readonly section: Section
}

/** Reads merges of the same groups, each laid out a little otherwise than the one before. */
export type MergeReading = (sections: readonly Section[], breaks: ReadonlySet<number>) => readonly Astray[]

/**
 * A merge is read in stretches of so many units, each with some of its neighbors: to read all of it at once would take
 * more memory than everything else. What is further away than that has no say in how a line is read.
 */
const stretch = 1_000_000
const margin = 60_000

/** From the first to the last group, both included. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * Make a reading that finds the groups that the recognizer reads otherwise in the merge: other bounds or other days. A
 * stretch that is laid out as it was the last time is not read again. Linear.
 */
export function mergeReading(groups: readonly Group[], reader: DumpReader): MergeReading {
  const stretches = stretchesOf(groups)
  const known = stretches.map(() => ({breaks: '', astray: undefined as readonly number[] | undefined}))
  return (sections, breaks) => {
    const sorted = [...breaks].sort((a, b) => a - b)
    const places: number[] = []
    for (const [at, {group}] of sections.entries()) if (group) places.push(at)
    return stretches.flatMap((judged, number) => {
      const shown = {first: reach(judged.first, -1), last: reach(judged.last, 1)}
      // The lines at the end of the merge are read with the last groups.
      const from = shown.first === 0 ? 0 : (places[shown.first] ?? 0)
      const to = shown.last === groups.length - 1 ? sections.length : (places[shown.last] ?? 0) + 1
      const inside = sorted.filter((at) => at > shown.first && at <= shown.last).join()
      const before = known[number]
      const astray =
        before?.astray && before.breaks === inside
          ? before.astray
          : readOtherwise(sections.slice(from, to), shown.first, judged, reader)
      known[number] = {breaks: inside, astray}
      return astray.flatMap((group) => {
        const section = sections[places[group] ?? -1]
        return section ? [{group, section}] : []
      })
    })
  }

  /** The group that is `margin` units of text away, above or below. */
  function reach(from: number, step: 1 | -1): number {
    let at = from
    for (let units = 0; units < margin && groups[at + step]; at += step) units += sizeOf(groups[at + step])
    return at
  }
}

function stretchesOf(groups: readonly Group[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let first = 0
  let size = 0
  for (const [at, group] of groups.entries()) {
    size += sizeOf(group)
    if (size < stretch && at < groups.length - 1) continue
    stretches.push({first, last: at})
    first = at + 1
    size = 0
  }
  return stretches
}

function sizeOf(group: Group | undefined): number {
  return group ? group.kept.body.reduce((sum, {words}) => sum + words.text.length + 2, 12) : 0
}

/** The groups of a stretch, by their numbers, that are read otherwise. */
function readOtherwise(
  sections: readonly Section[],
  first: number,
  judged: Stretch,
  reader: DumpReader,
): readonly number[] {
  const text = [...writtenParts(sections)].join('')
  const facts = reader.facts(reader.recognize(text, 'plain'))
  const read = new Set(facts.units.map((unit) => signOf(unit.kind, boundsOf(unit), unit.event, unit.published?.date)))
  const astray: number[] = []
  let number = first
  for (const [{group}, span] of linesOf(sections)) {
    if (!group) continue
    const {event, published} = group.kept
    const sign = signOf(group.kind, span, event, group.stated ?? published ?? undefined)
    if (number >= judged.first && number <= judged.last && !read.has(sign)) astray.push(number)
    number++
  }
  return astray
}

function boundsOf({parts}: Unit): LineSpan {
  // Navigation aside, parts stand in the order of their lines.
  return {line: parts[0]?.line ?? 1, endLine: parts[parts.length - 1]?.endLine ?? 1}
}

function signOf(
  kind: string,
  {line, endLine}: LineSpan,
  event: {readonly date: string; readonly endDate?: string | undefined} | null,
  published: string | undefined,
): string {
  return [kind, line, endLine, published, event?.date, event?.endDate].join()
}
