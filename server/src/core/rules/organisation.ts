import {foldWord, isLetter} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'

/**
 * The short name of the organisation or country a post belongs to: the first one named in it, null when it names none.
 * Linear in the length of the title.
 */
export function organisationOf(title: string, lexicon: Lexicon): string | null {
  const folded = foldWord(title)
  let at = 0
  while (at < folded.length) {
    while (at < folded.length && !isLetter(folded.charCodeAt(at))) at++
    let end = at
    while (end < folded.length && isKeyUnit(folded.charCodeAt(end))) end++
    if (end === at) break
    const word = folded.slice(at, end)
    const bare = word.endsWith("'s") ? word.slice(0, -2) : word
    for (const first of bare === word ? [word] : [word, bare]) {
      for (const owner of lexicon.owners.get(first) ?? []) {
        const after = at + owner.key.length
        if (owner.key !== first && (!folded.startsWith(owner.key, at) || isLetter(folded.charCodeAt(after)))) continue
        // `the Russian Federation of Combined Martial Arts` is no country.
        if (owner.key.endsWith(' federation') && folded.startsWith(' of ', after)) return null
        return owner.short
      }
    }
    at = end
  }
  return null
}

function isKeyUnit(unit: number): boolean {
  return isLetter(unit) || unit === 0x27 || unit === 0x2d
}
