import type {DumpReader} from '../dump-reader.js'
import {lineAt} from '../lines.js'
import type {Group} from './merge-groups.js'
import {linesOf} from './merge-account.js'
import {lineEndsIn, type Section} from './merge-text.js'
import {placesOf} from './places.js'
import {writtenParts} from './merge-written.js'

/** What is read otherwise in the merge than in its file: a group, or a line outside of all that is read as part of one. */
export interface Astray {
  /** Its number among the groups; -1 for a line outside. */
  readonly group: number
  readonly section: Section
}

/** The same, with the number of its section in the stretch. */
interface AstrayPlace {
  readonly group: number
  readonly place: number
}

/** Reads merges of the same groups, each laid out a little otherwise than the one before. */
export type MergeReading = (sections: readonly Section[], breaks: ReadonlySet<number>) => readonly Astray[]

/**
 * A merge is read in stretches of so many units, each with some of its neighbors: to read all of it at once would take
 * more memory than everything else. What is further away than that has no say in how a line is read.
 */
const stretch = 1_000_000
const margin = 60_000

/** From the first to the last group, both included; there is one stretch where there is no group. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * Make a reading that finds what the recognizer reads otherwise in the merge: groups with other bounds, parts or days,
 * and lines outside that become part of an item or article. What is read alike is cut into the same pieces, and so a
 * merge of the merge is laid out as it is. A stretch that is laid out as it was the last time is not read again. Linear.
 */
export function mergeReading(groups: readonly Group[], reader: DumpReader): MergeReading {
  const stretches = stretchesOf(groups)
  const known = stretches.map(() => ({breaks: '', astray: undefined as readonly AstrayPlace[] | undefined}))
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
      const past = judged.last === groups.length - 1 ? groups.length : judged.last
      const astray =
        before?.astray && before.breaks === inside
          ? before.astray
          : readOtherwise(sections.slice(from, to), shown.first, {first: judged.first, last: past}, reader)
      known[number] = {breaks: inside, astray}
      return astray.flatMap(({group, place}) => {
        const section = sections[from + place]
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
  if (groups.length === 0) return [{first: 0, last: -1}]
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

/**
 * What is read otherwise in a stretch.
 *
 * @param judged The groups asked for, with the lines above each; the lines below all groups count as one more.
 */
function readOtherwise(
  sections: readonly Section[],
  first: number,
  judged: Stretch,
  reader: DumpReader,
): readonly AstrayPlace[] {
  const found = reader.recognize([...writtenParts(sections)].join(''), 'plain')
  const {units} = reader.facts(found)
  const parts: string[][] = units.map(() => [])
  const outside = new Map<number, string>()
  for (const {entry, unit, kind} of placesOf(found)) {
    const line = lineAt(found.lines, entry.block.start) + 1
    if (unit < 0) outside.set(line, entry.facts.kind)
    else parts[unit]?.push(`${line} ${kind}`)
  }
  const read = new Set(units.map((unit, at) => signOf(unit.kind, parts[at], unit.event, unit.published?.date)))
  const astray: AstrayPlace[] = []
  const spans = linesOf(sections)
  let number = first
  for (const [place, section] of sections.entries()) {
    const {group} = section
    const line = spans.get(section)?.line ?? 0
    const isAstray = group ? !read.has(signIn(section, group, line)) : outside.get(line) !== looseKind(section)
    if (isAstray && number >= judged.first && number <= judged.last) astray.push({group: group ? number : -1, place})
    if (group) number++
  }
  return astray
}

/** What the line of a section outside of all is in its dump: a footer stays a footer. */
function looseKind({lines: [line]}: Section): string | undefined {
  return line?.kept.kind === 'dayLine' ? undefined : line?.kept.words.kind
}

/** How a group is to be read whose section begins on a line. */
function signIn({lines}: Section, {kind, kept, stated}: Group, first: number): string {
  let line = first
  const parts = lines.flatMap(({kept: {kind: part}, text, above}, at) => {
    if (at > 0) line += lineEndsIn(above)
    const said = [`${line} ${part === 'dayLine' ? 'dateLine' : part}`]
    // A day with the place below it is one piece of two lines, which are read one by one.
    for (let below = lineEndsIn(text); below > 0; below--) said.push(`${++line} ${part}`)
    return said
  })
  return signOf(kind, parts, kept.event, stated ?? kept.published ?? undefined)
}

/** @param parts The line of each and what it is. */
function signOf(
  kind: string,
  parts: readonly string[] | undefined,
  event: {readonly date: string; readonly endDate?: string | undefined} | null,
  published: string | undefined,
): string {
  return [kind, published, event?.date, event?.endDate, ...(parts ?? [])].join()
}
