import type {BlockFacts, BlockKind} from '../block-facts.js'
import {skipBlanks, trimBlanks} from '../characters.js'
import type {FileFacts, LineSpan, Unit} from '../facts.js'
import {copied} from '../detached.js'
import {survey, type Hash} from '../level.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {lineAt} from '../lines.js'
import type {Recognized} from '../recognize.js'
import {isoDay, type DateExpression} from '../rules/date.js'
import type {PartKind} from '../tree.js'
import {collapsed} from './collapsed.js'
import {cutsOf, formOf, type Form} from './form.js'
import type {Place} from './places.js'
import {bagOf, type Bag} from './word-bag.js'

/**
 * A dump as a merge knows it: cut into pieces, and without its text. What is said twice is held once, for as long as the
 * reader remembers the block, so that ten thousand dumps fit into the memory that their distinct words take.
 */
export interface MergeInput {
  /** Names it in what is reported; two inputs of one path must have one text. */
  readonly path: string
  /** Equal for equal texts. */
  readonly mark: string
  /** All words of its text, something glued counted as two: counted in the text and not in the pieces. */
  readonly words: Bag
  readonly units: readonly MergeUnit[]
  /** Lines outside items and articles: navigation, page heads, leftovers. */
  readonly loose: readonly Piece[]
}

/** What a piece says: mostly one value for all pieces that say the same. */
export interface Words {
  /** White space collapsed; on one line, but for a day with the place below it. */
  readonly text: string
  /**
   * A hash, as 22 hexadecimal digits: equal for pieces with the same words, quotes and dashes levelled; a title counts
   * without the date behind it, an attachment and a place without colons and commas.
   */
  readonly key: string
  readonly count: number
  readonly kind: BlockKind
  /** The day at its beginning, else the first in it, `2024-02-16`; undefined for none, or none that is whole. */
  readonly day: string | undefined
}

/** A block of an input, or a piece of one where two things were glued together: one line of a merge. */
export interface Piece extends LineSpan {
  readonly file: string
  /** Its number in the file, from 0. */
  readonly at: number
  readonly kind: PartKind
  readonly words: Words
  /** True where no blank line stands above it. */
  readonly tight: boolean
}

/** An item or article of an input. */
export interface MergeUnit {
  readonly file: string
  readonly kind: 'item' | 'article'
  /** Where it begins, from 1. */
  readonly line: number
  /** All but the date line, in order. */
  readonly body: readonly Piece[]
  readonly dateLine: Piece | undefined
  /** How many pieces of `body` stand above the date line. */
  readonly aboveDate: number
  /** The day of publication, where it is stated or the team says it. */
  readonly stated: StatedDay | null
  /** The day of publication, stated or not. */
  readonly published: string | null
  /** The day it is sorted under: published, else the first day of the event; null for none. */
  readonly day: string | null
  readonly event: {readonly date: string; readonly endDate: string | undefined; readonly stated: boolean} | null
  /** For an item without a day: that of the nearest item below it in its strip that has one. */
  readonly dayBelow: string | null
  /** How many words the body has. */
  readonly count: number
}

/** A day of publication, and how it would be written on a line of its own. */
export interface StatedDay {
  readonly date: string
  readonly text: string
  /** The line it is read from. */
  readonly line: number
  /** True where it is not the day that the dump states but the one that the team says. */
  readonly corrected: boolean
}

/** Cut a dump into the pieces that a merge puts together. Linear. */
export function mergeInput(path: string, found: Recognized, facts: FileFacts, lexicon: Lexicon): MergeInput {
  const form = formOf(found, lexicon, {on: () => true, lineEnd: '\n', pageBelow: false})
  const loose: Piece[] = []
  const bodies: Piece[][] = facts.units.map(() => [])
  const pages: number[] = []
  let count = 0
  for (const [at, place] of form.places.entries()) {
    const unit = facts.units[place.unit]
    const into = bodies[place.unit] ?? loose
    for (const piece of piecesAt(form, path, at, place, unit?.published?.date, count)) {
      const above = into[into.length - 1]
      if (above && form.joins[at]) into[into.length - 1] = joined(above, piece, ' ')
      else if (above && unit && above.kind === 'placeLine' && piece.kind === 'placeLine')
        into[into.length - 1] = joined(above, piece, '\n')
      else into.push(piece)
      count++
    }
    if (unit) pages[place.unit] = place.page
  }
  const units = bodies.map((pieces, at) => unitOf(path, facts.units[at], pieces))
  return {
    path,
    mark: markOf(found.text),
    words: bagOf(found.text, cutsOf(form)),
    units: withDaysBelow(units, pages).map((unit) => (isBrief(unit) ? {...unit, kind: 'item'} : unit)),
    loose,
  }
}

/** No brief is longer. */
const longestBrief = 2

/**
 * True for an article that is a paragraph or two and nothing else. An item that stands by itself in its file is read so,
 * since only the strip round it could tell what it is; a merge takes both for the same thing.
 */
function isBrief({kind, body, dateLine}: MergeUnit): boolean {
  return (
    kind === 'article' && !dateLine && body.length <= longestBrief && body.every((piece) => piece.kind === 'paragraph')
  )
}

function markOf(text: string): string {
  const {hash, raw} = survey(text, 0, text.length)
  return `${hash.key} ${hash.check} ${raw} ${text.length}`
}

function unitOf(file: string, facts: Unit | undefined, pieces: readonly Piece[]): MergeUnit {
  if (!facts) throw new Error(`${file} has fewer items than it is laid out in`)
  const {published, event} = facts
  // A date line whose date no calendar has states no day: it stays with the text.
  const corrected = published?.certainty === 'corrected'
  // A day that normalizing put above the unit is none that a dump states: its line is one of the text.
  const isSaid = published?.certainty === 'stated' || corrected
  const dateAt = isSaid
    ? pieces.findIndex(
        ({kind, words}, at) =>
          kind === 'dateLine' && (words.day === published.date || (corrected && isHead(pieces.slice(0, at)))),
      )
    : -1
  const dateLine = pieces[dateAt]
  const body = pieces.filter((_, place) => place !== dateAt)
  return {
    file,
    kind: facts.kind,
    line: facts.line,
    body,
    dateLine,
    aboveDate: Math.max(0, dateAt),
    stated: statedDay(facts, dateLine),
    published: published?.date ?? null,
    day: published?.date ?? event?.date ?? null,
    event: event && {date: event.date, endDate: event.endDate, stated: event.certainty === 'stated'},
    dayBelow: null,
    count: body.reduce((sum, {words}) => sum + words.count, 0),
  }
}

function statedDay({published, line}: Unit, dateLine: Piece | undefined): StatedDay | null {
  if (published?.certainty === 'stated')
    return {date: published.date, text: published.evidence.text, line: published.evidence.line, corrected: false}
  if (published?.certainty !== 'corrected') return null
  const {date} = published
  const text = `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
  // What the date line says already needs no words of ours.
  return {date, text, line: dateLine?.line ?? line, corrected: dateLine?.words.day !== date}
}

function isHead(above: readonly Piece[]): boolean {
  return above.every(({kind}) => kind === 'title')
}

/** An item without a day stands above the next item of its strip that has one, and so it does in a merge. */
function withDaysBelow(units: readonly MergeUnit[], pages: readonly number[]): readonly MergeUnit[] {
  const result: MergeUnit[] = []
  let below: string | null = null
  for (let at = units.length - 1; at >= 0; at--) {
    const unit = units[at]
    if (!unit) continue
    if (pages[at] !== pages[at + 1] || unit.kind !== 'item') below = null
    result.push(unit.day === null && unit.kind === 'item' ? {...unit, dayBelow: below} : unit)
    if (unit.kind === 'item') below = unit.day ?? below
  }
  return result.reverse()
}

function piecesAt(
  form: Form,
  file: string,
  number: number,
  place: Place,
  published: string | undefined,
  first: number,
): readonly Piece[] {
  const {text, lines} = form.found
  const {block, facts} = place.entry
  const cut = form.cuts[number]
  if (!cut) return [piece(first, place.kind, block.start, block.end, wholeWords(place, published))]
  const {start, end} = block
  return [
    piece(first, cut.above, start, cut.at, cutWords(text, start, cut.at, facts)),
    piece(first + 1, cut.below ?? place.kind, cut.at, end, cutWords(text, cut.at, end, facts)),
  ]

  function piece(at: number, kind: PartKind, from: number, to: number, words: Words): Piece {
    const start = skipBlanks(text, from, to)
    const end = trimBlanks(text, start, to)
    const line = lineAt(lines, start) + 1
    const endLine = end - 1 > start ? lineAt(lines, end - 1) + 1 : line
    const isSigned = kind === 'attachment' || kind === 'placeLine'
    const own = isSigned ? {...words, key: signlessKey(words.text)} : words
    return {file, at, kind, words: own, tight: block.blanks === 0, line, endLine}
  }
}

/** What whole blocks say, by their facts: of a title with the date behind it, and of everything else. */
const known = {whole: new WeakMap<BlockFacts, Words>(), title: new WeakMap<BlockFacts, Words>()}

/** A title counts without the date behind it only where that is the day of publication. */
function wholeWords({kind, entry: {facts}}: Place, published: string | undefined): Words {
  const titled = kind === 'title' && (!facts.tail || isoOf(facts.tail) === published)
  const words = known[titled ? 'title' : 'whole']
  let own = words.get(facts)
  if (!own) words.set(facts, (own = wordsOf(facts.text, titled ? facts.title : facts.copy, facts)))
  return own
}

function cutWords(text: string, from: number, to: number, facts: BlockFacts): Words {
  const start = skipBlanks(text, from, to)
  const end = trimBlanks(text, start, to)
  return wordsOf(copied(text.slice(start, end)), survey(text, start, end).hash, facts)
}

function wordsOf(text: string, hash: Hash, {words, kind, lead, dates: [first]}: BlockFacts): Words {
  const start = skipBlanks(text, 0, text.length)
  const day = lead ?? first
  return {
    text: collapsed(text, start, trimBlanks(text, start, text.length)),
    key: keyText(hash),
    count: words,
    kind,
    day: day && isoOf(day),
  }
}

/** Download words with the name of the file behind them, or a day with the place below it. */
function joined(first: Piece, second: Piece, between: ' ' | '\n'): Piece {
  const text = `${first.words.text}${between}${second.words.text}`
  const count = first.words.count + second.words.count
  return {
    ...first,
    words: {...first.words, text, key: signlessKey(text), kind: second.words.kind, count},
    endLine: second.endLine,
  }
}

/**
 * The key of a line into which normalizing puts a sign: the colon of an attachment, or the comma behind a day. It is the
 * same with the sign and without: of two copies, one may have been normalized.
 */
function signlessKey(text: string): string {
  return keyText(survey(withoutSigns(text), 0, text.length).hash)
}

/** As long as the text. */
export function withoutSigns(text: string): string {
  return text.replaceAll(/[:,]/g, ' ')
}

/** A hash as 22 hexadecimal digits, made of them at once: a text that is joined of others keeps these, too. */
function keyText({key, check}: Hash): string {
  const digits: number[] = []
  put(Math.floor(key / 0x1_0000_0000), 6)
  put(key >>> 0, 8)
  put(check, 8)
  return String.fromCharCode(...digits)

  function put(number: number, count: number): void {
    for (let shift = 4 * (count - 1); shift >= 0; shift -= 4)
      digits.push(hexadecimal.charCodeAt((number >>> shift) & 15))
  }
}

const hexadecimal = '0123456789abcdef'

/** The hash that the key of a piece was made of. */
export function hashIn(key: string): Hash {
  return {key: Number.parseInt(key.slice(0, 14), 16), check: Number.parseInt(key.slice(14), 16)}
}

/** The day of an expression that gives all of one. */
function isoOf({from: {year, month, day}, impossible}: DateExpression): string | undefined {
  return impossible || year === undefined || day === undefined ? undefined : isoDay(year, month, day)
}
