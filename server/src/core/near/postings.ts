import {firstWhere} from '../first-where.js'
import type {Owner} from '../sharded-map.js'

/**
 * Which texts have a hash in their sketch. A value: changing it gives a new one that shares all shards but those touched,
 * as `ShardedMap` does. A posting takes eight bytes, where an entry of a native map takes forty: texts have six of them.
 */
export interface Postings {
  readonly shards: readonly Shard[]
  readonly owner: Owner | undefined
}

/** Postings of some hashes. What `added` holds goes to its place among the sorted ones when the shard is read. */
export interface Shard {
  readonly owner: Owner | undefined
  /** 21 bits of the hash above 32 of the slot of the text: ascending. The shard tells ten bits more of the hash. */
  sorted: Float64Array
  added: number[]
}

const shardCount = 1024
const slotCount = 2 ** 32

/** No texts. */
export const noPostings: Postings = {
  shards: new Array<Shard>(shardCount).fill({owner: undefined, sorted: new Float64Array(0), added: []}),
  owner: undefined,
}

/** The postings with those of one more text. Constant on the average; see `ShardedMap` for the owner. */
export function withSketch(postings: Postings, sketch: readonly number[], slot: number, owner: Owner): Postings {
  return changed(postings, sketch, owner, (shard, hash) => {
    shard.added.push(postingOf(hash, slot))
    // Sorting goes over all, so it waits until there is about as much to sort in.
    if (shard.added.length > 64 + shard.sorted.length) settle(shard)
  })
}

/** The postings without those of a text that has them. Linear in a thousandth of all. */
export function withoutSketch(postings: Postings, sketch: readonly number[], slot: number, owner: Owner): Postings {
  return changed(postings, sketch, owner, (shard, hash) => {
    const sorted = settle(shard)
    const posting = postingOf(hash, slot)
    const at = firstWhere(sorted.length, (place) => (sorted[place] as number) >= posting)
    if (sorted[at] !== posting) return
    const left = new Float64Array(sorted.length - 1)
    left.set(sorted.subarray(0, at))
    left.set(sorted.subarray(at + 1), at)
    shard.sorted = left
  })
}

/** The shard of a hash: as long as it is the same object, and read, so are the texts of the hash. */
export function shardOf(postings: Postings, hash: number): Shard {
  return postings.shards[hash % shardCount] as Shard
}

/**
 * Write the slots of the texts with the hash, ascending, into `into` from its beginning; how many they are is given, and
 * -1 for more than fit. Logarithmic, and linear in the answer.
 */
export function slotsOf(postings: Postings, hash: number, into: Int32Array): number {
  const sorted = settle(shardOf(postings, hash))
  const least = postingOf(hash, 0)
  let first = 0
  let past = sorted.length
  while (first < past) {
    const middle = (first + past) >> 1
    if ((sorted[middle] as number) >= least) past = middle
    else first = middle + 1
  }
  const end = least + slotCount
  if ((sorted[first + into.length] ?? Infinity) < end) return -1
  let count = 0
  for (let at = first; at < sorted.length && (sorted[at] as number) < end; at++)
    into[count++] = (sorted[at] as number) - least
  return count
}

function postingOf(hash: number, slot: number): number {
  return (hash >>> 11) * slotCount + (slot >>> 0)
}

function changed(
  postings: Postings,
  sketch: readonly number[],
  owner: Owner,
  change: (shard: Shard, hash: number) => void,
): Postings {
  if (sketch.length === 0) return postings
  const own = postings.owner === owner
  const shards = (own ? postings.shards : postings.shards.slice()) as Shard[]
  for (const hash of sketch) {
    const place = hash % shardCount
    const old = shards[place] as Shard
    const shard = old.owner === owner ? old : {owner, sorted: settle(old).slice(), added: []}
    change(shard, hash)
    shards[place] = shard
  }
  return own ? postings : {shards, owner}
}

/** Put what was added to its place. It changes what the shard is made of, and nothing of what it says. */
function settle(shard: Shard): Float64Array {
  if (shard.added.length === 0) return shard.sorted
  const all = new Float64Array(shard.sorted.length + shard.added.length)
  all.set(shard.sorted)
  all.set(shard.added, shard.sorted.length)
  all.sort()
  shard.sorted = all
  shard.added = []
  return all
}
