import {writeFileSync} from 'node:fs'
import {format} from 'node:util'
import Mocha from 'mocha'

/**
 * What VS Code calls inside the extension host. Runs the bundle of tests named by `DATELINE_HOST_TESTS`, then writes
 * the counts and the report to the file named by `DATELINE_HOST_REPORT`. Fails when a test fails.
 */
export async function run(): Promise<void> {
  const tests = process.env['DATELINE_HOST_TESTS']
  const report = process.env['DATELINE_HOST_REPORT']
  if (tests === undefined || report === undefined) throw new Error('Only run-host.ts may start this.')
  const lines: string[] = []
  Mocha.reporters.Base.consoleLog = (...words: unknown[]) => lines.push(format(...words))
  const mocha = new Mocha({ui: 'bdd', timeout: 60_000, grep: process.env['DATELINE_GREP'] ?? ''})
  Mocha.reporters.Base.useColors = false
  mocha.addFile(tests)
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve)
    const {stats} = runner
    runner.once('end', () => {
      const counts = {passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0}
      // Written in the next turn, when the reporter has said its last word.
      setImmediate(() => writeFileSync(report, JSON.stringify({...counts, lines})))
    })
  })
  // The page learns of the end when this returns; by then the report must be there.
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (failures > 0) throw new Error(`${failures} failed`)
}
