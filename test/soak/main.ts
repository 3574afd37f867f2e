/**
 * `npm run soak [-- MINUTES]`: the random tests with larger budgets and a new seed each round, until the time is up (an
 * hour when none is given) or one of them fails. Prints the seed of each round and, on a failure, how to repeat it.
 *
 * `npm run soak -- normalize [DUMPS] [FIRST]`: so many dumps (200,000 when no number is given) held to what normalizing
 * promises, from number FIRST on, of the seed in DATELINE_SEED. Prints how many were tried, and every failure shortened.
 *
 * `npm run soak -- merge [MERGES] [FIRST]`: the same for merges of three dumps (5,000 when no number is given).
 */
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '..', '..', '..')
const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js')
const normalizing = 'out/test/core/properties/normalize.soak.js'
const merging = 'out/test/core/properties/merge.soak.js'
const suites = [
  'out/test/core/properties/*.test.js',
  'out/test/core/markup.test.js',
  'out/test/core/recognize-again.test.js',
  'out/test/core/workspace-index.test.js',
  'out/test/core/person-mentions.test.js',
  'out/test/cli/normalize-large.test.js',
  'out/test/protocol/random-session.test.js',
  normalizing,
  merging,
  'out/test/growth/to-16-mb.soak.js',
]

/** What each property and each session may take, in milliseconds and in steps. */
const budget = {DATELINE_BUDGET: '60000', DATELINE_STEPS: '500000'}

const [what = '60', count, first = '0'] = process.argv.slice(2)
const search = {DATELINE_FIRST: first, DATELINE_FAILURES: '20'}
if (what === 'normalize') process.exit(run([normalizing], {...search, DATELINE_DUMPS: count ?? '200000'}))
if (what === 'merge') process.exit(run([merging], {...search, DATELINE_MERGES: count ?? '5000'}))
const minutes = Number(what)
if (!(minutes > 0)) {
  console.error(
    `soak: expected a number of minutes above 0, "normalize" or "merge", got ${JSON.stringify(what)}; nothing was run.`,
  )
  process.exit(1)
}
const end = Date.now() + minutes * 60_000
let rounds = 0
while (Date.now() < end) {
  const seed = String((Date.now() + rounds) % 1_000_000)
  console.log(`\nRound ${String(++rounds)}, DATELINE_SEED=${seed}`)
  const status = run(suites, {...budget, DATELINE_SEED: seed})
  if (status !== 0) {
    const variables = Object.entries({...budget, DATELINE_SEED: seed}).map(([name, value]) => `${name}=${value}`)
    console.log(`\nFailed. To repeat: ${variables.join(' ')} npx mocha --no-config --timeout 0 ${suites.join(' ')}`)
    process.exit(1)
  }
}
console.log(`\n${String(rounds)} rounds passed.`)

/** Runs suites; gives what they exit with. */
function run(files: readonly string[], variables: Readonly<Record<string, string>>): number {
  const {status} = spawnSync(process.execPath, [mocha, '--no-config', '--timeout', '0', ...files], {
    cwd: root,
    env: {...process.env, ...variables},
    stdio: 'inherit',
  })
  return status ?? 1
}
