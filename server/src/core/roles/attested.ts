import type {FileFacts} from '../facts.js'
import {firstWhere} from '../first-where.js'
import {unitBy, type NumberedMention, type Said} from '../mentions.js'
import type {PlacedMention} from '../placed-mentions.js'
import type {Named, PersonName} from '../rules/official.js'
import {differences, emptyMap} from '../sharded-map.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {numberOf, statedDay} from './days.js'
import {officesIn, type Held, type Office} from './office.js'

/** A mention that gives somebody a post. */
export interface Attested extends NumberedMention {
  readonly path: string
}

/** The same with its words and place, and the day of its item; null for an item without one. */
export interface DatedAttested extends PlacedMention {
  readonly held: Held
  readonly day: string | null
}

/** The mentions that give a post to one name. */
export interface AttestedName {
  readonly name: PersonName
  /** Those whose item states its day. */
  readonly stated: Days
  /** Those of whose day a part was inferred. */
  readonly inferred: Days
  /** Those whose item gives no day. */
  readonly undated: readonly Attested[]
}

/** Mentions by day, in days since 1970. */
export interface Days {
  readonly at: ReadonlyMap<number, readonly Attested[]>
  /** The days, in order. */
  readonly all: () => readonly number[]
}

/**
 * The mentions that give anybody the post with this key, in the plain way or as acting, by name; in no order that means
 * anything. Nothing is made at indexing: the first look walks the workspace, and each later one the files that differ
 * from what the last one saw. Void when another index is asked about.
 */
export function attestedIn(index: WorkspaceIndex, key: string, held: 'now' | 'acting'): Iterable<AttestedName> {
  moveTo(index.files)
  return seen.offices.get(key)?.[held].values() ?? nobody
}

/** The first of some days in order that is not before, or not up to, a day: its place. Logarithmic. */
export function placeOf(days: readonly number[], day: number, past: boolean): number {
  return firstWhere(days.length, (at) => (past ? (days[at] ?? 0) > day : (days[at] ?? 0) >= day))
}

/** The posts that a mention gives the person it names; none for most. */
export function officesOf({named}: Pick<Said, 'named'>): readonly Office[] {
  if (named.title === null || !named.official) return nobody
  let offices = given.get(named)
  if (!offices) {
    offices = officesIn(named.title, named.organisation)
    given.set(named, offices)
  }
  return offices
}

const nobody: readonly never[] = []

/** What is said of people is one value for all who are named alike: see `Mention.named`. */
const given = new WeakMap<Named, readonly Office[]>()

interface Gathered extends AttestedName {
  readonly stated: GatheredDays
  readonly inferred: GatheredDays
  undated: Attested[]
}

/** Who is given a post, in the plain way and as acting. */
type Post = Readonly<Record<'now' | 'acting', Map<PersonName, Gathered>>>

/** What the last look saw. It is moved along from one index to the next by the files that differ, in either direction. */
const seen: {files: WorkspaceIndex['files']; readonly offices: Map<string, Post>} = {
  files: emptyMap(),
  offices: new Map(),
}

function moveTo(files: WorkspaceIndex['files']): void {
  if (files === seen.files) return
  const before = seen.files
  seen.files = files
  for (const [path, was, is] of differences(before, files)) {
    if (was?.facts === is?.facts) continue
    if (was) remove(was.facts)
    if (is) add(path, is.facts)
  }
}

function add(path: string, facts: FileFacts): void {
  for (const [at, said] of facts.mentions.said.entries()) {
    for (const office of officesOf(said)) {
      if (office.held === 'former') continue
      let post = seen.offices.get(office.key)
      if (!post) seen.offices.set(office.key, (post = {now: new Map(), acting: new Map()}))
      const names = post[office.held]
      let gathered = names.get(said.identity)
      if (!gathered) {
        gathered = {name: said.identity, stated: gatheredDays(), inferred: gatheredDays(), undated: []}
        names.set(said.identity, gathered)
      }
      const dated = datedAt(facts, at)
      if (dated) gathered[dated.kind].add(dated.day, {path, facts, at})
      else gathered.undated.push({path, facts, at})
    }
  }
}

function remove(facts: FileFacts): void {
  for (const [at, said] of facts.mentions.said.entries()) {
    for (const {key, held} of officesOf(said)) {
      const names = held === 'former' ? undefined : seen.offices.get(key)?.[held]
      const gathered = names?.get(said.identity)
      if (!names || !gathered) continue
      const dated = datedAt(facts, at)
      if (dated) gathered[dated.kind].remove(dated.day, facts)
      else gathered.undated = gathered.undated.filter((attested) => attested.facts !== facts)
      const {stated, inferred, undated} = gathered
      if (stated.at.size + inferred.at.size + undated.length === 0) names.delete(said.identity)
    }
  }
}

/** The day of the item that a mention stands in, and how it is known; undefined where its facts have none. */
function datedAt(
  facts: FileFacts,
  at: number,
): {readonly kind: 'stated' | 'inferred'; readonly day: number} | undefined {
  const unit = unitBy({facts, at})
  const own = facts.units[unit]?.published ?? facts.units[unit]?.event
  return own ? {kind: statedDay(facts, unit) === null ? 'inferred' : 'stated', day: numberOf(own.date)} : undefined
}

interface GatheredDays extends Days {
  readonly add: (day: number, attested: Attested) => void
  readonly remove: (day: number, facts: FileFacts) => void
}

function gatheredDays(): GatheredDays {
  const at = new Map<number, Attested[]>()
  let sorted: readonly number[] | undefined
  return {
    at,
    all: () => (sorted ??= [...at.keys()].sort((a, b) => a - b)),
    add(day, attested) {
      const list = at.get(day)
      if (list) return void list.push(attested)
      at.set(day, [attested])
      sorted = undefined
    },
    remove(day, facts) {
      const left = at.get(day)?.filter((attested) => attested.facts !== facts) ?? []
      if (left.length > 0) at.set(day, left)
      else if (at.delete(day)) sorted = undefined
    },
  }
}
