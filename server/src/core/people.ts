import type {FileFacts, Mention} from './facts.js'
import {mentionsIn, type Said} from './mentions.js'
import {formKey, type NameBucket} from './name-bucket.js'
import type {Group} from './name-groups.js'
import {mentionsUnder} from './placed-mentions.js'
import {dayOf} from './recovered.js'
import {holderOf} from './register/claims.js'
import {keyOfName, type RegisteredPerson} from './register/register.js'
import {noSurname, registerSays, resolutionOf, type PersonLink, type Surname} from './resolution.js'
import type {PersonName} from './rules/official.js'
import {get} from './sharded-map.js'
import {shownName} from './shown-name.js'
import {bucketKey, factsAt, type WorkspaceIndex} from './workspace-index.js'

/**
 * Say who a mention is. What the register says goes first. Full names are one person when surname, given name and
 * patronymic agree after folding of spellings; initials join the one full name they fit, or the one they fit and share
 * an organization with; a surname alone joins only the one full name of its organization, and is nobody's otherwise.
 * Constant time after the first mention of a surname; that costs the number of ways the surname is written with.
 */
export function personOf(index: WorkspaceIndex, path: string, mention: Mention): PersonLink {
  const key = bucketKey(mention)
  const bucket = get(index.names, key)
  if (!bucket) return alone(key, noSurname, path, mention)
  const {links, contested, surname} = resolutionOf(index, key, bucket)
  const form = formKey(mention.identity)
  const several = contested.get(form)
  const link = several ? judged(index, key, path, mention, several) : links.get(form)
  if (link) return mention.reason ? {...link, reason: bothReasons(link.reason, mention.reason)} : link
  return alone(key, surname(), path, mention)
}

/**
 * Whose a mention is, as far as what it says tells in every file: the identity. `by file`: a surname alone, which is
 * somebody of his own in each file. `by item`: one of several persons of the register, each mention looked at by itself.
 */
export type Teller = {readonly kind: 'said'; readonly id: string} | {readonly kind: 'by file' | 'by item'}

/** See `Teller`. Undefined for a name that no file has. Constant time, as `personOf` is. */
export function tellerOf(index: WorkspaceIndex, said: Said): Teller | undefined {
  const key = bucketKey(said)
  const bucket = get(index.names, key)
  if (!bucket) return undefined
  const {links, contested, surname} = resolutionOf(index, key, bucket)
  const form = formKey(said.identity)
  if (contested.has(form)) return {kind: 'by item'}
  const id = links.get(form)?.id ?? holderBy(surname(), said)?.id
  return id === undefined ? {kind: 'by file'} : {kind: 'said', id}
}

/**
 * The person that a name means wherever it stands; undefined where each mention is looked at by itself, and for a name
 * that no file has. Constant time, as `personOf` is.
 */
export function personNamed(index: WorkspaceIndex, name: PersonName): PersonLink | undefined {
  const key = keyOfName(name)
  const bucket = get(index.names, key)
  return bucket && resolutionOf(index, key, bucket).links.get(formKey(name))
}

/** What the page says of a shorter name; the register has its say about the fuller one. */
function bothReasons(reason: string, ofPage: string): string {
  return reason === registerSays ? `${ofPage}; of that name ${registerSays}` : ofPage
}

/** One of several persons of the register with one name: who holds the post that the item gives, on its day. */
function judged(
  index: WorkspaceIndex,
  key: string,
  path: string,
  mention: Mention,
  persons: readonly RegisteredPerson[],
): PersonLink {
  const facts = factsAt(index, path)
  const unit = facts?.units[mention.unit]
  const day = facts ? dayOf(index, path, facts, mention.unit) : null
  const form = formKey(mention.identity)
  const person =
    holderOf(persons, [mention], day) ?? (facts && unit ? holderIn(facts, mention.unit, form, persons, day) : undefined)
  if (person) {
    const when = day === null ? '' : ` on ${day}`
    const reason = `${registerSays}: of those of this name only one holds the post${when}`
    return {id: person.id, name: person.name, reason}
  }
  return {
    id: `${key}.${form.toLowerCase()}?${path}`,
    name: shownName(mention.identity),
    reason: 'the register has several persons of this name, and the item does not tell which',
    candidates: describe(persons),
  }
}

const holders = new WeakMap<FileFacts, Map<string, readonly [RegisteredPerson | undefined, ...RegisteredPerson[]]>>()

/** Whose post any mention of a form in a unit gives: looked for once, or a page of one name would cost its square. */
function holderIn(
  facts: FileFacts,
  unit: number,
  form: string,
  persons: readonly RegisteredPerson[],
  day: string | null,
): RegisteredPerson | undefined {
  let known = holders.get(facts)
  if (!known) holders.set(facts, (known = new Map<string, readonly [RegisteredPerson | undefined]>()))
  const key = `${unit} ${day ?? ''} ${form}`
  const [holder, ...others] = known.get(key) ?? []
  // Another register has other persons.
  if (others.length === persons.length && persons.every((person, at) => person === others[at])) return holder
  const beside = mentionsIn(facts).filter((other) => other.unit === unit && formKey(other.identity) === form)
  const found = holderOf(persons, beside, day)
  known.set(key, [found, ...persons])
  return found
}

/** The names of some persons, with a post where two of them have one name. */
function describe(persons: readonly RegisteredPerson[]): readonly string[] {
  const names = persons.map(({name}) => name)
  return persons
    .map(({name, posts: [post]}) => {
      const words = names.filter((other) => other === name).length > 1 ? (post?.title ?? post?.organisation) : undefined
      return words === undefined || words === null ? name : `${name}, ${words}`
    })
    .sort()
}

/** A surname alone: the full name that holds a post of the same organization, if there is just one; else its own. */
function alone(key: string, surname: Surname, path: string, mention: Mention): PersonLink {
  const only = holderBy(surname, mention)
  if (only) {
    const reason = `the surname, and the only one of that surname with a post in ${mention.named.organisation ?? ''}`
    return {id: only.id, name: only.name, reason}
  }
  const {candidates, claimed} = surname
  return {
    id: idInFile(key, path),
    name: mention.named.surface,
    reason:
      claimed.length > 0
        ? `the register gives the surname alone to ${claimed.join(' and to ')}, and others bear it, too`
        : 'a surname alone is not enough to tell who it is',
    ...(candidates.length > 0 ? {candidates} : {}),
  }
}

function holderBy({holders}: Surname, {named: {organisation}}: Pick<Said, 'named'>): Group | undefined {
  return (organisation === null ? undefined : holders.get(organisation)) ?? undefined
}

/** Who is meant in one file by a surname that is not enough to tell. */
export function idInFile(key: string, path: string): string {
  return `${key}?${path}`
}

/** A person as the names of one surname tell, with how often the forms of the name that are linked to him are met. */
export interface CountedPerson {
  readonly link: PersonLink
  /** Mentions by a surname alone are not among them: each of those is looked at by itself. */
  readonly mentions: number
}

/**
 * The persons of one surname, in no order that means anything. Costs the ways the surname is written with, and the
 * files it stands in where the register has several persons of one name.
 */
export function personsNamed(index: WorkspaceIndex, key: string, bucket: NameBucket): readonly CountedPerson[] {
  const {links, contested} = resolutionOf(index, key, bucket)
  const persons = new Map<string, {readonly link: PersonLink; mentions: number}>()
  for (const [form, {count}] of bucket.forms) {
    const link = links.get(form)
    if (link) add(link, count)
  }
  if (contested.size > 0) {
    for (const {path, mention} of mentionsUnder(index, key))
      if (contested.has(formKey(mention.identity))) add(personOf(index, path, mention), 1)
  }
  return [...persons.values()]

  function add(link: PersonLink, count: number): void {
    const known = persons.get(link.id)
    if (known) known.mentions += count
    else persons.set(link.id, {link, mentions: count})
  }
}

/** The names of the others of a surname, in order: whom a mention could be, or be told apart from. */
export function personsBeside(index: WorkspaceIndex, path: string, mention: Mention): readonly string[] {
  const key = bucketKey(mention)
  const bucket = get(index.names, key)
  if (!bucket) return []
  const {id} = personOf(index, path, mention)
  const names = resolutionOf(index, key, bucket).groups.flatMap((group) => (group.id === id ? [] : group.name))
  return [...new Set(names)].sort()
}
