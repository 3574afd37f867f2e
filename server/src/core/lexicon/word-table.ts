import {foldUnit} from './letters.js'

/**
 * Words with their kinds, looked up straight from a text: no slice is made and no string is hashed twice.
 * An open-addressing table over folded units; immutable once built.
 */
export interface WordTable {
  readonly mask: number
  /** Where the key of a slot starts in `pool`, plus one; 0 for a free slot. */
  readonly keys: Int32Array
  readonly lengths: Uint8Array
  readonly kinds: Int32Array
  readonly pool: Uint16Array
}

/** Longer words are in no lexicon; the look-up gives up on them at once. */
const longest = 64

/** A table under construction: `note` adds bits to a word, `done` gives the finished table. */
export interface WordTableBuilder {
  readonly note: (word: string, bits: number) => void
  readonly done: () => WordTable
}

/** Start a table that will hold up to about `words` words (more only make it slower). */
export function wordTableBuilder(words: number): WordTableBuilder {
  let size = 1024
  while (size < words * 2) size *= 2
  const keys = new Int32Array(size)
  const lengths = new Uint8Array(size)
  const kinds = new Int32Array(size)
  let pool = new Uint16Array(words * 10)
  let filled = 0
  let count = 0
  return {
    note(word, bits) {
      if (word.length === 0 || word.length > longest || count > size * 0.8) return
      const slot = slotOf({mask: size - 1, keys, lengths, kinds, pool}, word, 0, word.length)
      kinds[slot] = (kinds[slot] ?? 0) | bits
      if (keys[slot] !== 0) return
      if (filled + longest > pool.length) {
        const wider = new Uint16Array(pool.length * 2)
        wider.set(pool)
        pool = wider
      }
      const start = filled
      for (let at = 0; at < word.length; at++) {
        const unit = foldUnit(word.charCodeAt(at))
        if (unit !== 0) pool[filled++] = unit
      }
      keys[slot] = start + 1
      lengths[slot] = filled - start
      count++
    },
    done: () => ({mask: size - 1, keys, lengths, kinds, pool: pool.slice(0, filled)}),
  }
}

/** The kinds of the word `text[start, end)`, or 0 when it is unknown. Linear in its length, at most 64 units. */
export function kindsOf(table: WordTable, text: string, start: number, end: number): number {
  if (end - start > longest) return 0
  return table.kinds[slotOf(table, text, start, end)] ?? 0
}

function slotOf(table: WordTable, text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (unit !== 0) hash = (Math.imul(hash, 31) + unit) | 0
  }
  hash ^= hash >>> 15
  let slot = hash & table.mask
  while (table.keys[slot] !== 0 && !sameKey(table, slot, text, start, end)) slot = (slot + 1) & table.mask
  return slot
}

function sameKey(table: WordTable, slot: number, text: string, start: number, end: number): boolean {
  const {pool} = table
  let key = (table.keys[slot] ?? 0) - 1
  const keyEnd = key + (table.lengths[slot] ?? 0)
  for (let at = start; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (unit === 0) continue
    if (key === keyEnd || pool[key] !== unit) return false
    key++
  }
  return key === keyEnd
}
