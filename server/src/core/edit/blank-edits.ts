import {skipBlanks} from '../characters.js'
import type {TextEdit} from './apply.js'

/**
 * The edits that turn `before` into `after`, where the two differ in white space and in the given changes only: one
 * edit for each run of white space that differs, cut down to what differs in it.
 *
 * @param changes Words taken away or written otherwise, in order: they become part of the edits.
 * @returns Edits in order that never overlap; undefined when the texts differ in anything else. Linear.
 */
export function blankEdits(before: string, after: string, changes: readonly TextEdit[] = []): TextEdit[] | undefined {
  const edits: TextEdit[] = []
  let at = 0
  let to = 0
  let change = 0
  for (;;) {
    // Everything up to the next unit that both texts keep is one edit, the changes in between included.
    const start = at
    const fresh = to
    at = skipBlanks(before, at, changes[change]?.start ?? before.length)
    for (let next = changes[change]; next && at === next.start; next = changes[change]) {
      const words = next.newText.trim()
      if (words !== '') {
        const found = after.indexOf(words, to)
        if (found < 0 || skipBlanks(after, to, found) !== found) return undefined
        to = found + words.length
      }
      change++
      at = skipBlanks(before, next.end, changes[change]?.start ?? before.length)
    }
    to = skipBlanks(after, to, after.length)
    if (at - start !== to - fresh || before.slice(start, at) !== after.slice(fresh, to))
      edits.push(trimmed(before, start, at, after.slice(fresh, to)))
    const limit = changes[change]?.start ?? before.length
    if (at === before.length || to === after.length) {
      return at === before.length && to === after.length ? edits : undefined
    }
    // A change may stand right behind a word, without a blank.
    const kept = at
    while (at < limit && before.charCodeAt(at) === after.charCodeAt(to) && skipBlanks(before, at, at + 1) === at) {
      at++
      to++
    }
    if (at === kept && at !== limit) return undefined
  }
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
