import type {FileFacts, Mention, Place} from './facts.js'
import {firstWhere} from './first-where.js'
import type {Named} from './rules/official.js'

/** What a mention says of a person, wherever it stands: one shared value for all that say the same. */
export type Said = Pick<Mention, 'named' | 'identity' | 'reason'>

/**
 * The mentions of a file, as columns: a workspace keeps hundreds of thousands, and an object for each takes twice the
 * memory. By line and column, never overlapping. Plain arrays of numbers, because a typed array takes 300 bytes by
 * itself and most files name ten people.
 */
export interface Mentions {
  /** What each mention says. */
  readonly said: readonly Said[]
  /** Two numbers for the place and the unit of each, as `withPlace` packs them. */
  readonly places: readonly number[]
  /** The ends of those that are too far from their beginnings for that: as a rule those on the next line. */
  readonly ends: readonly number[]
}

const none: readonly never[] = []

/** The mentions of a file that names nobody. */
export const noMentions: Mentions = {said: none, places: none, ends: none}

/** The mentions as columns, in the order of their places. Linear, where they are in this order already. */
export function columnsOf(mentions: readonly Mention[]): Mentions {
  if (mentions.length === 0) return noMentions
  const inOrder = isInOrder(mentions) ? mentions : [...mentions].sort(byPlace)
  const places: number[] = []
  const ends: number[] = []
  for (const mention of inOrder) addPlace(mention, places, ends)
  // The copies have no room to grow.
  return {said: inOrder.map(saidOf), places: places.slice(), ends: ends.length === 0 ? none : ends.slice()}
}

/** The mentions of several pages together. */
export function joinedMentions(pages: readonly Mentions[]): Mentions {
  const [only = noMentions] = pages
  return pages.length < 2 ? only : columnsOf(pages.flatMap(listOf))
}

/** All mentions of a file, by line and column; `[]` for a file that is gone. Made anew at each call. */
export function mentionsIn(facts: FileFacts | undefined): readonly Mention[] {
  return facts ? listOf(facts.mentions) : none
}

function listOf(mentions: Mentions): readonly Mention[] {
  return mentions.said.map((said, at) => mentionAt(mentions, at, said))
}

/** A mention by its number in the file, counted from 0: a person has tens of thousands, and few of them are shown. */
export interface NumberedMention {
  readonly facts: FileFacts
  readonly at: number
}

/** What a mention says. Constant time. */
export function saidBy({facts, at}: NumberedMention): Said {
  const said = facts.mentions.said[at]
  if (!said) throw new RangeError(`a mention: expected a number below ${facts.mentions.said.length}, found ${at}`)
  return said
}

/** Where a mention stands, and in which unit. Constant time. */
export function placeBy({facts, at}: NumberedMention): Place & Pick<Mention, 'unit'> {
  return placeAt(facts.mentions, at)
}

/** The mention with this number, whole. Constant time. */
export function mentionBy(numbered: NumberedMention): Mention {
  return mentionAt(numbered.facts.mentions, numbered.at, saidBy(numbered))
}

/** The unit that a mention stands in: an index into `units`, or -1. Constant time. */
export function unitBy({facts, at}: NumberedMention): number {
  return ((facts.mentions.places[2 * at] ?? 0) % most) - 1
}

/** One mention of a file, counted from 0; undefined past the last. Constant time. */
export function nthMention({mentions}: FileFacts, at: number): Mention | undefined {
  const said = mentions.said[at]
  return said && mentionAt(mentions, at, said)
}

/** Written out, since thousands are made for one answer. */
function mentionAt(mentions: Mentions, at: number, {named, identity, reason}: Said): Mention {
  const {line, column, endLine, endColumn, unit} = placeAt(mentions, at)
  return reason === undefined
    ? {line, column, endLine, endColumn, unit, named, identity}
    : {line, column, endLine, endColumn, unit, named, identity, reason}
}

/**
 * The first mention whose place is as asked; undefined where none is. What holds for a place must hold for all behind
 * it. Logarithmic in the mentions of the file.
 */
export function firstMention(facts: FileFacts, holds: (place: Place) => boolean): Mention | undefined {
  const {mentions} = facts
  return nthMention(
    facts,
    firstWhere(mentions.said.length, (at) => holds(placeAt(mentions, at))),
  )
}

/** No engine has longer strings, so that no line and no column comes near: 29 bits of the 53 that numbers are exact to. */
const longest = 2 ** 29

/** The other 24 bits. A file has no more units, and no more names that end far off. */
const most = 2 ** 24

/** Names shorter than this, and on one line, need no end of their own. */
const near = 2 ** 23

/** Pack a place: the line with the unit, and the column with the length; the end, where it is far off, by itself. */
function addPlace({line, column, endLine, endColumn, unit}: Mention, places: number[], ends: number[]): void {
  const length = endLine === line && endColumn - column < near ? endColumn - column : near + ends.length
  if (length >= near) ends.push((endLine - line) * longest + endColumn)
  places.push(line * most + unit + 1, column * most + length)
}

function placeAt({places, ends}: Mentions, at: number): Place & Pick<Mention, 'unit'> {
  const first = places[2 * at] ?? 0
  const second = places[2 * at + 1] ?? 0
  const line = Math.floor(first / most)
  const column = Math.floor(second / most)
  // What is left over, without a division that the engine makes in a loop.
  const unit = first - line * most - 1
  const length = second - column * most
  if (length < near) return {line, column, endLine: line, endColumn: column + length, unit}
  const end = ends[length - near] ?? 0
  return {line, column, endLine: line + Math.floor(end / longest), endColumn: end % longest, unit}
}

function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}

/** Navigation inside an article is read behind it. */
function isInOrder(mentions: readonly Mention[]): boolean {
  return mentions.every((mention, at) => {
    const above = mentions[at - 1]
    return above === undefined || byPlace(above, mention) <= 0
  })
}

/** What is said, by what is said of the name itself: entries go with the names that nobody has any more. */
const shared = new WeakMap<Named, readonly Said[]>()

/** The shared value for what a mention says. */
function saidOf({named, identity, reason}: Mention): Said {
  const known = shared.get(named) ?? []
  for (const said of known) if (said.identity === identity && said.reason === reason) return said
  const said = reason === undefined ? {named, identity} : {named, identity, reason}
  // A surname that is ever another person's would make a list that takes long to look through.
  shared.set(named, known.length < 16 ? [...known, said] : [said])
  return said
}
