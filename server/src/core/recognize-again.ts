import {firstWhere} from './first-where.js'
import {lineRules, type BlockReader} from './block-facts.js'
import {blocksIn, type Block} from './blocks.js'
import type {Entry} from './layout/sheet.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {isBlank} from './characters.js'
import {linesOf, type Lines} from './lines.js'
import {frontMatterLines} from './origin/front-matter.js'
import {arrange, entryOf, isAbove, recognize, type Recognized} from './recognize.js'

/**
 * Recognize a plain-text dump that was made of `before` by edits: only the paragraphs from the first edit to the last are
 * cut again, and of these only the blocks read that are new. Gives what `recognize` gives. Costs a comparison of the two
 * texts by the engine, the lines, and a few operations a block.
 */
export function recognizeAgain(text: string, before: Recognized, read: BlockReader, lexicon: Lexicon): Recognized {
  const head = frontMatterLines(text)
  // What front matter says is read apart; where it ends elsewhere than before, what was read is no use.
  if (head !== frontMatterLines(before.text)) return recognize(text, read, lexicon)
  const lines = linesOf(text)
  const prefix = commonPrefix(before.text, text)
  const suffix = commonSuffix(before.text, text, Math.min(before.text.length, text.length) - prefix)
  const from = paragraphAbove(before.entries, firstTouched(before.entries, prefix))
  const to = paragraphBelow(before.entries, firstKept(before.entries, before.text.length - suffix))
  const shift = text.length - before.text.length
  const lineShift = lines.count - before.lines.count
  const above = before.entries.slice(0, from)
  const top = from === 0 ? 0 : pastLine(before.entries[from - 1])
  // The last block may have been read as the end of a cut dump, so it is always read anew.
  const kept = before.entries.slice(to)
  const below = kept.map(({block, facts}): Entry => ({block: moved(block, shift, lineShift), facts}))
  const bottom = below[0]?.block.line ?? lines.count
  const touched = blocksIn(text, lines, top, bottom, lineRules(text, read, lexicon))
  const known = readLike(before.entries, from, Math.min(to, before.entries.length - 1), head, read)
  const between = touched.map((block) => entryOf(text, block, head, known))
  const next = below[0]
  if (next) below[0] = {...next, block: {...next.block, blanks: blanksAbove(text, lines, next.block.line)}}
  const entries = [...above, ...between, ...below]
  const last = entries[entries.length - 1]
  if (last) entries[entries.length - 1] = entryOf(text, last.block, head, read)
  return arrange(text, lines, entries, lexicon, head > 0 ? isAbove(head) : undefined)
}

/** A block is looked for among so many of those before, from two above the place where the last one stood. */
const reach = 8

/**
 * A reader that takes the facts of a block from the entries `first` to `past`, the last one left out, where one of the
 * next few has the same text: to compare two texts costs a small part of what their survey costs.
 */
function readLike(
  entries: readonly Entry[],
  first: number,
  past: number,
  head: number,
  read: BlockReader,
): Pick<BlockReader, 'facts'> {
  let next = first
  return {
    facts(text, start, end) {
      let shown: string | undefined
      for (let at = Math.max(first, next - 2); at < next + reach && at < past; at++) {
        const entry = entries[at]
        // What front matter says was taken out of its facts.
        if (entry?.facts.text.length !== end - start || entry.block.line < head) continue
        shown ??= text.slice(start, end)
        if (entry.facts.text !== shown) continue
        next = at + 1
        return entry.facts
      }
      next++
      return read.facts(text, start, end)
    },
  }
}

function moved(block: Block, shift: number, lineShift: number): Block {
  const {start, end, indent, line, lines, blanks} = block
  return {start: start + shift, end: end + shift, indent, line: line + lineShift, lines, blanks}
}

function pastLine(entry: Entry | undefined): number {
  return entry ? entry.block.line + entry.block.lines : 0
}

/** Index of the first block that reaches into what is no longer the same, or touches it. */
function firstTouched(entries: readonly Entry[], prefix: number): number {
  return firstWhere(entries.length, (at) => (entries[at]?.block.end ?? 0) >= prefix)
}

/** Index of the first block that lies behind all that changed. */
function firstKept(entries: readonly Entry[], end: number): number {
  return firstWhere(entries.length, (at) => (entries[at]?.block.start ?? 0) > end)
}

/** The beginning of the paragraph above the one that `at` is in: a line put between two paragraphs can join both. */
function paragraphAbove(entries: readonly Entry[], at: number): number {
  let from = Math.min(at, entries.length - 1)
  for (let paragraphs = 0; paragraphs < 2 && from > 0; paragraphs++) {
    if (paragraphs > 0) from--
    while (from > 0 && entries[from]?.block.blanks === 0) from--
  }
  return Math.max(0, from)
}

/** The beginning of the second paragraph at or behind `at`; past the end where there is none. */
function paragraphBelow(entries: readonly Entry[], at: number): number {
  let to = at
  for (let paragraphs = 0; paragraphs < 2 && to < entries.length; paragraphs++) {
    if (paragraphs > 0) to++
    while (to < entries.length && entries[to]?.block.blanks === 0) to++
  }
  return to
}

function blanksAbove(text: string, lines: Lines, line: number): number {
  let blanks = 0
  for (let at = line - 1; at >= 0; at--) {
    for (let unit = lines.starts[at] ?? 0; unit < (lines.ends[at] ?? 0); unit++)
      if (!isBlank(text.charCodeAt(unit))) return blanks
    blanks++
  }
  return blanks
}

/** How many units two texts share at their beginning. The engine compares slices far faster than a loop does. */
function commonPrefix(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let same = 0
  let step = 1024
  while (same < most) {
    const end = Math.min(most, same + step)
    if (one.slice(same, end) === other.slice(same, end)) {
      same = end
      step *= 2
    } else if (step > 64) {
      step = Math.max(64, step >> 2)
    } else {
      while (same < end && one.charCodeAt(same) === other.charCodeAt(same)) same++
      return same
    }
  }
  return same
}

/** How many units two texts share at their end, `most` at the most. */
function commonSuffix(one: string, other: string, most: number): number {
  let same = 0
  let step = 1024
  while (same < most) {
    const end = Math.min(most, same + step)
    if (tail(one, end, same) === tail(other, end, same)) {
      same = end
      step *= 2
    } else if (step > 64) {
      step = Math.max(64, step >> 2)
    } else {
      while (same < end && one.charCodeAt(one.length - 1 - same) === other.charCodeAt(other.length - 1 - same)) same++
      return same
    }
  }
  return same
}

function tail(text: string, from: number, to: number): string {
  return text.slice(text.length - from, text.length - to)
}
