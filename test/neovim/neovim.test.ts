import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const has = spawnSync('nvim', ['--version']).status === 0
const ci = Boolean(process.env['CI']) && process.env['CI'] !== 'false'

describe('Neovim', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-neovim-'))
    const copied = 'On 15 February, the Permanent Council approved the plan of joint training for the whole year.'
    writeFileSync(
      join(folder, 'early.txt'),
      `03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met the observers.\n\n\n${copied}\n\nGo back\n`,
    )
    writeFileSync(
      join(folder, 'late.txt'),
      `16.02.2024\n\nThe CSTO Deputy Secretary General V.Semerikov took part in the meeting.\n\n\n${copied}\n\nGo back\n`,
    )
  })
  after(() => rmSync(folder, {recursive: true}))

  it('shows outline, hover, references, problems and definition over stdio', function () {
    if (!has && !ci) {
      process.stderr.write('    Neovim is not installed: its test is skipped. To run it: apt-get install neovim\n')
      this.skip()
    }
    this.timeout(120_000)
    const server = [process.execPath, join(root, 'out', 'server', 'src', 'lsp', 'main.js'), '--stdio']
    const script = join(root, 'test', 'neovim', 'client.lua')
    const args = ['--headless', '--clean', '-n', '-i', 'NONE', '-S', script]
    const env = {...process.env, SERVER: JSON.stringify(server), XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder}
    const {status, stdout, stderr} = spawnSync('nvim', args, {cwd: folder, env, encoding: 'utf8', timeout: 100_000})
    assert.equal(status, 0, `${stdout}\n${stderr}`)
    assert.equal(stdout.match(/^ok /gm)?.length, 8, stdout)
  })
})
