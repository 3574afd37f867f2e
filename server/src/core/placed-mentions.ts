import type {FileFacts, Mention} from './facts.js'
import {nthMention} from './mentions.js'
import {get} from './sharded-map.js'
import {bucketKey, type WorkspaceIndex} from './workspace-index.js'

/** A mention with the file it stands in. */
export interface PlacedMention {
  readonly path: string
  readonly facts: FileFacts
  readonly mention: Mention
}

/** The mentions of some buckets, by file in no order. */
export function mentionsUnder(index: WorkspaceIndex, keys: readonly string[]): readonly PlacedMention[] {
  const wanted = new Set(keys)
  const numbers = new Set(keys.flatMap((key) => get(index.names, key)?.files ?? []))
  const found: PlacedMention[] = []
  for (const number of numbers) {
    const file = get(index.numbered, number)
    if (!file) continue
    const {path, facts} = file
    for (const [at, said] of facts.mentions.said.entries()) {
      const mention = wanted.has(bucketKey(said)) && nthMention(facts, at)
      if (mention) found.push({path, facts, mention})
    }
  }
  return found
}
