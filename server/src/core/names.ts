import type {PersonName} from './rules/official.js'

/** Placeholder until names land. */
export function foldSurname(surname: string): string {
  return surname.toLowerCase()
}
export function foldGiven(given: string): string {
  return given.toLowerCase()
}
export function nameOf(surface: string): PersonName {
  const words = surface.split(' ')
  return words.length > 1 ? {given: words[0] ?? '', surname: words[words.length - 1] ?? ''} : {surname: surface}
}

export function compatibleGiven(initials: string, given: string): boolean {
  return given.startsWith(initials.charAt(0))
}
