import {itemKey} from '../dossier.js'
import {firstParagraph, type FileFacts, type Mention} from '../facts.js'
import {foldGiven, foldSurname} from '../names.js'
import {personOf, type PersonLink} from '../people.js'
import {isSurnameAlone, keyOfName} from '../register/register.js'
import type {PersonName} from '../rules/official.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {attestedIn, officesOf, type Attested} from './attested.js'
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
  readonly evidence: readonly (Attested & {readonly day: string})[]
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
 * the post before and after that day within half a year, or by the register, and by more items; whoever held it at
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

/** What is given to one person. */
interface Run {
  readonly link: PersonLink
  readonly name: PersonName
  readonly dated: (Attested & {readonly day: string})[]
}

function contradicted(index: WorkspaceIndex, key: string, claim: Claim): Contradiction | undefined {
  const {mention, day, person} = claim
  const registered = registeredIn(index.register, key)
  if (registered.some((holder) => holder.person.id === person.id && isDatedOn(holder, day))) return undefined
  const runs = runsOf(index, key)
  const own = runs.get(person.id)
  if (!own) return undefined
  const said = registered.find(
    (holder) =>
      isDatedOn(holder, day) &&
      isWellInside(holder, day) &&
      holder.person.names.every(({name}) => areApart(name, mention.identity)),
  )
  if (said && isOutOfPlace(own, day, spanOf(said))) {
    const {id, name} = said.person
    const other = {id, name, reason: 'the register says so'}
    return {...claim, other, evidence: [], registered: said}
  }
  for (const run of runs.values()) {
    if (run === own || !areApart(run.name, mention.identity)) continue
    const near = run.dated.filter((one) => Math.abs(numberOf(one.day) - numberOf(day)) <= around)
    const before = near.findLast((one) => one.day < day)
    const after = near.find((one) => one.day > day)
    if (!before || !after) continue
    const [first, last] = [run.dated[0]?.day ?? day, run.dated.at(-1)?.day ?? day]
    if (!isOutOfPlace(own, day, {first, last})) continue
    const ownNear = own.dated.filter((one) => before.day <= one.day && one.day <= after.day)
    const items = itemsIn(near)
    if (items < 2 || itemsIn(ownNear) >= items) continue
    return {...claim, other: run.link, evidence: [before, after]}
  }
  return undefined
}

/** True where a person is given the post in the time of another, and not just in memory of a time of his own. */
function isOutOfPlace(own: Run, day: string, {first, last}: {readonly first: string; readonly last: string}): boolean {
  const elsewhere = own.dated.some((one) => one.day < first || one.day > last)
  return !elsewhere || own.dated.some((one) => one.day !== day && first < one.day && one.day < last)
}

function spanOf({post}: RegisteredHolder): {readonly first: string; readonly last: string} {
  return {first: post.from ?? '', last: post.to ?? '~'}
}

function isWellInside({post}: RegisteredHolder, day: string): boolean {
  const at = numberOf(day)
  return (
    (post.from === null || at - numberOf(post.from) > handOver) &&
    (post.to === null || numberOf(post.to) - at > handOver)
  )
}

/** Distinct items: copies say one thing. */
function itemsIn(attested: readonly Attested[]): number {
  return new Set(attested.map(({path, facts, mention}) => itemKey(path, facts, mention.unit))).size
}

/** Who is given the post, plainly and on a stated day, by person; each by day, then by place. */
function runsOf(index: WorkspaceIndex, key: string): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>()
  const links = new Map<PersonName, PersonLink>()
  for (const attested of attestedIn(index, key)) {
    const {path, facts, mention, office} = attested
    const {identity} = mention
    if (office.held !== 'now' || isSurnameAlone(identity) || identity.surname === undefined) continue
    const day = statedDay(facts, mention.unit)
    if (day === null) continue
    const link = linkOf(path, mention)
    if (link.candidates) continue
    const run = runs.get(link.id)
    if (run) run.dated.push({...attested, day})
    else runs.set(link.id, {link, name: identity, dated: [{...attested, day}]})
  }
  for (const {dated} of runs.values())
    dated.sort((a, b) => (a.day === b.day ? (a.path < b.path ? -1 : 1) : a.day < b.day ? -1 : 1))
  return runs

  /** A name is one person wherever it stands, unless the register has several of it. */
  function linkOf(path: string, mention: Mention): PersonLink {
    const {identity} = mention
    if (index.register.parts.has(keyOfName(identity))) return personOf(index, path, mention)
    let link = links.get(identity)
    if (!link) links.set(identity, (link = personOf(index, path, mention)))
    return link
  }
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
