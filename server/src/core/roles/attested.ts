import type {FileFacts} from '../facts.js'
import {firstWhere} from '../first-where.js'
import {nthMention, type Said} from '../mentions.js'
import type {PlacedMention} from '../people.js'
import type {Named, PersonName} from '../rules/official.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {numberOf, statedDay} from './days.js'
import {officesIn, type Held, type Office} from './office.js'

/** A mention that gives somebody a post, by its number in the file: a workspace has tens of thousands. */
export interface Attested {
  readonly path: string
  readonly facts: FileFacts
  readonly at: number
}

/** The same with its words and place, and the day of its item; null for an item without one. */
export interface DatedAttested extends PlacedMention {
  readonly held: Held
  readonly day: string | null
}

/** The mentions that give a post to one name. */
export interface AttestedName {
  readonly name: PersonName
  /** By the day that their item states, in days since 1970; those without one by `noDay`. */
  readonly byDay: ReadonlyMap<number, readonly Attested[]>
  /** The days, in order, `noDay` left out. */
  readonly days: () => readonly number[]
}

/** Stands for a day that is not stated. */
export const noDay = -Infinity

/**
 * The mentions that give anybody the post with this key, in the plain way or as acting, by name; in no order that means
 * anything. Nothing is made at indexing: the first look walks the workspace, and each later one the files that differ
 * from what the last one saw. Void when another index is asked about.
 */
export function attestedIn(index: WorkspaceIndex, key: string, held: 'now' | 'acting'): Iterable<AttestedName> {
  moveTo(index.files.shards)
  return seen.offices.get(`${held} ${key}`)?.values() ?? nobody
}

/** The first of some days in order that is not before, or not up to, a day: its place. Logarithmic. */
export function placeOf(days: readonly number[], day: number, past: boolean): number {
  return firstWhere(days.length, (at) => (past ? (days[at] ?? 0) > day : (days[at] ?? 0) >= day))
}

/** The posts that a mention gives the person it names; none for most. */
export function officesOf({named}: Pick<Said, 'named'>): readonly Office[] {
  let offices = given.get(named)
  if (!offices) {
    offices = named.official && named.title !== null ? officesIn(named.title, named.organisation) : nobody
    given.set(named, offices)
  }
  return offices
}

const nobody: readonly never[] = []

/** What is said of people is one value for all who are named alike: see `Mention.named`. */
const given = new WeakMap<Named, readonly Office[]>()

type Shards = readonly {readonly map: ReadonlyMap<string, {readonly facts: FileFacts}>}[]

interface Gathered extends AttestedName {
  readonly byDay: Map<number, Attested[]>
  sorted: readonly number[] | undefined
}

/**
 * What the last look saw. It is moved along from one index to the next by what differs between them, in either
 * direction: an index shares all parts of its map of files but those a change has touched, and a key press touches one.
 */
const seen: {shards: Shards; readonly offices: Map<string, Map<PersonName, Gathered>>} = {
  shards: [],
  offices: new Map(),
}

function moveTo(shards: Shards): void {
  if (shards === seen.shards) return
  const before = seen.shards
  seen.shards = shards
  for (const [at, {map}] of shards.entries()) {
    const old = before[at]?.map
    if (old === map) continue
    if (old) for (const [path, {facts}] of old) if (map.get(path)?.facts !== facts) remove(facts)
    for (const [path, {facts}] of map) if (old?.get(path)?.facts !== facts) add(path, facts)
  }
}

function add(path: string, facts: FileFacts): void {
  for (const [at, said] of facts.mentions.said.entries()) {
    for (const office of officesOf(said)) {
      if (office.held === 'former') continue
      const key = `${office.held} ${office.key}`
      let names = seen.offices.get(key)
      if (!names) seen.offices.set(key, (names = new Map<PersonName, Gathered>()))
      let gathered = names.get(said.identity)
      if (!gathered) names.set(said.identity, (gathered = gatheredFor(said.identity)))
      const day = dayNumberOf(facts, at)
      const list = gathered.byDay.get(day)
      const attested = {path, facts, at}
      if (list) list.push(attested)
      else {
        gathered.byDay.set(day, [attested])
        gathered.sorted = undefined
      }
    }
  }
}

function remove(facts: FileFacts): void {
  for (const [at, said] of facts.mentions.said.entries()) {
    for (const {key, held} of officesOf(said)) {
      const names = seen.offices.get(`${held} ${key}`)
      const gathered = names?.get(said.identity)
      if (!names || !gathered) continue
      const day = dayNumberOf(facts, at)
      const left = gathered.byDay.get(day)?.filter((attested) => attested.facts !== facts) ?? []
      if (left.length > 0) gathered.byDay.set(day, left)
      else if (gathered.byDay.delete(day)) gathered.sorted = undefined
      if (gathered.byDay.size === 0) names.delete(said.identity)
    }
  }
}

function gatheredFor(name: PersonName): Gathered {
  const byDay = new Map<number, Attested[]>()
  const gathered: Gathered = {
    name,
    byDay,
    sorted: undefined,
    days: () => (gathered.sorted ??= [...byDay.keys()].filter((day) => day !== noDay).sort((a, b) => a - b)),
  }
  return gathered
}

function dayNumberOf(facts: FileFacts, at: number): number {
  const day = statedDay(facts, nthMention(facts, at)?.unit ?? -1)
  return day === null ? noDay : numberOf(day)
}
