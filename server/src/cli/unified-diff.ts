import {posix, relative, resolve, sep} from 'node:path'
import {formatPatch, structuredPatch, type StructuredPatch} from 'diff'

/** Lines round a change that stay the same. */
const context = 3

/** Two files that differ in more lines than this get one hunk from the first to the last of them: the search is square. */
const mostEdits = 2_000

/**
 * The difference of two contents of a file as a patch that `git apply` and `patch -p1` take. It is worked out on bytes,
 * so it is right in any encoding. Empty when nothing differs.
 *
 * @param path
 *   As the user spells it; the patch has it from the working folder on, behind `a/` and `b/`.
 * @param before
 *   Absent for a file that is not there yet.
 */
export function unifiedDiff(path: string, before: Uint8Array | undefined, after: Uint8Array): Buffer {
  const name = fromHere(path)
  const old = latin1(before ?? new Uint8Array())
  const fresh = latin1(after)
  if (old === fresh) return Buffer.alloc(0)
  const names = [before ? `a/${name}` : '/dev/null', `b/${name}`] as const
  const patch =
    structuredPatch(...names, old, fresh, undefined, undefined, {context, maxEditLength: mostEdits}) ??
    coarsePatch(names, old, fresh)
  return Buffer.from(formatPatch({...patch, isGit: true, ...(before ? {} : {isCreate: true})}), 'latin1')
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** A path from the working folder where it lies in there; else without what makes it absolute. */
export function fromHere(path: string): string {
  const here = relative('.', resolve(path)).split(sep).join(posix.sep)
  return here.startsWith('../') || here === '' ? path.replace(/^(?:[a-z]:)?\/+/i, '') : here
}

/** A patch of one hunk: all lines from the first that differs to the last. Linear. */
function coarsePatch(names: readonly [string, string], old: string, fresh: string): StructuredPatch {
  const before = linesOf(old)
  const after = linesOf(fresh)
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head++
  let tail = 0
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const from = Math.max(0, head - context)
  const shown = Math.min(tail, context)
  const lines = [
    ...before.slice(from, head).map((line) => ` ${line}`),
    ...before.slice(head, before.length - tail).map((line) => `-${line}`),
    ...after.slice(head, after.length - tail).map((line) => `+${line}`),
    ...before.slice(before.length - tail, before.length - tail + shown).map((line) => ` ${line}`),
  ]
  const hunk = {
    oldStart: from + 1,
    oldLines: before.length - tail + shown - from,
    newStart: from + 1,
    newLines: after.length - tail + shown - from,
    lines: lines.flatMap((line) =>
      line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file'],
    ),
  }
  const [oldFileName, newFileName] = names
  return {oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk]}
}

/** The lines of a text with their ends, as a patch counts them: only LF ends a line. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}
