import {strict as assert} from 'node:assert'
import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {root} from '../harness/installation.js'
import {until} from '../harness/until.js'

const define = process.env['DATELINE_SKIP_EDITOR'] ? describe.skip : describe

define('npm start without a code on the PATH', function () {
  this.timeout(600_000)

  it('serves VS Code to this machine, behind a password, until it is interrupted', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'dateline-profile-'))
    const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !existsSync(join(folder, 'code')))
    const started = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
      env: {...process.env, PATH: path.join(delimiter), DATELINE_PROFILE: profile},
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    started.stdout.on('data', (chunk) => (printed += String(chunk)))
    const ended = new Promise<number | null>((resolve) => started.once('exit', resolve))
    try {
      const [url = '', password = ''] = await until(
        'address',
        () => [/http:\/\/127\.0\.0\.1:\d+(?=\/\?folder=)/.exec(printed)?.[0], /password: (\w+)\s/.exec(printed)?.[1]],
        (found) => !found.includes(undefined),
        500_000,
      )
      assert.equal(new URL(await landing(url)).pathname, '/login')
      const cookie = await logIn(url, password)
      assert.match(cookie, /code-server-session/)
      assert.equal(await logIn(url, 'a wrong one'), '')
      started.kill('SIGINT')
      assert.equal(await ended, 0)
      await assert.rejects(fetch(url))
    } finally {
      started.kill('SIGKILL')
      rmSync(profile, {recursive: true, force: true, maxRetries: 10, retryDelay: 100})
    }
  })
})

/** Where a stranger ends up. */
async function landing(url: string): Promise<string> {
  return (await fetch(url)).url
}

/** The cookie that the password earns; empty when it earns none. */
async function logIn(url: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    body: new URLSearchParams({password}),
    redirect: 'manual',
  })
  return answer.headers.get('set-cookie') ?? ''
}
