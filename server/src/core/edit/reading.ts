import type {Unit} from '../facts.js'
import {firstWhere} from '../first-where.js'
import {skipBlanks, trimBlanks} from '../characters.js'
import {survey, type Hash} from '../level.js'
import type {Recognized} from '../recognize.js'
import type {PartKind} from '../tree.js'
import type {Form} from './form.js'
import type {Known} from './known.js'
import type {Place} from './places.js'
import {sameBlocks} from './same-blocks.js'
import {factDifference, type Allowed} from './same-facts.js'
import type {WordChange} from './word-changes.js'

/** One thing that a recognizer read, and the entry it was read from. */
interface Reading {
  readonly what: PartKind | 'page' | 'item' | 'article'
  /** Of the words; absent for what has none, and where other words are expected. */
  readonly words?: Hash
  /** True for what stands in no item or article. */
  readonly loose: boolean
  readonly entry: number
}

/** How two readings of what should be one dump differ. */
export interface ReadingDifference {
  /** The entry of the text before at which the difference begins. */
  readonly entry: number
  /** How many things read alike before it. */
  readonly reached: number
  /** What was expected there, in a word or two. */
  readonly what: string
}

/**
 * Compare what is read in a text with what is read in its written form: pages, items, articles and their parts with
 * their words, dates, people, attachments, marks. Lines and columns are left out, and so is white space.
 *
 * @param before What the form is of.
 * @param isLeft Tells which decisions of the form were not carried out.
 * @returns The first difference; undefined when both read alike. Linear; facts are read only where the blocks leave a doubt.
 */
export function readingDifference(
  form: Form,
  before: Known,
  isLeft: (decision: number) => boolean,
  after: Known,
): ReadingDifference | undefined {
  return difference(before, expectedReadings(form, isLeft), after, readingsOf(after.places()))
}

/** A dump whose words were changed. */
export interface Rewording {
  readonly before: Known
  readonly changes: readonly WordChange[]
}

/**
 * Compare what is read in a dump with what is read where some of its words were changed: what was changed is what it
 * was, with other words, and everything else is the same. Linear.
 */
export function rewordingDifference({before, changes}: Rewording, after: Known): ReadingDifference | undefined {
  const {found} = before
  const places = before.places()
  const kinds = new Map<number, Set<WordChange['kind']>>()
  const days = new Map<number, string>()
  const written = new Map<string, string>()
  let signs = false
  let pages = true
  const {lines} = found.source ?? found
  for (const change of changes) {
    const {line} = places[change.entry]?.entry.block ?? {line: 0}
    const own = kinds.get(change.entry)
    if (own) own.add(change.kind)
    else kinds.set(change.entry, new Set([change.kind]))
    if (change.kind === 'above') days.set(line + 1, change.newText)
    // A page may be told from the next by what is taken away, or be nothing else: its items and articles stay.
    if (change.kind === 'removed') pages = false
    if (change.rule === 'quotes' || change.rule === 'dashes') signs = true
    if (change.rule === 'dateLines') {
      const column = change.start - (lines.starts[line] ?? 0) + 1
      written.set(`${line + 1}:${column}`, change.newText.trim())
    }
  }
  const allowed: Allowed = {
    evidence: ({line, column, text: said}) => written.get(`${line}:${column}`) ?? said,
    signs,
    gone: (line) => kinds.get(entryAtLine(found, line))?.has('removed') === true,
    dayAbove,
  }
  const expected = readingsOf(places).flatMap((reading): readonly Reading[] => {
    const own = kinds.get(reading.entry)
    if (!own || reading.words === undefined) return [reading]
    if (own.has('removed')) return []
    // Two lines become one: the lower is read with the upper.
    const body: Reading = own.has('written') || own.has('joined') ? withoutWords(reading) : reading
    return own.has('above') ? [{what: 'dateLine', loose: false, entry: reading.entry}, body] : [body]
  })
  const joined = expected.filter(({entry, words}) => !(words && kinds.get(entry - 1)?.has('joined')))
  const actual = readingsOf(after.places())
  const shown = (readings: readonly Reading[]): readonly Reading[] =>
    pages ? readings : readings.filter(({what}) => what !== 'page')
  return difference(before, shown(joined), after, shown(actual), allowed)

  /** The day put above a unit: above its first line, or below its title. */
  function dayAbove({line, endLine}: Unit): string | undefined {
    if (days.size === 0) return undefined
    for (let at = line; at <= endLine; at++) {
      const day = days.get(at)
      if (day !== undefined) return isoOf(day)
    }
    return undefined
  }
}

function difference(
  before: Known,
  expected: readonly Reading[],
  after: Known,
  actual: readonly Reading[],
  allowed?: Allowed,
): ReadingDifference | undefined {
  const most = Math.max(expected.length, actual.length)
  for (let at = 0; at < most; at++) {
    const one = expected[at]
    const other = actual[at]
    if (one && other && isAlike(one, other)) continue
    const last = expected[expected.length - 1]
    return {entry: one?.entry ?? last?.entry ?? 0, reached: at, what: one?.what ?? 'end'}
  }
  const proof = sameBlocks(before, after)
  if (proof === 'facts') return undefined
  const differs =
    proof === 'people'
      ? factDifference(before.unpeopled(), after.unpeopled(), allowed)
      : factDifference(before.facts(), after.facts(), allowed)
  if (!differs) return undefined
  const {line, reached, what} = differs
  return {entry: entryAtLine(before.found, line), reached: expected.length + reached, what}
}

function withoutWords({what, loose, entry}: Reading): Reading {
  return {what, loose, entry}
}

function isAlike(expected: Reading, found: Reading): boolean {
  if (expected.what !== found.what || expected.loose !== found.loose) return false
  const {words} = expected
  return words === undefined || (words.key === found.words?.key && words.check === found.words.check)
}

/** What the recognizer must read in the written form. */
function expectedReadings(form: Form, isLeft: (decision: number) => boolean): Reading[] {
  const {text} = form.found
  const readings: Reading[] = []
  let page = -1
  let unit = -1
  for (const [at, place] of form.places.entries()) {
    opening(readings, place, page, unit, at)
    page = place.page
    if (place.unit >= 0) unit = place.unit
    const {start, end} = place.entry.block
    const loose = place.unit < 0
    if (form.joins[at] === true && !isLeft(2 * at)) {
      const above = readings.pop()
      const from = form.places[at - 1]?.entry.block
      const words = isLeft(2 * at - 1) ? undefined : form.cuts[at - 1]?.at
      readings.push({...part('attachment', words ?? from?.start ?? start, end), loose, entry: above?.entry ?? at})
      continue
    }
    const cut = form.cuts[at]
    if (cut && !isLeft(2 * at + 1)) {
      readings.push({...part(cut.above, start, cut.at), loose, entry: at})
      readings.push({...part(cut.below ?? place.kind, cut.at, end), loose, entry: at})
    } else readings.push({what: place.kind, words: place.entry.facts.copy, loose, entry: at})
  }
  return readings

  function part(what: PartKind, start: number, end: number): Pick<Reading, 'what' | 'words'> {
    return {what, words: survey(text, skipBlanks(text, start, end), trimBlanks(text, start, end)).hash}
  }
}

function readingsOf(places: readonly Place[]): Reading[] {
  const readings: Reading[] = []
  let page = -1
  let unit = -1
  for (const [at, place] of places.entries()) {
    opening(readings, place, page, unit, at)
    page = place.page
    if (place.unit >= 0) unit = place.unit
    readings.push({what: place.kind, words: place.entry.facts.copy, loose: place.unit < 0, entry: at})
  }
  return readings
}

/** Says that a page, an item or an article begins, where one does. */
function opening(readings: Reading[], place: Place, page: number, unit: number, entry: number): void {
  if (place.page !== page) readings.push({what: 'page', loose: true, entry})
  if (place.unit >= 0 && place.unit !== unit) readings.push({what: place.unitKind ?? 'item', loose: false, entry})
}

function entryAtLine({entries}: Recognized, line: number): number {
  return Math.max(0, firstWhere(entries.length, (at) => (entries[at]?.block.line ?? 0) >= line) - 1)
}

/** The day, `2024-02-16`, that a line of ours begins with. */
function isoOf(line: string): string {
  const [words = ''] = line.split(' ')
  const [day, month, year] = words.split('.')
  return year === undefined ? words : `${year}-${month ?? ''}-${day ?? ''}`
}

/** Compare what is read in two texts that should say the same in the same words, blank lines and all. Linear. */
export function sameWords(before: Known, after: Known): ReadingDifference | undefined {
  const shown = ({places}: Known): readonly Reading[] => readingsOf(places())
  return difference(before, shown(before), after, shown(after))
}
