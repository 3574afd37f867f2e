import {formatPatch} from 'diff'
import type {TextEdit} from '../core/edit/apply.js'
import {lineRuns} from './line-diff.js'
import {fromHere} from './unified-diff.js'

/** Lines round a change that stay the same. */
const context = 3

/** Writes a patch while the text goes by, part by part. */
export interface PatchStream {
  /** What edits do to the next part of the text. Every part but the last ends with LF. */
  readonly part: (text: string, edits: readonly TextEdit[]) => void
  /** Write what is waiting. */
  readonly end: () => void
}

/**
 * Make a writer of the patch of one file of UTF-8, as `unifiedDiff` gives it: the patch is worked out from the edits and
 * holds no more than the lines of one change in memory.
 *
 * @param write Called with pieces of the patch; never when nothing differs.
 */
export function patchStream(path: string, write: (text: string) => void): PatchStream {
  let begun = false
  let before: string[] = []
  let hunk: string[] = []
  let oldLine = 0
  let newLine = 0
  let oldStart = 0
  let newStart = 0
  // How many lines at the end of the hunk are the same.
  let same = 0
  return {
    part(text, edits) {
      for (const {kind, lines} of lineRuns(text, edits)) {
        if (kind === 'same') for (const line of lines) keep(line)
        else for (const line of lines) change(kind === 'gone' ? '-' : '+', line)
      }
    },
    end: flush,
  }

  function keep(line: string): void {
    if (hunk.length > 0) {
      hunk.push(` ${line}`)
      same++
      if (same > 2 * context) flush()
    } else {
      before.push(` ${line}`)
      if (before.length > context) before.shift()
    }
    oldLine++
    newLine++
  }

  function change(sign: '-' | '+', line: string): void {
    if (hunk.length === 0) {
      hunk = before
      oldStart = oldLine - before.length
      newStart = newLine - before.length
      before = []
    }
    hunk.push(sign + line)
    same = 0
    if (sign === '-') oldLine++
    else newLine++
  }

  function flush(): void {
    if (hunk.length === 0) return
    const extra = Math.max(0, same - context)
    const shown = extra > 0 ? hunk.slice(0, -extra) : hunk
    before = hunk.slice(hunk.length - Math.min(same, context))
    hunk = []
    same = 0
    if (!begun) write(headOf(path))
    begun = true
    const olds = shown.filter((line) => !line.startsWith('+')).length
    const news = shown.filter((line) => !line.startsWith('-')).length
    write(`@@ -${startOf(oldStart, olds)},${olds} +${startOf(newStart, news)},${news} @@\n`)
    for (const line of shown) write(line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)
  }
}

/** Lines count from 1; a side without lines is told by the line before it. */
function startOf(line: number, count: number): number {
  return count === 0 ? line : line + 1
}

/** What stands above the first hunk. */
function headOf(path: string): string {
  const name = fromHere(path)
  const names = {oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: undefined, newHeader: undefined}
  const hunk = {oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: ['-', '+']}
  const whole = formatPatch({...names, hunks: [hunk], isGit: true})
  return whole.slice(0, whole.indexOf('@@ '))
}
