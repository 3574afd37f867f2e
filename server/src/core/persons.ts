import {dossierOf, oneForEachItem, type Dossier} from './dossier.js'
import {mentionBy, mentionsIn, saidBy, unitBy} from './mentions.js'
import {personOf, personsNamed} from './people.js'
import {mentionsOf} from './person-mentions.js'
import {entriesOf} from './sharded-map.js'
import {filesOf, type WorkspaceIndex} from './workspace-index.js'

/** Every person that is named anywhere, the most often named first, then by name and identity. Walks the workspace. */
export function personsIn(index: WorkspaceIndex): readonly Dossier[] {
  const steps = gatherPersons(index)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same in steps, so that the caller can take a pause after any of them. */
export function* gatherPersons(index: WorkspaceIndex): Generator<undefined, readonly Dossier[]> {
  const persons = new Map<string, Dossier>()
  for (const [path, facts] of filesOf(index)) {
    yield undefined
    for (const mention of mentionsIn(facts)) {
      const {id} = personOf(index, path, mention)
      if (!persons.has(id)) persons.set(id, dossierOf(index, path, mention))
    }
  }
  return [...persons.values()].sort(byWeight)
}

/** The most often named first, so that the order of files does not show. */
function byWeight(a: Dossier, b: Dossier): number {
  const [m, n] = [a.mentions.length, b.mentions.length]
  if (m !== n) return n - m
  if (a.link.name !== b.link.name) return a.link.name < b.link.name ? -1 : 1
  return a.link.id < b.link.id ? -1 : 1
}

/** A person as a list shows him. */
export interface ListedPerson {
  readonly id: string
  /** Key of the surname, by which his mentions are found. */
  readonly key: string
  readonly name: string
  readonly mentions: number
  /** Whom the name may stand for, where it is not sure. */
  readonly candidates?: readonly string[]
}

/**
 * Everybody whose name says more than a surname, by name. Costs the distinct names of the workspace, and not the
 * mentions: who is an official is told when somebody is looked at.
 */
export function listPersons(index: WorkspaceIndex): readonly ListedPerson[] {
  const listed = new Map<string, ListedPerson>()
  for (const [key, bucket] of entriesOf(index.names)) {
    for (const {link, mentions} of personsNamed(index, key, bucket)) {
      const {id, name, candidates} = link
      // The register joins surnames.
      const more = mentions + (listed.get(id)?.mentions ?? 0)
      listed.set(id, {id, key, name, mentions: more, ...(candidates ? {candidates} : {})})
    }
  }
  return [...listed.values()].sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1))
}

/** All that is known of a person on the list; undefined when nobody of that identity is named any more. */
export function dossierOfListed(
  index: WorkspaceIndex,
  {id, key}: Pick<ListedPerson, 'id' | 'key'>,
): Dossier | undefined {
  const [first] = mentionsOf(index, id, key).all
  return first && dossierOf(index, first.path, mentionBy(first))
}

/** True for somebody whom any mention shows as an official, and not only as one who reports. */
export function isOfficial({mentions}: Dossier): boolean {
  return mentions.some((mention) => saidBy(mention).named.official)
}

/** Two officials who are named in one item. */
export interface CoMention {
  readonly one: Dossier
  readonly other: Dossier
  /** Distinct items that name both. */
  readonly items: number
  /** First and last day of such an item; null when none has a day. */
  readonly first: string | null
  readonly last: string | null
}

/** Who is named together with whom, for the persons given: each pair once, in their order. Costs the pairs of each item. */
export function coMentionsOf(persons: readonly Dossier[]): readonly CoMention[] {
  const items = new Map<string | number, {readonly day: string | null; readonly persons: number[]}>()
  for (const [at, {mentions}] of persons.entries()) {
    for (const mention of oneForEachItem(mentions)) {
      if (unitBy(mention) < 0) continue
      const item = items.get(mention.item)
      if (item) item.persons.push(at)
      else items.set(mention.item, {day: mention.day, persons: [at]})
    }
  }
  const pairs = new Map<number, {items: number; first: string | null; last: string | null}>()
  for (const {day, persons: together} of items.values()) {
    for (const [place, one] of together.entries()) {
      for (const other of together.slice(place + 1)) {
        const key = one * persons.length + other
        let pair = pairs.get(key)
        if (!pair) pairs.set(key, (pair = {items: 0, first: null, last: null}))
        pair.items++
        if (day === null) continue
        if (pair.first === null || day < pair.first) pair.first = day
        if (pair.last === null || day > pair.last) pair.last = day
      }
    }
  }
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .flatMap(([key, pair]) => {
      const one = persons[Math.floor(key / persons.length)]
      const other = persons[key % persons.length]
      return one && other ? {one, other, ...pair} : []
    })
}
