import type {Postings, Shard} from './postings.js'
import {shardOf, slotsOf} from './postings.js'
import {compared, resemblanceOf, type Resemblance} from './resemblance.js'
import {sketchOf, sketchSize, type Wording} from './wording.js'

/** A text that resembles another. */
export interface Neighbor {
  readonly wording: Wording
  readonly resemblance: Resemblance
}

/** What more texts have in their sketch than this is a set phrase, and no sign of a copy. */
const setPhrase = 32
/** What so few have is as good a sign as two phrases. */
const rare = 4
/** A text with so many phrases that tell something must have two of them in common, or a rare one. */
const tellingEnough = 3
/** So many texts are compared at most: those that share most of the sketch go first. */
const mostCompared = 48

interface Known {
  readonly sketch: readonly number[]
  /** The shards of the sketch as they were. */
  readonly shards: readonly Shard[]
  readonly neighbors: readonly Neighbor[]
}

/** So many texts are remembered in each of two generations. */
const remembered = 10_000
let young = new Map<Wording, Known>()
let old = new Map<Wording, Known>()

const nobody: readonly Neighbor[] = []

/**
 * The texts of the index that resemble one of them, in an order that depends on the texts alone. What was found holds as
 * long as nobody came or went among the texts that share a part of the sketch; it is remembered for the texts that were
 * asked for last, so that one changed paragraph is compared anew and those beside it are not. At most 48 comparisons.
 *
 * @param textsIn The different texts that stand in a slot.
 */
export function neighborsOf(
  postings: Postings,
  wording: Wording,
  textsIn: (slot: number) => readonly Wording[],
): readonly Neighbor[] {
  const known = young.get(wording) ?? old.get(wording)
  if (known?.sketch.every((hash, at) => shardOf(postings, hash) === known.shards[at])) return known.neighbors
  const sketch = known?.sketch ?? sketchOf(wording)
  const neighbors = found(postings, wording, sketch, textsIn)
  if (young.size >= remembered) {
    old = young
    young = new Map()
  }
  young.set(wording, {sketch, shards: sketch.map((hash) => shardOf(postings, hash)), neighbors})
  return neighbors
}

function found(
  postings: Postings,
  wording: Wording,
  sketch: readonly number[],
  textsIn: (slot: number) => readonly Wording[],
): readonly Neighbor[] {
  tally.clear()
  let telling = 0
  for (const hash of sketch) {
    const count = slotsOf(postings, hash, slots)
    if (count < 0) continue
    telling++
    const weight = count <= rare ? 2 : 1
    for (let at = 0; at < count; at++) tally.add(slots[at] as number, weight)
  }
  // One phrase in common says little where a near copy would have several, unless hardly any other text has it.
  const least = telling >= tellingEnough ? 2 : 1
  const best = tally.most(least, wording.slot)
  if (best.length === 0) return nobody
  const own = compared(wording)
  const neighbors: Neighbor[] = []
  for (const slot of best) {
    for (const other of textsIn(slot)) {
      const resemblance = resemblanceOf(own, other)
      if (resemblance) neighbors.push({wording: other, resemblance})
    }
  }
  return neighbors.length === 0 ? nobody : neighbors
}

const slots = new Int32Array(setPhrase)
const tally = createTally(sketchSize * setPhrase)

/** Sums up weights of numbers. */
interface Tally {
  readonly clear: () => void
  readonly add: (value: number, weight: number) => void
  /** The numbers with such a weight at the least, `but` left out: the heaviest go first, where there are too many. */
  readonly most: (least: number, but: number) => readonly number[]
}

/** A tally of at most so many numbers: a table that is used again and again, for a map for each text costs ten times that. */
function createTally(size: number): Tally {
  let width = 1
  while (width < size * 2) width *= 2
  const places = new Int32Array(width)
  const values = new Int32Array(size)
  const counts = new Uint8Array(size)
  const used = new Int32Array(size)
  let filled = 0
  return {
    clear() {
      for (let at = 0; at < filled; at++) places[used[at] as number] = 0
      filled = 0
    },
    add(value, weight) {
      let place = (Math.imul(value, 0x9e3779b1) >>> 16) & (width - 1)
      for (;;) {
        const known = places[place] as number
        if (known === 0) break
        if (values[known - 1] === value) {
          counts[known - 1] = (counts[known - 1] as number) + weight
          return
        }
        place = (place + 1) & (width - 1)
      }
      values[filled] = value
      counts[filled] = weight
      used[filled] = place
      places[place] = ++filled
    },
    most(least, but) {
      const found: number[] = []
      for (let at = 0; at < filled; at++) if ((counts[at] as number) >= least && values[at] !== but) found.push(at)
      if (found.length > mostCompared)
        found.sort(
          (a, b) => (counts[b] as number) - (counts[a] as number) || (values[a] as number) - (values[b] as number),
        )
      return found.slice(0, mostCompared).map((at) => values[at] as number)
    },
  }
}
