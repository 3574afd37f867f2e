/**
 * Mocha's own report for people, and beside it the counts in a file for scripts/test.mjs: the file named by the
 * reporter option `counts` receives `{"passed": 1, "failed": 0, "skipped": 0}`.
 */
import {writeFileSync} from 'node:fs'
import mocha from 'mocha'

/** Mocha asks for a class here. */
export default class SpecAndCounts extends mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {{reporterOptions?: {counts?: string}}} options
   */
  constructor(runner, options) {
    super(runner, options)
    const file = options.reporterOptions?.counts
    if (file === undefined) return
    runner.once('end', () => {
      const {passes: passed, failures: failed, pending: skipped} = this.stats
      writeFileSync(file, JSON.stringify({passed, failed, skipped}))
    })
  }
}
