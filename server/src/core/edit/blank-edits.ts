import {isBlank, skipBlanks} from '../characters.js'
import type {TextEdit} from './apply.js'

/** From the first unit of a word to the last of the same or another. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * The edits that turn `before` into `after`, where the two differ in white space only: one edit for each run of white
 * space that differs, cut down to what differs in it.
 *
 * @param words
 *   Stretches of `before` that begin and end with words, in order, as far as they are known: the engine compares one that
 *   is the same in both far faster than a loop does.
 * @returns Edits in order that never overlap; undefined when the texts differ in anything else. Linear.
 */
export function blankEdits(before: string, after: string, words: readonly Stretch[] = []): TextEdit[] | undefined {
  const edits: TextEdit[] = []
  let next = 0
  let at = 0
  let to = 0
  for (;;) {
    const start = at
    const fresh = to
    at = skipBlanks(before, at, before.length)
    to = skipBlanks(after, to, after.length)
    if (at - start !== to - fresh || !isSame(before, start, after, fresh, at - start))
      edits.push(trimmed(before, start, at, after.slice(fresh, to)))
    if (at === before.length || to === after.length)
      return at === before.length && to === after.length ? edits : undefined
    const kept = at
    while (next < words.length && (words[next]?.start ?? 0) < at) next++
    const stretch = words[next]
    if (stretch?.start === at) {
      const length = stretch.end - at
      if (before.slice(at, stretch.end) === after.slice(to, to + length)) {
        at += length
        to += length
      }
    }
    while (at < before.length) {
      const unit = before.charCodeAt(at)
      // Letters and digits of ASCII are told without the table.
      if (unit !== after.charCodeAt(to) || ((unit < 0x21 || unit > 0x7e) && isBlank(unit))) break
      at++
      to++
    }
    if (at === kept) return undefined
  }
}

function isSame(one: string, from: number, other: string, to: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (one.charCodeAt(from + at) !== other.charCodeAt(to + at)) return false
  return true
}

/** The edit without what it leaves as it is at either end; a CRLF stays in one piece. */
function trimmed(before: string, from: number, to: number, newText: string): TextEdit {
  let start = from
  let end = to
  let head = 0
  let tail = newText.length
  while (start < end && head < tail && before[start] === newText[head]) {
    start++
    head++
  }
  while (head > 0 && (splitsLineEnd(before, start) || splitsLineEnd(newText, head))) {
    start--
    head--
  }
  while (end > start && tail > head && before[end - 1] === newText[tail - 1]) {
    end--
    tail--
  }
  while (end < to && (splitsLineEnd(before, end) || splitsLineEnd(newText, tail))) {
    end++
    tail++
  }
  return {start, end, newText: newText.slice(head, tail)}
}

/** True between CR and LF. */
function splitsLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' && text[at - 1] === '\r'
}
