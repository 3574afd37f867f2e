import {foldSurname, nameOf} from '../names.js'
import type {NamedMention} from './official.js'

/**
 * Of the loose candidates of a text, those that the page confirms: their last word (or first, where the surname stands
 * first) is the surname of somebody introduced on it.
 *
 * @param loose
 *   Flat pairs of start and end, as `findNames` gives them.
 * @param surnames
 *   Keys of `foldSurname`.
 * @param addresses
 *   Keys of `addressKey`, for a given name with patronymic.
 */
export function confirmLoose(
  text: string,
  loose: readonly number[],
  surnames: ReadonlySet<string>,
  addresses: ReadonlySet<string>,
): NamedMention[] {
  const confirmed: NamedMention[] = []
  for (let at = 0; at + 1 < loose.length; at += 2) {
    const start = loose[at] ?? 0
    const end = loose[at + 1] ?? 0
    const surface = text.slice(start, end).replace(/\s+/g, ' ')
    const words = surface.split(' ')
    const last = words.at(-1) ?? ''
    const known =
      surnames.has(foldSurname(last)) || (words.length > 1 && addresses.has(words.map(foldSurname).join(' ')))
    if (!known) continue
    const name = words.length === 1 ? {surname: last} : nameOf(surface)
    confirmed.push({start, end, surface, name, title: null, rank: null, organisation: null, official: true})
  }
  return confirmed
}
