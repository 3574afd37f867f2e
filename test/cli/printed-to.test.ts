import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {closeSync, existsSync, openSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {inFolder, main} from './dateline.js'

const dump =
  '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'

/** Run the program with a file as standard output, opened as a shell does for `>` (`w`) or `>>` (`a`). */
function printedTo(
  path: string,
  flag: 'w' | 'a',
  args: readonly string[],
  cwd: string,
): {readonly status: number | null; readonly stderr: string} {
  const file = openSync(path, flag)
  try {
    const {status, stderr} = spawnSync(process.execPath, [main, ...args], {cwd, stdio: ['ignore', file, 'pipe']})
    return {status, stderr: stderr.toString('utf8')}
  } finally {
    closeSync(file)
  }
}

describe('standard output that is a file', () => {
  it('is told when the disk is full, in one line', function () {
    if (!existsSync('/dev/full')) this.skip()
    inFolder({'a.txt': dump}, (cwd) => {
      for (const args of [['merge'], ['split'], ['export'], ['normalize', '--stdout'], ['facts']]) {
        const run = printedTo('/dev/full', 'w', [...args, 'a.txt'], cwd)
        assert.equal(run.status, 1, args[0])
        assert.equal(run.stderr, 'dateline: standard output: the disk is full; what was printed is not whole.\n')
      }
    })
  })
  it('is no input of its own: passed over in a folder, and told where it was named', () =>
    inFolder({'in/a.txt': dump}, (cwd) => {
      const all = join(cwd, 'in', 'all.txt')
      for (let times = 0; times < 2; times++) {
        const run = printedTo(all, 'a', ['merge', 'in'], cwd)
        assert.deepEqual([run.status, run.stderr], [0, ''])
      }
      assert.equal(readFileSync(all, 'utf8'), `${dump}${dump}`)
      const named = printedTo(all, 'a', ['merge', 'in/a.txt', 'in/./all.txt'], cwd)
      assert.equal(named.status, 1)
      assert.equal(named.stderr, 'dateline: in/./all.txt: standard output goes to it; it is left out.\n')
    }))
})
