import {rowsOf} from '../blocks.js'
import {skipBlanks} from '../characters.js'
import type {DumpReader} from '../dump-reader.js'
import type {FileFacts} from '../facts.js'
import {lineAt} from '../lines.js'
import {sourceOffset, type Recognized, type Source} from '../recognize.js'
import {applyEdits, type TextEdit} from './apply.js'
import {blankEdits} from './blank-edits.js'
import {collapsed} from './collapsed.js'
import {composeEdits, placeBefore} from './compose.js'
import {formOf} from './form.js'
import {known, type Known} from './known.js'
import {markdownForm} from './markdown-form.js'
import {placesOf, type Place} from './places.js'
import {readingDifference} from './reading.js'
import {reword, type Reworded} from './reword.js'
import {settle, type Settled} from './settle.js'
import {
  dateStyles,
  switchesOf,
  usualLineEnd,
  type LineEnd,
  type NormalizeOptions,
  type NormalizeRule,
  type RuleSwitch,
} from './rules.js'
import type {UndatedDay, WordChange} from './word-changes.js'
import {wordDifference} from './words.js'

/** What normalizing a dump comes to. */
export interface NormalizeResult {
  /** In order, never overlapping, none larger than what differs; empty when nothing changes. */
  readonly edits: readonly TextEdit[]
  /** The words that are written otherwise or taken away, in order. */
  readonly changes: readonly ListedChange[]
  /** Places that keep their lines, since the recognizer would read them otherwise in canonical form. */
  readonly left: readonly LeftPlace[]
  /** Why nothing is changed although something should be: a promise would have been broken. Absent otherwise. */
  readonly refused?: string
}

/** Words that a rule changed. */
export interface ListedChange {
  /** The line they stood on, from 1. */
  readonly line: number
  /** Blanks collapsed; empty where something was put in. */
  readonly before: string
  /** Empty where something was taken away. */
  readonly after: string
  readonly rule: NormalizeRule
}

/** A line that was left as it is, from 1. */
export interface LeftPlace {
  readonly line: number
  readonly reason: string
}

/** What normalizing is told besides the rules. */
export interface NormalizeContext {
  /** The day of publication, `2024-02-16`, that other dumps give for a unit, by its number; absent where none are known. */
  readonly recovered?: (unit: number) => string | undefined
  /** True where the text is part of a dump and another page follows: it then ends as a page does. */
  readonly pageBelow?: boolean
}

/** After so many rounds a form that does not come to rest is given up. */
const rounds = 4

const otherwise = 'in canonical form this place would be read otherwise'

const unchanged: NormalizeResult = {edits: [], changes: [], left: []}

/**
 * Bring a dump into canonical form by small edits.
 *
 * The result is checked before it is given: its words, less the changes listed, are the same and in the same order, the
 * recognizer reads the same pages, items, articles, dates and people in it, and normalizing it again changes nothing.
 * Where a place would be read otherwise it is left as it is and listed; where a promise cannot be kept, there are no
 * edits and a reason.
 *
 * Linear where the first try holds; each place that has to be left costs a reading more.
 *
 * @param facts What `reader` says of `found`, where that is known already.
 */
export function normalize(
  found: Recognized,
  reader: DumpReader,
  options: NormalizeOptions & NormalizeContext = {},
  facts?: FileFacts,
): NormalizeResult {
  if (found.entries.length === 0) return unchanged
  const text = textOf(found)
  const changes: ListedChange[] = []
  let left: readonly LeftPlace[] = []
  let edits: readonly TextEdit[] = []
  let now = known(found, reader, facts)
  for (let round = 0; round < rounds; round++) {
    // Places that are left keep their own line ends, so that another may be the usual one by now.
    const step = stepOf(now, partsOf(textOf(now.found), reader, options))
    if (step.refused !== undefined) return {...unchanged, refused: step.refused}
    if (round === 0) left = step.left
    if (step.edits.length === 0) break
    for (const change of step.words) changes.push(listed(change, found, textOf(now.found), edits))
    edits = composeEdits(edits, textOf(now.found), step.edits)
    now = step.now
    if (round === rounds - 1)
      return {...unchanged, refused: 'the text does not come to rest: each normalizing would change it again'}
  }
  return checked(text, now.found, {edits, changes, left})
}

/**
 * Bring the items, articles and other blocks that a range touches into canonical form, the blank lines between them
 * included, and nothing else. Nothing changes where the dump would be read otherwise.
 *
 * @param range Offsets in the file.
 */
export function normalizeRange(
  found: Recognized,
  reader: DumpReader,
  range: {readonly start: number; readonly end: number},
  options: NormalizeOptions & NormalizeContext = {},
): NormalizeResult {
  const text = textOf(found)
  const span = touched(found, placesOf(found), range)
  if (!span) return unchanged
  const step = stepOf(known(found, reader), partsOf(text, reader, options), span)
  if (step.refused !== undefined) return {...unchanged, refused: step.refused}
  const changes = step.words.map((change) => listed(change, found, text, []))
  return checked(text, step.now.found, {edits: step.edits, changes, left: step.left})
}

/** What was put together from several steps must still do what they did. */
function checked(text: string, now: Recognized, result: NormalizeResult): NormalizeResult {
  // What one step put in another may have taken away again.
  const edits = result.edits.filter(({start, end, newText}) => text.slice(start, end) !== newText)
  if (edits.length === 0 || applyEdits(text, edits) === textOf(now)) return {...result, edits}
  return {...unchanged, refused: 'the edits would not give the text that was checked'}
}

/** What a dump is normalized by. */
interface Parts {
  readonly reader: DumpReader
  readonly on: RuleSwitch
  readonly lineEnd: LineEnd
  readonly pageBelow: boolean
  readonly options: NormalizeOptions & NormalizeContext
}

function partsOf(text: string, reader: DumpReader, options: Parts['options']): Parts {
  const {lineEnd = usualLineEnd(text), pageBelow = false} = options
  return {reader, on: switchesOf(options), lineEnd, pageBelow, options}
}

/** Entries of a dump, both included. */
interface Span {
  readonly first: number
  readonly last: number
}

/** What one step of normalizing does. */
interface Step {
  readonly edits: readonly TextEdit[]
  readonly words: readonly WordChange[]
  readonly left: readonly LeftPlace[]
  readonly now: Known
  readonly refused?: string
}

/** Change the words that are to be changed, then the white space: of some entries or of all. */
function stepOf(before: Known, parts: Parts, span?: Span): Step {
  const {reader, on, lineEnd, options} = parts
  const {lexicon} = reader
  const dateStyle = options.dateStyle ?? dateStyles[0]
  const worded = reword(before, reader, {
    lexicon,
    on,
    dateStyle,
    lineEnd,
    dayOf: dayOf(before, options.recovered),
    isWanted: ({entry}) => !span || (entry >= span.first && entry <= span.last),
  })
  const {now, changes: words} = worded
  const {found} = now
  const still = span && {first: span.first, last: span.last + found.entries.length - before.found.entries.length}
  const settled = found.source
    ? settleMarkdown(now, found.source, parts, still)
    : settle(formOf(found, lexicon, parts, now.places()), now, reader, still && inside(still))
  const stretches = found.source ? [] : found.entries.map(({block}) => block)
  const blanks = settled.now === now ? [] : blankEdits(textOf(found), textOf(settled.now.found), stretches)
  const refused = worded.refused ?? settled.refused ?? (blanks ? undefined : 'the words would not stay the same')
  const lines = [...worded.left, ...settled.left.map((line) => lineBefore(line, before.found, worded))]
  const left = [...new Set(lines)].sort((one, other) => one - other).map((line) => ({line, reason: otherwise}))
  return {
    edits: composeEdits(words, textOf(found), blanks ?? []),
    words,
    left,
    now: settled.now,
    ...(refused === undefined ? {} : {refused}),
  }
}

/** The decisions of a form that concern some entries, and the gaps between them. */
function inside({first, last}: Span): (decision: number) => boolean {
  return (decision) => decision > 2 * first && decision <= 2 * last + 1
}

/** The line, from 1, that a line of the reworded text stood on. */
function lineBefore(line: number, before: Recognized, {now: {found}, changes}: Reworded): number {
  if (changes.length === 0) return line
  const start = (found.source ?? found).lines.starts[line - 1] ?? 0
  return lineAt((before.source ?? before).lines, placeBefore(changes, start)) + 1
}

/** A change as it is told, its line that of the file as it was before any edit. */
function listed(
  {start, end, newText, rule}: WordChange,
  first: Recognized,
  text: string,
  edits: readonly TextEdit[],
): ListedChange {
  const words = skipBlanks(text, start, end)
  const place = placeBefore(edits, words < end ? words : start)
  const line = lineAt((first.source ?? first).lines, place) + 1
  // Of characters that show nothing there is nothing to tell.
  const before = words < end ? collapsed(text, start, end).trim() : ''
  return {line, before, after: newText.trim(), rule}
}

/** The entries of all units and loose blocks that the range touches; undefined when it touches none. */
function touched(
  found: Recognized,
  places: readonly Place[],
  range: {readonly start: number; readonly end: number},
): Span | undefined {
  let first = -1
  let last = -1
  for (const [at, {block}] of found.entries.entries()) {
    const {start, end} = rowsOf(block, found.lines)
    if (sourceOffset(found, end) < range.start || sourceOffset(found, start) > range.end) continue
    if (first < 0) first = at
    last = at
  }
  if (first < 0) return undefined
  const unitOf = (at: number): number => places[at]?.unit ?? -1
  while (first > 0 && unitOf(first) >= 0 && unitOf(first - 1) === unitOf(first)) first--
  while (last + 1 < places.length && unitOf(last) >= 0 && unitOf(last + 1) === unitOf(last)) last++
  return {first, last}
}

function textOf(found: Recognized): string {
  return (found.source ?? found).text
}

/** The days of units that state none: from their own text, else from another dump. */
function dayOf(
  {facts}: Known,
  recovered: (unit: number) => string | undefined = () => undefined,
): (unit: number) => UndatedDay | undefined {
  return (at) => {
    const unit = facts().units[at]
    if (!unit || unit.published) return undefined
    const date = recovered(at)
    if (date !== undefined) return {date, certainty: 'recovered'}
    return unit.event ? {date: unit.event.date, certainty: 'inferred'} : undefined
  }
}

/** A Markdown dump with all changes of blanks, else without those of blank lines, else as it is. */
function settleMarkdown(before: Known, source: Source, parts: Parts, span: Span | undefined): Settled {
  const {reader} = parts
  const {found} = before
  for (const keepGaps of [false, true]) {
    const whole = markdownForm(found, source, reader.lexicon, parts, keepGaps)
    const text = span ? withinSpan(found, source, whole, span) : whole
    const left = keepGaps ? [1] : []
    if (text === source.text) return {now: before, left}
    const again = reader.recognize(text, 'markdown')
    const rests = again.source && markdownForm(again, again.source, reader.lexicon, parts, keepGaps) === whole
    if (!rests || wordDifference(source.text, text)) continue
    const now = known(again, reader)
    const form = formOf(found, reader.lexicon, {...parts, on: () => false})
    if (!readingDifference(form, before, () => true, now)) return {now, left}
  }
  return {now: before, left: [1]}
}

/** The text with those changes of blanks alone that stand within some entries. */
function withinSpan(found: Recognized, source: Source, whole: string, {first, last}: Span): string {
  const {lines, entries} = found
  const [from, to] = [entries[first], entries[last]]
  // All that was touched may have been taken away.
  if (!from || !to || last < first) return source.text
  const start = sourceOffset(found, lines.starts[from.block.line] ?? 0)
  const end = sourceOffset(found, rowsOf(to.block, lines).end)
  const edits = blankEdits(source.text, whole) ?? []
  return applyEdits(
    source.text,
    edits.filter((edit) => edit.start >= start && edit.end <= end),
  )
}
