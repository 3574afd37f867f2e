import assert from 'node:assert/strict'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {listPersons} from '../../server/src/core/persons.js'
import {withRegister, factsAt, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {factsIn, indexOf} from '../core/reading.js'
import {registerOf} from '../core/registers.js'

const letters = 'abdegiklmnoprstuvz'

/** A word of its own for each number. */
function word(number: number): string {
  let made = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / letters.length))
    made += letters.charAt(rest % letters.length)
  return `K${made}ov`
}

/** What of one dump is asked, at best of two rounds, in microseconds of the processor. */
function timeOf(text: string, ask: (index: WorkspaceIndex) => void): number {
  let best = Infinity
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage()
    ask(indexOf({a: text}))
    const {user, system} = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}

function everybody(index: WorkspaceIndex): void {
  for (const mention of mentionsIn(factsAt(index, 'a'))) personOf(index, 'a', mention)
  listPersons(index)
}

const page = (count: number, write: (number: number) => string): string =>
  Array.from({length: count}, (_, number) => write(number)).join('\n\n')

describe('hostile names', () => {
  it('of ten thousand characters are read in time that grows with them, and shown where they stand', () => {
    const named = (length: number): string => page(4, () => `The Minister Ivan P${'e'.repeat(length)}trov came.`)
    timeOf(named(10_000), everybody)
    const growth = timeOf(named(80_000), everybody) / Math.max(timeOf(named(10_000), everybody), 5_000)
    assert.ok(growth < 24, `${growth.toFixed(1)} times the time for names of 8 times the length`)
    for (const {line, endLine, column, endColumn, named: said} of mentionsIn(factsIn(named(10_000))))
      assert.deepEqual([endLine, endColumn - column], [line, said.surface.length])
  }).timeout(60_000)

  it('by the ten thousand in one dump take time in proportion', () => {
    const crowd = (count: number): string => page(count, (at) => `The Minister Ivan ${word(at)} came to Minsk.`)
    timeOf(crowd(1_250), everybody)
    const growth = timeOf(crowd(10_000), everybody) / Math.max(timeOf(crowd(1_250), everybody), 5_000)
    assert.ok(growth < 24, `${growth.toFixed(1)} times the time for 8 times the people`)
    assert.ok(listPersons(indexOf({a: crowd(2_000)})).length > 1_500)
  }).timeout(60_000)

  it('that several of a register have take time in proportion, though nothing tells them apart', () => {
    const {register} = registerOf(
      'people:\n  - name: Ivan Petrov\n    posts: [{organisation: CSTO}]\n  - name: Ivan Petrov\n    posts: [{organisation: OSCE}]\n',
    )
    const same = (count: number): string => page(count, (at) => `Then Ivan Petrov spoke of the ${at}th matter.`)
    const ask = (index: WorkspaceIndex): void => everybody(withRegister(index, register))
    timeOf(same(500), ask)
    const growth = timeOf(same(4_000), ask) / Math.max(timeOf(same(500), ask), 5_000)
    assert.ok(growth < 24, `${growth.toFixed(1)} times the time for 8 times the mentions`)
  }).timeout(60_000)
})
