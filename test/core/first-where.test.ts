import assert from 'node:assert/strict'
import {firstParagraph} from '../../server/src/core/facts.js'
import {firstWhere} from '../../server/src/core/first-where.js'
import {generateText} from '../bench/generate.js'
import {seed} from '../seed.js'
import {factsIn} from './reading.js'

describe('the first place where something holds', () => {
  it('is found at the beginning, in the middle and at the end, or is behind all', () => {
    for (const count of [0, 1, 2, 3, 7, 8])
      for (let first = 0; first <= count; first++)
        assert.equal(
          firstWhere(count, (at) => at >= first),
          first,
        )
  })

  it('gives the first paragraph of each unit, and the facts it looks in are in order', () => {
    for (let at = 0; at < 40; at++) {
      const facts = factsIn(generateText(seed + at, 4_000))
      for (let unit = -1; unit <= facts.units.length; unit++)
        assert.equal(
          firstParagraph(facts, unit),
          facts.paragraphs.find((paragraph) => paragraph.unit === unit),
        )
      for (const [at, {line}] of facts.siteLines.entries()) assert.ok(line > (facts.siteLines[at - 1]?.line ?? 0))
    }
  })
})
