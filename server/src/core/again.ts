import type {Block} from './blocks.js'
import type {DumpReader, Format} from './dump-reader.js'
import type {FileFacts} from './facts.js'
import {joinedFacts, pageReadings, type PageReading} from './again-pages.js'
import type {Entry} from './layout/sheet.js'
import {lineAt, type Lines} from './lines.js'
import {arrange, type Recognized} from './recognize.js'

/** A text as it was read, with what makes its next version quick to read. */
export interface Reading {
  readonly format: Format
  readonly found: Recognized
  readonly facts: FileFacts
  /** What each page says by itself. */
  readonly pages: readonly PageReading[]
}

/**
 * Read a text that is, most likely, the text of `before` but for one place. The result is the same as reading it from
 * scratch. Only the paragraphs round the change are cut and read again, and only the pages whose blocks changed are
 * asked for their facts; what remains is a comparison of the texts, and the layout, a microsecond or less for each
 * block. Markdown is read from scratch.
 */
export function readAgain(before: Reading | undefined, text: string, format: Format, reader: DumpReader): Reading {
  const usable = before?.format === format && format === 'plain' ? before : undefined
  const found = (usable && patched(usable.found, text, reader)) ?? reader.recognize(text, format)
  const pages = pageReadings(usable, found, reader)
  return {format, found, facts: joinedFacts(pages, found.lines.count), pages}
}

/** The text recognized with most blocks taken over; undefined where that would not pay. */
function patched(before: Recognized, text: string, reader: DumpReader): Recognized | undefined {
  if (text === before.text) return before
  const {entries, lines} = before
  const region = regionOf(before, text)
  if (region.end - region.start > text.length / 2) return undefined
  const {start, end, first, next} = region
  const delta = text.length - before.text.length
  const piece = text.slice(start, end + delta)
  const middle = reader.recognize(piece, 'plain')
  const line = entries[first]?.block.line ?? 0
  const fromLine = first === 0 ? 0 : line
  const oldEndLine = next < entries.length ? lineAt(lines, end) : lines.count
  const shift = {units: delta, lines: fromLine + middle.lines.count - oldEndLine}
  const fresh = moved(middle.entries, {units: start, lines: fromLine})
  const [head] = fresh
  // How many blank lines stand above the first block, the piece alone cannot tell.
  if (head && first > 0) fresh[0] = {...head, block: {...head.block, blanks: entries[first]?.block.blanks ?? 0}}
  const joined = entries.slice(0, first)
  for (const entry of fresh) joined.push(entry)
  const kept = shift.units === 0 && shift.lines === 0 ? entries.slice(next) : moved(entries.slice(next), shift)
  for (const entry of kept) joined.push(entry)
  const joinedLines = patchedLines(lines, middle.lines, {start, fromLine, oldEndLine, delta})
  return arrange(text, joinedLines, joined, reader.lexicon)
}

/** What is read again: offsets in the text before, and the entries from `first` up to `next`, `next` excluded. */
interface Region {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly next: number
}

/**
 * The paragraphs that the change touches, and one more on either side: how a paragraph is cut depends on nothing beyond
 * the blank lines round it, and those are then outside of the change.
 */
function regionOf({text: old, entries, lines}: Recognized, text: string): Region {
  const same = commonStart(old, text)
  const least = Math.min(old.length, text.length) - same
  const sameEnd = commonEnd(old, text, least)
  const firstLine = lineAt(lines, same)
  const lastLine = lineAt(lines, old.length - sameEnd)
  let first = paragraphStart(entries, lastBefore(entries, firstLine))
  if (first > 0) first = paragraphStart(entries, first - 1)
  let next = nextParagraph(entries, lastBefore(entries, lastLine) + 1)
  if (next < entries.length) next = nextParagraph(entries, next + 1)
  const start = first === 0 ? 0 : lineStart(lines, entries[first])
  const end = next < entries.length ? lineStart(lines, entries[next]) : old.length
  return {start, end, first, next}
}

/** The last entry that begins on the line or above it; -1 when none does. Logarithmic. */
function lastBefore(entries: readonly Entry[], line: number): number {
  let low = -1
  let high = entries.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((entries[middle]?.block.line ?? 0) <= line) low = middle
    else high = middle - 1
  }
  return low
}

/** The first entry of the paragraph that the entry at `at` is in. */
function paragraphStart(entries: readonly Entry[], at: number): number {
  let first = Math.max(at, 0)
  while (first > 0 && entries[first]?.block.blanks === 0) first--
  return first
}

/** The first entry at `at` or below it that has a blank line above. */
function nextParagraph(entries: readonly Entry[], at: number): number {
  let next = at
  while (next < entries.length && entries[next]?.block.blanks === 0) next++
  return Math.min(next, entries.length)
}

function lineStart(lines: Lines, entry: Entry | undefined): number {
  return lines.starts[entry?.block.line ?? 0] ?? 0
}

/** Texts are compared in steps of this many units: the engine does it far faster than a loop of ours. */
const step = 4_096

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at + step <= most && one.slice(at, at + step) === other.slice(at, at + step)) at += step
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

/** At most `most` units, so that the end does not overlap the start. */
function commonEnd(one: string, other: string, most: number): number {
  let count = 0
  const slice = (text: string): string => text.slice(text.length - count - step, text.length - count)
  while (count + step <= most && slice(one) === slice(other)) count += step
  while (count < most && one.charCodeAt(one.length - count - 1) === other.charCodeAt(other.length - count - 1)) count++
  return count
}

/** Entries as they stand after so many more units and lines. */
function moved(entries: readonly Entry[], by: {readonly units: number; readonly lines: number}): Entry[] {
  return entries.map(({block, facts}) => {
    const {start, end, line, lines, blanks} = block
    const there: Block = {start: start + by.units, end: end + by.units, line: line + by.lines, lines, blanks}
    return {block: there, facts}
  })
}

/** The lines of a text after some of them were replaced. */
function patchedLines(
  old: Lines,
  fresh: Lines,
  at: {readonly start: number; readonly fromLine: number; readonly oldEndLine: number; readonly delta: number},
): Lines {
  const count = at.fromLine + fresh.count + old.count - at.oldEndLine
  return {count, starts: patch(old.starts, fresh.starts), ends: patch(old.ends, fresh.ends)}

  function patch(before: readonly number[], middle: readonly number[]): number[] {
    const result = before.slice(0, at.fromLine)
    for (const offset of middle) result.push(offset + at.start)
    for (let line = at.oldEndLine; line < old.count; line++) result.push((before[line] ?? 0) + at.delta)
    return result
  }
}
