import {firstWhere} from '../first-where.js'
import {isBlank, skipBlanks} from '../characters.js'
import {level} from '../level.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {lineAt} from '../lines.js'
import type {Recognized} from '../recognize.js'
import {findDates, isoDay, type DateExpression} from '../rules/date.js'

/** An input as the proof sees it. */
export interface ProvenInput {
  readonly path: string
  readonly found: Recognized
  /** Offsets where something glued was cut off, in order. */
  readonly cuts: readonly number[]
}

/** A stretch of an input that a merge does not show. */
export interface ProvenDrop {
  readonly input: ProvenInput
  /** Offsets in the words of the input. */
  readonly start: number
  readonly end: number
  /** The lines of the merge that stand for it: one value for all stretches that the same lines stand for. */
  readonly shown: Shown
}

/** Lines of the merge. */
export interface Shown {
  readonly lines: readonly string[]
}

/**
 * Prove that a merge conserves its inputs, from the texts alone: the words of the result, taken as a bag, are the
 * words of the inputs without those of the stretches dropped; and every block dropped stands, word for word, in the
 * lines shown for it, which also state its day. A date line is a day, however it is written.
 *
 * @param added Words that the merge wrote on lines of their own: days taken from titles that were dropped.
 * @returns What differs, in plain words; undefined when nothing does. Linear.
 */
export function conservationFault(
  inputs: readonly ProvenInput[],
  text: string,
  drops: readonly ProvenDrop[],
  added: readonly string[],
  lexicon: Lexicon,
): string | undefined {
  const balance = bagOf(text, 0, text.length, [])
  for (const {found, cuts} of inputs) take(balance, bagOf(found.text, 0, found.text.length, cuts), -1)
  for (const words of added) take(balance, bagOf(words, 0, words.length, []), -1)
  const read = new Map<Shown, ReadLines>()
  for (const drop of drops) {
    const {input, start, end, shown} = drop
    take(balance, bagOf(input.found.text, start, end, input.cuts), 1)
    let words = read.get(shown)
    if (!words) read.set(shown, (words = readLines(shown, lexicon)))
    const lost = lostBlock(drop, words)
    if (lost) return `${input.path}:${lost.line}: the merge would not show "${lost.words}"`
  }
  if (isEmpty(balance)) return undefined
  return differingWord(inputs, text, drops, added) ?? 'the words of the merge are not the words of its inputs'
}

interface Lost {
  readonly line: number
  readonly words: string
}

/** What lines of the merge say, as far as a proof needs it. */
interface ReadLines {
  /** Levelled, line by line. */
  readonly lines: ReadonlySet<string>
  /** Levelled, as one run of words: a sentence may be broken over lines in one copy and not in the other. */
  readonly run: string
  readonly days: ReadonlySet<string>
}

function readLines({lines}: Shown, lexicon: Lexicon): ReadLines {
  const levelled = lines.map(level)
  const days = lines.flatMap((line) => findDates(line, lexicon).map(isoOf))
  return {lines: new Set(levelled), run: ` ${levelled.join(' ')} `, days: new Set(days)}
}

function says({lines, run}: ReadLines, words: string): boolean {
  return words === '' || lines.has(words) || run.includes(` ${words} `)
}

/** The first block of the stretch that the lines shown do not say. */
function lostBlock({input, start, end}: ProvenDrop, shown: ReadLines): Lost | undefined {
  const {text, lines, entries} = input.found
  for (let at = entryAt(input.found, start); at < entries.length; at++) {
    const entry = entries[at]
    if (!entry || entry.block.start >= end) break
    const {facts, block} = entry
    const from = Math.max(start, block.start)
    const to = Math.min(end, block.end)
    // The beginning of a footer line stands for all of it.
    if (facts.kind === 'footer' && shown.run.startsWith(` ${level(text.slice(from, to))}`)) continue
    const isDateLine = facts.kind === 'dateLine'
    const own = isDateLine ? facts.dates[0] : (facts.lead ?? facts.tail)
    const day = own && block.start + own.start >= from && block.start + own.end <= to ? own : undefined
    if (day && !shown.days.has(isoOf(day))) return lost(block.start + day.start, block.start + day.end)
    const cut = input.cuts.find((offset) => offset > from && offset < to)
    const pieces: (readonly [number, number])[] =
      cut === undefined
        ? [[from, to]]
        : [
            [from, cut],
            [cut, to],
          ]
    for (const [first, last] of pieces) {
      // A piece that is a date line says nothing but its day.
      if (day && first === from && (isDateLine || (day === facts.lead && cut !== undefined))) continue
      if (says(shown, level(text.slice(first, last)))) continue
      // In the copy shown, the day may stand on a line of its own, or not behind the title.
      const begin = day && day === facts.lead && first === from ? block.start + day.end : first
      const stop = day && day === facts.tail && !isDateLine ? Math.min(last, block.start + day.start) : last
      if (!says(shown, level(text.slice(begin, stop)))) return lost(begin, stop)
    }
  }
  return undefined

  function lost(from: number, to: number): Lost {
    return {line: lineAt(lines, skipBlanks(text, from, to)) + 1, words: level(text.slice(from, to)).slice(0, 60)}
  }
}

function isoOf({from}: DateExpression): string {
  return from.year === undefined || from.day === undefined ? '' : isoDay(from.year, from.month, from.day)
}

/** The first entry that ends behind the offset. */
function entryAt({entries}: Recognized, offset: number): number {
  return firstWhere(entries.length, (at) => (entries[at]?.block.end ?? 0) > offset)
}

/** Words as a bag: two sums of their hashes, which forget the order. 32 and 53 bits. */
interface Bag {
  low: number
  high: number
  count: number
}

function bagOf(text: string, from: number, to: number, cuts: readonly number[]): Bag {
  const bag: Bag = {low: 0, high: 0, count: 0}
  for (const {start, end} of wordsOf(text, from, to, cuts)) {
    let h1 = 0xdeadbeef
    let h2 = 0x41c6ce57
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      h1 = Math.imul(h1 ^ unit, 2654435761)
      h2 = Math.imul(h2 ^ unit, 1597334677)
    }
    bag.low = (bag.low + mixed(h1)) >>> 0
    bag.high = (bag.high + mixed(h2)) >>> 0
    bag.count++
  }
  return bag
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 2246822507)
  return Math.imul(half ^ (half >>> 13), 3266489909) >>> 0
}

function take(bag: Bag, other: Bag, sign: 1 | -1): void {
  bag.low = (bag.low + sign * other.low) >>> 0
  bag.high = (bag.high + sign * other.high) >>> 0
  bag.count += sign * other.count
}

function isEmpty(bag: Bag): boolean {
  return bag.low === 0 && bag.high === 0 && bag.count === 0
}

interface Word {
  readonly start: number
  readonly end: number
}

/** The words between the bounds; a cut parts one word into two. */
function* wordsOf(text: string, from: number, to: number, cuts: readonly number[]): Generator<Word> {
  let cut = cuts.findIndex((offset) => offset > from)
  if (cut < 0) cut = cuts.length
  let at = skipBlanks(text, from, to)
  while (at < to) {
    const start = at
    while (cut < cuts.length && (cuts[cut] ?? 0) <= start) cut++
    const limit = Math.min(to, cuts[cut] ?? to)
    while (at < limit && !isBlank(text.charCodeAt(at))) at++
    yield {start, end: at}
    at = skipBlanks(text, at, to)
  }
}

/** Only for the message: the first word that is there too often or not often enough. */
function differingWord(
  inputs: readonly ProvenInput[],
  text: string,
  drops: readonly ProvenDrop[],
  added: readonly string[],
): string | undefined {
  const counts = new Map<string, number>()
  for (const {found, cuts} of inputs) count(found.text, 0, found.text.length, cuts, 1)
  for (const words of added) count(words, 0, words.length, [], 1)
  for (const {input, start, end} of drops) count(input.found.text, start, end, input.cuts, -1)
  count(text, 0, text.length, [], -1)
  for (const [word, times] of counts) {
    if (times > 0) return `"${word}" would be missing ${times} ${times === 1 ? 'time' : 'times'}`
    if (times < 0) return `"${word}" would be there ${-times} ${times === -1 ? 'time' : 'times'} too often`
  }
  return undefined

  function count(words: string, from: number, to: number, cuts: readonly number[], by: number): void {
    for (const {start, end} of wordsOf(words, from, to, cuts)) {
      const word = words.slice(start, end)
      counts.set(word, (counts.get(word) ?? 0) + by)
    }
  }
}
