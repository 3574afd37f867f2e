import type {Disk} from './disk.js'
import {reasonOf, type Failure} from './failure.js'
import type {PathTest} from './globs.js'
import {operationsFolder} from './operation.js'

/** What a walk looks for. Paths are from the folder that the walk starts in, parts divided by `/`. */
export interface ScanOptions {
  readonly include: PathTest
  readonly exclude: PathTest
}

/** A step of a walk: a file found, a folder that could not be read, or a folder done (a good moment for a break). */
export type Found =
  | {readonly kind: 'file'; readonly path: string}
  | {readonly kind: 'failure'; readonly failure: Failure}
  | {readonly kind: 'folder'; readonly path: string}

/** Folders that never hold dumps of their own and often hold very many files. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', operationsFolder])

/** A path of more parts than this is no longer a folder of dumps but a trap, or a file system gone mad. */
const deepest = 64

/**
 * Walk a folder and what is below it, in the order of names by code point. Links are never followed, so that no circle
 * of them holds us up; a folder that cannot be read is told and left out. A generator, so that the caller decides when
 * to take a break. `folder` has no `/` at its end; the paths given begin with it.
 *
 * @param below Where to begin inside the folder, parts divided by `/`, none at the end; the folder itself when empty.
 */
export function* scan(disk: Disk, folder: string, options: ScanOptions, below = ''): Generator<Found> {
  const start = below === '' ? {path: folder, inside: ''} : {path: `${folder}/${below}`, inside: `${below}/`}
  const waiting: {readonly path: string; readonly inside: string; readonly depth: number}[] = [{...start, depth: 0}]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const deeper: typeof waiting = []
    for (const {name, kind} of sortedList(next.path)) {
      const path = `${next.path}/${name}`
      const inside = `${next.inside}${name}`
      if (kind === 'file') {
        if (options.include(inside) && !options.exclude(inside)) yield {kind: 'file', path}
      } else if (
        kind === 'folder' &&
        !skippedFolders.has(name) &&
        !options.exclude(`${inside}/`) &&
        next.depth < deepest
      ) {
        deeper.push({path, inside: `${inside}/`, depth: next.depth + 1})
      } else if (kind === 'failure') yield {kind, failure: {file: next.path, what: name, now: 'the folder is left out'}}
    }
    for (const one of deeper.reverse()) waiting.push(one)
    yield {kind: 'folder', path: next.path}
  }

  function sortedList(
    path: string,
  ): readonly {readonly name: string; readonly kind: 'file' | 'folder' | 'link' | 'other' | 'failure'}[] {
    try {
      return [...disk.list(path)].sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      return [{name: reasonOf(error), kind: 'failure'}]
    }
  }
}
