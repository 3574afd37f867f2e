import type {FileFacts, Mention} from './facts.js'
import {nthMention, type Said} from './mentions.js'
import {get} from './sharded-map.js'
import {bucketKey, type WorkspaceIndex} from './workspace-index.js'

/** A mention with the file it stands in. */
export interface PlacedMention {
  readonly path: string
  readonly facts: FileFacts
  readonly mention: Mention
}

/** Whose a mention is: told by what it says, or by its file and item as well. */
export type Whose = 'his' | 'not his' | 'by place'

/**
 * The mentions of some buckets, by file in no order, lines in order.
 *
 * @param whose What is known by what a mention says, asked once for each thing said; those that are not his are left out.
 */
export function mentionsUnder(
  index: WorkspaceIndex,
  keys: readonly string[],
  whose: (said: Said) => Whose = () => 'his',
  isHis: (path: string, mention: Mention) => boolean = () => true,
): readonly PlacedMention[] {
  const wanted = new Set(keys)
  const told = new Map<Said, Whose>()
  const files = keys.map((key) => get(index.names, key)?.files ?? [])
  const [only = []] = files
  const numbers = files.length > 1 ? new Set(files.flat()) : only
  const found: PlacedMention[] = []
  for (const number of numbers) {
    const file = get(index.numbered, number)
    if (!file) continue
    const {path, facts} = file
    const {said} = facts.mentions
    for (let at = 0; at < said.length; at++) {
      const what = said[at]
      if (!what) break
      let own = told.get(what)
      if (own === undefined) told.set(what, (own = wanted.has(bucketKey(what)) ? whose(what) : 'not his'))
      if (own === 'not his') continue
      const mention = nthMention(facts, at)
      if (mention && (own === 'his' || isHis(path, mention))) found.push({path, facts, mention})
    }
  }
  return found
}
