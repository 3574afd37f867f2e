import {foldUnit, foldWord} from './letters.js'

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

/** Compile words (any case) with their bits. Linear in the number of letters. */
export function wordTable(words: ReadonlyMap<string, number>): WordTable {
  let size = 1024
  while (size < words.size * 2.5) size *= 2
  let letters = 0
  for (const word of words.keys()) letters += word.length
  const keys = new Int32Array(size)
  const lengths = new Uint8Array(size)
  const kinds = new Int32Array(size)
  const pool = new Uint16Array(letters)
  const table = {mask: size - 1, keys, lengths, kinds, pool}
  let filled = 0
  for (const [word, bits] of words) {
    const key = foldWord(word)
    if (key.length === 0 || key.length > longest) continue
    const slot = slotOf(table, key, 0, key.length)
    kinds[slot] = (kinds[slot] ?? 0) | bits
    if (keys[slot] !== 0) continue
    keys[slot] = filled + 1
    lengths[slot] = key.length
    for (let at = 0; at < key.length; at++) pool[filled++] = key.charCodeAt(at)
  }
  return table
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
