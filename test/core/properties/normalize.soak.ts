import assert from 'node:assert/strict'
import process from 'node:process'
import {sequence} from '../../bench/generate.js'
import {seed} from '../../seed.js'
import {anyManner, keepsPromises, type Manner} from './promises.js'
import {shortened} from './shortened.js'
import {spoiledDumps, type Spoiled} from './spoiled.js'

/** How many dumps, and the number of the first, so that a search goes on where one has ended. */
const dumps = Number(process.env['DATELINE_DUMPS'] ?? 20_000)
const first = Number(process.env['DATELINE_FIRST'] ?? 0)

/** So many failures are told, each shortened; then the search ends. */
const mostFailures = Number(process.env['DATELINE_FAILURES'] ?? 1)

/** The long version of normalize.test.ts, for `npm run soak`. */
describe(`normalizing ${dumps} dumps from number ${first} on (seed ${seed})`, function () {
  this.timeout(0)

  it('keeps its promises for all of them', () => {
    const tally = {dumps: 0, changed: 0, markdown: 0, parts: 0, 'with places left': 0, 'places left': 0}
    const failures: string[] = []
    for (const dump of spoiledDumps(seed, first, dumps)) {
      const number = first + tally.dumps++
      const manner = anyManner(sequence(number), dump)
      const failure = failureOf(dump, manner)
      if (typeof failure === 'string') {
        failures.push(told(number, dump, manner, failure))
        console.log(failures[failures.length - 1])
        if (failures.length >= mostFailures) break
        continue
      }
      if (failure.edits.length > 0) tally.changed++
      if (dump.format === 'markdown') tally.markdown++
      if (manner.range) tally.parts++
      if (failure.left.length > 0) tally['with places left']++
      tally['places left'] += failure.left.length
      if (tally.dumps % 10_000 === 0) console.log(`      ${JSON.stringify(tally)}`)
    }
    console.log(`      ${JSON.stringify(tally)}`)
    assert.equal(failures.length, 0, `${failures.length} of ${tally.dumps} dumps failed`)
  })
})

/** What normalizing gave, or which promise it broke. */
function failureOf(dump: Spoiled, manner: Manner): ReturnType<typeof keepsPromises> | string {
  try {
    return keepsPromises(dump, manner)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function told(number: number, dump: Spoiled, manner: Manner, failure: string): string {
  // Any broken promise will do: a shorter text often breaks another first.
  const text = shortened(dump.text, (shorter) => typeof failureOf({...dump, text: shorter}, manner) === 'string')
  const again = failureOf({...dump, text}, manner)
  const message = typeof again === 'string' ? again : failure
  return [
    `\n      DATELINE_SEED=${seed} DATELINE_FIRST=${number} DATELINE_DUMPS=1: ${dump.format}, ${JSON.stringify(manner)}`,
    JSON.stringify(text),
    message.slice(0, 1500),
  ].join('\n      ')
}
