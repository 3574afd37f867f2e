/**
 * `npm run soak [-- MINUTES]`: the random tests with larger budgets and a new seed each round, until the time is up (an
 * hour when none is given) or one of them fails. Prints the seed of each round and, on a failure, how to repeat it.
 */
import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '..', '..', '..')
const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js')
const suites = [
  'out/test/core/properties/*.test.js',
  'out/test/core/markup.test.js',
  'out/test/core/recognize-again.test.js',
  'out/test/core/workspace-index.test.js',
  'out/test/protocol/random-session.test.js',
  'out/test/growth/to-16-mb.soak.js',
]

/** What each property and each session may take, in milliseconds and in steps. */
const budget = {DATELINE_BUDGET: '60000', DATELINE_STEPS: '500000'}

const minutes = Number(process.argv[2] ?? 60)
if (!(minutes > 0)) {
  console.error(`soak: expected a number of minutes above 0, got ${JSON.stringify(process.argv[2])}; nothing was run.`)
  process.exit(1)
}
const end = Date.now() + minutes * 60_000
let rounds = 0
while (Date.now() < end) {
  const seed = String((Date.now() + rounds) % 1_000_000)
  console.log(`\nRound ${String(++rounds)}, DATELINE_SEED=${seed}`)
  const env = {...process.env, ...budget, DATELINE_SEED: seed}
  const {status} = spawnSync(process.execPath, [mocha, '--no-config', '--timeout', '0', ...suites], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  if (status !== 0) {
    const variables = Object.entries({...budget, DATELINE_SEED: seed}).map(([name, value]) => `${name}=${value}`)
    console.log(`\nFailed. To repeat: ${variables.join(' ')} npx mocha --no-config --timeout 0 ${suites.join(' ')}`)
    process.exit(1)
  }
}
console.log(`\n${String(rounds)} rounds passed.`)
