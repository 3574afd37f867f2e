import type {FileFacts, Mention} from './facts.js'
import {mentionsIn} from './mentions.js'
import {get} from './sharded-map.js'
import {bucketKey, type WorkspaceIndex} from './workspace-index.js'

/** A mention with the file it stands in. */
export interface PlacedMention {
  readonly path: string
  readonly facts: FileFacts
  readonly mention: Mention
}

/** The mentions of a bucket, by file in no order, lines in order. */
export function* mentionsUnder(index: WorkspaceIndex, key: string): Generator<PlacedMention> {
  for (const number of get(index.names, key)?.files ?? []) {
    const file = get(index.numbered, number)
    for (const mention of mentionsIn(file?.facts))
      if (file && bucketKey(mention) === key) yield {path: file.path, facts: file.facts, mention}
  }
}
