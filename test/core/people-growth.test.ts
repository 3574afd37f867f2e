import assert from 'node:assert/strict'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {factsAt} from '../../server/src/core/workspace-index.js'
import {indexOf} from './reading.js'

const syllables = ['ba', 'de', 'gi', 'ko', 'lu', 'ma', 'ne', 'pi', 'ro', 'tu']

/** A given name of its own for each number. */
function given(number: number): string {
  let name = ''
  for (let rest = number, at = 0; at < 4; at++, rest = Math.floor(rest / 10)) name += syllables[rest % 10] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}n`
}

/** Pages on which everybody is an Ivanov, in full, by initials and by the surname alone. */
const pages: Readonly<Record<string, (number: number) => string>> = {
  'one person, named short again and again': () => 'Minister Petr Ivanov came, and then P. Ivanov and Ivanov went.',
  'many persons and their initials': (number) =>
    `Minister ${given(number)} Ivanov came, and then Minister ${given(number).charAt(0)}. Ivanov went.`,
  'many persons and a surname alone': (number) =>
    `Minister ${given(number)} Ivanov came, and then Minister Ivanov went.`,
}

function timeOf(write: (number: number) => string, paragraphs: number): number {
  const text = Array.from({length: paragraphs}, (_, number) => write(number)).join('\n\n')
  let best = Infinity
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage()
    const index = indexOf({a: text})
    for (const mention of mentionsIn(factsAt(index, 'a'))) personOf(index, 'a', mention)
    const {user, system} = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}

describe('people of one surname', () => {
  for (const [shape, write] of Object.entries(pages)) {
    it(`take time in proportion to their mentions: ${shape}`, () => {
      timeOf(write, 250)
      const growth = timeOf(write, 2000) / Math.max(timeOf(write, 250), 5_000)
      assert.ok(growth < 24, `${growth.toFixed(1)} times the time for 8 times the mentions`)
    }).timeout(60_000)
  }
})
