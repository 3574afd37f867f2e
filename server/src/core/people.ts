import type {FileFacts, Mention} from './facts.js'
import {mentionsIn, nthMention} from './mentions.js'
import {compatibleGiven, foldGiven, isNominative} from './names.js'
import {formKey, type NameBucket, type NameForm} from './name-bucket.js'
import {dayOf} from './recovered.js'
import {claimsOn, holderOf} from './register/claims.js'
import {isSurnameAlone, type RegisteredPerson, type RegisterPart} from './register/register.js'
import {levelSpelling, romanize} from './romanize.js'
import {get, type Owner} from './sharded-map.js'
import {bucketKey, factsAt, type WorkspaceIndex} from './workspace-index.js'

/** Who a mention is, as far as all files together tell. */
export interface PersonLink {
  /** Two mentions are one person only by this; stable over runs and edits elsewhere. */
  readonly id: string
  /** The name the person is shown under. */
  readonly name: string
  /** Why, in plain words. */
  readonly reason: string
  /** When the mention fits several persons and none is sure: their names. */
  readonly candidates?: readonly string[]
}

/** Persons of one surname, resolved. */
interface Resolution {
  /** The register and the bucket it was made of. */
  readonly part: RegisterPart | undefined
  /** By the key of each form of the name but a surname alone that the register does not list. */
  readonly links: ReadonlyMap<string, PersonLink>
  /** Forms that several persons of the register have: each mention is decided by itself. */
  readonly contested: ReadonlyMap<string, readonly RegisteredPerson[]>
  readonly groups: readonly Group[]
  /** Worked out when it is first asked for. */
  readonly surname: () => Surname
}

const resolved = new WeakMap<NameBucket, Resolution>()

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

/** What the page says of a shorter name; the register has its say about the fuller one. */
function bothReasons(reason: string, ofPage: string): string {
  return reason === registerSays ? `${ofPage}; of that name ${registerSays}` : ofPage
}

const registerSays = 'the register says so'

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
  const beside = (): readonly Mention[] =>
    facts && unit
      ? mentionsIn(facts).filter((other) => other.unit === mention.unit && formKey(other.identity) === form)
      : []
  const person = holderOf(persons, [mention], day) ?? holderOf(persons, beside(), day)
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

/** What a surname alone can stand for, in all files. */
interface Surname {
  /** By organization: the one person with a post in it; null where several have one. */
  readonly holders: ReadonlyMap<string, Group | null>
  /** Everybody who bears it, as shown, in code-point order. */
  readonly candidates: readonly string[]
}

const noSurname: Surname = {holders: new Map(), candidates: []}

function surnameOf(groups: readonly Group[]): Surname {
  const holders = new Map<string, Group | null>()
  for (const group of groups) {
    for (const organisation of organisationsOf(group)) {
      const holder = holders.get(organisation)
      if (holder === undefined) holders.set(organisation, group)
      else if (holder?.id !== group.id) holders.set(organisation, null)
    }
  }
  return {holders, candidates: [...new Set(groups.map((group) => group.name))].sort()}
}

/** A surname alone: the full name that holds a post of the same organization, if there is just one; else its own. */
function alone(key: string, {holders, candidates}: Surname, path: string, mention: Mention): PersonLink {
  const {organisation} = mention.named
  const only = organisation === null ? undefined : holders.get(organisation)
  if (only) {
    const reason = `the surname, and the only one of that surname with a post in ${organisation ?? ''}`
    return {id: only.id, name: only.name, reason}
  }
  return {
    id: `${key}?${path}`,
    name: mention.named.surface,
    reason: 'a surname alone is not enough to tell who it is',
    ...(candidates.length > 0 ? {candidates} : {}),
  }
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
    for (const {path, mention} of mentionsUnder(index, [key]))
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

/** Forms of full names that are one person. */
interface Group {
  readonly id: string
  readonly name: string
  readonly forms: readonly NameForm[]
  /** Who of the register it is. */
  readonly person?: RegisteredPerson
}

/** One group for each person. */
function distinct(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.map((group) => [group.id, group])).values()]
}

/** The organizations of the posts of a person, as texts and the register give them. */
function organisationsOf({forms, person}: Group): ReadonlySet<string> {
  const own = forms.flatMap((form) => [...form.organisations.keys()])
  return new Set([...own, ...(person?.posts ?? []).flatMap(({owner}) => owner ?? [])])
}

function resolutionOf({register}: WorkspaceIndex, key: string, bucket: NameBucket): Resolution {
  const part = register.parts.get(key)
  const known = resolved.get(bucket)
  if (known && known.part === part) return known
  const resolution = resolve(key, bucket, part)
  resolved.set(bucket, resolution)
  return resolution
}

function resolve(key: string, bucket: NameBucket, part: RegisterPart | undefined): Resolution {
  const forms = [...bucket.forms.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form)
  const claims = new Map<NameForm, readonly RegisteredPerson[]>()
  if (part) {
    const met = new Set<RegisteredPerson>()
    for (const form of forms) {
      const persons = claimsOn(part, form.name)
      claims.set(form, persons)
      if (form.name.given !== undefined) for (const person of persons) met.add(person)
    }
    // Who is in the register is known though no text names him in full.
    for (const listed of part.names) {
      if (listed.name.given === undefined || met.has(listed.person)) continue
      const form: NameForm = {owner: noOwner, name: listed.name, count: 0, organisations: new Map<string, number>()}
      forms.push(form)
      claims.set(form, [listed.person])
    }
  }
  const links = new Map<string, PersonLink>()
  const contested = new Map<string, readonly RegisteredPerson[]>()
  const groups = groupsOf(key, forms).flatMap((group) => ownGroups(group))
  for (const form of forms) {
    if (form.name.given !== undefined || form.name.surname === undefined) continue
    if (link(form, claims.get(form) ?? []) || isSurnameAlone(form.name)) continue
    const fitting = fittingInitials(form, groups)
    const persons = fitting.flatMap(({person}) => person ?? [])
    // Those whom the register knows are told apart by what it says of them.
    if (persons.length > 1 && persons.length === fitting.length) link(form, persons)
    else links.set(formKey(form.name), initialsLink(key, form, fitting, forms))
  }
  let surname: Surname | undefined
  return {
    part,
    links,
    contested,
    groups,
    surname: () => (surname ??= surnameOf(part ? groups.filter(({id}) => !part.notAlone.has(id)) : groups)),
  }

  /** Link a form that the register lists; false for any other. */
  function link(form: NameForm, persons: readonly RegisteredPerson[], reason = registerSays): boolean {
    const [person] = persons
    if (!person) return false
    if (persons.length > 1) contested.set(formKey(form.name), persons)
    else links.set(formKey(form.name), {id: person.id, name: person.name, reason})
    return true
  }

  /** The group as it is, or one for each person of the register whose names are in it. */
  function ownGroups(group: Omit<Group, 'name'>): readonly Group[] {
    const persons = [...new Set(group.forms.flatMap((form) => claims.get(form) ?? []))]
    if (persons.length === 0) {
      const name = preferredName(group.forms)
      const reason = group.forms.length > 1 ? 'the same name, spellings levelled' : 'the full name'
      for (const form of group.forms) links.set(formKey(form.name), {id: group.id, name, reason})
      return [{...group, name}]
    }
    for (const form of group.forms) {
      const own = claims.get(form) ?? []
      if (own.length > 0) link(form, own)
      else link(form, persons, 'the same name as one of the register, spellings levelled')
    }
    return persons.map((person) => {
      const own = group.forms.filter((form) => claims.get(form)?.includes(person))
      return {id: person.id, name: person.name, forms: own, person}
    })
  }
}

const noOwner: Owner = {kind: 'owner'}

/** Full names, grouped: one given name after folding, and no two different patronymics. */
function groupsOf(key: string, forms: readonly NameForm[]): readonly Omit<Group, 'name'>[] {
  const byGiven = new Map<string, NameForm[]>()
  for (const form of forms) {
    if (form.name.given === undefined) continue
    addTo(byGiven, foldGiven(form.name.given), form)
  }
  const groups: Omit<Group, 'name'>[] = []
  for (const [given, same] of byGiven) {
    const byPatronymic = new Map<string, NameForm[]>()
    const bare: NameForm[] = []
    for (const form of same) {
      if (form.name.patronymic === undefined) bare.push(form)
      else addTo(byPatronymic, foldGiven(form.name.patronymic), form)
    }
    if (byPatronymic.size <= 1) groups.push({id: `${key}.${given}`, forms: same})
    else {
      for (const [patronymic, sharing] of byPatronymic)
        groups.push({id: `${key}.${given}.${patronymic}`, forms: sharing})
      if (bare.length > 0) groups.push({id: `${key}.${given}`, forms: bare})
    }
  }
  return groups
}

function addTo(lists: Map<string, NameForm[]>, key: string, form: NameForm): void {
  const list = lists.get(key)
  if (list) list.push(form)
  else lists.set(key, [form])
}

/** The persons whose full names the initials of a form fit. */
function fittingInitials({name: {initials = ''}}: NameForm, groups: readonly Group[]): readonly Group[] {
  return distinct(groups.filter((group) => group.forms.every((full) => fits(initials, full))))
}

/** Initials join the one full name they fit; where they fit several, the one that shares an organization. */
function initialsLink(key: string, form: NameForm, fitting: readonly Group[], forms: readonly NameForm[]): PersonLink {
  const [only] = fitting
  if (only && fitting.length === 1)
    return {id: only.id, name: only.name, reason: 'the initials and the surname fit one full name'}
  if (fitting.length > 1) {
    const sharing = fitting.filter((group) => {
      const held = organisationsOf(group)
      return [...form.organisations.keys()].some((own) => held.has(own))
    })
    const [sure] = sharing
    if (sure && sharing.length === 1)
      return {
        id: sure.id,
        name: sure.name,
        reason: 'the initials fit several, one of them of the same organization',
      }
  }
  const candidates = fitting.map((group) => group.name).sort()
  return {
    id: `${key}.${initialsKey(form, forms)}_`,
    name: shownName(form.name),
    reason: candidates.length > 0 ? 'the initials fit several persons' : 'initials and surname, no full name known',
    ...(candidates.length > 0 ? {candidates} : {}),
  }
}

/**
 * The initials as part of an id: the first one when no two forms of the surname with that first initial differ in the
 * second (`V.` and `V.A.`, `С.` and `S.V.`), else all of them. In Latin letters.
 */
function initialsKey(form: NameForm, forms: readonly NameForm[]): string {
  const own = initialKeys(form)
  const seconds = new Set<string>()
  for (const other of forms) {
    const [first, second] = other.name.given === undefined ? initialKeys(other) : []
    if (first === own[0] && second !== undefined) seconds.add(second)
  }
  return seconds.size > 1 ? own.join('') : (own[0] ?? '')
}

function initialKeys({name}: NameForm): readonly string[] {
  return (name.initials?.match(/\p{Lu}\p{Ll}*/gu) ?? []).map((initial) => levelSpelling(romanize(initial)))
}

/** True when each initial fits: the first the given name, a second the patronymic where one is known. */
function fits(initials: string, full: NameForm): boolean {
  const [first = '', second] = initials.match(/\p{Lu}\p{Ll}*/gu) ?? [initials]
  const {given, patronymic} = full.name
  if (given === undefined || !compatibleGiven(first, given)) return false
  return second === undefined || patronymic === undefined || compatibleGiven(second, patronymic)
}

/**
 * The spelling met most often, in mixed case, without patronymic where one is met without; ties in code-point order.
 * Case forms of a Cyrillic name count for its nominative, as far as one is met: the one whose given name is in the
 * nominative and whose surname is shortest.
 */
function preferredName(forms: readonly NameForm[]): string {
  const counts = new Map<string, number>()
  const nominative = nominativeOf(forms)
  for (const form of forms) {
    const {name} = nominative && isCyrillicName(form) ? nominative : form
    const shown = shownName({...name, patronymic: ''})
    counts.set(shown, (counts.get(shown) ?? 0) + form.count)
  }
  const [best] = [...counts.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best?.[0] ?? ''
}

function nominativeOf(forms: readonly NameForm[]): NameForm | undefined {
  const length = ({name}: NameForm): number => name.surname?.length ?? 0
  return forms
    .filter((form) => isCyrillicName(form) && isNominative(form.name.given ?? ''))
    .sort((a, b) => length(a) - length(b) || b.count - a.count || (formKey(a.name) < formKey(b.name) ? -1 : 1))[0]
}

function isCyrillicName({name}: NameForm): boolean {
  return /\p{Script=Cyrillic}/u.test(name.given ?? '')
}

/** `Valery Semerikov`, `I. Tasmagambetov`: a name for people to read, capitals levelled. */
export function shownName(name: Mention['identity']): string {
  const given = name.given ?? (name.initials ? name.initials.replace(/\p{Lu}\p{Ll}*/gu, '$&.') : undefined)
  const parts = name.familyFirst ? [name.surname, given] : [given, name.patronymic, name.surname]
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => mixedCase(part ?? ''))
    .join(' ')
}

function mixedCase(word: string): string {
  if (word.length < 3 || word !== word.toUpperCase()) return word
  return word.replace(/\p{L}+/gu, (letters) => letters.charAt(0) + letters.slice(1).toLowerCase())
}

/** A mention with the file it stands in. */
export interface PlacedMention {
  readonly path: string
  readonly facts: FileFacts
  readonly mention: Mention
}

/**
 * All mentions of a person, in every file and under every surname, by path and line. Costs the files in which his
 * surnames stand, not the workspace.
 *
 * @param key The key of one of his surnames; the register knows the others.
 */
export function mentionsOf(index: WorkspaceIndex, id: string, key: string): readonly PlacedMention[] {
  return mentionsUnder(index, index.register.persons.get(id)?.keys ?? [key])
    .filter(({path, mention}) => personOf(index, path, mention).id === id)
    .sort((a, b) =>
      a.path === b.path
        ? a.mention.line - b.mention.line || a.mention.column - b.mention.column
        : a.path < b.path
          ? -1
          : 1,
    )
}

/** The mentions of some buckets, by file in no order. */
function mentionsUnder(index: WorkspaceIndex, keys: readonly string[]): readonly PlacedMention[] {
  const wanted = new Set(keys)
  const numbers = new Set(keys.flatMap((key) => get(index.names, key)?.files ?? []))
  const found: PlacedMention[] = []
  for (const number of numbers) {
    const path = get(index.numbered, number)?.path
    const facts = path === undefined ? undefined : get(index.files, path)?.facts
    if (path === undefined || !facts) continue
    for (const [at, said] of facts.mentions.said.entries()) {
      const mention = wanted.has(bucketKey(said)) && nthMention(facts, at)
      if (mention) found.push({path, facts, mention})
    }
  }
  return found
}
