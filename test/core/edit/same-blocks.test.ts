import assert from 'node:assert/strict'
import {known} from '../../../server/src/core/edit/known.js'
import {factDifference} from '../../../server/src/core/edit/same-facts.js'
import {sameBlocks} from '../../../server/src/core/edit/same-blocks.js'
import type {FileFacts} from '../../../server/src/core/facts.js'
import {mentionsIn} from '../../../server/src/core/mentions.js'
import {anyAtom, anyDump} from '../../bench/any-dump.js'
import {generateText, sequence} from '../../bench/generate.js'
import {pick, type Random} from '../../bench/random.js'
import {seed} from '../../seed.js'
import {reader} from '../reading.js'

const blanks = ['\n', '\n\n', '\n\n\n', ' ', '  ', '\u00a0', '\t', '\n   ', '\r\n']

/** The text with some of its blanks written otherwise, and now and then a word or two more. */
function variant(text: string, random: Random, words: number): string {
  const share = random() < 0.5 ? 0.01 : random() * 0.1
  const changed = text.replace(/[ \n]+/g, (own) => (random() < share ? pick(random, blanks) : own))
  let result = changed
  for (let count = 0; count < words; count++) {
    const at = Math.floor(random() * result.length)
    result = result.slice(0, at) + anyAtom(random) + result.slice(at)
  }
  return result
}

/** Whom a file names, and how. */
function people(facts: FileFacts): unknown {
  return mentionsIn(facts).map(({named, unit, identity, reason}) => [named, unit, identity, reason])
}

describe('what the blocks of two dumps prove', () => {
  const rounds = Math.ceil(Number(process.env['DATELINE_BUDGET'] ?? 700) / 4)

  it(`is so (DATELINE_SEED=${String(seed)})`, () => {
    const random = sequence(seed)
    const told = {facts: 0, people: 0, nothing: 0}
    for (let round = 0; round < rounds; round++) {
      const text = round % 2 === 0 ? anyDump(random).slice(0, 2500) : generateText(seed + round, 2500)
      const one = known(reader.recognize(text, 'plain'), reader)
      const other = known(reader.recognize(variant(text, random, Math.max(0, (round % 4) - 2)), 'plain'), reader)
      const proof = sameBlocks(one, other)
      told[proof ?? 'nothing']++
      if (proof === 'facts')
        assert.equal(factDifference(one.facts(), other.facts()), undefined, `round ${String(round)}`)
      if (proof) assert.deepEqual(people(other.facts()), people(one.facts()), `round ${String(round)}`)
    }
    for (const times of Object.values(told)) assert.ok(times > rounds / 40, JSON.stringify(told))
  })
  it('needs nobody to look for the names of a block that is the same', () => {
    const own = reader.fresh()
    const text = (gap: string): string => `16.02.2024${gap}Stanislav Zas met with Valery Semerikov in Minsk today.\n`
    const one = known(own.recognize(text('\n\n'), 'plain'), own)
    const other = known(own.recognize(text('\n   '), 'plain', one.found), own)
    assert.equal(sameBlocks(one, other), 'facts')
    assert.equal(one.found.entries[1]?.facts.names.known, undefined)
    assert.equal(mentionsIn(other.facts()).length, 2)
  })
})
