/**
 * `npm test`: install what is missing, build, lint, package, run every suite, and end with the line
 * `N passed, N failed, N skipped`, the sums over all suites.
 *
 *   npm test                      everything
 *   npm test -- rings editor      only these suites: rings, host, workbench (editor means both of the last)
 *
 * A step before the suites that fails, and a suite that breaks down before it can count, adds one to the failed.
 * Chromium and Neovim may be missing on a person's machine: it is said, and their tests count as skipped. With CI=true
 * that is a failure.
 */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'
import {findProgram, howToGet, installPackages, main, outcome, root} from './ready.mjs'

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js')
const ci = Boolean(process.env['CI']) && process.env['CI'] !== 'false'
const scratch = mkdtempSync(join(tmpdir(), 'dateline-test-'))

/** The suites, in the order they run. Each writes its counts to the file it is given. */
const suites = {
  rings: (/** @type {string} */ counts) => [mocha, ...reportTo(counts), '--ignore', 'out/test/editor/**'],
  host: (/** @type {string} */ counts) => [join(root, 'out', 'test', 'editor', 'run-host.js'), counts],
  workbench: (/** @type {string} */ counts) => [
    mocha,
    '--no-config',
    ...reportTo(counts),
    ...['--timeout', '120000'],
    'out/test/editor/workbench/**/*.test.js',
  ],
}

/** Checked before the suites run. */
const lintSteps = /** @type {const} */ ([
  [
    'Lint',
    [
      'node_modules/eslint/bin/eslint.js',
      '.',
      '--cache',
      '--cache-location',
      'out/.eslintcache',
      '--max-warnings',
      '0',
    ],
  ],
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '.', '--check', '--log-level', 'warn']],
])

await main(async () => {
  /** @type {Counts} */
  const sum = {passed: 0, failed: 0, skipped: 0}
  /** @type {string[]} */
  const notes = []
  try {
    await runAll(sum, notes)
  } catch (error) {
    sum.failed++
    notes.push(error instanceof Error ? error.message : String(error))
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
  process.stdout.write(notes.map((note) => `\n${note}\n`).join(''))
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`)
  process.exitCode = sum.failed > 0 ? 1 : 0
})

/**
 * @param {Counts} sum Added to.
 * @param {string[]} notes What a reader should see once more at the end.
 */
async function runAll(sum, notes) {
  const asked = process.argv.slice(2).flatMap((name) => (name === 'editor' ? ['host', 'workbench'] : [name]))
  const unknown = asked.filter((name) => !(name in suites))
  if (unknown.length > 0) {
    throw new Error(`No such suite: ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}, editor.`)
  }
  await installPackages()
  await step('Build', ['scripts/build.mjs'])
  if (asked.length === 0) {
    // A slip in the layout of a file is worth knowing of together with what the tests say.
    for (const [name, args] of lintSteps) {
      if ((await timed(name, args)) !== 0) {
        sum.failed++
        notes.push(`${name} failed: see above.`)
      }
    }
  }
  const isPacked = (await timed('Package', ['scripts/package.mjs'])) === 0
  if (!isPacked) {
    sum.failed++
    notes.push('Package failed: see above. The editor suites, which use what it makes, were not run.')
  }

  const chosen = Object.entries(suites).filter(([name]) => asked.length === 0 || asked.includes(name))
  const chromium = findChromium()
  /** @type {string[]} */
  const missing = []
  if (chromium === undefined && chosen.some(([name]) => name !== 'rings')) {
    missing.push(`The editor suite (a real VS Code, driven through Chromium) was skipped: ${notThere('chromium')}`)
  }
  if (findProgram('nvim') === undefined && chosen.some(([name]) => name === 'rings')) {
    missing.push(`The tests with Neovim as a second client were skipped: ${notThere('nvim', 'neovim')}`)
  }
  notes.push(...missing)
  if (ci) sum.failed += missing.length
  for (const [name, args] of chosen) {
    if (!isPacked && name !== 'rings') continue
    const env =
      name === 'rings' ? {} : chromium === undefined ? {DATELINE_SKIP_EDITOR: '1'} : {DATELINE_CHROMIUM: chromium}
    add(sum, await suite(name, args, env), notes)
  }
}

/**
 * @param {string} name
 * @param {(counts: string) => string[]} args
 * @param {Readonly<Record<string, string>>} variables `DATELINE_SKIP_EDITOR` counts the tests without running them.
 * @returns {Promise<Counts & {broken?: string}>}
 */
async function suite(name, args, variables) {
  const file = join(scratch, `${name}.json`)
  const title = `Suite ${name}${'DATELINE_SKIP_EDITOR' in variables ? ' (skipped)' : ''}`
  const status = await timed(title, args(file), {...process.env, ...variables})
  const counts = readCounts(file)
  if (counts === undefined) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      broken: `The suite "${name}" broke down (status ${status}) before it could count.`,
    }
  }
  // A status that the counts do not explain is a failure too: an error outside of any test.
  if (status !== 0 && counts.failed === 0) {
    return {
      ...counts,
      failed: 1,
      broken: `The suite "${name}" ended with status ${status} though no test of it failed.`,
    }
  }
  return counts
}

/**
 * @param {Counts} sum
 * @param {Counts & {broken?: string}} counts
 * @param {string[]} notes
 */
function add(sum, counts, notes) {
  sum.passed += counts.passed
  sum.failed += counts.failed
  sum.skipped += counts.skipped
  if (counts.broken !== undefined) notes.push(counts.broken)
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function step(name, args) {
  const status = await timed(name, args)
  if (status !== 0) throw new Error(`${name} failed with status ${status}: see above. No suite was run.`)
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function timed(name, args, env = process.env) {
  process.stdout.write(`\n== ${name}\n`)
  const start = performance.now()
  const {status} = await outcome(process.execPath, args, {env})
  process.stdout.write(`== ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  return status
}

/** @param {string} counts */
function reportTo(counts) {
  return ['--reporter', './scripts/reporter.mjs', '--reporter-option', `counts=${counts}`]
}

/**
 * @param {string} file
 * @returns {Counts | undefined}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} program
 * @param {string} [packages] As apt-get calls it.
 */
function notThere(program, packages = program) {
  return `there is no ${program} on the PATH. ${howToGet(packages)}`
}

/** The Chromium that is asked for, else the first one on the PATH. */
function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  return process.env['DATELINE_CHROMIUM'] ?? names.map(findProgram).find((file) => file !== undefined)
}
