import fc from 'fast-check'
import process from 'node:process'
import {anyAtom, anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {anyManner, keepsPromises, type Manner} from './promises.js'
import {realDumps} from './real-dumps.js'
import {seed} from '../../seed.js'
import {spoiledDumps} from './spoiled.js'

/** Milliseconds for each property; `npm run soak` gives hours. */
const budget = Number(process.env['DATELINE_BUDGET'] ?? 700)

/** So many spoiled dumps are tried; `normalize.soak.ts` tries any number. */
const dumps = 150

const asItComes: Manner = {options: {}}

function forAWhile(each: (random: () => number) => void): void {
  const random = sequence(seed)
  const end = Date.now() + budget
  for (let times = 0; Date.now() < end || times < 20; times++) each(random)
}

describe(`normalizing (seed ${seed})`, function () {
  this.timeout(budget * 10 + 60_000)

  for (const {path, text, format} of realDumps())
    it(`keeps its promises for ${path}`, () => void keepsPromises({text, format}, asItComes))
  it('keeps its promises for dumps of every layout', () => {
    const state = newState()
    forAWhile((random) => {
      const {text, extension} = generateDump(random, state)
      keepsPromises({text, format: extension === 'md' ? 'markdown' : 'plain'}, asItComes)
    })
  })
  it('keeps its promises for texts that make trouble', () => {
    forAWhile((random) => void keepsPromises({text: anyDump(random), format: 'plain'}, asItComes))
  })
  it('keeps its promises for Markdown that makes trouble', () => {
    forAWhile((random) => void keepsPromises({text: anyDump(random).slice(0, 4000), format: 'markdown'}, asItComes))
  })
  it('keeps its promises for spoiled dumps, whatever rules are on, in the whole and in part', () => {
    const random = sequence(seed)
    for (const dump of spoiledDumps(seed, 0, dumps)) keepsPromises(dump, anyManner(random, dump))
  })
  it('keeps its promises for a few atoms in any order', () => {
    const atom = fc.integer().map((start) => anyAtom(sequence(start)))
    fc.assert(
      fc.property(
        fc.array(atom, {maxLength: 12}),
        (atoms) => void keepsPromises({text: atoms.join(''), format: 'plain'}, asItComes),
      ),
      {seed, numRuns: 100_000, interruptAfterTimeLimit: budget, markInterruptAsFailure: false},
    )
  })
})
