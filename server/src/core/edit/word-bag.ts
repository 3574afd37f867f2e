import {isBlank, skipBlanks} from '../characters.js'

/** Words as a bag: their number, and two sums of 32 bits of their hashes, which forget the order. */
export interface Bag {
  low: number
  high: number
  count: number
}

/** A bag with nothing in it. */
export function emptyBag(): Bag {
  return {low: 0, high: 0, count: 0}
}

/**
 * The words of a text as a bag. A word is what stands between blanks, and what shows nothing counts as a blank. Linear.
 *
 * @param cuts Offsets, in order, that part one word into two.
 */
export function bagOf(text: string, cuts: readonly number[] = []): Bag {
  let low = 0
  let high = 0
  let count = 0
  let h1 = seed1
  let h2 = seed2
  let cut = 0
  let length = 0
  // One pass over all units: a generator of words takes three times as long.
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const blank = isBlank(unit)
    if (length > 0 && (blank || at === cuts[cut])) {
      low = (low + mixed(h1)) | 0
      high = (high + mixed(h2)) | 0
      count++
      length = 0
    }
    while ((cuts[cut] ?? text.length) <= at) cut++
    if (blank) continue
    if (length === 0) {
      h1 = seed1
      h2 = seed2
    }
    h1 = Math.imul(h1 ^ unit, 2654435761)
    h2 = Math.imul(h2 ^ unit, 1597334677)
    length++
  }
  if (length > 0) {
    low = (low + mixed(h1)) | 0
    high = (high + mixed(h2)) | 0
    count++
  }
  return {low: low >>> 0, high: high >>> 0, count}
}

const seed1 = 0xdeadbeef
const seed2 = 0x41c6ce57

/** Put one bag into another, `times` times; -1 takes it out. */
export function pour(into: Bag, bag: Bag, times = 1): void {
  into.low = (into.low + Math.imul(times, bag.low)) >>> 0
  into.high = (into.high + Math.imul(times, bag.high)) >>> 0
  into.count += times * bag.count
}

/** True when nothing is left in the bag. */
export function isEmpty({low, high, count}: Bag): boolean {
  return low === 0 && high === 0 && count === 0
}

/** The words of a text with their bounds, as `bagOf` counts them. */
export function* wordsOf(
  text: string,
  cuts: readonly number[] = [],
): Generator<{readonly start: number; readonly end: number}> {
  let cut = 0
  let at = skipBlanks(text, 0, text.length)
  while (at < text.length) {
    const start = at
    while (cut < cuts.length && (cuts[cut] ?? 0) <= start) cut++
    const limit = cuts[cut] ?? text.length
    while (at < limit && !isBlank(text.charCodeAt(at))) at++
    yield {start, end: at}
    at = skipBlanks(text, at, text.length)
  }
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 2246822507)
  return Math.imul(half ^ (half >>> 13), 3266489909) >>> 0
}
