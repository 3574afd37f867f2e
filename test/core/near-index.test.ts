import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {sequence, type Random} from '../bench/random.js'
import {seed} from '../seed.js'
import {factsIn} from './reading.js'

const words =
  'harbor bridge winter market garden letter signal museum valley ticket doctor forest summer engine island planet ' +
  'stable copper velvet basket candle mirror pocket ribbon saddle tunnel violin walnut anchor barrel carpet dragon'
const list = words.split(' ')

function any<T>(random: Random, of: readonly T[]): T {
  return of[Math.floor(random() * of.length)] as T
}

/** A paragraph of 24 words that no other is like. */
function paragraph(random: Random): string {
  return `On 16 February 2024, ${Array.from({length: 20}, () => any(random, list)).join(' ')}.`
}

/** The paragraph with a word or a number changed, or as it is. */
function altered(random: Random, text: string): string {
  const changed = random()
  if (changed < 0.3) return text
  return changed < 0.5
    ? text.replace('16', String(17 + Math.floor(random() * 9)))
    : text.replace(any(random, list), any(random, list))
}

function told(index: WorkspaceIndex, paths: readonly string[]): readonly unknown[] {
  return paths.map((path) => duplicatesIn(index, path))
}

describe('near copies of many files', () => {
  it('are the same in whatever order files came and went', () => {
    const random = sequence(seed)
    const bases = Array.from({length: 6}, () => paragraph(random))
    const text = (): string =>
      Array.from({length: 3}, () => altered(random, altered(random, any(random, bases)))).join('\n\n\n')
    const paths = Array.from({length: 8}, (_, at) => `f${at}`)
    const now = new Map<string, FileFacts>()
    let index = emptyIndex
    let near = 0
    for (let step = 0; step < 60; step++) {
      const path = any(random, paths)
      const facts = random() < 0.2 ? null : factsIn(`${text()}\n`)
      if (facts) now.set(path, facts)
      else now.delete(path)
      index = withFiles(index, [[path, facts]])
      const found = told(index, paths)
      assert.deepEqual(found, told(withFiles(emptyIndex, now), paths), `seed ${seed}, step ${step}`)
      assert.deepEqual(found, told(withFiles(emptyIndex, [...now].reverse()), paths), `seed ${seed}, step ${step}`)
      near += paths.flatMap((path) => duplicatesIn(index, path)).filter(({kind}) => kind !== 'copy').length
    }
    assert.ok(near > 0)
  })

  it('cost an edit the same, however many files there are', () => {
    const random = sequence(7)
    const index = (files: number): WorkspaceIndex =>
      withFiles(
        emptyIndex,
        Array.from({length: files}, (_, at) => [`g${at}`, factsIn(`${paragraph(random)}\n`)] as const),
      )
    const small = index(100)
    const large = index(3_200)
    const cost = (start: WorkspaceIndex): number => {
      let now = start
      const before = process.cpuUsage().user
      for (let at = 0; at < 100; at++) {
        now = withFiles(now, [['g50', factsIn(`${paragraph(random)}\n`)]])
        duplicatesIn(now, 'g50')
      }
      return process.cpuUsage().user - before
    }
    cost(small)
    cost(large)
    const least = (start: WorkspaceIndex): number => Math.min(cost(start), cost(start), cost(start))
    assert.ok(least(large) < 6 * least(small))
  })

  it('are looked for in time linear in a block that repeats, and in a strip that all files share', () => {
    const random = sequence(9)
    const block = paragraph(random)
    const many = `${Array.from({length: 20_000}, () => block).join('\n\n')}\n`
    const strip = `${Array.from({length: 5}, () => paragraph(random)).join('\n\n\n')}\n`
    const shared = factsIn(strip)
    const index = withFiles(emptyIndex, [
      ['many', factsIn(many)],
      ...Array.from({length: 2_000}, (_, at) => [`h${at}`, shared] as const),
    ])
    assert.equal(duplicatesIn(index, 'many').length > 0, true)
    for (let at = 0; at < 2_000; at++) assert.equal(duplicatesIn(index, `h${at}`).length <= 1, true)
    assert.equal(duplicatesIn(withFiles(index, [['many', null]]), 'many').length, 0)
  })
})
