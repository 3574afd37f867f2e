import type {FileFacts, Mention} from '../facts.js'
import type {PlacedMention} from '../people.js'
import type {Named} from '../rules/official.js'
import type {WorkspaceIndex} from '../workspace-index.js'
import {officesIn, type Office} from './office.js'

/** A mention that gives somebody a post. */
export interface Attested extends PlacedMention {
  readonly office: Office
}

/**
 * Every mention that gives anybody the post with this key, in no order that means anything. Nothing is kept ready at
 * indexing: the first look walks the workspace, the next ones the parts of it that changed since.
 */
export function* attestedIn(index: WorkspaceIndex, key: string): Generator<Attested> {
  for (const {map} of index.files.shards) if (map.size > 0) yield* officesOfShard(map).get(key) ?? nobody
}

/** The posts that a mention gives the person it names; none for most. */
export function officesOf({named}: Mention): readonly Office[] {
  let offices = given.get(named)
  if (!offices) {
    offices = named.official && named.title !== null ? officesIn(named.title, named.organisation) : nobody
    given.set(named, offices)
  }
  return offices
}

const nobody: readonly never[] = []

/** What is said of people is one value for all who are named alike: see `Mention.named`. */
const given = new WeakMap<Named, readonly Office[]>()

type Shard = ReadonlyMap<string, {readonly facts: FileFacts}>

/** By the part of the map of files: a change of the index makes the parts anew that it touches, and no others. */
const shards = new WeakMap<Shard, ReadonlyMap<string, readonly Attested[]>>()

function officesOfShard(shard: Shard): ReadonlyMap<string, readonly Attested[]> {
  const known = shards.get(shard)
  if (known) return known
  const offices = new Map<string, Attested[]>()
  for (const [path, {facts}] of shard) {
    for (const mention of facts.mentions) {
      for (const office of officesOf(mention)) {
        const attested = {path, facts, mention, office}
        const list = offices.get(office.key)
        if (list) list.push(attested)
        else offices.set(office.key, [attested])
      }
    }
  }
  shards.set(shard, offices)
  return offices
}
