import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './installation.js'
import type {Session, SessionOptions} from './session.js'
import {logs, openSession, screenshot} from './session.js'

/**
 * A suite on one workbench, which opens before its first test and closes after its last. A test that fails leaves a
 * picture of the window and the logs of VS Code in out/test/editor/failures/.
 *
 * @param body Gets a function that gives the session; call it inside of tests.
 */
export function onWorkbench(title: string, options: SessionOptions, body: (session: () => Session) => void): void {
  // The one suite that may be skipped: scripts/test.mjs asks for it, and says so, where there is no Chromium.
  const define = process.env['DATELINE_SKIP_EDITOR'] ? describe.skip : describe
  define(title, () => {
    let session: Session | undefined
    const current = () => {
      if (session === undefined) throw new Error('The workbench is open inside of tests only.')
      return session
    }
    before(async function () {
      // The first run on a machine installs VS Code.
      this.timeout(600_000)
      session = await openSession(options)
    })
    afterEach(async function () {
      const test = this.currentTest
      if (session === undefined || test?.state !== 'failed') return
      const folder = join(root, 'out', 'test', 'editor', 'failures')
      const name = test.fullTitle().replace(/\W+/g, '-')
      await screenshot(session, join(folder, `${name}.png`))
      mkdirSync(folder, {recursive: true})
      writeFileSync(join(folder, `${name}.log`), `${session.server.log()}\n${await logs(session.home)}`)
    })
    after(() => session?.close())
    body(current)
  })
}
