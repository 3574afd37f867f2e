import type {PersonName} from './rules/official.js'

/** The parts of a name given alone, without the text it stands in. */
export function nameOf(surface: string): PersonName {
  const words = surface.split(' ')
  const surname = words.at(-1) ?? surface
  return words.length > 1 ? {given: words.slice(0, -1).join(' '), surname} : {surname}
}

/** The key of a surname: equal for its spellings. */
export function foldSurname(surname: string): string {
  return surname.toLowerCase()
}

/** The key of a given name or patronymic: equal for its spellings. */
export function foldGiven(given: string): string {
  return given.toLowerCase()
}

/** True when initials fit a given name. */
export function compatibleGiven(initials: string, given: string): boolean {
  return given.startsWith(initials.charAt(0))
}
