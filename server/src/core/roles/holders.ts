import {mentionBy} from '../mentions.js'
import {personNamed, personOf} from '../people.js'
import type {PersonLink} from '../resolution.js'
import {dayOf} from '../recovered.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {attestedIn, placeOf, type Attested, type AttestedName, type DatedAttested} from './attested.js'
import {numberOf} from './days.js'
import type {Office} from './office.js'
import {isDatedOn, registeredIn, type RegisteredHolder} from './registered.js'

/** Somebody who held a post on a day, or may have, with what says so. */
export interface Holder {
  readonly link: PersonLink
  readonly why: Evidence
  /** Nothing else that is known speaks against it. */
  readonly sure: boolean
  /** The nearest items that give him the post: the last up to the day, and the first after it. */
  readonly before?: DatedAttested
  readonly after?: DatedAttested
  readonly registered?: RegisteredHolder
}

/**
 * `register`: by days that the register gives. `that-day`: an item of the day says so. `around`: items before and after
 * it do. `before`, `after`: items on one side alone. `undated`: the day is not known, or the register gives no days.
 */
export type Evidence = 'register' | 'that-day' | 'around' | 'before' | 'after' | 'undated'

/** Items further apart than this, in days, leave room for somebody else between them. */
const farApart = 550

/**
 * Who held a post on a day, by the register and by the posts that items all over the workspace give; the surest first,
 * then by name. Nobody is sure where two could be, unless several hold such a post. For a day that is not known
 * everybody who ever held it, by the first day. Costs the names that are given the post.
 */
export function holdersOn(index: WorkspaceIndex, {key, single}: Office, day: string | null): readonly Holder[] {
  const persons = attestedPersons(index, key, day)
  const registered = new Map<string, RegisteredHolder>()
  for (const holder of registeredIn(index.register, key)) {
    const {id} = holder.person
    // Of two terms of one person the one counts that holds the day.
    if (!registered.has(id) || (day !== null && isDatedOn(holder, day))) registered.set(id, holder)
  }
  for (const {person} of registered.values())
    if (!persons.has(person.id)) {
      const link = {id: person.id, name: person.name, reason: 'the register says so'}
      persons.set(person.id, {link, attested: []})
    }
  const all = [...persons.values()].map((person) => holderOf(person, day, registered.get(person.link.id)))
  if (day === null) return all.sort(byFirstDay)
  const dated = all.filter(({why, registered}) => why !== 'undated' || registered)
  return single ? ofOne(dated, day) : ofSeveral(dated, day)
}

interface AttestedPerson {
  readonly link: PersonLink
  readonly attested: DatedAttested[]
}

/** Everybody who is given the post, with the mentions that matter for the day: the nearest on either side of it. */
function attestedPersons(index: WorkspaceIndex, key: string, day: string | null): Map<string, AttestedPerson> {
  const persons = new Map<string, AttestedPerson>()
  for (const held of ['now', 'acting'] as const) {
    for (const attested of attestedIn(index, key, held)) {
      const link = personNamed(index, attested.name)
      for (const one of nearestOf(attested, day)) {
        const {path, facts} = one
        const mention = mentionBy(one)
        const who = link ?? personOf(index, path, mention)
        const dated = {path, facts, mention, held, day: dayOf(index, path, facts, mention.unit)}
        const person = persons.get(who.id)
        if (person) person.attested.push(dated)
        else persons.set(who.id, {link: who, attested: [dated]})
      }
    }
  }
  return persons
}

/** The mentions next to a day; those of a name that is given the post in no dated item, as far as they are few. */
function* nearestOf({stated, inferred, undated}: AttestedName, day: string | null): Generator<Attested> {
  for (const {at, all} of [stated, inferred]) {
    const days = all()
    const place = day === null ? days.length : placeOf(days, numberOf(day), true)
    const near = day === null ? [days[0], days.at(-1)] : [days[place - 1], days[place]]
    for (const one of new Set(near)) if (one !== undefined) yield* at.get(one) ?? []
  }
  if (stated.at.size + inferred.at.size === 0) yield* [...undated].sort(byPlace).slice(0, mostUndated)
}

function byPlace(a: Attested, b: Attested): number {
  return a.path === b.path ? a.at - b.at : a.path < b.path ? -1 : 1
}

/** Their day may be known from a copy elsewhere, and each of them has to be looked up. */
const mostUndated = 200

/** What is known of one person and the post, sure or not as far as it goes without the others. */
function holderOf(
  {link, attested}: AttestedPerson,
  day: string | null,
  registered: RegisteredHolder | undefined,
): Holder {
  const sorted = [...attested].sort(inOrder)
  const inTime = sorted.filter((one) => one.day !== null)
  const before = day === null ? sorted[0] : inTime.findLast((one) => (one.day ?? '') <= day)
  const after = day === null ? inTime.at(-1) : inTime.find((one) => (one.day ?? '') > day)
  const own = {
    link,
    ...(before ? {before} : {}),
    ...(after && after !== before ? {after} : {}),
    ...(registered ? {registered} : {}),
  }
  const known = link.candidates === undefined
  if (day === null) return {...own, why: 'undated', sure: false}
  if (registered && isDatedOn(registered, day)) return {...own, why: 'register', sure: true}
  if (before?.day === day) return {...own, why: 'that-day', sure: known}
  if (before && after) return {...own, why: 'around', sure: known && apart(before, after) <= farApart}
  return {...own, why: before ? 'before' : after ? 'after' : 'undated', sure: false}
}

/** Of a post that one person holds: who the register or the day itself says, else the nearest on either side. */
function ofOne(holders: readonly Holder[], day: string): readonly Holder[] {
  const said = holders.filter(({why}) => why === 'register')
  const [first] = said
  if (first) return said.map((holder) => ({...holder, sure: said.length === 1}))
  const thatDay = holders.filter(({why}) => why === 'that-day')
  if (thatDay.length > 0)
    return ranked(thatDay.map((holder) => ({...holder, sure: thatDay.length === 1 && holder.sure})))
  const distance = (one: DatedAttested | undefined): number =>
    one?.day ? Math.abs(numberOf(one.day) - numberOf(day)) : Infinity
  const before = nearest(({before}) => distance(before))
  const after = nearest(({after}) => distance(after))
  const either = [...new Set([before, after].flatMap((holder) => holder ?? []))]
  if (either.length > 0) return ranked(either.map((holder) => ({...holder, sure: either.length === 1 && holder.sure})))
  return ranked(holders)

  function nearest(away: (holder: Holder) => number): Holder | undefined {
    let best: Holder | undefined
    for (const holder of holders) {
      if (away(holder) === Infinity) continue
      const ahead = best ? away(best) - away(holder) : 1
      if (ahead > 0 || (ahead === 0 && best && holder.link.id < best.link.id)) best = holder
    }
    return best
  }
}

/** Of a post that several hold: all whom something says on both sides of the day; else all who are near. */
function ofSeveral(holders: readonly Holder[], day: string): readonly Holder[] {
  const sure = holders.filter((holder) => holder.sure)
  if (sure.length > 0) return ranked(sure)
  return ranked(holders.filter(({before, after, registered}) => registered ?? near(before) ?? near(after)))

  function near(one: DatedAttested | undefined): DatedAttested | undefined {
    return one?.day && Math.abs(numberOf(one.day) - numberOf(day)) <= farApart ? one : undefined
  }
}

function apart(one: DatedAttested, other: DatedAttested): number {
  return one.day && other.day ? numberOf(other.day) - numberOf(one.day) : Infinity
}

const order: readonly Evidence[] = ['register', 'that-day', 'around', 'before', 'after', 'undated']

function ranked(holders: readonly Holder[]): readonly Holder[] {
  return [...holders].sort(
    (a, b) => order.indexOf(a.why) - order.indexOf(b.why) || (a.link.name < b.link.name ? -1 : 1),
  )
}

function byFirstDay(a: Holder, b: Holder): number {
  const [one, other] = [a.before?.day ?? '~', b.before?.day ?? '~']
  return one === other ? (a.link.name < b.link.name ? -1 : 1) : one < other ? -1 : 1
}

/** By day, the undated last, then by place: the same whatever order the files came in. */
function inOrder(a: DatedAttested, b: DatedAttested): number {
  if (a.day !== b.day) return a.day === null ? 1 : b.day === null ? -1 : a.day < b.day ? -1 : 1
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.mention.line - b.mention.line || a.mention.column - b.mention.column
}
