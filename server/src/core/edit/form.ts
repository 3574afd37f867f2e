import type {BlockFacts} from '../block-facts.js'
import {rowsOf} from '../blocks.js'
import {Kind, kindOf, skipBlanks, trimBlanks} from '../characters.js'
import {lineAt} from '../lines.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {frontMatterLines} from '../origin/front-matter.js'
import type {Recognized} from '../recognize.js'
import {collapsed} from './collapsed.js'
import {cutOf, namesFileBelow, type Cut} from './cuts.js'
import {blankLinesBetween, placesOf, type Place} from './places.js'
import type {LineEnd, NormalizeRule, RuleSwitch} from './rules.js'
import {wordDifference, type WordDifference} from './words.js'

/** What a form is worked out by. */
export interface FormOptions {
  readonly on: RuleSwitch
  readonly lineEnd: LineEnd
  /** True where the text is part of a dump and another page follows; false where it ends the file. */
  readonly pageBelow: boolean
}

/**
 * The canonical form of a dump, not yet written: what stands between its blocks and inside them. Each place is decided
 * by itself, so that one the recognizer would read otherwise can be left as it is: decision `2n` is the gap above entry
 * `n`, `2n + 1` the block itself; the last one is the line end of the file.
 */
export interface Form extends FormOptions {
  readonly found: Recognized
  readonly places: readonly Place[]
  readonly cuts: readonly (Cut | undefined)[]
  /** True where the file name on this line goes behind the download words above. */
  readonly joins: readonly boolean[]
  /** How many lines at the top are front matter, which stays as it is. */
  readonly head: number
  /** The pieces it is written with: worked out when they are first asked for, each once. */
  readonly pieces: () => Pieces
}

/** Work out the canonical form of a plain-text dump. Linear. */
export function formOf(
  found: Recognized,
  lexicon: Lexicon,
  {on, lineEnd, pageBelow}: FormOptions,
  places = placesOf(found),
): Form {
  const cuts = places.map((place) => {
    const cut = cutOf(found.text, place, lexicon)
    return cut && on(cut.rule) ? cut : undefined
  })
  const joins = places.map((place, at) => {
    const above = places[at - 1]
    return above !== undefined && on('attachments') && namesFileBelow(found.text, above, cuts[at - 1], place)
  })
  let pieces: Pieces | undefined
  const form: Form = {
    found,
    places,
    cuts,
    joins,
    head: frontMatterLines(found.text),
    on,
    lineEnd,
    pageBelow,
    pieces: () => (pieces ??= piecesOf(form)),
  }
  return form
}

/** A piece as it is written when its decision is carried out, and when it is left; one value where both are the same. */
interface Piece {
  readonly wanted: string
  readonly left: string
}

/** What a form is written with. */
interface Pieces {
  /** What stands above each entry: line ends, or a blank where two lines become one. */
  readonly gaps: readonly Piece[]
  readonly blocks: readonly Piece[]
  /** What stands behind the last block. */
  readonly end: Piece
}

function piecesOf(form: Form): Pieces {
  const writer = formWriter(form)
  const both = (write: (left: boolean) => string): Piece => ({wanted: write(false), left: write(true)})
  return {
    gaps: form.places.map((_, at) => both((left) => writer.gap(at, left))),
    blocks: form.places.map((_, at) => both((left) => writer.block(at, left))),
    end: both(writer.end),
  }
}

/** Write a form down; linear. `isLeft` tells which decisions are not carried out: that gap or block keeps its lines. */
export function writeForm(form: Form, isLeft: (decision: number) => boolean): string {
  const {gaps, blocks, end} = form.pieces()
  const written: string[] = []
  for (let at = 0; at < form.places.length; at++)
    written.push(chosen(gaps[at], isLeft(2 * at)), chosen(blocks[at], isLeft(2 * at + 1)))
  written.push(chosen(end, isLeft(2 * form.places.length)))
  return written.join('')
}

function chosen(piece: Piece | undefined, left: boolean): string {
  return (left ? piece?.left : piece?.wanted) ?? ''
}

/** The decisions that make a difference, in order. Linear. */
export function decisionsOf(form: Form): number[] {
  const {gaps, blocks, end} = form.pieces()
  const differs = (piece: Piece | undefined): boolean => piece?.wanted !== piece?.left
  const decisions: number[] = []
  for (let at = 0; at < form.places.length; at++) {
    if (differs(gaps[at])) decisions.push(2 * at)
    if (differs(blocks[at])) decisions.push(2 * at + 1)
  }
  if (differs(end)) decisions.push(2 * form.places.length)
  return decisions
}

/**
 * Check that writing the form keeps every word: what is written between two blocks is blank, as is what stands there,
 * and a block that is not written unit for unit has the same words. Linear; unchanged blocks cost a comparison.
 *
 * @returns The first difference, its `before` an offset in the text; undefined when there is none.
 */
export function formDifference(form: Form, isLeft: (decision: number) => boolean): WordDifference | undefined {
  const {gaps, blocks, end} = form.pieces()
  const {text} = form.found
  let done = 0
  for (const at of form.places.keys()) {
    const {start, end: past} = boundsOf(form, at)
    const written = chosen(gaps[at], isLeft(2 * at))
    // Without anything between them two blocks would be one.
    const gap = differenceIn(done, start, written)
    if (gap ?? (at > 0 && written === '')) return gap ?? {before: start, after: start, expected: ' ', found: ''}
    const cut = form.cuts[at]?.at
    const block = differenceIn(start, past, chosen(blocks[at], isLeft(2 * at + 1)), cut)
    if (block) return block
    done = past
  }
  return differenceIn(done, text.length, chosen(end, isLeft(2 * form.places.length)))

  function differenceIn(start: number, past: number, written: string, cut?: number): WordDifference | undefined {
    const old = text.slice(start, past)
    if (old === written) return undefined
    const found = wordDifference(old, written, [], cut === undefined ? [] : [cut - start])
    return found && {...found, before: found.before + start}
  }
}

/**
 * Where what is written of an entry begins and ends: its lines whole, save that the blanks at an edge where it is joined
 * to another are part of the gap between the two.
 */
function boundsOf({found, places, joins}: Form, at: number): {readonly start: number; readonly end: number} {
  const {block} = (places[at] as Place).entry
  const {start, end} = rowsOf(block, found.lines)
  return {start: joins[at] === true ? block.start : start, end: joins[at + 1] === true ? block.end : end}
}

/** The offsets, in the text before, where something glued is cut off. */
export function cutsOf(form: Form): number[] {
  return form.cuts.flatMap((cut) => (cut ? [cut.at] : []))
}

/** Writes the pieces of a form, each as it stands when its decision is carried out or left. */
interface FormWriter {
  readonly gap: (at: number, left: boolean) => string
  readonly block: (at: number, left: boolean) => string
  readonly end: (left: boolean) => string
}

function formWriter(form: Form): FormWriter {
  const {found, places, joins, on, lineEnd} = form
  const {text, lines} = found
  return {
    gap: (at, left) => (left || isFrontMatter(at) ? text.slice(endAbove(at), startOf(at)) : gap(at)),
    block: (at, left) => (left || isFrontMatter(at) ? text.slice(startOf(at), endAbove(at + 1)) : block(at)),
    end: (left) => (left ? text.slice(endAbove(places.length)) : end()),
  }

  function isFrontMatter(at: number): boolean {
    return (places[at]?.entry.block.line ?? 0) < form.head
  }

  function startOf(at: number): number {
    return at < places.length ? boundsOf(form, at).start : text.length
  }

  /** Where the lines of the block above the gap of an entry end. */
  function endAbove(at: number): number {
    return at > 0 ? boundsOf(form, at - 1).end : 0
  }

  function gap(at: number): string {
    const {block} = (places[at] as Place).entry
    if (at === 0) return on('blankLines') ? '' : lineEnds(block.blanks, 0, startOf(at))
    return joins[at] === true ? ' ' : lineEnds(blanksAbove(form, at) + 1, endAbove(at), startOf(at))
  }

  /** So many line ends: those that stand there, where their number is right and nobody wants them changed. */
  function lineEnds(count: number, from: number, to: number): string {
    if (on('lineEnds') && on('indentation')) return lineEnd.repeat(count)
    const own = text.slice(from, to)
    const ends = own.match(anyEnd) ?? []
    if (ends.length !== count) return lineEnd.repeat(count)
    if (!on('indentation')) return on('lineEnds') ? own.replace(anyEnd, lineEnd) : own
    // A blank may stand between CR and LF, which would be one line end without it.
    const bare = ends.join('')
    return bare.match(anyEnd)?.length === count ? bare : lineEnd.repeat(count)
  }

  function block(at: number): string {
    const {block, facts} = (places[at] as Place).entry
    const {start, end} = boundsOf(form, at)
    const cut = form.cuts[at]
    if (cut) {
      const above = span(start, trimBlanks(text, start, cut.at))
      return above + lineEnd.repeat(cut.blanks + 1) + span(cut.at, end)
    }
    if (block.lines > 1) return span(start, end)
    // Nearly every block is one line with single blanks.
    if (!hasSingleBlanks(facts)) return words(start, end)
    return on('indentation') ? text.slice(block.start, block.end) : text.slice(start, end)
  }

  /** The lines of a block, or of a piece of one. Where they become one, one blank stands for all that is between words. */
  function span(start: number, end: number): string {
    const joined = on('brokenLines')
    let written = ''
    let from = start
    for (let line = lineAt(lines, start); ; line++) {
      const past = Math.min(end, lines.ends[line] ?? end)
      const next = lines.starts[line + 1] ?? end
      if (next >= end) return written + words(from, past)
      written += words(from, joined ? trimBlanks(text, from, past) : past)
      written += joined ? ' ' : on('lineEnds') ? lineEnd : text.slice(past, next)
      from = joined ? skipBlanks(text, next, end) : next
    }
  }

  /** One line, or the rest of one. */
  function words(from: number, to: number): string {
    const start = on('indentation') ? skipBlanks(text, from, to) : from
    const end = on('indentation') ? trimBlanks(text, start, to) : to
    if (!on('unicodeSpaces')) return text.slice(start, end)
    // Blanks at the edge are indentation, another rule's; those between words become one.
    const first = skipBlanks(text, start, end)
    const last = trimBlanks(text, first, end)
    return text.slice(start, first) + collapsed(text, first, last) + text.slice(last, end)
  }

  function end(): string {
    const last = places[places.length - 1]
    if (!last) return ''
    const {block} = last.entry
    const from = endAbove(places.length)
    if (form.pageBelow && on('blankLines')) return lineEnds(3, from, text.length)
    const own = text.slice(from)
    if (on('blankLines')) return !on('lineEnds') && /^(?:\r\n|[\r\n])$/.test(own) ? own : lineEnd
    // The last line may be closed by a line end or by the end of the text.
    const closed = (lines.ends[lines.count - 1] ?? 0) < text.length ? 1 : 0
    return lineEnds(lines.count - block.line - block.lines + closed, from, text.length)
  }
}

const anyEnd = /\r\n|[\r\n]/g

/** True where white space between the words of a block is one blank everywhere: whatever else it is stands in its signs. */
function hasSingleBlanks({signs}: BlockFacts): boolean {
  let before = false
  for (let at = 0; at < signs.length; at++) {
    const unit = signs.charCodeAt(at)
    const blank = kindOf(unit) === Kind.blank
    if (blank && (before || unit !== 0x20)) return false
    before = blank
  }
  return true
}

/** The blank lines that the form wants above an entry, rules switched off taken into account. */
function blanksAbove({places, on}: Form, at: number): number {
  const place = places[at]
  const above = places[at - 1]
  if (!place || !above) return 0
  const own = place.entry.block.blanks
  if (!on('blankLines')) return own
  const wanted = blankLinesBetween(above, place)
  if (wanted > 0) return wanted
  return on(ruleOfPair(place)) ? 0 : Math.min(own, 2)
}

/** The rule that brings two lines together. */
function ruleOfPair(place: Place): NormalizeRule {
  switch (place.kind) {
    case 'title':
      return 'titles'
    case 'attachment':
      return 'attachments'
    case 'placeLine':
      return 'placeLines'
    case 'signature':
    case 'contact':
      return 'signature'
    case 'boilerplate':
      return 'footer'
    case 'residue':
      return 'residue'
    case 'paragraph':
    case 'question':
    case 'answer':
    case 'dateLine':
      return 'blankLines'
  }
}
