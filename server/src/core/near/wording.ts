import {Kind, kindOf, Trait, traits} from '../characters.js'
import type {Hash} from '../level.js'
import {hashOfWord, kindOfWord, skeletonOf, WordKind, wordNumber, wordNumberOf, wordStep} from './vocabulary.js'

/**
 * What a paragraph says, without its text: enough to find copies, to compare words, and to say which differ. One for all
 * copies of a text; it keeps two bytes for most words, where the text takes six.
 */
export interface Wording {
  /** 32 bits of the hash of the levelled text, as a signed number: what the index looks texts up by. */
  readonly slot: number
  /** 32 bits more of it. */
  readonly check: number
  /**
   * The words by their numbers, one or two units each, signs and blanks left out; empty where the text is too short to be
   * a copy by itself. Two texts of one hash that differ in a word differ here.
   */
  readonly codes: string
}

/** True for two texts that are equal after levelling: 64 bits of their hashes are compared, and every word. */
export function isSameWording(one: Wording, other: Wording): boolean {
  return one === other || (one.slot === other.slot && one.check === other.check && one.codes === other.codes)
}

/** A word of more units counts as several. */
const longestWord = 64

/** Numbers from here on take two units. */
const firstLong = 0xc000

/** What was read of the block at hand, used again and again: a plain array, which is made a string of in half the time. */
const units: number[] = []

/** Read the words of a block. One pass, linear; the hash is the one that its survey gave. */
export function wordingOf(text: string, {key, check}: Hash): Wording {
  // Names of the function are looked up faster than those of the module.
  const table = traits
  const {word, sign, invisible} = Trait
  const mask = word | sign
  const step = wordStep
  const size = text.length
  let length = 0
  let at = 0
  for (;;) {
    while (at < size && ((table[text.charCodeAt(at)] as number) & mask) !== word) at++
    if (at === size) break
    const start = at
    const most = Math.min(size, start + longestWord)
    let hash = 0
    let bits: number
    do {
      hash = Math.imul(hash ^ text.charCodeAt(at++), step)
      bits = at < most ? (table[text.charCodeAt(at)] as number) : 0
    } while ((bits & mask) === word)
    if ((bits & invisible) === 0) put(wordNumber(text, start, at, hash))
    else {
      // A letter that is cut from the rest by what shows nothing is one word with it.
      const shown = shownWord(text, start)
      put(wordNumberOf(shown.word))
      at = shown.end
    }
  }
  return {slot: key | 0, check: check | 0, codes: stringOf(length)}

  function put(number: number): void {
    if (number < firstLong) units[length++] = number
    else {
      units[length++] = firstLong + (number >>> 15)
      units[length++] = number & 0x7fff
    }
  }
}

/** A wording for a text that is never a copy by itself. */
export function shortWording({key, check}: Hash): Wording {
  return {slot: key | 0, check: check | 0, codes: ''}
}

/** The numbers of the words, into `into`, which grows; how many they are is given. */
export function decode(codes: string, into: Uint32Array): {readonly words: Uint32Array; readonly count: number} {
  const words = into.length < codes.length ? new Uint32Array(codes.length * 2) : into
  let count = 0
  for (let at = 0; at < codes.length; at++) {
    const unit = codes.charCodeAt(at)
    words[count++] = unit < firstLong ? unit : ((unit - firstLong) << 15) | codes.charCodeAt(++at)
  }
  return {words, count}
}

/** The word whose units begin at a place. */
export function wordAt(codes: string, at: number): number {
  const unit = codes.charCodeAt(at)
  return unit < firstLong ? unit : ((unit - firstLong) << 15) | codes.charCodeAt(at + 1)
}

/** The word whose units end before a place. */
export function wordBefore(codes: string, at: number): number {
  // The second unit of two is never one that a word begins with two units at, so what stands before it tells.
  return at > 1 && codes.charCodeAt(at - 2) >= firstLong ? wordAt(codes, at - 2) : wordAt(codes, at - 1)
}

/** How many units a word takes. */
export function unitsOf(word: number): number {
  return word < firstLong ? 1 : 2
}

/** How many hashes a sketch has at most. */
export const sketchSize = 8

/** Words in a row that are hashed together. */
const runLength = 3

let decoded = new Uint32Array(0x1000)
let hashes = new Uint32Array(0x1000)

/**
 * The sketch of a wording: the smallest hashes of three words in a row, words of fewer than four letters left out, none
 * of which share a word. Texts that have most of such runs in common have most of the sketch in common (Broder, min-wise
 * hashing, bottom-k), and two hashes are two different phrases. Unsigned numbers of 32 bits. Linear.
 */
export function sketchOf({codes}: Wording): readonly number[] {
  const found = decode(codes, decoded)
  decoded = found.words as typeof decoded
  if (hashes.length < found.count) hashes = new Uint32Array(found.count * 2)
  // Of a text of small words alone all words count.
  return smallest(runsOf(found.count, WordKind.small) || runsOf(found.count, 0))
}

/** Hash the runs of the decoded words, those of a kind left out; how many there are is given. */
function runsOf(words: number, without: number): number {
  let first = 0
  let second = 0
  let met = 0
  let count = 0
  for (let at = 0; at < words; at++) {
    const word = decoded[at] as number
    if ((kindOfWord(word) & without) !== 0) continue
    const hash = hashOfWord(skeletonOf(word))
    if (++met >= runLength) hashes[count++] = mixed(first, second, hash)
    first = second
    second = hash
  }
  return count
}

/** The smallest of the first so many hashes that lie apart. */
function smallest(count: number): readonly number[] {
  const sketch: number[] = []
  while (sketch.length < sketchSize) {
    let least = taken
    let place = -1
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] as number
      if (hash < least) {
        least = hash
        place = at
      }
    }
    if (place < 0) break
    if (!sketch.includes(least)) sketch.push(least)
    const past = Math.min(count, place + runLength)
    for (let at = Math.max(0, place - runLength + 1); at < past; at++) hashes[at] = taken
  }
  return sketch
}

/** No hash, and greater than all that count. */
const taken = 0xffff_ffff

function mixed(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}

function isWordUnit(unit: number): boolean {
  return ((traits[unit] as number) & (Trait.word | Trait.sign)) === Trait.word
}

/** The word from `start` on with what shows nothing left out, and where it ends. */
function shownWord(text: string, start: number): {readonly word: string; readonly end: number} {
  let word = ''
  let at = start
  for (; at < text.length && word.length < longestWord; at++) {
    const unit = text.charCodeAt(at)
    if (isWordUnit(unit)) word += text.charAt(at)
    else if (kindOf(unit) !== Kind.invisible) break
  }
  return {word, end: at}
}

function stringOf(length: number): string {
  let text = ''
  for (let at = 0; at < length; at += 4096)
    text += String.fromCharCode.apply(null, units.slice(at, Math.min(length, at + 4096)))
  return text
}
