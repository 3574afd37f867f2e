import {isBlank, isLower, isUpper, kindOf, Kind, skipBlanks, trimBlanks} from './characters.js'
import {linesOf, type Lines} from './lines.js'

/**
 * A block: one line of a dump, or several where a sentence is broken over them. Offsets are UTF-16 units from the
 * start of the text; white space at its edges is outside, so that an indented copy is the same block.
 */
export interface Block {
  readonly start: number
  readonly end: number
  /** How many units of its first line stand before it. */
  readonly indent: number
  /** First line, from 0. */
  readonly line: number
  /** How many lines it takes. */
  readonly lines: number
  /** How many blank lines stand right above. */
  readonly blanks: number
}

/** Blocks in source order with the lines they were cut from. */
export interface Blocks {
  readonly blocks: readonly Block[]
  readonly lines: Lines
}

/** A block is cut off at this many lines, so that one keystroke in a text without full stops stays cheap. */
const longest = 64

/** What only the words of a language tell of two lines. */
export interface LineRules {
  /** Tells, from its bounds, a line that never joins another: a date line, a footer, a contact. */
  readonly standsAlone: (start: number, end: number) => boolean
  /** Tells, from where one line ends and the next begins, that a name goes over the line end. */
  readonly breaksName: (end: number, next: number) => boolean
}

/**
 * Cut a plain-text dump into blocks. Every line that shows something is in exactly one block; what lies between two
 * blocks is blank. Two lines make one block only where the sentence certainly runs on: the second begins with a small
 * letter, a name goes over the line end, the first ends with a word that cannot end a sentence, or the whole paragraph is filled to one
 * width.
 *
 * @returns Blocks that never overlap; none for a text of blanks. Never throws. Linear in `text.length`.
 */
export function blocksOf(text: string, rules: LineRules): Blocks {
  const lines = linesOf(text)
  return {blocks: blocksIn(text, lines, 0, lines.count, rules), lines}
}

/** The blocks of the lines from `first` up to `past`, which is left out; both are at the edge of a paragraph. */
export function blocksIn(text: string, lines: Lines, first: number, past: number, rules: LineRules): readonly Block[] {
  const blocks: Block[] = []
  let blanks = 0
  let asked = -1
  let answer = false
  let line = first
  while (line < past) {
    if (isBlankLine(line)) {
      blanks++
      line++
      continue
    }
    let last = line
    while (last + 1 < past && !isBlankLine(last + 1)) last++
    if (last === line) push(line, 1)
    else paragraph(line, last)
    line = last + 1
  }
  return blocks

  /** Cut the lines `from` to `to`, none of them blank, where no sentence runs on. */
  function paragraph(from: number, to: number): void {
    const filled = isFilled(text, lines, from, to)
    let start = from
    for (let at = from; at <= to; at++) {
      // To read a line costs most, so that is asked last.
      const runsOn = at < to && at - start + 1 < longest && (filled || carriesOn(at)) && !alone(at) && !alone(at + 1)
      if (runsOn) continue
      push(start, at - start + 1)
      start = at + 1
    }
  }

  function carriesOn(at: number): boolean {
    const from = skipBlanks(text, startOf(at + 1), endOf(at + 1))
    if (isLower(text.charCodeAt(from))) return !endsSentence(text, startOf(at), endOf(at))
    const end = trimBlanks(text, startOf(at), endOf(at))
    if (rules.breaksName(end, from)) return true
    return endsOpen(text, startOf(at), end) && isUpper(text.charCodeAt(from))
  }

  function push(from: number, count: number): void {
    const past = endOf(from + count - 1)
    const start = skipBlanks(text, startOf(from), past)
    const indent = start - startOf(from)
    blocks.push({start, end: trimBlanks(text, start, past), indent, line: from, lines: count, blanks})
    blanks = 0
  }

  /** Each line of a paragraph is asked of twice, once as the upper and once as the lower of a pair. */
  function alone(at: number): boolean {
    if (asked !== at) {
      asked = at
      answer = rules.standsAlone(startOf(at), endOf(at))
    }
    return answer
  }
  function isBlankLine(at: number): boolean {
    return skipBlanks(text, startOf(at), endOf(at)) === endOf(at)
  }
  function startOf(at: number): number {
    return lines.starts[at] ?? 0
  }
  function endOf(at: number): number {
    return lines.ends[at] ?? 0
  }
}

/** The lines of a block from their first unit to their last: with the white space at the edges of the block. */
export function rowsOf({line, lines: count}: Block, lines: Lines): {readonly start: number; readonly end: number} {
  return {start: lines.starts[line] ?? 0, end: lines.ends[line + count - 1] ?? 0}
}

/** True when the text between the bounds ends as a sentence does, closing quotes and brackets aside. */
export function endsSentence(text: string, start: number, end: number): boolean {
  for (let at = trimBlanks(text, start, end) - 1; at >= start; at--) {
    const unit = text.charCodeAt(at)
    if (unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x2026 || unit === 0x3b || unit === 0x3a)
      return true
    if (unit !== 0x29 && unit !== 0x5d && kindOf(unit) !== Kind.quote && !isBlank(unit)) return false
  }
  return false
}

/** Words that no sentence ends with; a line that does is carried on by the next. */
const openWords = new Set(
  (
    'a an the of and or for to in on at by with from into under between as that which who whose its their his her ' +
    'и в во на с со к ко по о об от до из за для при под над между без'
  ).split(' '),
)

/** True when the last word, or a comma or a dash behind it, says that the sentence runs on. */
function endsOpen(text: string, start: number, end: number): boolean {
  if (end === start) return false
  const unit = text.charCodeAt(end - 1)
  if (unit === 0x2c || unit === 0x2013 || unit === 0x2014) return true
  let from = end
  while (from > start && end - from <= 8 && !isBlank(text.charCodeAt(from - 1))) from--
  return end - from <= 8 && openWords.has(text.slice(from, end))
}

/**
 * True when three lines or more are filled to one width as a mail program fills them: behind each but the last, the
 * first word of the next would not have fitted.
 */
function isFilled(text: string, lines: Lines, from: number, to: number): boolean {
  if (to - from < 2) return false
  let width = 0
  for (let at = from; at <= to; at++) width = Math.max(width, (lines.ends[at] ?? 0) - (lines.starts[at] ?? 0))
  if (width < 50 || width > 120) return false
  let running = false
  for (let at = from; at < to; at++) {
    const start = lines.starts[at] ?? 0
    const end = trimBlanks(text, start, lines.ends[at] ?? 0)
    const next = skipBlanks(text, lines.starts[at + 1] ?? 0, lines.ends[at + 1] ?? 0)
    let word = next
    while (word < (lines.ends[at + 1] ?? 0) && !isBlank(text.charCodeAt(word))) word++
    if (end - start + 1 + (word - next) <= width) return false
    if (!endsSentence(text, start, end)) running = true
  }
  return running
}
