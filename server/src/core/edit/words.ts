import {isBlank, skipBlanks, trimBlanks} from '../characters.js'
import type {TextEdit} from './apply.js'

/** Where the words of two texts part company. Offsets are UTF-16 units. */
export interface WordDifference {
  /** In the text before. */
  readonly before: number
  /** In the text after. */
  readonly after: number
  /** The words that stand there, in short; empty at the end of a text. */
  readonly expected: string
  readonly found: string
}

/**
 * Check that a text kept its words: the same words in the same order, white space aside.
 *
 * A word is a run of characters that are neither white space nor invisible. No two words may have become one. One word
 * may have become two only where `cuts` allows it.
 *
 * @param changes
 *   The words taken away or written otherwise, each with what stands for it now; in order. They are passed over.
 * @param cuts
 *   Offsets in `before`, in order, where something glued to a word was taken off it and given a line of its own.
 * @returns The first difference; undefined when there is none. Linear, without memory of its own.
 */
export function wordDifference(
  before: string,
  after: string,
  changes: readonly TextEdit[] = [],
  cuts: readonly number[] = [],
): WordDifference | undefined {
  let at = 0
  let to = 0
  let change = 0
  let cut = 0
  let inWord = false
  for (;;) {
    const next = changes[change]
    const limit = next ? next.start : before.length
    const from = skipBlanks(before, at, limit)
    const parted = from > at
    const fresh = skipBlanks(after, to, after.length)
    const partedAfter = fresh > to
    at = from
    if (!inWord && at < limit) {
      // The engine compares what stands unchanged up to the next change far faster than the loop does.
      const past = trimBlanks(before, at, limit)
      if (before.slice(at, past) === after.slice(fresh, fresh + past - at)) {
        to = fresh + past - at
        at = past
        inWord = true
        continue
      }
    }
    if (next && at === next.start) {
      // What stands for the change is a text of its own: its words are not compared, only passed over.
      to = passOver(after, to, next.newText)
      if (to < 0) return differenceAt(fresh)
      at = next.end
      change++
      inWord = false
      continue
    }
    while (cut < cuts.length && (cuts[cut] ?? 0) < at) cut++
    if (at === before.length) return fresh === after.length ? undefined : differenceAt(fresh)
    if (inWord && parted !== partedAfter && (parted || cuts[cut] !== at)) return differenceAt(fresh)
    if (before.charCodeAt(at) !== after.charCodeAt(fresh)) return differenceAt(fresh)
    at++
    to = fresh + 1
    inWord = true
  }

  function differenceAt(fresh: number): WordDifference {
    return {before: at, after: fresh, expected: shortWord(before, at), found: shortWord(after, fresh)}
  }
}

/** The offset behind the words of `newText`, wherever blanks stand between; -1 when they do not stand there. */
function passOver(after: string, from: number, newText: string): number {
  let to = from
  for (let at = 0; at < newText.length; at++) {
    const unit = newText.charCodeAt(at)
    if (isBlank(unit)) continue
    to = skipBlanks(after, to, after.length)
    if (after.charCodeAt(to) !== unit) return -1
    to++
  }
  return to
}

function shortWord(text: string, from: number): string {
  let to = from
  while (to < text.length && to - from < 40 && !isBlank(text.charCodeAt(to))) to++
  return text.slice(from, to)
}
