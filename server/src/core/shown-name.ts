import {formKey, type NameForm} from './name-bucket.js'
import {isNominative} from './names.js'
import type {PersonName} from './rules/official.js'

/**
 * The spelling met most often, in mixed case, without patronymic where one is met without; ties in code-point order.
 * Case forms of a Cyrillic name count for its nominative, as far as one is met: the one whose given name is in the
 * nominative and whose surname is shortest.
 */
export function preferredName(forms: readonly NameForm[]): string {
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
export function shownName(name: PersonName): string {
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
