import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {applyEdits} from '../../../server/src/core/edit/apply.js'
import {normalize, normalizeRange, type NormalizeResult} from '../../../server/src/core/edit/normalize.js'
import {
  dateStyles,
  defaultRules,
  normalizeRules,
  type NormalizeOptions,
  type NormalizeRule,
} from '../../../server/src/core/edit/rules.js'
import type {FileFacts} from '../../../server/src/core/facts.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {chance, pick, type Random} from '../../bench/random.js'
import {notCanonical} from './canonical.js'
import {
  changedParagraphs,
  linesGone,
  saysOf,
  unlawful,
  withChanges,
  wordsLost,
  type AllowedChanges,
  type Told,
} from './naive.js'
import type {Spoiled} from './spoiled.js'

export const reader = dumpReader(defaultLexicon())

/** Part of a text, in UTF-16 units. */
interface Range {
  readonly start: number
  readonly end: number
}

/** How a text is normalized. */
export interface Manner {
  readonly options: NormalizeOptions
  /** Absent: the whole. */
  readonly range?: Range
}

/** As it comes, or with some rules switched on or off, in a style, with a line end; the whole, or a part. */
export function anyManner(random: Random, {text}: Spoiled): Manner {
  const range = chance(random, 0.2) ? anyRange(random, text.length) : undefined
  if (chance(random, 0.4)) return {options: {}, ...(range && {range})}
  const share = chance(random, 0.05) ? 0 : random()
  const rules = Object.fromEntries(normalizeRules.map((rule) => [rule, random() < share]))
  const options: NormalizeOptions = {
    rules,
    dateStyle: pick(random, dateStyles),
    ...(chance(random, 0.2) ? {lineEnd: pick(random, ['\n', '\r\n', '\r'] as const)} : {}),
  }
  return {options, ...(range && {range})}
}

function anyRange(random: Random, length: number): Range {
  const start = Math.floor(random() * (length + 1))
  return {start, end: Math.min(length, start + Math.floor(random() * random() * length))}
}

/**
 * Hold a text to all that normalizing promises, and throw where a promise is broken: words kept but for lawful changes,
 * the same facts, small edits in order, nothing left to do, and the canonical form wherever no place was left.
 *
 * @returns What normalizing gave.
 */
export function keepsPromises({text, format}: Spoiled, {options, range}: Manner): NormalizeResult {
  const found = reader.recognize(text, format)
  const facts = reader.facts(found)
  const result = range ? normalizeRange(found, reader, range, options) : normalize(found, reader, options)
  const {edits, changes, left, refused} = result
  assert.equal(refused, undefined)
  assert.ok(left.every(({line}) => line >= 1 && line <= (found.source ?? found).lines.count))
  for (const change of changes) {
    assert.ok(isOn(change.rule, options), `${change.rule} is off`)
    assert.equal(unlawful(change, text), undefined)
  }
  inOrder(text, edits)
  if (normalizeRules.every((rule) => !isOn(rule, options))) assert.deepEqual(edits, [], 'all rules are off')
  const after = applyEdits(text, edits)
  assert.equal(wordsLost(withChanges(text, after, changes), after), undefined)
  const again = reader.recognize(after, format)
  const read = reader.facts(again)
  const allowed = allowedBy(text, changes)
  // The lines that changes name are those of the text before.
  const nowhere = {...allowed, gone: new Set<number>(), days: allowed.days.map((day) => ({...day, line: -1}))}
  assert.deepEqual(saysOf(read, nowhere), saysOf(facts, allowed))
  if (changes.length === 0) assert.ok(changedParagraphs(facts, read) <= edits.length)
  if (range) {
    inPlace(text, facts, range, edits)
    return result
  }
  assert.deepEqual(normalize(again, reader, options).edits, [], 'normalizing again changes nothing')
  if (format === 'plain' && left.length === 0 && text.length > 0)
    assert.equal(notCanonical(text, after, options), undefined)
  return result
}

function isOn(rule: NormalizeRule, {rules}: NormalizeOptions): boolean {
  return rules?.[rule] ?? defaultRules[rule]
}

/** Edits never overlap, part no line end, and none does nothing. */
function inOrder(text: string, edits: NormalizeResult['edits']): void {
  let done = 0
  for (const {start, end, newText} of edits) {
    assert.ok(start >= done && end >= start && end <= text.length, 'edits in order')
    for (const at of [start, end]) assert.ok(!(text[at - 1] === '\r' && text[at] === '\n'), 'a line end is parted')
    assert.notEqual(text.slice(start, end), newText)
    done = end
  }
}

/** Edits of a part stand in the paragraphs and units that it touches; told by lines. */
function inPlace(text: string, {units}: FileFacts, range: Range, edits: NormalizeResult['edits']): void {
  if (edits.length === 0) return
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const lineOf = (offset: number): number => text.slice(0, offset).split(/\r\n|[\r\n]/).length
  const shows = (line: number): boolean => /[^\s\u0085\u00ad\u200b-\u200f\u2060]/u.test(lines[line - 1] ?? '')
  let [first, last] = [lineOf(range.start), lineOf(range.end)]
  while (first > 1 && shows(first) && shows(first - 1)) first--
  while (last < lines.length && shows(last) && shows(last + 1)) last++
  const [from, to] = [first, last]
  for (const at of units.keys()) {
    // Titles, signatures and residue can belong to a unit, and are not among its lines.
    const above = units[at - 1]?.endLine ?? 0
    const below = units[at + 1]?.line ?? lines.length + 1
    if (above >= to || below <= from) continue
    first = Math.min(first, above + 1)
    last = Math.max(last, below - 1)
  }
  // Blank lines go with a line that is taken away.
  while (first > 1 && !shows(first - 1)) first--
  while (last < lines.length && !shows(last + 1)) last++
  const start = lines.slice(0, first - 1).join('').length
  const end = lines.slice(0, last).join('').length
  for (const edit of edits) assert.ok(edit.start >= start && edit.end <= end, `an edit is not within ${first}-${last}`)
}

/** In what the facts may differ, by what was changed. */
function allowedBy(text: string, changes: NormalizeResult['changes']): AllowedChanges {
  const of = (...rules: NormalizeRule[]): readonly Told[] => changes.filter(({rule}) => rules.includes(rule))
  return {
    signs: of('quotes', 'dashes').length > 0,
    days: of('inferredDates').map(({line, after}) => ({line, day: after})),
    gone: linesGone(text, of('removeResidue', 'removeFooter')),
    marks: of('removeFooter', 'removeResidue', 'inferredDates').length === 0,
  }
}
