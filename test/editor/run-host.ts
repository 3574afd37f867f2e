/**
 * Runs test/editor/host/*.test.ts inside the extension host of a real VS Code, where the `vscode` module is the real
 * one and the packaged extension is installed.
 *
 *   node out/test/editor/run-host.js [COUNTS]   the counts go to this file: see scripts/test.mjs
 *
 * `DATELINE_GREP` picks tests by their names. An error in our output channel is a failure, whatever the tests say.
 */
import {build, type BuildOptions} from 'esbuild'
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import Module from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Mocha from 'mocha'
import {root} from './harness/installation.js'
import {logs, openSession, outputChannel} from './harness/session.js'
import {until} from './harness/until.js'

interface Report {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly lines: readonly string[]
}

const bundles = join(root, 'out', 'test', 'editor', 'bundles')
const tests = join(bundles, 'tests.cjs')

await bundle()
const report = process.env['DATELINE_SKIP_EDITOR'] ? await countOnly() : await runInside()
for (const line of report.lines) process.stdout.write(`${line}\n`)
const [, , counts] = process.argv
if (counts !== undefined) await writeFile(counts, JSON.stringify(report))
process.exitCode = report.failed > 0 ? 1 : 0

/** VS Code wants CommonJS: one file with all tests, one with what runs them. */
async function bundle(): Promise<void> {
  const host = join(root, 'test', 'editor', 'host')
  const files = (await readdir(host)).filter((name) => name.endsWith('.test.ts')).sort()
  const imports = files.map((name) => `import './${name}'`).join('\n')
  const common: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  }
  await build({...common, stdin: {contents: imports, resolveDir: host, loader: 'ts'}, outfile: tests})
  await build({...common, entryPoints: [join(host, 'run.ts')], outfile: join(bundles, 'run.cjs')})
}

async function runInside(): Promise<Report> {
  const scratch = await mkdtemp(join(tmpdir(), 'dateline-host-'))
  const file = join(scratch, 'report.json')
  const exit: {code?: number; crashed?: true} = {}
  const session = await openSession({
    folder: 'test/editor/fixtures',
    tests: join(bundles, 'run.cjs'),
    variables: {DATELINE_HOST_TESTS: tests, DATELINE_HOST_REPORT: file},
    prepare: async (page) => {
      page.once('crash', () => (exit.crashed = true))
      // VS Code calls these two in the page: what the tests print, and the status they ended with.
      await page.exposeFunction('codeAutomationLog', () => undefined)
      await page.exposeFunction('codeAutomationExit', (code: number) => void (exit.code = code))
    },
  })
  try {
    await until('end of the tests', () => exit.code !== undefined || exit.crashed === true, Boolean, 240_000)
    const report = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Report)
    const isTrouble = (await outputChannel(session.home)).includes(' [error] ')
    if (report.failed > 0 || isTrouble) process.stderr.write(`${await logs(session.home)}\n`)
    return isTrouble ? {...report, failed: report.failed + 1} : report
  } catch (error) {
    throw new Error(
      `The tests in the extension host broke down.\n${await logs(session.home)}\n${session.server.log()}`,
      {
        cause: error,
      },
    )
  } finally {
    await session.close()
    await rm(scratch, {recursive: true, force: true})
  }
}

/** How many tests there are, without a VS Code: what would have run counts as skipped. */
async function countOnly(): Promise<Report> {
  const stub: unknown = new Proxy(() => undefined, {get: () => stub})
  const loader = Module as unknown as {_load: (name: string, ...rest: unknown[]) => unknown}
  const load = loader._load
  loader._load = (name, ...rest) => (name === 'vscode' ? stub : load.call(loader, name, ...rest))
  const mocha = new Mocha({ui: 'bdd', reporter: 'min', dryRun: true})
  Mocha.reporters.Base.consoleLog = () => undefined
  mocha.addFile(tests)
  await mocha.loadFilesAsync()
  return {passed: 0, failed: 0, skipped: mocha.suite.total(), lines: []}
}
