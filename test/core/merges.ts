import assert from 'node:assert/strict'
import type {Dropped, MergedLine} from '../../server/src/core/edit/merge-account.js'
import type {Merged, MergedFile, MergeRefused} from '../../server/src/core/edit/merge.js'

/** A merge in one file, all of it at hand. */
export interface OneMerge {
  readonly text: string
  readonly map: readonly MergedLine[]
  readonly dropped: readonly Dropped[]
  readonly unsettled: MergedFile['unsettled']
}

/** The one file of a merge; fails where the merge was refused, or made several. */
export function onlyFile(merged: Merged | MergeRefused): OneMerge {
  if (merged.kind === 'refused') assert.fail(merged.reason)
  const [file, ...others] = merged.files
  assert.ok(file && others.length === 0, `expected one file, got ${merged.files.length}`)
  return {text: textOf(file), map: [...file.map()], dropped: merged.dropped(), unsettled: file.unsettled}
}

/** The text of a file of a merge. */
export function textOf({parts}: MergedFile): string {
  return [...parts()].join('')
}
