import assert from 'node:assert/strict'
import fc from 'fast-check'
import {dumpReader, type Format} from '../../../server/src/core/dump-reader.js'
import {applyEdits} from '../../../server/src/core/edit/apply.js'
import {normalize} from '../../../server/src/core/edit/normalize.js'
import {dateStyles, normalizeRules, type NormalizeOptions} from '../../../server/src/core/edit/rules.js'
import type {FileFacts} from '../../../server/src/core/facts.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {anyAtom, anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {changedParagraphs, saysOf, unlawful, withChanges, wordsLost} from './naive.js'
import {realDumps} from './real-dumps.js'
import {seed} from '../../seed.js'

const reader = dumpReader(defaultLexicon())
/** Milliseconds for each property; `npm run soak` gives hours. */
const budget = Number(process.env['DATELINE_BUDGET'] ?? 700)

/** All that normalizing promises, for one text. */
function keepsItsPromises(text: string, format: Format): void {
  const found = reader.recognize(text, format)
  const facts = reader.facts(found)
  const {edits, refused, changes} = normalize(found, reader)
  assert.equal(refused, undefined)
  for (const change of changes) assert.equal(unlawful(change), undefined)
  let done = 0
  for (const {start, end} of edits) {
    assert.ok(start >= done && end >= start && end <= text.length, 'edits in order')
    assert.ok(!(text[start - 1] === '\r' && text[start] === '\n') && !(text[end - 1] === '\r' && text[end] === '\n'))
    done = end
  }
  const after = applyEdits(text, edits)
  assert.equal(wordsLost(withChanges(text, after, changes), after), undefined)
  const again = reader.recognize(after, format)
  const read = reader.facts(again)
  assert.deepEqual(saysOf(read), saysOf(facts))
  assert.ok(changedParagraphs(facts, read) <= edits.length)
  assert.deepEqual(normalize(again, reader).edits, [], 'normalizing again changes nothing')
}

/** What normalizing promises whatever rules are on. */
function keepsItsWord(text: string, format: Format, options: NormalizeOptions): void {
  const found = reader.recognize(text, format)
  const {edits, refused, changes} = normalize(found, reader, options)
  assert.equal(refused, undefined)
  const after = applyEdits(text, edits)
  assert.equal(wordsLost(withChanges(text, after, changes), after), undefined)
  const again = reader.recognize(after, format)
  const says = ({units}: FileFacts): unknown =>
    units.map(({kind, event, published}) => [
      kind,
      event?.date,
      published?.certainty === 'stated' ? published.date : null,
    ])
  assert.deepEqual(says(reader.facts(again)), says(reader.facts(found)))
  assert.deepEqual(normalize(again, reader, options).edits, [], 'normalizing again changes nothing')
}

/** Some rules switched on or off, and a style. */
function anyOptions(random: () => number): NormalizeOptions {
  const rules = Object.fromEntries(normalizeRules.map((rule) => [rule, random() < 0.6]))
  return {rules, dateStyle: dateStyles[Math.floor(random() * dateStyles.length)] ?? 'asWritten'}
}

function forAWhile(each: (random: () => number) => void): number {
  const random = sequence(seed)
  const end = Date.now() + budget
  let times = 0
  for (; Date.now() < end || times < 20; times++) each(random)
  return times
}

describe(`normalizing (seed ${seed})`, function () {
  this.timeout(budget * 10 + 20_000)

  for (const {path, text, format} of realDumps())
    it(`keeps its promises for ${path}`, () => keepsItsPromises(text, format))
  it('keeps its promises for dumps of every layout', () => {
    const state = newState()
    forAWhile((random) => {
      const {text, extension} = generateDump(random, state)
      keepsItsPromises(text, extension === 'md' ? 'markdown' : 'plain')
    })
  })
  it('keeps its promises for texts that make trouble', () => {
    forAWhile((random) => keepsItsPromises(anyDump(random), 'plain'))
  })
  it('keeps its promises for Markdown that makes trouble', () => {
    forAWhile((random) => keepsItsPromises(anyDump(random).slice(0, 4000), 'markdown'))
  })
  it('keeps its word whatever rules are on', () => {
    const state = newState()
    forAWhile((random) => {
      const {text, extension} = generateDump(random, state)
      keepsItsWord(text, extension === 'md' ? 'markdown' : 'plain', anyOptions(random))
      keepsItsWord(anyDump(random).slice(0, 2000), random() < 0.3 ? 'markdown' : 'plain', anyOptions(random))
    })
  })
  it('keeps its promises for a few atoms in any order', () => {
    const atom = fc.integer().map((start) => anyAtom(sequence(start)))
    fc.assert(
      fc.property(fc.array(atom, {maxLength: 12}), (atoms) => keepsItsPromises(atoms.join(''), 'plain')),
      {seed, numRuns: 100_000, interruptAfterTimeLimit: budget, markInterruptAsFailure: false},
    )
  })
})
