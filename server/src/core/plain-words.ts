import {skipBlanks} from './characters.js'
import {linesOf} from './lines.js'
import {frontMatterLines} from './origin/front-matter.js'
import {isRule, markupOf} from './markup.js'
import {remarkWords} from './remark-words.js'

/** The words of a Markdown text, line for line, and where in the source each of their units stands. */
export interface PlainWords {
  readonly text: string
  /** Offset in the source of each unit of `text`, and of its end. */
  readonly offsets: Int32Array
  /** Offsets in `text` of the lines that show no words: front matter, pictures, rules. They are kept as they stand. */
  readonly bare: ReadonlySet<number>
  readonly unread: readonly UnreadMarkup[]
}

/** Lines of Markdown that were read as they stand, markup and all; lines count from 0, both included. */
export interface UnreadMarkup {
  readonly first: number
  readonly last: number
  /** `long`: more than `longestBlock` units. `dense`: more than `mostSigns` signs that need a parser. */
  readonly why: 'long' | 'dense'
}

/** remark's time grows with the square of the lists in a document: a longer block is read as plain text. In UTF-16 units. */
export const longestBlock = 65_536

/** It grows with the square of stars and brackets as well: lines with more of them that take remark are read as they stand. */
export const mostSigns = 256

/** Signs without which a block has no markup at all: dashes and numbers of lists are words of the page. */
const markup = /[*_[\]`\\#<&>]|~~~/

/** A line that begins a block of its own whatever stands above it, code aside. */
const opensBlock = /^[ \t]*(?:[-+*][ \t]+\S|#{1,6}(?:[ \t]|$))/
const heading = /^[ \t]*#{1,6}(?:[ \t]|$)/
const fence = /^[ \t\d.)>*+-]*(?:```|~~~)/m
const signs = /[\\*_[\]`<&!>]|[-+.)][ \t]/g

/** Take the markup away. Every line of the source is a line of the result, as it stands where it shows no words. Linear. */
export function plainWords(text: string): PlainWords {
  const lines = linesOf(text)
  const pieces: string[] = []
  const offsets = new Int32Array(text.length + 1)
  const bare = new Set<number>()
  const unread: UnreadMarkup[] = []
  let length = 0
  const top = frontMatterLines(text)
  for (let at = 0; at < top; at++) {
    bare.add(length)
    keepLine(at)
  }
  for (let line = top; line < lines.count;) {
    let last = line
    if (isBlank(line)) keepLine(line)
    else {
      while (last + 1 < lines.count && !isBlank(last + 1)) last++
      block(line, last)
    }
    line = last + 1
  }
  offsets[length] = text.length
  return {text: pieces.join(''), offsets: offsets.slice(0, length + 1), bare, unread}

  function block(first: number, last: number): void {
    const source = sourceOf(first, last)
    const marked = markup.test(source)
    if (!marked && !endsBlank(source)) keepLines(first, last)
    else if (marked && source.length > longestBlock) {
      unread.push({first, last, why: 'long'})
      keepLines(first, last)
    } else if ((source.includes('```') || source.includes('~~~')) && fence.test(source)) parsed(first, last)
    else {
      // Nothing reaches over the line where another block begins.
      for (let from = first; from <= last;) {
        let to = from
        const ends = heading.test(lineText(from))
        while (!ends && to < last && !opensBlock.test(lineText(to + 1))) to++
        piece(from, to)
        from = to + 1
      }
    }
  }

  /** Read the lines one by one where each is plain enough, else give them to remark together. */
  function piece(first: number, last: number): void {
    const cuts = []
    for (let at = first; at <= last; at++) {
      const line = lineText(at)
      const found = isRule(line)
        ? [{from: 0, to: line.length}]
        : markupOf(line, {
            next:
              at < last
                ? lineText(at + 1)
                    .trimStart()
                    .charAt(0)
                : undefined,
          })
      if (!found) {
        parsed(first, last)
        return
      }
      cuts.push(found)
    }
    for (let at = first; at <= last; at++) {
      const start = lines.starts[at] ?? 0
      let from = 0
      const begin = {length, pieces: pieces.length}
      for (const cut of cuts[at - first] ?? []) {
        keep(start + from, start + cut.from)
        if (cut.shown !== undefined) put(cut.shown, start + cut.from)
        from = cut.to
      }
      keep(start + from, lines.ends[at] ?? 0)
      endLine(at, begin)
    }
  }

  function parsed(first: number, last: number): void {
    const source = sourceOf(first, last)
    if ((source.match(signs)?.length ?? 0) > mostSigns) {
      unread.push({first, last, why: 'dense'})
      keepLines(first, last)
      return
    }
    const start = lines.starts[first] ?? 0
    const units = remarkWords(source)
    let unit = 0
    for (let at = first; at <= last; at++) {
      const from = (lines.starts[at] ?? 0) - start
      const to = (lines.ends[at] ?? 0) - start
      const begin = {length, pieces: pieces.length}
      while (unit < units.length && (units[unit]?.offset ?? 0) < from) unit++
      for (; unit < units.length; unit++) {
        const {value, offset} = units[unit] ?? {value: '', offset: to}
        if (offset >= to) break
        put(value, start + offset)
      }
      endLine(at, begin)
    }
  }

  /** A line that shows nothing is kept as it stands, for it is no blank line of the page either. */
  function endLine(at: number, begin: {readonly length: number; readonly pieces: number}): void {
    if (pieces.slice(begin.pieces).every((shown) => skipBlanks(shown, 0, shown.length) === shown.length)) {
      pieces.length = begin.pieces
      length = begin.length
      bare.add(length)
      keep(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
    }
    lineEnd(at)
  }

  function keepLines(first: number, last: number): void {
    for (let at = first; at <= last; at++) keepLine(at)
  }

  function keepLine(at: number): void {
    keep(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
    lineEnd(at)
  }

  function lineEnd(at: number): void {
    const end = lines.ends[at] ?? 0
    if (end < text.length) put('\n', end)
  }

  function keep(from: number, to: number): void {
    if (to <= from) return
    pieces.push(text.slice(from, to))
    for (let at = from; at < to; at++) offsets[length++] = at
  }

  function put(unit: string, offset: number): void {
    pieces.push(unit)
    offsets[length++] = offset
  }

  function sourceOf(first: number, last: number): string {
    return text.slice(lines.starts[first] ?? 0, lines.ends[last] ?? 0)
  }

  function lineText(at: number): string {
    return text.slice(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
  }

  function isBlank(at: number): boolean {
    return lineText(at).trim() === ''
  }
}

/** True when blanks stand at the end of a line, where they break it: searches for fixed strings cost less than a pattern. */
function endsBlank(source: string): boolean {
  if (source.endsWith(' ') || source.endsWith('\t')) return true
  return [' \n', ' \r', '\t\n', '\t\r'].some((end) => source.includes(end))
}
