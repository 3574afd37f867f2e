import assert from 'node:assert/strict'
import {costOf, filled, growthOf} from './growth.js'
import {shapes} from './shapes.js'

const kilobyte = 1024

/** From 64 KB to 16 MB. */
const sizes = Array.from({length: 9}, (_, doubling) => 64 * kilobyte * 2 ** doubling)

/** The long version of growth.test.ts, for `npm run soak`: minutes, and gigabytes of memory. */
describe('the time that recognition takes, up to 16 MB', function () {
  this.timeout(0)

  for (const [name, shape] of Object.entries(shapes)) {
    it(name, () => {
      const costs = sizes.map((size) => costOf(filled(shape, size), size < 2_000_000 ? 5 : 2))
      console.log(`${name}: ${costs.map((cost) => cost.toFixed(1)).join(' ')} ms`)
      // What is below a millisecond is the start of the engine.
      const first = costs.findIndex((cost) => cost >= 4)
      const growth = growthOf(costs[first] ?? NaN, costs[costs.length - 1] ?? NaN, costs.length - 1 - first)
      assert.ok(growth <= 2.2, `${growth.toFixed(2)} times the time for twice the text`)
    })
  }
})
