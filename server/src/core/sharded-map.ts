/**
 * A map that is a value: changing it gives a new one that shares all but the shards touched.
 *
 * Copying a whole `Map` for one changed file would make every key press walk the workspace; a hash trie in JavaScript
 * costs five times the native map on look-up. So the entries are spread over a fixed number of native maps, and a
 * change copies one of them. While many changes are made at once, the shards that the draft has copied already are
 * changed in place: they belong to its `owner`, and nobody else has seen them.
 */
export interface ShardedMap<K extends string | number, V> {
  readonly size: number
  readonly shards: readonly Shard<K, V>[]
  readonly owner: Owner | undefined
}

interface Shard<K, V> {
  readonly owner: Owner | undefined
  readonly map: Map<K, V>
}

/** Marks what a draft may change in place. Two owners are never equal. */
export interface Owner {
  readonly kind: 'owner'
}

const shardCount = 1024

const noShard: Shard<never, never> = {owner: undefined, map: new Map<never, never>()}

/** The map without entries. */
export function emptyMap<K extends string | number, V>(): ShardedMap<K, V> {
  return {size: 0, shards: new Array<Shard<K, V>>(shardCount).fill(noShard), owner: undefined}
}

/** The value of the key; undefined when there is none. Constant time. */
export function get<K extends string | number, V>(map: ShardedMap<K, V>, key: K): V | undefined {
  return map.shards[shardOf(key)]?.map.get(key)
}

/**
 * The map with `value` under `key`, or without the key when the value is undefined. With an owner, shards of that owner
 * are changed in place, and the result may be the very map that was given; without one a shard is copied, a thousandth
 * of the map.
 */
export function set<K extends string | number, V>(
  map: ShardedMap<K, V>,
  key: K,
  value: V | undefined,
  owner: Owner,
): ShardedMap<K, V> {
  const place = shardOf(key)
  const old = map.shards[place] ?? noShard
  const had = old.map.has(key)
  if (!had && value === undefined) return map
  const shard: Shard<K, V> = old.owner === owner ? old : {owner, map: new Map<K, V>(old.map)}
  if (value === undefined) shard.map.delete(key)
  else shard.map.set(key, value)
  const size = map.size + (value === undefined ? -1 : had ? 0 : 1)
  const own = map.owner === owner
  const shards = (own ? map.shards : map.shards.slice()) as Shard<K, V>[]
  shards[place] = shard
  if (!own) return {size, shards, owner}
  const mine = map as {size: number}
  mine.size = size
  return map
}

/** All keys with their values, in no order that means anything. */
export function* entriesOf<K extends string | number, V>(map: ShardedMap<K, V>): Generator<[K, V]> {
  for (const shard of map.shards) yield* shard.map
}

/**
 * The keys of which two maps have other values, with what each has. Costs the shards that the two do not share: where one
 * was made of the other, what was changed.
 */
export function* differences<K extends string | number, V>(
  before: ShardedMap<K, V>,
  after: ShardedMap<K, V>,
): Generator<readonly [key: K, before: V | undefined, after: V | undefined]> {
  for (const [at, {map}] of after.shards.entries()) {
    const old = before.shards[at]?.map
    if (!old || old === map) continue
    for (const [key, was] of old) if (map.get(key) !== was) yield [key, was, map.get(key)]
    for (const [key, is] of map) if (!old.has(key)) yield [key, undefined, is]
  }
}

function shardOf(key: string | number): number {
  if (typeof key === 'number') return key & (shardCount - 1)
  let hash = 0x811c9dc5
  for (let at = key.length - 1; at >= 0; at--) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (shardCount - 1)
}
