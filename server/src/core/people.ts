import type {FileFacts, Mention} from './facts.js'
import {compatibleGiven, foldGiven} from './names.js'
import {formKey, type NameBucket, type NameForm} from './name-bucket.js'
import {levelSpelling, romanize} from './romanize.js'
import {get} from './sharded-map.js'
import {bucketKey, type WorkspaceIndex} from './workspace-index.js'

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

/** Persons of one surname, resolved: by the key of each form of the name. */
type Resolution = ReadonlyMap<string, PersonLink>

const resolved = new WeakMap<NameBucket, Resolution>()

/**
 * Say who a mention is. Full names are one person when surname, given name and patronymic agree after folding of
 * spellings; initials join the one full name they fit, or the one they fit and share an organization with; a surname
 * alone joins only the one full name of its organization, and is nobody's otherwise. Constant time after the first
 * mention of a surname; that costs the number of ways the surname is written with.
 */
export function personOf(index: WorkspaceIndex, path: string, mention: Mention): PersonLink {
  const key = bucketKey(mention)
  const bucket = get(index.names, key)
  const link = bucket && resolutionOf(key, bucket).get(formKey(mention.identity))
  if (link && !isAlone(mention)) return mention.reason ? {...link, reason: mention.reason} : link
  return alone(key, bucket, path, mention)
}

/** True when the mention has a surname and nothing else, even after the page had its say. */
function isAlone(mention: Mention): boolean {
  const {given, initials, surname} = mention.identity
  return surname !== undefined && given === undefined && initials === undefined
}

/** A surname alone: the full name that holds a post of the same organization, if there is just one; else its own. */
function alone(key: string, bucket: NameBucket | undefined, path: string, mention: Mention): PersonLink {
  const {organisation} = mention.named
  const known = bucket && surnameOf(key, bucket)
  const only = organisation === null ? undefined : known?.holders.get(organisation)
  if (only)
    return {...only, reason: `the surname, and the only one of that surname with a post in ${organisation ?? ''}`}
  return {
    id: `${key}?${path}`,
    name: mention.named.surface,
    reason: 'a surname alone is not enough to tell who it is',
    ...(known && known.candidates.length > 0 ? {candidates: known.candidates} : {}),
  }
}

/** A person as the names of one surname tell, with how often the forms of the name that are linked to him are met. */
export interface CountedPerson {
  readonly link: PersonLink
  /** Mentions by a surname alone are not among them: each of those is looked at by itself. */
  readonly mentions: number
}

/** The persons of one surname, in no order that means anything. Costs the ways the surname is written with. */
export function personsNamed(key: string, bucket: NameBucket): readonly CountedPerson[] {
  const links = resolutionOf(key, bucket)
  const persons = new Map<string, {readonly link: PersonLink; mentions: number}>()
  for (const [form, {count}] of bucket.forms) {
    const link = links.get(form)
    if (!link) continue
    const known = persons.get(link.id)
    if (known) known.mentions += count
    else persons.set(link.id, {link, mentions: count})
  }
  return [...persons.values()]
}

/** What a surname alone can stand for, in all files: worked out once for each state of the bucket. */
interface Surname {
  /** By organization: the one person with a post in it; null where several have one. */
  readonly holders: ReadonlyMap<string, PersonLink | null>
  /** Everybody who bears it, as shown, in code-point order. */
  readonly candidates: readonly string[]
}

const surnames = new WeakMap<NameBucket, Surname>()

function surnameOf(key: string, bucket: NameBucket): Surname {
  const known = surnames.get(bucket)
  if (known) return known
  const links = resolutionOf(key, bucket)
  const holders = new Map<string, PersonLink | null>()
  const names = new Set<string>()
  for (const form of bucket.forms.values()) {
    if (form.name.given === undefined) continue
    names.add(shownName(form.name))
    const link = links.get(formKey(form.name))
    if (!link) continue
    for (const organisation of form.organisations.keys()) {
      const holder = holders.get(organisation)
      if (holder === undefined) holders.set(organisation, link)
      else if (holder?.id !== link.id) holders.set(organisation, null)
    }
  }
  const surname = {holders, candidates: [...names].sort()}
  surnames.set(bucket, surname)
  return surname
}

interface Group {
  readonly id: string
  readonly forms: NameForm[]
}

function resolutionOf(key: string, bucket: NameBucket): Resolution {
  const known = resolved.get(bucket)
  if (known) return known
  const forms = [...bucket.forms.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form)
  const groups = groupsOf(key, forms)
  const links = new Map<string, PersonLink>()
  for (const group of groups) {
    const name = preferredName(group.forms)
    for (const form of group.forms) {
      const reason = group.forms.length > 1 ? 'the same name, spellings levelled' : 'the full name'
      links.set(formKey(form.name), {id: group.id, name, reason})
    }
  }
  for (const form of forms) {
    if (form.name.given === undefined && form.name.surname !== undefined)
      links.set(formKey(form.name), initialsLink(key, form, groups, forms))
  }
  resolved.set(bucket, links)
  return links
}

/** Full names, grouped: one given name after folding, and no two different patronymics. */
function groupsOf(key: string, forms: readonly NameForm[]): readonly Group[] {
  const byGiven = new Map<string, NameForm[]>()
  for (const form of forms) {
    if (form.name.given === undefined) continue
    addTo(byGiven, foldGiven(form.name.given), form)
  }
  const groups: Group[] = []
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

/** Initials join the one full name they fit; where they fit several, the one that shares an organization. */
function initialsLink(key: string, form: NameForm, groups: readonly Group[], forms: readonly NameForm[]): PersonLink {
  const initials = form.name.initials ?? ''
  const fitting = groups.filter((group) => group.forms.every((full) => fits(initials, full)))
  const [only] = fitting
  if (only && fitting.length === 1)
    return {id: only.id, name: preferredName(only.forms), reason: 'the initials and the surname fit one full name'}
  if (fitting.length > 1) {
    const sharing = fitting.filter((group) => group.forms.some((full) => shareOrganisation(full, form)))
    const [sure] = sharing
    if (sure && sharing.length === 1)
      return {
        id: sure.id,
        name: preferredName(sure.forms),
        reason: 'the initials fit several, one of them of the same organization',
      }
  }
  const candidates = fitting.map((group) => preferredName(group.forms)).sort()
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

function shareOrganisation(one: NameForm, other: NameForm): boolean {
  for (const organisation of one.organisations.keys()) if (other.organisations.has(organisation)) return true
  return false
}

/** The spelling met most often, in mixed case, without patronymic where one is met without; ties in code-point order. */
function preferredName(forms: readonly NameForm[]): string {
  const counts = new Map<string, number>()
  for (const form of forms) {
    const name = shownName({...form.name, patronymic: ''})
    counts.set(name, (counts.get(name) ?? 0) + form.count)
  }
  const [best] = [...counts.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best?.[0] ?? ''
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
 * All mentions of the person that a mention names, in every file, by path and line. Costs the files in which the
 * surname stands, not the workspace.
 */
export function mentionsOf(index: WorkspaceIndex, id: string, key: string): readonly PlacedMention[] {
  const bucket = get(index.names, key)
  const found: PlacedMention[] = []
  for (const number of bucket?.files ?? []) {
    const path = get(index.paths, number)
    const facts = path === undefined ? undefined : get(index.files, path)?.facts
    if (path === undefined || !facts) continue
    for (const mention of facts.mentions) {
      if (bucketKey(mention) === key && personOf(index, path, mention).id === id) found.push({path, facts, mention})
    }
  }
  return found.sort((a, b) =>
    a.path === b.path
      ? a.mention.line - b.mention.line || a.mention.column - b.mention.column
      : a.path < b.path
        ? -1
        : 1,
  )
}
