import {strict as assert} from 'node:assert'
import {execFile} from 'node:child_process'
import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const script = join(root, 'scripts', 'start.mjs')
const run = promisify(execFile)

describe('npm start', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'dateline-start-'))
  after(() => rmSync(folder, {recursive: true, force: true}))

  it('opens the folder in the code that is on the PATH', async () => {
    const told = join(folder, 'told.json')
    // A stand-in for VS Code: it writes down what it was asked to do.
    const code = join(folder, 'code')
    writeFileSync(
      code,
      `#!/usr/bin/env node\nrequire('fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv.slice(2)))\n`,
    )
    chmodSync(code, 0o755)
    const env = {...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, INIT_CWD: dirname(folder)}
    await run(process.execPath, [script, folder.slice(dirname(folder).length + 1)], {cwd: root, env})
    assert.deepEqual(JSON.parse(readFileSync(told, 'utf8')), [`--extensionDevelopmentPath=${root}`, folder])
    await run(process.execPath, [script], {cwd: root, env})
    assert.deepEqual(JSON.parse(readFileSync(told, 'utf8')), [
      `--extensionDevelopmentPath=${root}`,
      join(root, 'examples'),
    ])
  })

  it('says which folder is missing', async () => {
    const missing = join(folder, 'nowhere')
    await assert.rejects(run(process.execPath, [script, missing]), (error: {stderr: string}) => {
      assert.match(error.stderr, /nowhere is not a folder/)
      return true
    })
  })
})
