import type {Lexicon} from '../lexicon/lexicon.js'
import {ownerKeys} from '../lexicon/owner-keys.js'

/**
 * The short name of the organisation or country a post belongs to: the first one named in it, null when it names none.
 * Linear in the length of the title.
 */
export function organisationOf(title: string, lexicon: Lexicon): string | null {
  let known = kept.get(lexicon)
  if (known === undefined) kept.set(lexicon, (known = new Map<string, string | null>()))
  let short = known.get(title)
  if (short === undefined) {
    if (known.size >= most) known.clear()
    short = firstOwner(title, lexicon)
    known.set(title, short)
  }
  return short
}

/** Titles already looked through, by lexicon: bulletins say the same few again and again. Emptied when it is full. */
const kept = new WeakMap<Lexicon, Map<string, string | null>>()
const most = 5_000

function firstOwner(title: string, lexicon: Lexicon): string | null {
  const words = ownerKeys(title)
  const owners = lexicon.owners()
  for (let at = 0; at < words.length; at++) {
    for (const owner of owners.get(words[at] ?? '') ?? []) {
      if (!owner.words.every((word, place) => words[at + place] === word)) continue
      const next = at + owner.words.length
      // `the Russian Federation of Combined Martial Arts` is no country.
      if (owner.words.at(-1) === 'federation' && owner.words.length > 1 && words[next] === 'of') return null
      return owner.short
    }
  }
  return null
}
