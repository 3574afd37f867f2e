import {skipBlanks, trimBlanks} from '../characters.js'
import type {FileFacts, LineSpan, Unit} from '../facts.js'
import type {Entry} from '../layout/sheet.js'
import {survey} from '../level.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {lineAt} from '../lines.js'
import type {Recognized} from '../recognize.js'
import {isoDay, type DateExpression} from '../rules/date.js'
import type {PartKind} from '../tree.js'
import {collapsed} from './collapsed.js'
import {cutsOf, formOf, type Form} from './form.js'
import type {Place} from './places.js'

/** A dump to merge. `path` names it in what is reported; two inputs of one path must have one text. */
export interface MergeInput {
  readonly path: string
  readonly found: Recognized
  readonly facts: FileFacts
}

/** A block of an input, or a piece of one where two things were glued together: one line of a merge. */
export interface Piece extends LineSpan {
  readonly input: MergeInput
  readonly kind: PartKind
  readonly entry: Entry
  /** Offsets in the words of the input. */
  readonly start: number
  readonly end: number
  /** Equal for two pieces with the same words, quotes and dashes levelled; a title counts without the date behind it. */
  readonly key: string
  readonly words: number
}

/** An item or article of an input. */
export interface MergeUnit {
  readonly input: MergeInput
  readonly kind: 'item' | 'article'
  readonly facts: Unit
  /** All but the date line, in order. */
  readonly body: readonly Piece[]
  readonly dateLine: Piece | undefined
  /** How many pieces of `body` stand above the date line. */
  readonly aboveDate: number
  /** The day of publication where the text states it. */
  readonly stated: string | null
  /** The day it is sorted under: published, else the first day of the event; null for none. */
  readonly day: string | null
  /** For an item without a day: that of the nearest item below it in its strip that has one. */
  readonly dayBelow: string | null
  /** The footer lines that end its page. */
  readonly footer: readonly Piece[]
  readonly words: number
}

/** What an input holds. */
export interface MergeParts {
  readonly units: readonly MergeUnit[]
  /** Lines outside items and articles: navigation, page heads, leftovers. */
  readonly loose: readonly Piece[]
  /** Offsets where something glued is cut off, in order. */
  readonly cuts: readonly number[]
}

/** Cut an input into the pieces that a merge puts together. Linear. */
export function mergeParts(input: MergeInput, lexicon: Lexicon): MergeParts {
  const form = formOf(input.found, lexicon, () => true, '\n')
  const loose: Piece[] = []
  const bodies: Piece[][] = input.facts.units.map(() => [])
  const pages: number[] = []
  const footers: Piece[][] = []
  for (const [at, place] of form.places.entries()) {
    for (const piece of piecesAt(form, input, at, place)) {
      const above = place.unit < 0 ? undefined : bodies[place.unit]
      if (form.joins[at] && above) {
        const first = above.pop()
        above.push(first ? joined(first, piece) : piece)
      } else if (above) above.push(piece)
      else loose.push(piece)
      if (place.unit >= 0) pages[place.unit] = place.page
      else if (place.entry.facts.kind === 'footer') (footers[place.page] ??= []).push(piece)
    }
  }
  const units = bodies.map((pieces, at) => unitOf(input, at, pieces, footers[pages[at] ?? -1] ?? []))
  return {units: withDaysBelow(units, pages), loose, cuts: cutsOf(form)}
}

function unitOf(input: MergeInput, at: number, pieces: readonly Piece[], footer: readonly Piece[]): MergeUnit {
  const facts = input.facts.units[at]
  if (!facts) throw new Error(`${input.path} has no item ${at}`)
  const {published, event} = facts
  // A date line whose date no calendar has states no day: it stays with the text.
  const dateAt = published
    ? pieces.findIndex((piece) => piece.kind === 'dateLine' && states(piece, published.date))
    : -1
  const body = pieces.filter((_, place) => place !== dateAt).map((piece) => withOwnDay(piece, published?.date))
  return {
    input,
    kind: facts.kind,
    facts,
    body,
    dateLine: pieces[dateAt],
    aboveDate: Math.max(0, dateAt),
    stated: published?.certainty === 'stated' ? published.date : null,
    day: published?.date ?? event?.date ?? null,
    dayBelow: null,
    footer,
    words: body.reduce((sum, piece) => sum + piece.words, 0),
  }
}

/** A title counts without the date behind it only where that is the day of publication. */
function withOwnDay(piece: Piece, published: string | undefined): Piece {
  const {tail, copy} = piece.entry.facts
  if (piece.kind !== 'title' || !tail) return piece
  return isDay(tail, published) ? piece : {...piece, key: `${copy.key} ${copy.check}`}
}

function states({entry}: Piece, day: string): boolean {
  const date = entry.facts.lead ?? entry.facts.dates[0]
  return date !== undefined && isDay(date, day)
}

function isDay({from: {year, month, day}, impossible}: DateExpression, iso: string | undefined): boolean {
  return !impossible && year !== undefined && day !== undefined && isoDay(year, month, day) === iso
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

function piecesAt(form: Form, input: MergeInput, at: number, place: Place): readonly Piece[] {
  const {start, end} = place.entry.block
  const cut = form.cuts[at]
  if (!cut) return [pieceOf(input, place.entry, place.kind, start, end)]
  return [
    pieceOf(input, place.entry, cut.above, start, cut.at),
    pieceOf(input, place.entry, cut.below ?? place.kind, cut.at, end),
  ]
}

function pieceOf(input: MergeInput, entry: Entry, kind: PartKind, from: number, to: number): Piece {
  const {text, lines} = input.found
  const start = skipBlanks(text, from, to)
  const end = trimBlanks(text, start, to)
  const whole = from === entry.block.start && to === entry.block.end
  const {key, check} = whole ? (kind === 'title' ? entry.facts.title : entry.facts.copy) : survey(text, start, end).hash
  const line = lineAt(lines, start) + 1
  const endLine = lineAt(lines, Math.max(start, end - 1)) + 1
  return {input, kind, entry, start, end, key: `${key} ${check}`, words: entry.facts.words, line, endLine}
}

/** Download words with the name of the file behind them. */
function joined(first: Piece, second: Piece): Piece {
  const {key, check} = survey(first.input.found.text, first.start, second.end).hash
  return {...first, entry: second.entry, end: second.end, endLine: second.endLine, key: `${key} ${check}`}
}

/** The piece as one line of a merge. */
export function lineOf(piece: Piece): string {
  return collapsed(piece.input.found.text, piece.start, piece.end)
}
