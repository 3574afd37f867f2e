import type {Mention} from '../facts.js'
import type {PersonName} from '../rules/official.js'
import type {RegisteredPost} from './entry.js'
import {exactKey, foldedKey, type HeldPost, type RegisteredPerson, type RegisterPart} from './register.js'

/**
 * The persons who have a form of a name in the register: those with this very spelling, else those with one that folds
 * alike. A name with a patronymic is not one without, and a full name is not its initials: what is not listed is left to
 * other evidence. Costs the listed names of the surname.
 */
export function claimsOn(part: RegisterPart, form: PersonName): readonly RegisteredPerson[] {
  let keyed = known.get(part)
  if (!keyed) known.set(part, (keyed = keyedNames(part)))
  return keyed.get(exactKey(form)) ?? keyed.get(`=${foldedKey(form)}`) ?? nobody
}

type KeyedNames = ReadonlyMap<string, readonly RegisteredPerson[]>

const known = new WeakMap<RegisterPart, KeyedNames>()

const nobody: readonly never[] = []

/** The persons by both keys of their names, which are never equal: made when somebody of the surname is looked for. */
function keyedNames({names}: RegisterPart): KeyedNames {
  const keyed = new Map<string, Set<RegisteredPerson>>()
  for (const {name, person} of names) {
    for (const key of [exactKey(name), `=${foldedKey(name)}`]) {
      const some = keyed.get(key)
      if (some) some.add(person)
      else keyed.set(key, new Set([person]))
    }
  }
  return new Map(Array.from(keyed, ([key, persons]) => [key, [...persons]]))
}

/**
 * The one of several persons whose posts fit what some mentions say, on a day: by the words of the post, else by its
 * organization. Undefined when none does, or several do.
 *
 * @param day Posts that ended before it or began after it do not count; null where it is not known.
 */
export function holderOf(
  persons: readonly RegisteredPerson[],
  mentions: readonly Mention[],
  day: string | null,
): RegisteredPerson | undefined {
  const titles = new Set(mentions.flatMap(({named}) => (named.title === null ? [] : levelTitle(named.title))))
  const organisations = new Set(mentions.flatMap(({named}) => named.organisation ?? []))
  const byTitle = holding((post) => post.title !== null && titles.has(levelTitle(post.title)))
  if (byTitle.length === 1) return byTitle[0]
  const byOrganisation = holding(({owner}) => owner !== null && organisations.has(owner))
  return byOrganisation.length === 1 ? byOrganisation[0] : undefined

  function holding(fits: (post: HeldPost) => boolean): readonly RegisteredPerson[] {
    return persons.filter(({posts}) => posts.some((post) => isHeldOn(post, day) && fits(post)))
  }
}

/** True for a post that is held on a day, as far as the register says; on a day that is not known every post is. */
export function isHeldOn({from, to}: RegisteredPost, day: string | null): boolean {
  return day === null || ((from === null || from <= day) && (to === null || day <= to))
}

function levelTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
