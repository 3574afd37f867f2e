import type {Key} from '../border/places.js'
import type {FileFacts, Paragraph} from '../core/facts.js'
import {nearTo} from '../core/near/kin.js'
import type {Wording} from '../core/near/wording.js'
import {get} from '../core/sharded-map.js'
import {paragraphLimit, shortestCopy, type WorkspaceIndex} from '../core/workspace-index.js'

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
      // What a text goes back to depends on what that goes back to, and so on; near copies are few.
      const open = changedTexts(before, after)
      const seen = new Set(open)
      for (let text = open.pop(); text; text = open.pop()) {
        const places = get(index.copies, text.slot)
        const all = places === undefined ? [] : typeof places === 'number' ? [places] : places.places
        if (all.length > most || keys.size > most || seen.size > most) return void (keys = undefined)
        for (const place of all) {
          const path = get(index.numbered, Math.floor(place / paragraphLimit))?.path
          if (path !== undefined) keys.add(path)
        }
        for (const {wording} of nearTo(index, text)) {
          if (seen.has(wording)) continue
          seen.add(wording)
          open.push(wording)
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

/**
 * What the paragraphs say that only one of the two has, or whose standing among copies may differ, and those beside them:
 * by what stands round it a revision is known. All of a unit whose title changed.
 */
function changedTexts(before: FileFacts | undefined, after: FileFacts | undefined): Wording[] {
  const changed = new Set<Wording>()
  const old = before?.paragraphs ?? []
  const fresh = after?.paragraphs ?? []
  for (let at = 0; at < Math.max(old.length, fresh.length); at++) {
    const was = old[at]
    const is = fresh[at]
    const same = was?.copy === is?.copy && was?.dated === is?.dated && was?.line === is?.line
    if (same && titleOver(before, was) === titleOver(after, is)) continue
    for (const paragraphs of [old, fresh]) {
      for (let near = at - 1; near <= at + 1; near++) {
        const paragraph = paragraphs[near]
        if (paragraph && paragraph.words >= shortestCopy) changed.add(paragraph.wording)
      }
    }
  }
  return [...changed]
}

function titleOver(facts: FileFacts | undefined, paragraph: Paragraph | undefined): string | null | undefined {
  return paragraph && facts?.units[paragraph.unit]?.title
}
