import type {Key} from '../border/places.js'
import type {FileFacts} from '../core/facts.js'
import {get} from '../core/sharded-map.js'
import {paragraphLimit, type WorkspaceIndex} from '../core/workspace-index.js'

/**
 * Keeps account of the files whose problems may have changed, so that a client that asks again and again for those of
 * the whole workspace costs what changed and not what there is.
 */
export interface Stale {
  /** A file says something else now. Costs its paragraphs and the places of those that are new or gone. */
  readonly note: (key: Key, before: FileFacts | undefined, after: FileFacts | undefined, index: WorkspaceIndex) => void
  /** Any file may have changed. */
  readonly noteAll: () => void
  /** What there is to look at; undefined for everything. The account is clear afterwards. */
  readonly take: () => ReadonlySet<Key> | undefined
  readonly isEmpty: () => boolean
}

/** Above so many files it is simpler to look at all. */
const most = 2_000

/** An account that says that nothing was looked at yet. */
export function createStale(): Stale {
  let keys: Set<Key> | undefined
  return {
    note(key, before, after, index) {
      if (!keys) return
      keys.add(key)
      for (const copy of changedCopies(before, after)) {
        const places = get(index.copies, copy)
        const all = places === undefined ? [] : typeof places === 'number' ? [places] : places.places
        if (all.length > most || keys.size > most) return void (keys = undefined)
        for (const place of all) {
          const path = get(index.paths, Math.floor(place / paragraphLimit))
          if (path !== undefined) keys.add(path)
        }
      }
    },
    noteAll: () => void (keys = undefined),
    take() {
      const taken = keys
      keys = new Set()
      return taken
    },
    isEmpty: () => keys?.size === 0,
  }
}

/** The hashes of the paragraphs that only one of the two has, or whose standing among copies may differ. */
function changedCopies(before: FileFacts | undefined, after: FileFacts | undefined): Set<number> {
  const changed = new Set<number>()
  const old = before?.paragraphs ?? []
  const fresh = after?.paragraphs ?? []
  for (let at = 0; at < Math.max(old.length, fresh.length); at++) {
    const was = old[at]
    const is = fresh[at]
    if (was && is && was.copy === is.copy && was.dated === is.dated && was.line === is.line) continue
    if (was) changed.add(was.copy)
    if (is) changed.add(is.copy)
  }
  return changed
}
