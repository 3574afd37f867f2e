import {fittingInitials, initialsLink} from './initials.js'
import {formKey, type NameBucket, type NameForm} from './name-bucket.js'
import {groupsOf, organisationsOf, type Group} from './name-groups.js'
import {claimsOn} from './register/claims.js'
import {isSurnameAlone, type RegisteredPerson, type RegisterPart} from './register/register.js'
import {preferredName} from './shown-name.js'
import type {Owner} from './sharded-map.js'
import type {WorkspaceIndex} from './workspace-index.js'

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
export interface Resolution {
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

export const registerSays = 'the register says so'

/** What a surname alone can stand for, in all files. */
export interface Surname {
  /** By organization: the one person with a post in it; null where several have one. */
  readonly holders: ReadonlyMap<string, Group | null>
  /** Everybody who bears it, as shown, in code-point order. */
  readonly candidates: readonly string[]
  /** To whom the register gives the surname alone, though others bear it, too. */
  readonly claimed: readonly string[]
}

export const noSurname: Surname = {holders: new Map(), candidates: [], claimed: []}

function surnameOf(bearers: readonly Group[], claimed: readonly RegisteredPerson[]): Surname {
  const holders = new Map<string, Group | null>()
  // Who has the surname by an alias alone bears it as well.
  const others = claimed.filter((person) => bearers.every((group) => group.person !== person))
  const groups = [...bearers, ...others.map((person) => ({id: person.id, name: person.name, forms: [], person}))]
  for (const group of groups) {
    for (const organisation of organisationsOf(group)) {
      const holder = holders.get(organisation)
      if (holder === undefined) holders.set(organisation, group)
      else if (holder?.id !== group.id) holders.set(organisation, null)
    }
  }
  const candidates = [...new Set(groups.map((group) => group.name))].sort()
  return {holders, candidates, claimed: claimed.map(({name}) => name).sort()}
}

const resolved = new WeakMap<NameBucket, Resolution>()

export function resolutionOf({register}: WorkspaceIndex, key: string, bucket: NameBucket): Resolution {
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
  const bearers = part ? groups.filter(({id}) => !part.notAlone.has(id)) : groups
  for (const form of forms) {
    if (form.name.given !== undefined || form.name.surname === undefined) continue
    const claimed = claims.get(form) ?? []
    if (isSurnameAlone(form.name)) {
      // What people say of a surname holds as long as nobody else bears it.
      if (bearers.every(({person}) => person && claimed.includes(person))) link(form, claimed)
      continue
    }
    if (link(form, claimed)) continue
    const fitting = fittingInitials(form, groups)
    const persons = fitting.flatMap(({person}) => person ?? [])
    // Those whom the register knows are told apart by what it says of them.
    if (persons.length > 1 && persons.length === fitting.length) link(form, persons)
    else links.set(formKey(form.name), initialsLink(key, form, fitting, forms))
  }
  const aloneClaimed = [
    ...new Set(forms.flatMap((form) => (isSurnameAlone(form.name) ? (claims.get(form) ?? []) : []))),
  ]
  let surname: Surname | undefined
  return {
    part,
    links,
    contested,
    groups,
    surname: () => (surname ??= surnameOf(bearers, aloneClaimed)),
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
