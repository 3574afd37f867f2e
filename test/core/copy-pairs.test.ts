import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import pairs from './copy-pairs.json' with {type: 'json'}
import {indexOf} from './reading.js'

/** Two texts, and what the second is to the first when the first is kept. */
interface Pair {
  readonly label: string
  /** What is the same, or not. */
  readonly says: string
  readonly one: string
  readonly other: string
  /** What is told, where that is known to be wrong. */
  readonly told?: string
}

/** Without news behind it, a text that is cut would be a title. */
const rest = 'On 10 February 2024, three young trees were planted along the path from the gate to the parade ground.'

function told({one, other}: Pair): string {
  const index = indexOf({a: `16.02.2024\n\n${one}\n`, b: `${other}\n\n\n${rest}\n`})
  assert.deepEqual(duplicatesIn(index, 'a'), [])
  return duplicatesIn(index, 'b')[0]?.kind ?? 'neither'
}

describe('labelled pairs', () => {
  for (const pair of pairs as readonly Pair[]) {
    const {label, says, one} = pair
    it(`${pair.told === undefined ? label : `${label}, told as ${pair.told}`}: ${says} (${one.slice(0, 24)}…)`, () =>
      assert.equal(told(pair), pair.told ?? label))
  }
})
