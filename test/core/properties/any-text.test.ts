import assert from 'node:assert/strict'
import process from 'node:process'
import fc from 'fast-check'
import {headOf} from '../../../server/src/core/block-facts.js'
import {namesIn} from '../../../server/src/core/block-names.js'
import {atoms, joints} from '../../bench/any-dump.js'
import {seed} from '../../seed.js'
import {holdsTogether, reader} from './tiling.js'

/** How many texts of each sort: 200,000 in all, and a hundred times as many in a round of the soak. */
const times = process.env['DATELINE_BUDGET'] === undefined ? 1 : 100

/** Bits of the format and bits that make trouble, joined every way. */
const text = fc
  .array(fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...joints)), {maxLength: 12})
  .map((pieces) => pieces.flat().join(''))

/** Any units at all, half of a surrogate pair among them. */
const noise = fc.string({
  unit: fc.integer({min: 0, max: 0xffff}).map((unit) => String.fromCharCode(unit)),
  maxLength: 40,
})

const piece = fc.oneof(
  fc.constantFrom(...joints),
  fc.constantFrom(...atoms),
  fc.constantFrom('\r', '\n', '\ud83d', '.'),
)

describe(`any text (seed ${seed})`, function () {
  this.timeout(times * 120_000)

  it('is facts, a tree and tiles, written as plain text', () => {
    fc.assert(
      fc.property(text, (dump) => void holdsTogether(dump, 'plain')),
      {seed, numRuns: 155_000 * times},
    )
  })
  it('is facts, a tree and tiles, of any units', () => {
    fc.assert(
      fc.property(noise, (dump) => void holdsTogether(dump, 'plain')),
      {seed, numRuns: 20_000 * times},
    )
  })
  it('is facts, a tree and tiles, written as Markdown', () => {
    fc.assert(
      fc.property(text, (dump) => void holdsTogether(dump, 'markdown')),
      {seed, numRuns: 5_000 * times},
    )
  })
  it('is the same after an edit as if it were new', () => {
    const edit = fc.tuple(fc.nat(), fc.nat({max: 30}), piece)
    fc.assert(
      fc.property(text, fc.array(edit, {minLength: 1, maxLength: 4}), (dump, edits) => {
        let now = dump
        let found = holdsTogether(now, 'plain')
        for (const [at, cut, words] of edits) {
          const start = at % (now.length + 1)
          now = now.slice(0, start) + words + now.slice(start + cut)
          const again = reader.recognize(now, 'plain', found)
          const fresh = reader.recognize(now, 'plain')
          // What is worked out when it is first asked for may be known in one and not yet in the other.
          for (const {facts} of [...again.entries, ...fresh.entries]) {
            headOf(facts)
            namesIn(facts.names)
          }
          assert.deepEqual(again, fresh)
          assert.deepEqual(reader.facts(again, found), reader.facts(fresh))
          found = again
        }
      }),
      {seed, numRuns: 20_000 * times},
    )
  })
})
