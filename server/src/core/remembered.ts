import {copied} from './detached.js'

/** So many words are kept; then the table starts anew, which costs time and nothing else. */
const limit = 50_000

/** Units of a word that count. */
const longest = 120

/**
 * A function of a word that remembers its results, for the same few thousand names stand in every dump. The table is
 * keyed by the word, bounded, and holds no slice of a file.
 */
export function remembered(compute: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (whole) => {
    // No name is longer, and what is cost more than it could tell.
    const word = whole.length > longest ? whole.slice(0, longest) : whole
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size >= limit) known.clear()
    const result = compute(word)
    known.set(copied(word), copied(result))
    return result
  }
}
