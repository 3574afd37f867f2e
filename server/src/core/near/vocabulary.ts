import {isDigit, isUpper} from '../characters.js'
import {copied} from '../detached.js'
import {lookAlike} from './look-alikes.js'
import {monthWords, numberWords, openings} from './fact-words.js'

/** What a word can be, besides a word: bits. */
export const WordKind = {
  /** It has a digit, or is a numeral in letters. */
  number: 1,
  /** The name of a month. */
  month: 2,
  /** It begins with a capital, and is no small word that a sentence begins with. */
  capital: 4,
  /** Too short to tell one text from another. */
  small: 8,
} as const

/** So many distinct words are known; a new one beyond them is known by its hash, and its spelling is not. */
const most = 2 ** 21

/** Every word that was ever met, by number; and its units once more, to compare with where it stands in a text. */
const spellings: string[] = []
let pool = new Uint16Array(0x8000)
let filled = 0
let kinds = new Uint8Array(0x1000)
let hashes = new Int32Array(0x1000)
/** The number of the spelling that the word looks like; its own for nearly all. */
let skeletons = new Uint32Array(0x1000)
/**
 * Open addressing, at most half full. Four numbers a slot, side by side so that a look costs one line of memory: hash,
 * place in the pool, length, and the number of the word plus one.
 */
let slots = new Int32Array(0x4000)
const width = 4
const PLACE = 1
const LENGTH = 2
const NUMBER = 3

/** What the hash of a word is multiplied by after each unit is mixed in, from 0 on. */
export const wordStep = 0x01000193

/**
 * The number of the word `text[start, end)`, the same for equal spellings as long as the process runs. A table of our
 * own, for the engine's map would cost a slice and its hash for each word of each block. It only grows: a vocabulary
 * does not, after a while. Linear in the length of the word.
 *
 * @param raw The hash of its units: see `wordStep`.
 */
export function wordNumber(text: string, start: number, end: number, raw: number): number {
  const table = slots
  const length = end - start
  const mask = table.length - 1
  let slot = (finished(raw) * width) & mask
  for (;;) {
    const known = table[slot + NUMBER] as number
    if (known === 0) break
    if (table[slot] === raw && table[slot + LENGTH] === length && isAt(table[slot + PLACE] as number, text, start, end))
      return known - 1
    slot = (slot + width) & mask
  }
  if (spellings.length >= most) return most + (finished(raw) & 0xfffff)
  return added(copied(text.slice(start, end)), raw, slot)
}

/** The number of a word that stands in no text. */
export function wordNumberOf(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), wordStep)
  return wordNumber(word, 0, word.length, hash)
}

function finished(raw: number): number {
  const hash = Math.imul(raw ^ (raw >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

/** How the word is spelled; an ellipsis where that is not kept. */
export function spellingOf(word: number): string {
  return spellings[word] ?? '…'
}

/** The bits of `WordKind` that the word has. */
export function kindOfWord(word: number): number {
  return kinds[word] ?? 0
}

/** A hash of the spelling: the same in every run, unlike the number. */
export function hashOfWord(word: number): number {
  return finished(hashes[word] ?? word)
}

/** The number of what the word looks like: equal for words that differ in letters of another alphabet that look alike. */
export function skeletonOf(word: number): number {
  return skeletons[word] ?? word
}

function added(word: string, raw: number, slot: number): number {
  const number = spellings.push(word) - 1
  if (number >= kinds.length) grow()
  if (filled + word.length > pool.length) {
    const old = pool
    pool = new Uint16Array(old.length * 2)
    pool.set(old)
  }
  slots.set([raw, filled, word.length, number + 1], slot)
  for (let at = 0; at < word.length; at++) pool[filled++] = word.charCodeAt(at)
  kinds[number] = kindIn(word)
  hashes[number] = raw
  if (spellings.length * 2 * width > slots.length) spread()
  const seen = lookAlike(word)
  skeletons[number] = seen === word ? number : wordNumberOf(seen)
  return number
}

function grow(): void {
  const size = kinds.length * 2
  const old = {kinds, hashes, skeletons}
  kinds = new Uint8Array(size)
  hashes = new Int32Array(size)
  skeletons = new Uint32Array(size)
  kinds.set(old.kinds)
  hashes.set(old.hashes)
  skeletons.set(old.skeletons)
}

function spread(): void {
  const old = slots
  slots = new Int32Array(old.length * 2)
  const mask = slots.length - 1
  for (let from = 0; from < old.length; from += width) {
    if (old[from + NUMBER] === 0) continue
    let slot = (finished(old[from] as number) * width) & mask
    while (slots[slot + NUMBER] !== 0) slot = (slot + width) & mask
    slots.set(old.subarray(from, from + width), slot)
  }
}

function isAt(place: number, text: string, start: number, end: number): boolean {
  const units = pool
  const shift = place - start
  for (let at = start; at < end; at++) if (units[at + shift] !== text.charCodeAt(at)) return false
  return true
}

function kindIn(word: string): number {
  const low = word.toLowerCase()
  const small = word.length < 4 ? WordKind.small : 0
  const capital = isUpper(word.charCodeAt(0))
  // `may` and `march` are words of their own; a Russian month is written small.
  if (monthWords.has(low) && (capital || word.charCodeAt(0) > 0x7f)) return WordKind.month | small
  if (numberWords.has(low) || hasDigit(word)) return WordKind.number | small
  return small | (capital && word.length > 1 && !openings.has(low) ? WordKind.capital : 0)
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (isDigit(word.charCodeAt(at))) return true
  return false
}
