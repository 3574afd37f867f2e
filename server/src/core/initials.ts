import type {NameForm} from './name-bucket.js'
import {distinct, organisationsOf, type Group} from './name-groups.js'
import {compatibleGiven} from './names.js'
import type {PersonLink} from './resolution.js'
import {levelSpelling, romanize} from './romanize.js'
import {shownName} from './shown-name.js'

/** The persons whose full names the initials of a form fit. */
export function fittingInitials({name: {initials = ''}}: NameForm, groups: readonly Group[]): readonly Group[] {
  return distinct(groups.filter((group) => group.forms.every((full) => fits(initials, full))))
}

/** Initials join the one full name they fit; where they fit several, the one that shares an organization. */
export function initialsLink(
  key: string,
  form: NameForm,
  fitting: readonly Group[],
  forms: readonly NameForm[],
): PersonLink {
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
