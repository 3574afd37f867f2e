import assert from 'node:assert/strict'
import {costOf, filled, growthOf} from './growth.js'
import {shapes} from './shapes.js'

/** Units of the smallest text and how often it is doubled: enough for a square to show, little enough for every run. */
const size = 65_536
const doublings = 3

describe('the time that recognition takes', function () {
  this.timeout(120_000)

  for (const [name, shape] of Object.entries(shapes)) {
    it(`grows with the text and no faster: ${name}`, () => {
      costOf(filled(shape, size), 1)
      const small = costOf(filled(shape, size), 3)
      const large = costOf(filled(shape, size * 2 ** doublings), 2)
      const growth = growthOf(Math.max(small, 1), large, doublings)
      // A square doubles the cost four times a doubling; the rest is what a busy machine adds.
      assert.ok(growth < 2.8, `${growth.toFixed(2)} times the time for twice the text`)
    })
  }
})
