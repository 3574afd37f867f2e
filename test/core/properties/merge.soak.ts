import assert from 'node:assert/strict'
import process from 'node:process'
import {seed} from '../../seed.js'
import {inputOf, keepsMergePromises, type MergeOutcome} from './merge-promises.js'
import {shortened} from './shortened.js'
import {dumpsOfSites, type Spoiled} from './spoiled.js'

/** How many merges, and the number of the first, so that a search goes on where one has ended. */
const merges = Number(process.env['DATELINE_MERGES'] ?? 1000)
const first = Number(process.env['DATELINE_FIRST'] ?? 0)

/** So many failures are told, each shortened; then the search ends. */
const mostFailures = Number(process.env['DATELINE_FAILURES'] ?? 1)

/** The long version of merge.test.ts, for `npm run soak`. */
describe(`${merges} merges of three dumps from number ${first} on (seed ${seed})`, function () {
  this.timeout(0)

  it('keep their promises', () => {
    const tally = {merges: 0, settled: 0, 'settled in all steps': 0}
    const failures: string[] = []
    for (const dumps of dumpsOfSites(seed, first, merges, 3)) {
      const number = first + tally.merges++
      const outcome = outcomeOf(dumps)
      if (typeof outcome === 'string') {
        failures.push(told(number, dumps, outcome))
        console.log(failures[failures.length - 1])
        if (failures.length >= mostFailures) break
        continue
      }
      if (outcome.settled) tally.settled++
      if (outcome.settledSteps) tally['settled in all steps']++
      if (tally.merges % 500 === 0) console.log(`      ${JSON.stringify(tally)}`)
    }
    console.log(`      ${JSON.stringify(tally)}`)
    assert.equal(failures.length, 0, `${failures.length} of ${tally.merges} merges failed`)
  })
})

/** What merging came to, or which promise it broke. */
function outcomeOf(dumps: readonly Spoiled[]): MergeOutcome | string {
  try {
    const [a, b, c] = dumps.map(({text, format}, at) => inputOf(`${at}.${format === 'markdown' ? 'md' : 'txt'}`, text))
    return a && b && c ? keepsMergePromises(a, b, c) : assert.fail('three dumps are merged')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function told(number: number, dumps: readonly Spoiled[], outcome: string): string {
  let short = dumps
  for (const at of dumps.keys()) {
    const replaced = (text: string): readonly Spoiled[] =>
      short.map((dump, other) => (other === at ? {...dump, text} : dump))
    // Any broken promise will do: a shorter text often breaks another first.
    short = replaced(shortened(short[at]?.text ?? '', (text) => typeof outcomeOf(replaced(text)) === 'string'))
  }
  const again = outcomeOf(short)
  return [
    `\n      DATELINE_SEED=${seed} DATELINE_FIRST=${number} DATELINE_MERGES=1:`,
    ...short.map(({text, format}) => `${format}: ${JSON.stringify(text)}`),
    (typeof again === 'string' ? again : outcome).slice(0, 1500),
  ].join('\n      ')
}
