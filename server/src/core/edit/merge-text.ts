import type {Lexicon} from '../lexicon/lexicon.js'
import type {Group, StatedDay} from './merge-groups.js'
import {lineOf, type MergeUnit, type Piece} from './merge-units.js'
import {blankLinesBetween, type Place} from './places.js'

/** A line of a merge before it is written. */
export interface MergeLine {
  readonly text: string
  /** The piece whose words it shows. */
  readonly kept: Piece | StatedDay
  /** The other copies of it. */
  readonly copies: readonly Piece[]
  /** Number of its group in the merge; -1 for lines outside items and articles. */
  readonly group: number
  /** True for words that stand in the inputs, but not so often or not on a line of their own. */
  readonly added: boolean
  /** How many blank lines stand above it. */
  readonly blanks: 0 | 1 | 2
}

/** A piece that is not shown, since another stands for it. */
export interface DroppedPiece {
  readonly piece: Piece
  readonly twin: Piece | StatedDay
}

/** The lines of a merge, and what became of every piece that is not among them. */
export interface MergeLines {
  readonly lines: readonly MergeLine[]
  readonly dropped: readonly DroppedPiece[]
}

/**
 * Put the lines of a merge together: the groups in their order, then footers, menus and page heads, each once, and
 * what belongs to nothing. Linear.
 *
 * @param breaks
 *   The groups that begin a page of their own: a footer line stands above each, where the inputs have one.
 */
export function mergeLines(
  groups: readonly Group[],
  loose: readonly Piece[],
  breaks: ReadonlySet<number>,
  lexicon: Lexicon,
): MergeLines {
  const lines: MergeLine[] = []
  const dropped: DroppedPiece[] = []
  let above: Place | undefined
  let page = 0
  const footers = loose.filter((piece) => piece.entry.facts.kind === 'footer')
  const heads = loose.filter((piece) => piece.kind === 'boilerplate' && piece.entry.facts.kind !== 'footer')
  const others = loose.filter((piece) => piece.kind !== 'boilerplate')
  const ends = distinctFooters(footers, lexicon)
  const separator = ends[0]?.[0]

  // A page head above a date line would be taken for a title, so it stands below the footer where there is one.
  if (!separator) for (const same of distinct(heads)) once(same)
  for (const [at, group] of groups.entries()) {
    if (separator && at > 0 && breaks.has(at)) {
      put(separator, [], -1, lineOf(separator), true)
      page++
    }
    unit(group, at)
  }
  for (const same of ends) once(same)
  if (separator) for (const same of distinct(heads)) once(same)
  if (separator) page++
  for (const same of distinct(others)) once(same)
  return {lines, dropped}

  function once(same: readonly Piece[]): void {
    const [kept, ...copies] = same
    if (!kept) return
    put(kept, copies, -1, lineOf(kept))
    for (const piece of copies) dropped.push({piece, twin: kept})
  }

  function unit(group: Group, at: number): void {
    const {kept, members, dateLine} = group
    const copies = copiesOf(group)
    const dateAt = dateLine ? (kept.dateLine ? kept.aboveDate : titleEnd(kept)) : -1
    for (let place = 0; place <= kept.body.length; place++) {
      if (place === dateAt && dateLine) {
        const same = members.flatMap((member) =>
          member.dateLine && member.dateLine !== dateLine ? [member.dateLine] : [],
        )
        put(dateLine, same, at, 'text' in dateLine ? dateLine.text : lineOf(dateLine))
        for (const piece of same) dropped.push({piece, twin: dateLine})
      }
      const piece = kept.body[place]
      if (piece) put(piece, copies.get(piece) ?? [], at, lineOf(piece))
    }
    for (const [twin, pieces] of copies) for (const piece of pieces) dropped.push({piece, twin})
  }

  function put(kept: Piece | StatedDay, copies: readonly Piece[], group: number, text: string, again = false): void {
    const place = placeOf(kept, group)
    const added = again || !('entry' in kept)
    lines.push({text, kept, copies, group, added, blanks: above ? blankLinesBetween(above, place) : 0})
    above = place
  }

  function placeOf(kept: Piece | StatedDay, group: number): Place {
    const opens = group >= 0 && above?.unit !== group
    const piece = 'entry' in kept ? kept : kept.unit.body[0]
    if (!piece) throw new Error('an item without a line has no date to state')
    return {
      entry: piece.entry,
      page,
      unit: group,
      unitKind: groups[group]?.kind,
      kind: 'entry' in kept ? kept.kind : 'dateLine',
      opens,
    }
  }
}

/** For each piece of the kept copy, the pieces of the other copies that say the same. */
function copiesOf({kept, members}: Group): ReadonlyMap<Piece, readonly Piece[]> {
  const copies = new Map<Piece, Piece[]>(kept.body.map((piece) => [piece, []]))
  for (const member of members) {
    if (member === kept) continue
    let at = 0
    for (const piece of member.body) {
      // A title that repeats itself has its copy where the kept one says it, once or twice.
      if (piece.key !== kept.body[at]?.key && piece.key === kept.body[at - 1]?.key) at--
      while (at < kept.body.length && kept.body[at]?.key !== piece.key) at++
      const twin = kept.body[at]
      if (!twin)
        throw new Error(`${member.input.path}:${piece.line} has no copy in ${kept.input.path}:${kept.facts.line}`)
      copies.get(twin)?.push(piece)
      at++
    }
  }
  return copies
}

/** A date line that the kept copy lacks stands below the title of an article, and above everything of an item. */
function titleEnd(unit: MergeUnit): number {
  if (unit.kind === 'item') return 0
  const at = unit.body.findIndex((piece) => piece.kind !== 'title')
  return at < 0 ? unit.body.length : at
}

/** Pieces by their words, in the order of their texts. */
function distinct(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const same = groups.get(piece.key)
    if (same) same.push(piece)
    else groups.set(piece.key, [piece])
  }
  return [...groups.values()].map((same) => same.sort(comparePieces)).sort((a, b) => comparePieces(a[0], b[0]))
}

function comparePieces(a: Piece | undefined, b: Piece | undefined): number {
  if (!a || !b) return 0
  const first = lineOf(a)
  const second = lineOf(b)
  if (first !== second) return first < second ? -1 : 1
  if (a.input.path !== b.input.path) return a.input.path < b.input.path ? -1 : 1
  return a.start - b.start
}

/** Footers in the order a page has them, as far as the lexicon knows them; a line that was cut off counts as its whole. */
function distinctFooters(footers: readonly Piece[], lexicon: Lexicon): readonly (readonly Piece[])[] {
  const known = lexicon.languages.flatMap((language) => language.footers)
  const ranked = distinct(footers).map((same) => {
    const text = same[0] ? lineOf(same[0]) : ''
    const rank = known.indexOf(text.toLowerCase())
    return {same: [...same], text, rank: rank < 0 ? known.length : rank}
  })
  const cut = ranked.filter(({text}) => wholeOf(text))
  for (const {same, text} of cut) {
    const whole = wholeOf(text)
    for (const copy of same) whole?.same.push(copy)
  }
  return ranked
    .filter((line) => !cut.includes(line))
    .sort((a, b) => a.rank - b.rank)
    .map(({same}) => same)

  function wholeOf(text: string): (typeof ranked)[number] | undefined {
    return ranked.find(
      (other) =>
        other.text.length > text.length &&
        known.includes(other.text.toLowerCase()) &&
        other.text.startsWith(text) &&
        !known.includes(text.toLowerCase()),
    )
  }
}
