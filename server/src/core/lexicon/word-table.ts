import {foldUnit, isCyrillic} from './letters.js'

/**
 * Words with their kinds, looked up straight from a text: no slice is made and no string is hashed twice.
 * An open-addressing table over folded units; immutable once built.
 */
export interface WordTable {
  /** Number of slots less one; the number is a power of two. */
  readonly mask: number
  /** Four numbers a slot, side by side so that a look costs one line of memory: hash, key, length, kinds. */
  readonly slots: Int32Array
  /** The letters of all keys; a slot's key starts here, plus one; 0 marks a free slot. */
  readonly pool: Uint16Array
  /** The table of the words in Cyrillic letters, made when the first of them is looked up. */
  readonly cyrillic?: () => WordTable
}

const KEY = 1
const LENGTH = 2
const KINDS = 3

/** Longer words are in no lexicon; the look-up gives up on them at once. */
const longest = 64

/** A table under construction: `note` adds bits to a word, `done` gives the finished table. */
export interface WordTableBuilder {
  readonly note: (word: string, bits: number) => void
  readonly done: () => WordTable
}

/** Start a table that will hold up to about `words` words; words past four in five of its slots are left out. */
export function wordTableBuilder(words: number): WordTableBuilder {
  let size = 1024
  while (size < words * 1.6) size *= 2
  const table = {mask: size - 1, slots: new Int32Array(size * 4), pool: new Uint16Array(words * 10)}
  const {slots} = table
  let filled = 0
  let count = 0
  return {
    note(word, bits) {
      if (word.length === 0 || word.length > longest || count > size * 0.8) return
      const slot = slotOf(table, word, 0, word.length)
      slots[slot + KINDS] = (slots[slot + KINDS] ?? 0) | bits
      if (slots[slot + KEY] !== 0) return
      if (filled + longest > table.pool.length) {
        const wider = new Uint16Array(table.pool.length * 2)
        wider.set(table.pool)
        table.pool = wider
      }
      const start = filled
      for (let at = 0; at < word.length; at++) {
        const unit = foldUnit(word.charCodeAt(at))
        if (unit !== 0) table.pool[filled++] = unit
      }
      slots[slot] = hashOf(word, 0, word.length)
      slots[slot + KEY] = start + 1
      slots[slot + LENGTH] = filled - start
      count++
    },
    done: () => ({...table, pool: table.pool.slice(0, filled)}),
  }
}

/** The kinds of the word `text[start, end)`, or 0 when it is unknown. Linear in its length, at most 64 units. */
export function kindsOf(table: WordTable, text: string, start: number, end: number): number {
  if (end - start > longest) return 0
  const own = table.cyrillic !== undefined && isCyrillic(text.charCodeAt(start)) ? table.cyrillic() : table
  return own.slots[slotOf(own, text, start, end) + KINDS] ?? 0
}

/** Where the word's slot starts in `slots`: its own, or the free one it would take. */
function slotOf(table: WordTable, text: string, start: number, end: number): number {
  const {mask, slots} = table
  const hash = hashOf(text, start, end)
  let slot = (hash & mask) << 2
  for (;;) {
    const key = slots[slot + KEY] ?? 0
    if (key === 0) return slot
    if (slots[slot] === hash && sameKey(table.pool, key - 1, slots[slot + LENGTH] ?? 0, text, start, end)) return slot
    slot = (slot + 4) & ((mask << 2) | 3)
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (unit !== 0) hash = (Math.imul(hash, 31) + unit) | 0
  }
  return hash ^ (hash >>> 15)
}

function sameKey(pool: Uint16Array, from: number, length: number, text: string, start: number, end: number): boolean {
  let key = from
  const keyEnd = from + length
  for (let at = start; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (unit === 0) continue
    if (key === keyEnd || pool[key] !== unit) return false
    key++
  }
  return key === keyEnd
}
