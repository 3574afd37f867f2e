/** What was worked out for words, found again straight from a text: no slice is made of a word that was met before. */
export interface WordMemory<T> {
  /** What was kept for the word `text[start, end)`; undefined for a new one. Linear in its length. */
  readonly get: (text: string, start: number, end: number) => T | undefined
  /** Keep a value for the word that `get` was just asked for and did not know. */
  readonly keep: (text: string, start: number, end: number, value: T) => void
}

/** Four numbers a slot, side by side so that a look costs one line of memory: hash, place in `pool` plus one, length. */
const width = 4
const PLACE = 1
const LENGTH = 2

/**
 * A table of words by their exact spelling, with open addressing. It holds about half a megabyte; when it is full it
 * starts anew, which costs time and nothing else. The engine's own map takes three times as long, most of it for the
 * slice and its hash.
 */
export function wordMemory<T>(): WordMemory<T> {
  const size = 0x8000
  const most = size * 0.6
  const slots = new Int32Array(size * width)
  const values: T[] = new Array<T>(size)
  const pool = new Uint16Array(size * 6)
  let count = 0
  let filled = 0

  return {
    get(text, start, end) {
      const slot = slotOf(text, start, end)
      return slots[slot + PLACE] === 0 ? undefined : values[slot / width]
    },
    keep(text, start, end, value) {
      const length = end - start
      if (count >= most || filled + length > pool.length) {
        slots.fill(0)
        values.fill(value)
        count = filled = 0
      }
      if (length > pool.length) return
      const slot = slotOf(text, start, end)
      slots[slot] = hashOf(text, start, end)
      slots[slot + PLACE] = filled + 1
      slots[slot + LENGTH] = length
      for (let at = start; at < end; at++) pool[filled++] = text.charCodeAt(at)
      values[slot / width] = value
      count++
    },
  }

  function slotOf(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end)
    let slot = (hash & (size - 1)) * width
    for (;;) {
      const place = slots[slot + PLACE] ?? 0
      if (place === 0) return slot
      if (slots[slot] === hash && slots[slot + LENGTH] === end - start && isAt(place - 1, text, start, end)) return slot
      slot = (slot + width) & (size * width - 1)
    }
  }

  function isAt(place: number, text: string, start: number, end: number): boolean {
    const shift = place - start
    for (let at = start; at < end; at++) if (pool[at + shift] !== text.charCodeAt(at)) return false
    return true
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash ^ (hash >>> 15)
}
