import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {emptyIndex, factsAt, filesOf, withFiles, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {generateText, sequence} from '../bench/generate.js'
import {factsIn, indexOf} from './reading.js'
import {seed} from '../seed.js'

/** All that the index tells of all files, in the order of their paths: two indexes that tell the same are equal. */
function told(index: WorkspaceIndex): unknown {
  return [...filesOf(index)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, facts]) => ({
      path,
      copies: duplicatesIn(index, path),
      persons: mentionsIn(facts).map((mention) => personOf(index, path, mention)),
    }))
}

describe('the index of a workspace', () => {
  const random = sequence(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

  it(`is the same after any changes as from scratch (DATELINE_SEED=${String(seed)})`, () => {
    const blocks = Array.from({length: 12}, (_, at) => generateText(at + seed, 3000))
      .join('\n\n\n')
      .split(/\n{2,}/)
      .filter((block) => block.length > 30)
    const paths = Array.from({length: 12}, (_, at) => `dump-${String(at)}.txt`)
    const texts = new Map<string, string>()
    let index = emptyIndex
    for (let step = 0; step < 400; step++) {
      const path = pick(paths)
      const old = texts.get(path)
      if (old !== undefined && random() < 0.15) {
        texts.delete(path)
        index = withFiles(index, [[path, null]])
      } else {
        const text = Array.from({length: 1 + Math.floor(random() * 8)}, () => pick(blocks)).join(
          random() < 0.5 ? '\n\n\n' : '\n\n',
        )
        texts.set(path, text)
        index = withFiles(index, [[path, factsIn(text)]])
      }
      if (step % 40 === 39) assert.deepEqual(told(index), told(indexOf(Object.fromEntries(texts))))
    }
  })

  it('leaves the index before a change as it was', () => {
    const before = indexOf({a: generateText(1, 4000), b: generateText(2, 4000)})
    const shown = JSON.stringify(told(before))
    const after = withFiles(before, [
      ['a', null],
      ['c', factsIn(generateText(2, 4000))],
    ])
    assert.equal(JSON.stringify(told(before)), shown)
    assert.notEqual(JSON.stringify(told(after)), shown)
    assert.equal(factsAt(after, 'a'), undefined)
  })

  it('tells the same for two hundred orders of the files', () => {
    const files = Array.from({length: 10}, (_, at) => [`f${at}`, factsIn(generateText(at % 6, 3000))] as const)
    const expected = JSON.stringify(told(withFiles(emptyIndex, files)))
    const random = sequence(seed)
    for (let round = 0; round < 200; round++) {
      const order = files.map((file) => [random(), file] as const).sort(([a], [b]) => a - b)
      const index = withFiles(
        emptyIndex,
        order.map(([, file]) => file),
      )
      assert.equal(JSON.stringify(told(index)), expected, `seed ${seed}, order ${round}`)
    }
  })

  it('is in peace with names that objects have already', () => {
    const text = 'On 1 May 2024, the Minister __proto__ Constructor and President Ivan Prototype met in Minsk.\n'
    const index = indexOf({__proto__x: text, constructor: text, toString: text})
    assert.equal([...filesOf(index)].length, 3)
    assert.equal(duplicatesIn(index, 'toString').length, 1)
  })
})
