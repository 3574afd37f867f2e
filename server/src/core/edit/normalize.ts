import type {DumpReader} from '../dump-reader.js'
import {lineAt} from '../lines.js'
import type {Recognized, Source} from '../recognize.js'
import type {TextEdit} from './apply.js'
import {blankEdits} from './blank-edits.js'
import {cutsOf, decisionsOf, formOf, writeForm, type Form} from './form.js'
import {markdownForm} from './markdown-form.js'
import {readingDifference} from './reading.js'
import {usualLineEnd, type NormalizeOptions} from './rules.js'
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
  const on = (rule: keyof NonNullable<NormalizeOptions['rules']>): boolean => options.rules?.[rule] ?? true
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
    if (round === 0) left = settled.left
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
      const form = formOf(found, reader.lexicon, () => false, lineEnd)
      if (!readingDifference(form, reader.facts(found), () => true, again, reader.facts(again)))
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

interface Settled {
  readonly text: string
  readonly found: Recognized
  readonly left: readonly LeftPlace[]
  readonly refused?: string
}

/** So many readings are spent on a text that its canonical form would change the meaning of. */
const readings = 60

/**
 * Write a form with as many of its decisions as the recognizer reads right. Where it reads something else, the
 * decisions near that place are tried one by one: one without which the reading gets further is left out for good.
 */
function settle(form: Form, reader: DumpReader): Settled {
  const {found} = form
  const unchanged: Settled = {text: found.text, found, left: []}
  const all = decisionsOf(form)
  const facts = reader.facts(found)
  const refused = new Set<number>()
  let spent = 0
  let result = attempt(refused)
  while (result.kind === 'otherwise' && spent < readings) {
    const failed = result
    const suspects = nearest(all, refused, form, failed.entry)
    if (suspects.length === 0) break
    const better = suspects.find((decision) => {
      result = attempt(new Set([...refused, decision]))
      return result.kind === 'alike' || (result.kind === 'otherwise' && result.reached > failed.reached)
    })
    if (better !== undefined) refused.add(better)
    else {
      for (const decision of suspects) refused.add(decision)
      result = attempt(refused)
    }
  }
  if (result.kind === 'otherwise') {
    for (const decision of all) if (decision % 2 === 0) refused.add(decision)
    result = attempt(refused)
  }
  if (result.kind === 'words') return {...unchanged, refused: result.reason}
  if (result.kind === 'alike') return {...result, left: leftPlaces(form, refused)}
  return {...unchanged, left: leftPlaces(form, new Set(all))}

  function attempt(leave: ReadonlySet<number>): Attempt {
    spent++
    const isLeft = (decision: number): boolean => leave.has(decision)
    const text = writeForm(form, isLeft)
    if (text === found.text) return {kind: 'alike', text, found}
    const lost = wordDifference(found.text, text, [], cutsOf(form))
    if (lost) {
      const line = lineAt(found.lines, lost.before) + 1
      return {kind: 'words', reason: `line ${line}: expected "${lost.expected}", got "${lost.found}"`}
    }
    const read = reader.recognize(text, 'plain')
    const difference = readingDifference(form, facts, isLeft, read, reader.facts(read))
    return difference ? {kind: 'otherwise', ...difference} : {kind: 'alike', text, found: read}
  }
}

type Attempt =
  | {readonly kind: 'alike'; readonly text: string; readonly found: Recognized}
  | {readonly kind: 'otherwise'; readonly entry: number; readonly reached: number}
  | {readonly kind: 'words'; readonly reason: string}

/**
 * The decisions to suspect when an entry is read otherwise: those nearest to it, and the line end of the file, which
 * tells whether its last sentence was cut off.
 */
function nearest(all: readonly number[], refused: ReadonlySet<number>, form: Form, entry: number): readonly number[] {
  const place = 2 * entry
  const open = all.filter((decision) => !refused.has(decision))
  const end = 2 * form.places.length
  const near = open
    .filter((decision) => decision !== end)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place) || a - b)
    .slice(0, 5)
  return open.includes(end) ? [end, ...near] : near
}
function leftPlaces(form: Form, refused: ReadonlySet<number>): readonly LeftPlace[] {
  const lines = [...refused].map((decision) => {
    const place = form.places[decision >> 1] ?? form.places[form.places.length - 1]
    return (place?.entry.block.line ?? 0) + 1
  })
  return [...new Set(lines)].sort((a, b) => a - b).map((line) => ({line, reason: otherwise}))
}
