import {copied, detached} from '../detached.js'
import type {DumpReader} from '../dump-reader.js'
import type {TextEdit} from './apply.js'
import {convert} from './convert.js'
import {lineEndsIn, numbered, type MergeLine, type Section} from './merge-text.js'
import {writtenParts} from './merge-written.js'
import {normalize} from './normalize.js'
import type {NormalizeOptions} from './rules.js'

/** The sections of a merge, written otherwise. */
export interface Formed {
  readonly sections: readonly Section[]
  /** What had to stay as it was, and why. */
  readonly left: readonly {readonly line: MergeLine; readonly reason: string}[]
}

/**
 * Bring a merge into canonical form, by what normalizing its text would change: its own checks hold, and the lines carry
 * the changes, so that what is known of them stays known. Rules that take lines away, or put them in, have no say in a
 * merge. Linear where each place is read in canonical form as it is read now.
 */
export function inCanonicalForm(
  sections: readonly Section[],
  reader: DumpReader,
  {rules, dateStyle}: NormalizeOptions = {},
): Formed {
  const options: NormalizeOptions = {
    rules: {...rules, ...noLineRules},
    lineEnd: '\n',
    ...(dateStyle === undefined ? {} : {dateStyle}),
  }
  const left: Formed['left'][number][] = []
  const formed = byStretch(sections, (shown, text, isJudged) => {
    const found = reader.recognize(text, 'plain')
    const result = normalize(found, reader, options)
    const lines = result.refused === undefined ? edited(shown, text, result.edits) : undefined
    if (!lines) {
      const [line] = shown.filter((_, at) => isJudged(at))
      if (line) left.push({line, reason: result.refused ?? 'lines of its canonical form could not be told apart'})
      return shown
    }
    for (const place of result.left) {
      const at = lineAtNumber(shown, place.line)
      const line = shown[at]
      if (line && isJudged(at)) left.push({line, reason: place.reason})
    }
    return lines
  })
  return {sections: formed, left}
}

const noLineRules = {removeResidue: false, removeFooter: false, inferredDates: false} as const

/**
 * Write a merge as Markdown, line for line; half a sentence, with the file and line that it was taken from, where a line
 * would be read otherwise. Linear.
 */
export function inMarkdown(
  sections: readonly Section[],
  reader: DumpReader,
): {readonly sections: readonly Section[]} | {readonly why: string} {
  let why: string | undefined
  const formed = byStretch(sections, (shown, text) => {
    const found = reader.recognize(text, 'plain')
    const converted = convert(found, reader)
    if (converted.kind === 'refused') {
      // There is no merge to count lines in: the dump that the line is taken from is there.
      const line = shown[lineAtNumber(shown, converted.line)] ?? shown[0]
      why ??= `${line ? `${line.kept.file}:${line.kept.line} ` : ''}${converted.what}`
      return shown
    }
    // Lines stay lines: what stands between them is the same.
    const lines = converted.text.split('\n')
    let line = 0
    return shown.map((one, at) => {
      line += at === 0 ? 0 : lineEndsIn(one.above)
      const first = line
      line += lineEndsIn(one.text)
      // What stands on one line with another is written with the first of them.
      return at > 0 && lineEndsIn(one.above) === 0
        ? {...one, above: '', text: ''}
        : {...one, text: copied(lines.slice(first, line + 1).join('\n'))}
    })
  })
  return why === undefined ? {sections: formed} : {why}
}

/** Writes lines otherwise, one for one; `isJudged` tells which of them are wanted, the others stand round them. */
type Rewriting = (shown: readonly MergeLine[], text: string, isJudged: (at: number) => boolean) => readonly MergeLine[]

/**
 * So many units are written at a time, each stretch with some of its neighbors; see `mergeReading`. They are few, since a
 * place that has to be left as it is costs readings of all that is read with it.
 */
const stretch = 60_000
const margin = 20_000

function byStretch(sections: readonly Section[], rewrite: Rewriting): readonly Section[] {
  const sizes = sections.map(({lines}) => lines.reduce((sum, {text, above}) => sum + text.length + above.length, 0))
  const written: Section[] = []
  for (let first = 0; first < sections.length;) {
    const past = reach(first, stretch, 1)
    const top = reach(first - 1, margin, -1) + 1
    const end = reach(past, margin, 1)
    const shown = sections.slice(top, end)
    const lines = shown.flatMap((section) => section.lines)
    const from = countLines(top, first)
    const to = from + countLines(first, past)
    const fresh = rewrite(lines, [...writtenParts(shown)].join(''), (at) => at >= from && at < to)
    let at = from
    for (const {group, lines: own} of sections.slice(first, past)) {
      written.push({group, lines: fresh.slice(at, at + own.length)})
      at += own.length
    }
    first = past
  }
  return written

  /** The section behind so many units from one on, or above it. */
  function reach(from: number, units: number, step: 1 | -1): number {
    let at = from
    for (let seen = 0; seen < units && sections[at]; at += step) seen += sizes[at] ?? 0
    return at
  }

  function countLines(from: number, past: number): number {
    return sections.slice(from, past).reduce((sum, {lines}) => sum + lines.length, 0)
  }
}

/** The lines after the edits of their text; undefined where an edit does not tell which line it changes. */
function edited(
  lines: readonly MergeLine[],
  text: string,
  edits: readonly TextEdit[],
): readonly MergeLine[] | undefined {
  if (edits.length === 0) return lines
  const fresh: MergeLine[] = []
  const open = [...edits].reverse()
  let at = 0
  for (const [number, line] of lines.entries()) {
    const above = number === 0 ? line.above : written(line.above.length, true)
    const own = written(line.text.length, false)
    if (above === undefined || own === undefined) return undefined
    if (own === line.text && above === line.above) fresh.push(line)
    else fresh.push({...line, text: own === line.text ? line.text : copied(own), above: detached(above)})
  }
  return open.every(({newText}) => newText.trim() === '') ? fresh : undefined

  /** What the edits make of the next units: of what stands between two lines, or of a line. */
  function written(length: number, isGap: boolean): string | undefined {
    const end = at + length
    let result = ''
    for (;;) {
      const edit = open[open.length - 1]
      if (!edit || edit.start > end || (edit.start === end && !isOurs(edit, isGap))) break
      open.pop()
      result += text.slice(at, edit.start)
      at = Math.min(edit.end, end)
      const {own, rest} = edit.end < end ? {own: edit.newText, rest: ''} : parted(edit.newText, isGap)
      result += own
      // What it goes on with stands in what follows.
      if (rest !== '' || (isGap && edit.end > end)) open.push({start: end, end: edit.end, newText: rest})
      else if (edit.end > end) return undefined
    }
    result += text.slice(at, end)
    at = end
    return result
  }
}

/** Of what is written at the edge of a line, blanks and a comma stand between it and the next; other words do not. */
function isOurs({newText}: TextEdit, isGap: boolean): boolean {
  return newText !== '' && /^[\s,]/.test(newText) === isGap
}

/** What an edit that reaches the end of a gap writes there, or that of a line, and the rest. */
function parted(newText: string, isGap: boolean): {readonly own: string; readonly rest: string} {
  const words = isGap ? newText.search(/[^\s,]/) : newText.indexOf('\n')
  const at = words < 0 ? newText.length : words
  return {own: newText.slice(0, at), rest: newText.slice(at)}
}

function lineAtNumber(lines: readonly MergeLine[], number: number): number {
  let at = 0
  for (const {line, endLine} of numbered([{group: undefined, lines}])) {
    if (line <= number && number <= endLine) return at
    at++
  }
  return -1
}
