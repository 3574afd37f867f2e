import type {DumpReader} from '../dump-reader.js'
import {sourceOffset, type Recognized, type Source} from '../recognize.js'
import {applyEdits, type TextEdit} from './apply.js'
import {blankEdits} from './blank-edits.js'
import {formOf, type Form} from './form.js'
import {markdownForm} from './markdown-form.js'
import {readingDifference} from './reading.js'
import {settle} from './settle.js'
import {usualLineEnd, type NormalizeOptions, type NormalizeRule} from './rules.js'
import {wordDifference} from './words.js'

/** What normalizing a dump comes to. */
export interface NormalizeResult {
  /** In order, never overlapping, none larger than what differs; empty when nothing changes. */
  readonly edits: readonly TextEdit[]
  /** The words that were taken away; none by default. */
  readonly removals: readonly Removal[]
  /** Places that keep their lines, since the recognizer would read them otherwise in canonical form. */
  readonly left: readonly LeftPlace[]
  /** Why nothing is changed although something should be: a promise would have been broken. Absent otherwise. */
  readonly refused?: string
}

/** Words that a rule took away. */
export interface Removal {
  /** The line they stood on, from 1. */
  readonly line: number
  readonly text: string
  readonly rule: string
}

/** A line that was left as it is, from 1. */
export interface LeftPlace {
  readonly line: number
  readonly reason: string
}

/** After so many rounds a form that does not come to rest is given up. */
const rounds = 4

const otherwise = 'in canonical form this place would be read otherwise'

/**
 * Bring a dump into canonical form by small edits.
 *
 * The result is checked before it is given: the words are the same and in the same order, the recognizer reads the same
 * pages, items, articles, dates and people in it, and normalizing it again changes nothing. Where a place would be read
 * otherwise it is left as it is and listed; where a promise cannot be kept, there are no edits and a reason.
 *
 * Linear where the first try holds; each place that has to be left costs a reading more.
 */
export function normalize(found: Recognized, reader: DumpReader, options: NormalizeOptions = {}): NormalizeResult {
  const on = switches(options)
  const lineEnd = options.lineEnd ?? usualLineEnd(found.source?.text ?? found.text)
  const unchanged: NormalizeResult = {edits: [], removals: [], left: []}
  if (found.entries.length === 0) return unchanged
  if (found.source) return normalizeMarkdown(found, found.source)
  let current = found
  let left: readonly LeftPlace[] = []
  for (let round = 0; round < rounds; round++) {
    const form = formOf(current, reader.lexicon, on, lineEnd)
    const settled = settle(form, reader)
    if (settled.refused !== undefined) return {...unchanged, refused: settled.refused}
    if (round === 0) left = settled.left.map((line) => ({line, reason: otherwise}))
    if (settled.text === current.text) return round === 0 ? {...unchanged, left} : finish(settled.text)
    current = settled.found
  }
  return {...unchanged, refused: 'the text does not come to rest: each normalizing would change it again'}

  /** With all changes, else without those of blank lines, else not at all. */
  function normalizeMarkdown(found: Recognized, source: Source): NormalizeResult {
    for (const keepGaps of [false, true]) {
      const text = markdownForm(found, source, reader.lexicon, on, lineEnd, keepGaps)
      if (text === source.text) return unchanged
      const again = reader.recognize(text, 'markdown')
      const stays = again.source && markdownForm(again, again.source, reader.lexicon, on, lineEnd, keepGaps) === text
      const edits = blankEdits(source.text, text)
      if (!stays || !edits || wordDifference(source.text, text)) continue
      if (reads(found, again, reader))
        return {...unchanged, edits, left: keepGaps ? [{line: 1, reason: otherwise}] : []}
    }
    return {...unchanged, left: [{line: 1, reason: otherwise}]}
  }

  function finish(text: string): NormalizeResult {
    const edits = blankEdits(found.text, text)
    if (!edits) return {...unchanged, refused: 'the words of the text would not stay the same'}
    return {edits, removals: [], left}
  }
}

/**
 * Bring the items, articles and other blocks that a range touches into canonical form, the blank lines between them
 * included, and nothing else. No edits where that would make the dump read otherwise.
 *
 * @param range Offsets in the file.
 */
export function rangeEdits(
  found: Recognized,
  reader: DumpReader,
  range: {readonly start: number; readonly end: number},
  options: NormalizeOptions = {},
): readonly TextEdit[] {
  const on = switches(options)
  const lineEnd = options.lineEnd ?? usualLineEnd(found.source?.text ?? found.text)
  const form = formOf(found, reader.lexicon, on, lineEnd)
  const span = touched(found, form, range)
  if (!span) return []
  if (!found.source) {
    const inside = (decision: number): boolean => decision > 2 * span.first && decision <= 2 * span.last + 1
    const {text} = settle(form, reader, inside)
    return blankEdits(found.text, text) ?? []
  }
  const start = sourceOffset(found, found.entries[span.first]?.block.start ?? 0)
  const end = sourceOffset(found, found.entries[span.last]?.block.end ?? 0)
  const edits = normalize(found, reader, options).edits.filter((edit) => edit.start >= start && edit.end <= end)
  const again = reader.recognize(applyEdits(found.source.text, edits), 'markdown')
  return reads(found, again, reader) ? edits : []
}

/** The entries of all units and loose blocks that the range touches; undefined when it touches none. */
function touched(
  found: Recognized,
  form: Form,
  range: {readonly start: number; readonly end: number},
): {readonly first: number; readonly last: number} | undefined {
  let first = -1
  let last = -1
  for (const [at, {block}] of found.entries.entries()) {
    if (sourceOffset(found, block.end) < range.start || sourceOffset(found, block.start) > range.end) continue
    if (first < 0) first = at
    last = at
  }
  if (first < 0) return undefined
  const unitOf = (at: number): number => form.places[at]?.unit ?? -1
  while (first > 0 && unitOf(first) >= 0 && unitOf(first - 1) === unitOf(first)) first--
  while (last + 1 < form.places.length && unitOf(last) >= 0 && unitOf(last + 1) === unitOf(last)) last++
  return {first, last}
}

/** True when both texts are read alike, line for line. */
function reads(found: Recognized, again: Recognized, reader: DumpReader): boolean {
  const form = formOf(found, reader.lexicon, () => false, '\n')
  return !readingDifference(form, reader.facts(found), () => true, again, reader.facts(again))
}

function switches(options: NormalizeOptions): (rule: NormalizeRule) => boolean {
  return (rule) => options.rules?.[rule] ?? true
}
