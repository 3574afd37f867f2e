import {strict as assert} from 'node:assert'
import {copied, detached} from '../../server/src/core/detached.js'
import {heapUsed} from '../bench/heap.js'

describe('a string of its own', () => {
  it('has the same units, however short', () => {
    for (const text of ['', 'a', 'ж', 'ab', '👍', 'Go back', 'Главная страница сайта'.repeat(9)])
      assert.equal(copied(text), text)
  })

  it('keeps no text alive that it was cut from', function () {
    // To look for what nobody refers to takes long behind all the other tests.
    this.timeout(60_000)
    const before = heapUsed()
    const kept = Array.from({length: 20}, (_, number) => {
      const file = (number % 2 === 0 ? 'Twenty words of news ' : 'Слово за словом ').repeat(50_000) + String(number)
      return [copied(file.slice(7, 47)), detached(file.slice(-47))]
    })
    const weight = heapUsed() - before
    assert.equal(kept.length, 20)
    // Each of the texts is of 800,000 units at the least.
    assert.ok(weight < 4_000_000, `forty short strings take ${weight} bytes`)
  })
})
