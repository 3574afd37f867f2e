import {shortestCopy} from '../workspace-index.js'
import {lineOf, type MergeUnit, type Piece} from './merge-units.js'

/** Items or articles of which a merge shows one. */
export interface Group {
  readonly kind: 'item' | 'article'
  /** The copy whose words are shown. */
  readonly kept: MergeUnit
  /** All copies, the kept one included. */
  readonly members: readonly MergeUnit[]
  /** The day of publication that is stated by a copy. */
  readonly stated: string | null
  /** The line that states it; absent when no copy has a line of its own for it and the kept copy states it itself. */
  readonly dateLine: Piece | StatedDay | undefined
}

/** A day that a dropped copy states inside its title: written on a line of its own above the kept copy. */
export interface StatedDay {
  readonly kind: 'statedDay'
  readonly text: string
  readonly unit: MergeUnit
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
      const same = byDay.get(unit.stated)
      if (same) same.push(unit)
      else byDay.set(unit.stated, [unit])
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
  return unit.body.filter((piece, at) => piece.key !== unit.body[at - 1]?.key).map((piece) => piece.key)
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
  return piece.words >= shortestCopy && piece.kind !== 'contact' && piece.kind !== 'signature'
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
  const first = a.keys.join()
  const second = b.keys.join()
  return first < second ? -1 : first > second ? 1 : 0
}

function groupOf(node: Node, absorbed: readonly Node[]): Group {
  const kept = [...node.members].sort(compareCopies)[0]
  if (!kept) throw new Error('a group of copies is empty')
  const members = [...node.members, ...absorbed.flatMap((other) => other.members)]
  return {kind: kept.kind, kept, members, stated: node.stated, dateLine: dateLineOf(kept, members, node.stated)}
}

/** Which copy is kept: dated, most words, text first in code-point order, path, line. */
export function compareCopies(a: MergeUnit, b: MergeUnit): number {
  if ((a.stated === null) !== (b.stated === null)) return a.stated === null ? 1 : -1
  if (a.words !== b.words) return b.words - a.words
  const first = textOf(a)
  const second = textOf(b)
  if (first !== second) return first < second ? -1 : 1
  if (a.input.path !== b.input.path) return a.input.path < b.input.path ? -1 : 1
  return a.facts.line - b.facts.line
}

/** The words of a unit, a line for each piece. */
export function textOf(unit: MergeUnit): string {
  return unit.body.map(lineOf).join('\n')
}

/** The fullest line that states the day; the day inside the title of a copy where no copy has a line of its own. */
function dateLineOf(kept: MergeUnit, members: readonly MergeUnit[], stated: string | null): Group['dateLine'] {
  if (stated === null) return undefined
  const dated = members.filter((unit) => unit.stated === stated)
  let best: Piece | undefined
  for (const {dateLine} of dated) {
    if (dateLine && (!best || compareLines(lineOf(dateLine), lineOf(best)) < 0)) best = dateLine
  }
  if (best || kept.stated === stated) return best
  const unit = [...dated].sort(compareCopies)[0]
  const text = unit?.facts.published?.evidence.text
  return unit && text !== undefined ? {kind: 'statedDay', text, unit} : undefined
}

function compareLines(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0)
}
