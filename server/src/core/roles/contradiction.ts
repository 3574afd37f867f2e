import {firstParagraph, type FileFacts, type Mention} from '../facts.js'
import {mentionBy} from '../mentions.js'
import {foldGiven, foldSurname} from '../names.js'
import {personNamed, personOf} from '../people.js'
import type {PersonLink} from '../resolution.js'
import {isSurnameAlone} from '../register/register.js'
import type {PersonName} from '../rules/official.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {attestedIn, officesOf, placeOf, type AttestedName, type DatedAttested} from './attested.js'
import {numberOf, statedDay} from './days.js'
import {isDatedOn, registeredIn, type RegisteredHolder} from './registered.js'

/** A text gives somebody a post that, by all else, another person held. */
export interface Contradiction {
  readonly mention: Mention
  /** The day of the item. */
  readonly day: string
  readonly person: PersonLink
  /** Who held the post. */
  readonly other: PersonLink
  /** The nearest items that give it to the other, with their days: one before the day and one after it. */
  readonly evidence: readonly DatedAttested[]
  /** The register gives it to the other by days. */
  readonly registered?: RegisteredHolder
}

/** Days before and behind an item in which others must be given the post to speak against it. */
const around = 183

/** Registers give months and years: so many days round their first and last day nobody is contradicted. */
const handOver = 45

/**
 * Say whether a mention gives a person a post that another held on that day. Cautious throughout: the post is one that
 * a single person holds, both are known for certain and bear names that nobody could take for one another, the days are
 * stated, the mention stands in the first paragraph of its item (further below, the past is told), the other is given
 * the post before and after that day within half a year, or by the register, and on more days; whoever held it at
 * another time is contradicted by his second item only, since a predecessor keeps his title in memories. Undefined
 * otherwise. Costs the mentions that give the post.
 */
export function contradictionAt(
  index: WorkspaceIndex,
  path: string,
  facts: FileFacts,
  mention: Mention,
): Contradiction | undefined {
  const day = statedDay(facts, mention.unit)
  if (day === null || !isInLead(facts, mention) || isSurnameAlone(mention.identity)) return undefined
  for (const office of officesOf(mention)) {
    if (!office.single || office.held !== 'now') continue
    const person = personOf(index, path, mention)
    if (person.candidates) return undefined
    const found = contradicted(index, office.key, {mention, day, person})
    if (found) return found
  }
  return undefined
}

/** Further below than the first paragraph an item tells what was before. */
function isInLead(facts: FileFacts, {unit, line}: Mention): boolean {
  const first = firstParagraph(facts, unit)
  return first !== undefined && line <= first.endLine
}

interface Claim {
  readonly mention: Mention
  readonly day: string
  readonly person: PersonLink
}

/** The days on which somebody is given the post, under all of his names. */
interface Run {
  readonly link: PersonLink
  readonly names: AttestedName[]
}

function contradicted(index: WorkspaceIndex, key: string, claim: Claim): Contradiction | undefined {
  const {mention, day, person} = claim
  const registered = registeredIn(index.register, key)
  if (registered.some((holder) => holder.person.id === person.id && isDatedOn(holder, day))) return undefined
  const runs = runsOf(index, key)
  const own = runs.get(person.id)
  if (!own) return undefined
  const at = numberOf(day)
  const said = registered.find(
    (holder) => isWellInside(holder, at) && isNobodyOf(holder.person.names, mention.identity),
  )
  if (said && isOutOfPlace(own, at, spanOf(said))) {
    const {id, name} = said.person
    return {...claim, other: {id, name, reason: 'the register says so'}, evidence: [], registered: said}
  }
  for (const other of [...runs.values()].sort((a, b) => (a.link.id < b.link.id ? -1 : 1))) {
    if (other === own || !isNobodyOf(other.names, mention.identity)) continue
    const near = daysOf(other, at - around, at + around)
    const before = near.findLast((one) => one < at)
    const after = near.find((one) => one > at)
    if (before === undefined || after === undefined || !isOutOfPlace(own, at, spanIn(other))) continue
    if (daysOf(own, before, after).length >= near.length) continue
    return {...claim, other: other.link, evidence: [attestedOn(other, before), attestedOn(other, after)].flat()}
  }
  return undefined
}

/** True where a person is given the post in the time of another, and not just in memory of a time of his own. */
function isOutOfPlace(own: Run, day: number, [first, last]: readonly [number, number]): boolean {
  const [from, to] = spanIn(own)
  return (from >= first && to <= last) || daysOf(own, first + 1, last - 1).some((one) => one !== day)
}

function spanOf({post: {from, to}}: RegisteredHolder): readonly [number, number] {
  return [from === null ? -Infinity : numberOf(from), to === null ? Infinity : numberOf(to)]
}

function isWellInside(holder: RegisteredHolder, day: number): boolean {
  const {from, to} = holder.post
  const [first, last] = spanOf(holder)
  return (from !== null || to !== null) && day - first > handOver && last - day > handOver
}

/** First and last day. */
function spanIn({names}: Run): readonly [number, number] {
  const ends = names.map(({stated}) => [stated.all()[0] ?? Infinity, stated.all().at(-1) ?? -Infinity] as const)
  return [Math.min(...ends.map(([first]) => first)), Math.max(...ends.map(([, last]) => last))]
}

/** The days of somebody from one day to another, both included, each once and in order. */
function daysOf({names}: Run, from: number, to: number): readonly number[] {
  const found = new Set<number>()
  for (const {stated} of names) {
    const all = stated.all()
    for (let at = placeOf(all, from, false); (all[at] ?? Infinity) <= to; at++) found.add(all[at] ?? 0)
  }
  return [...found].sort((a, b) => a - b)
}

/** What gives somebody the post on a day: the first by place. */
function attestedOn({names}: Run, day: number): Contradiction['evidence'] {
  const [first] = names
    .flatMap(({stated}) => stated.at.get(day) ?? [])
    .sort((a, b) => (a.path === b.path ? a.at - b.at : a.path < b.path ? -1 : 1))
  if (!first) return []
  const {path, facts} = first
  const mention = mentionBy(first)
  return [{path, facts, mention, held: 'now', day: statedDay(facts, mention.unit)}]
}

/** Who is given the post plainly, by identity: by names that are one known person's wherever they stand. */
function runsOf(index: WorkspaceIndex, key: string): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>()
  for (const attested of attestedIn(index, key, 'now')) {
    const {name} = attested
    const link = isSurnameAlone(name) || name.surname === undefined ? undefined : personNamed(index, name)
    if (!link || link.candidates) continue
    const run = runs.get(link.id)
    if (run) run.names.push(attested)
    else runs.set(link.id, {link, names: [attested]})
  }
  return runs
}

/**
 * True where a name can be none of somebody's names. Names are compared in one alphabet: what a Chinese name is in the
 * other, say, is not told by its letters.
 */
function isNobodyOf(names: readonly {readonly name: PersonName}[], claimed: PersonName): boolean {
  const own = names.filter(({name}) => isCyrillic(name) === isCyrillic(claimed))
  return own.length > 0 && own.every(({name}) => areApart(name, claimed))
}

function isCyrillic({surname = ''}: PersonName): boolean {
  return /\p{Script=Cyrillic}/u.test(surname)
}

/** True for names that are no spellings of one another: surnames differ in more than a slip or an ending, and are not swapped. */
function areApart(one: PersonName, other: PersonName): boolean {
  const [a, b] = [surnameOf(one), surnameOf(other)]
  const slips = Math.max(2, Math.floor(Math.min(a.length, b.length) / 4))
  if (a === '' || b === '' || a.startsWith(b) || b.startsWith(a) || !differsByMoreThan(slips, a, b)) return false
  return foldGiven(one.given ?? '') !== b && foldGiven(other.given ?? '') !== a
}

/** The surname as it is compared: what no name is as long as is cut off. */
function surnameOf({surname}: PersonName): string {
  return surname === undefined ? '' : foldSurname(surname).slice(0, 60)
}

/** True when more than so many letters must be put in, left out or changed to make one word of the other. */
function differsByMoreThan(most: number, one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > most) return true
  let row = Array.from({length: other.length + 1}, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return (row[other.length] ?? 0) > most
}
