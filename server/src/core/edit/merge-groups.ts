import {shortestCopy} from '../workspace-index.js'
import type {MergeUnit, Piece} from './merge-units.js'

/** Items or articles of which a merge shows one. */
export interface Group {
  readonly kind: 'item' | 'article'
  /** The copy whose words are shown. */
  readonly kept: MergeUnit
  /** All copies, the kept one included. */
  readonly members: readonly MergeUnit[]
  /** The day of publication that is stated by a copy, or by the team. */
  readonly stated: string | null
  /** The line that states it; absent when no copy has a line of its own for it and the kept copy states it itself. */
  readonly dateLine: Piece | DayLine | undefined
}

/**
 * A line of its own for a day that has none: a dropped copy states it inside its title, or the team says it and the
 * date lines of the copies do not.
 */
export interface DayLine {
  readonly kind: 'dayLine'
  readonly text: string
  readonly file: string
  readonly line: number
  readonly corrected: boolean
}

/** Copies with one text and one day of publication. */
interface Node {
  readonly keys: readonly string[]
  stated: string | null
  readonly members: MergeUnit[]
}

/**
 * Find what is the same in all inputs: two items (or two articles) with the same words, and no different days of
 * publication, are one; so is one whose every line stands in the other in the same order. Nearly linear: items are
 * compared only where they share their rarest line.
 */
export function groupsOf(units: readonly MergeUnit[]): readonly Group[] {
  const nodes = nodesOf(units)
  const homes = homesOf(nodes)
  const absorbed = new Map<Node, Node[]>()
  for (const [node, next] of homes) {
    // A home may have moved into a longer one itself.
    let home = next
    for (let above = homes.get(home); above; above = homes.get(home)) home = above
    const list = absorbed.get(home)
    if (list) list.push(node)
    else absorbed.set(home, [node])
  }
  return nodes.filter((node) => !homes.has(node)).map((node) => groupOf(node, absorbed.get(node) ?? []))
}

/** One node for each text and each day stated with it; copies without a day go to the newest. */
function nodesOf(units: readonly MergeUnit[]): readonly Node[] {
  const classes = new Map<string, MergeUnit[]>()
  for (const unit of units) {
    const id = `${unit.kind} ${keysOf(unit).join()}`
    const members = classes.get(id)
    if (members) members.push(unit)
    else classes.set(id, [unit])
  }
  const nodes: Node[] = []
  for (const members of classes.values()) {
    const first = members[0]
    if (!first) continue
    const byDay = new Map<string | null, MergeUnit[]>()
    for (const unit of members) {
      const day = unit.stated?.date ?? null
      const same = byDay.get(day)
      if (same) same.push(unit)
      else byDay.set(day, [unit])
    }
    const days = [...byDay.keys()].filter((day) => day !== null).sort()
    const newest = days[days.length - 1]
    if (newest !== undefined) {
      for (const undated of byDay.get(null) ?? []) byDay.get(newest)?.push(undated)
      byDay.delete(null)
    }
    for (const [stated, same] of byDay) nodes.push({keys: keysOf(first), stated, members: same})
  }
  return nodes
}

/** The lines of a unit, a title and its repetition as one. */
function keysOf(unit: MergeUnit): readonly string[] {
  const keys = unit.body.map(({words}) => words.key)
  return keys.filter((key, at) => key !== keys[at - 1])
}

/** For every node that stands whole inside a longer one: the longest such. */
function homesOf(nodes: readonly Node[]): ReadonlyMap<Node, Node> {
  const byKey = new Map<string, Node[]>()
  for (const node of nodes) {
    for (const key of new Set(node.keys)) {
      const list = byKey.get(key)
      if (list) list.push(node)
      else byKey.set(key, [node])
    }
  }
  const homes = new Map<Node, Node>()
  const wanted = new Map<Node, {readonly node: Node; readonly day: string}[]>()
  for (const node of nodes) {
    if (!node.members.some((unit) => unit.body.some((piece) => isNews(piece)))) continue
    const rarest = node.keys.map((key) => byKey.get(key) ?? []).sort((a, b) => a.length - b.length)[0] ?? []
    const candidates = rarest
      .filter((other) => other !== node && other.members[0]?.kind === node.members[0]?.kind)
      .filter((other) => other.keys.length > node.keys.length && contains(other.keys, node.keys))
      .sort((a, b) => b.keys.length - a.keys.length || compareNodes(a, b))
    const same = candidates.find((other) => node.stated === null || other.stated === node.stated)
    const undated = candidates.find((other) => other.stated === null)
    if (same) homes.set(node, same)
    else if (undated && node.stated !== null) {
      const list = wanted.get(undated)
      if (list) list.push({node, day: node.stated})
      else wanted.set(undated, [{node, day: node.stated}])
    }
  }
  // A longer copy without a date takes that of the shorter ones, when they agree.
  for (const [home, takers] of wanted) {
    if (homes.has(home) || new Set(takers.map((taker) => taker.day)).size !== 1) continue
    home.stated = takers[0]?.day ?? null
    for (const {node} of takers) homes.set(node, home)
  }
  return homes
}

/** Long enough that it stands twice only where it was copied. */
function isNews(piece: Piece): boolean {
  return piece.words.count >= shortestCopy && piece.kind !== 'contact' && piece.kind !== 'signature'
}

/** True when `part` is in `whole` in the same order, other lines between. */
function contains(whole: readonly string[], part: readonly string[]): boolean {
  let at = 0
  for (const key of whole) if (at < part.length && key === part[at]) at++
  return at === part.length
}

function compareNodes(a: Node, b: Node): number {
  // A node with a day comes first, the newest day before the others.
  if (a.stated !== b.stated) return (b.stated ?? '') < (a.stated ?? '') ? -1 : 1
  return compareTexts(a.keys.join(), b.keys.join())
}

function groupOf(node: Node, absorbed: readonly Node[]): Group {
  const kept = firstOf(node.members, compareCopies)
  if (!kept) throw new Error('a group of copies is empty')
  const members = [...node.members, ...absorbed.flatMap((other) => other.members)]
  return {kind: kept.kind, kept, members, stated: node.stated, dateLine: dateLineOf(kept, members, node.stated)}
}

/**
 * Which copy is kept: dated, most words, text first in code-point order, path, line. Copies with one text can be read
 * otherwise in their files, with a day here and none there, or as a title and a paragraph, and a file name must not
 * decide how the merge is laid out: what they are read as goes before the path.
 */
export function compareCopies(a: MergeUnit, b: MergeUnit): number {
  if ((a.stated === null) !== (b.stated === null)) return a.stated === null ? 1 : -1
  if (a.count !== b.count) return b.count - a.count
  return (
    compareWords(a, b) ||
    compareDays(a, b) ||
    compareTexts(shapeOf(a), shapeOf(b)) ||
    compareTexts(a.file, b.file) ||
    a.line - b.line
  )
}

/** A day of publication before a day of the event, a stated one of that before an inferred one, the newest first. */
function compareDays(a: MergeUnit, b: MergeUnit): number {
  return compareTexts(dayRank(b), dayRank(a))
}

function dayRank({published, event}: MergeUnit): string {
  return published === null ? (event ? `${event.stated ? 1 : 0} ${event.date}` : '') : `2 ${published}`
}

/** By code units, as `<` has it. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By what they say, line by line, in code-point order. */
export function compareWords({body: a}: MergeUnit, {body: b}: MergeUnit): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const order = compareTexts(a[at]?.words.text ?? '', b[at]?.words.text ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** The one that comes before all others; undefined of none. Linear. */
export function firstOf<T>(values: readonly T[], compare: (a: T, b: T) => number): T | undefined {
  let [first] = values
  for (const value of values) if (first !== undefined && compare(value, first) < 0) first = value
  return first
}

/** How a unit is read and laid out, as far as its lines in a merge depend on it. */
function shapeOf({body, dateLine, aboveDate, stated, published, event}: MergeUnit): string {
  // No other blank line makes a difference: see `blankLinesBetween`.
  const kinds = body.map(({kind, tight}, at) => kind + (tight && body[at - 1]?.kind === 'title' ? '!' : ''))
  const days = [stated?.date, stated?.text, stated?.corrected, published, event?.date, event?.endDate, event?.stated]
  return [...kinds, dateLine ? aboveDate : -1, ...days].join()
}

/**
 * The fullest line that states the day; the day inside the title of a copy where no copy has a line of its own, and the
 * day that the team says where no copy has another.
 */
function dateLineOf(kept: MergeUnit, members: readonly MergeUnit[], stated: string | null): Group['dateLine'] {
  if (stated === null) return undefined
  const dated = members.filter((unit) => unit.stated?.date === stated)
  let best: Piece | undefined
  for (const {dateLine} of dated) {
    if (dateLine?.words.day === stated && (!best || compareLines(dateLine.words.text, best.words.text) < 0))
      best = dateLine
  }
  if (best || (kept.stated?.date === stated && !kept.stated.corrected)) return best
  const unit = firstOf(dated, compareCopies)
  if (!unit?.stated) return undefined
  const {text, line, corrected} = unit.stated
  return {kind: 'dayLine', text, file: unit.file, line, corrected}
}

function compareLines(a: string, b: string): number {
  return b.length - a.length || compareTexts(a, b)
}
