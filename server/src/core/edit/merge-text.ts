import type {BlockKind} from '../block-facts.js'
import type {LineSpan} from '../facts.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {compareTexts, firstOf, type DayLine, type Group} from './merge-groups.js'
import type {MergeUnit, Piece} from './merge-units.js'
import {blankLinesBetween, type LaidOut} from './places.js'

/** A line of a merge. */
export interface MergeLine {
  /** As it is written; it may be more than one line. */
  readonly text: string
  /** The piece whose words it shows. */
  readonly kept: Piece | DayLine
  /** The other copies of it: they are not shown. */
  readonly copies: readonly Piece[]
  /** True for words that stand in the inputs, but not so often or not on a line of their own. */
  readonly added: boolean
  /** What stands between it and the line above: line ends, or on one line with that a blank or a comma and a blank. */
  readonly above: string
}

/** What a line of a merge says in the words of the dump that it is taken from. */
export function saidIn({kept}: MergeLine): string {
  return kept.kind === 'dayLine' ? kept.text : kept.words.text
}

/** The lines, from 1, that lines of a merge take in its text, in order. */
export function* numbered(sections: readonly Section[]): Generator<LineSpan & {readonly of: MergeLine}> {
  let endLine = 0
  for (const {lines} of sections) {
    for (const of of lines) {
      const line = endLine === 0 ? 1 : endLine + lineEndsIn(of.above)
      endLine = line + lineEndsIn(of.text)
      yield {line, endLine, of}
    }
  }
}

/** How many line ends a text has. */
export function lineEndsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Lines that stand for what is dropped together: those of an item or article, or one line outside of all. */
export interface Section {
  readonly group: Group | undefined
  readonly lines: readonly MergeLine[]
}

/**
 * Put the lines of a merge together: the groups in their order, then footers, menus and page heads, each once, and
 * what belongs to nothing. Linear.
 *
 * @param footers All footer lines, in the order of a page: what may part two groups.
 * @param breaks
 *   The groups that begin a page of their own: a footer line stands above each, where the inputs have one.
 */
export function mergeLines(
  groups: readonly Group[],
  loose: LooseLines,
  separator: Piece | undefined,
  breaks: ReadonlySet<number>,
): readonly Section[] {
  const sections: Section[] = []
  let above: LaidOut | undefined
  let page = 0

  // A page head above a date line would be taken for a title, so it stands below the footer where there is one.
  if (!separator) for (const same of loose.heads) once(same)
  for (const [at, group] of groups.entries()) {
    if (separator && at > 0 && breaks.has(at)) {
      sections.push({group: undefined, lines: [line(separator, none, -1, true)]})
      page++
    }
    unit(group, at)
  }
  for (const same of loose.footers) once(same)
  if (separator) for (const same of loose.heads) once(same)
  if (separator) page++
  for (const same of loose.others) once(same)
  return sections

  function once(same: readonly Piece[]): void {
    const [kept, ...copies] = same
    if (kept) sections.push({group: undefined, lines: [line(kept, copies, -1)]})
  }

  function unit(group: Group, at: number): void {
    const {kept, members, dateLine} = group
    const copies = copiesOf(group)
    const lines: MergeLine[] = []
    const dateAt = dateLine ? (kept.dateLine ? kept.aboveDate : titleEnd(kept)) : -1
    for (let place = 0; place <= kept.body.length; place++) {
      if (place === dateAt && dateLine) {
        const same = members.flatMap((member) =>
          member.dateLine && member.dateLine !== dateLine ? [member.dateLine] : [],
        )
        lines.push(line(dateLine, same, at))
      }
      const piece = kept.body[place]
      if (piece) lines.push(line(piece, copies.get(piece) ?? none, at))
    }
    sections.push({group, lines})
  }

  function line(kept: Piece | DayLine, copies: readonly Piece[], group: number, again = false): MergeLine {
    const place: LaidOut = {
      page,
      unit: group,
      unitKind: groups[group]?.kind,
      kind: kept.kind === 'dayLine' ? 'dateLine' : kept.kind,
      opens: group >= 0 && above?.unit !== group,
      tight: kept.kind !== 'dayLine' && kept.tight,
    }
    const gap = gaps[above ? blankLinesBetween(above, place) : 0]
    above = place
    const isOurs = kept.kind === 'dayLine'
    return {text: isOurs ? kept.text : kept.words.text, kept, copies, added: again || isOurs, above: gap}
  }
}

const none: readonly never[] = []

/** Line ends for no, one and two blank lines. */
const gaps = ['\n', '\n\n', '\n\n\n'] as const

/** For each piece of the kept copy, the pieces of the other copies that say the same. */
function copiesOf({kept, members}: Group): ReadonlyMap<Piece, readonly Piece[]> {
  const copies = new Map<Piece, Piece[]>()
  for (const member of members) {
    if (member === kept) continue
    let at = 0
    for (const piece of member.body) {
      const {key} = piece.words
      // A title that repeats itself has its copy where the kept one says it, once or twice.
      if (key !== keyAt(kept, at) && key === keyAt(kept, at - 1)) at--
      while (at < kept.body.length && keyAt(kept, at) !== key) at++
      const twin = kept.body[at]
      if (!twin) throw new Error(`${member.file}:${piece.line} has no copy in ${kept.file}:${kept.line}`)
      const same = copies.get(twin)
      if (same) same.push(piece)
      else copies.set(twin, [piece])
      at++
    }
  }
  return copies
}

function keyAt({body}: MergeUnit, at: number): string | undefined {
  return body[at]?.words.key
}

/** A date line that the kept copy lacks stands below the title of an article, and above everything of an item. */
function titleEnd(unit: MergeUnit): number {
  if (unit.kind === 'item') return 0
  const at = unit.body.findIndex((piece) => piece.kind !== 'title')
  return at < 0 ? unit.body.length : at
}

/** Lines outside of items and articles, each with its copies, the one that is kept first. */
export interface LooseLines {
  readonly footers: readonly (readonly Piece[])[]
  /** Menus and page heads. */
  readonly heads: readonly (readonly Piece[])[]
  readonly others: readonly (readonly Piece[])[]
}

/** Sort the loose pieces of all inputs. Linear but for sorting what is distinct. */
export function looseLines(pieces: readonly Piece[], lexicon: Lexicon): LooseLines {
  const sorts: Readonly<Record<keyof LooseLines, Piece[]>> = {footers: [], heads: [], others: []}
  for (const piece of pieces) sorts[sortOf(piece.words.kind, piece)].push(piece)
  return {
    footers: distinctFooters(sorts.footers, lexicon),
    heads: distinct(sorts.heads),
    others: distinct(sorts.others),
  }
}

function sortOf(block: BlockKind, {kind}: Piece): keyof LooseLines {
  return block === 'footer' ? 'footers' : kind === 'boilerplate' ? 'heads' : 'others'
}

/** Pieces by their words, in the order of their texts. */
function distinct(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const same = groups.get(piece.words.key)
    if (same) same.push(piece)
    else groups.set(piece.words.key, [piece])
  }
  return [...groups.values()].map(keptFirst).sort(([a], [b]) => (a && b ? comparePieces(a, b) : 0))
}

function keptFirst(same: readonly Piece[]): readonly Piece[] {
  const kept = firstOf(same, comparePieces)
  return kept ? [kept, ...same.filter((piece) => piece !== kept)] : []
}

/** By text, then by what it is read as, which the layout of the merge hangs on, and by place. */
function comparePieces(a: Piece, b: Piece): number {
  return compareTexts(a.words.text, b.words.text) || compareTexts(a.kind, b.kind) || comparePlaces(a, b)
}

/** By file, and in the file by place. */
export function comparePlaces(a: Piece, b: Piece): number {
  return compareTexts(a.file, b.file) || a.at - b.at
}

/** Footers in the order a page has them, as far as the lexicon knows them; a line that was cut off counts as its whole. */
function distinctFooters(footers: readonly Piece[], lexicon: Lexicon): readonly (readonly Piece[])[] {
  const known = lexicon.languages.flatMap((language) => language.footers)
  const ranked = distinct(footers).map((same) => {
    const text = same[0]?.words.text ?? ''
    const rank = known.indexOf(text.toLowerCase())
    return {same: [...same], text, rank: rank < 0 ? known.length : rank}
  })
  const cut = new Set(ranked.filter(({text}) => wholeOf(text)))
  for (const {same, text} of cut) {
    const whole = wholeOf(text)
    for (const copy of same) whole?.same.push(copy)
  }
  return ranked
    .filter((line) => !cut.has(line))
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
