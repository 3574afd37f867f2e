const kept = new Map<string, string>()

/** So many distinct strings are shared; then the table starts anew, which costs memory and nothing else. */
const limit = 100_000

/**
 * One shared copy of a short string. Engines keep the whole parent of a slice alive, and names, titles and dates
 * outlive the text they were cut from; a hundred thousand files also say the same few thousand of them.
 */
export function detached(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  if (kept.size >= limit) kept.clear()
  const copy = copied(text)
  kept.set(copy, copy)
  return copy
}

/**
 * A string of its own with the same units. The engine joins a list by writing all units in a row, and reads such a string
 * faster than one that it has to look up in another: that is what cutting back something longer would give.
 */
export function copied(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join('')
}
