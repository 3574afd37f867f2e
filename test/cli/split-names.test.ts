import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dateline, inFolder} from './dateline.js'

const dump =
  '16.02.2024\n\nOn 15 February, the CSTO Secretary General Imangali Tasmagambetov met the press.\n\n\n' +
  '14.02.2024\n\nThe report of the accounting commission was read out in Minsk on the same day.\n\nGo back\n'

/** Names that some shell, disk or system takes for something else. */
const names = [
  'a\nb.txt',
  'qu"ote\'s.txt',
  '-rf.txt',
  'con.txt',
  'Page.txt',
  'page.txt',
  `Встреча${'é'.normalize('NFC')}.txt`,
  `Встреча${'é'.normalize('NFD')}.txt`,
  `${'x'.repeat(251)}.txt`,
  'tab\there.txt',
  'back\\slash.txt',
  'trail .txt',
  '\u202egpj.txt',
  '=SUM(1).txt',
  '%41#?.txt',
]

describe('dumps with names that make trouble', () => {
  const files = Object.fromEntries(names.map((name) => [name, dump]))

  it('are split by a patch that Git takes, into files that no two of meet on a disk that tells no capitals apart', () =>
    inFolder(files, async (cwd) => {
      const patch = await dateline(['split', '.'], {cwd})
      assert.deepEqual([patch.status, patch.stderr], [0, ''])
      const applied = spawnSync('git', ['apply', '-'], {cwd, input: patch.bytes})
      assert.equal(applied.status, 0, applied.stderr.toString())
      const made = readdirSync(cwd, {recursive: true, encoding: 'utf8'}).filter(
        (path) => path.includes('/') && path.endsWith('.txt'),
      )
      assert.equal(made.length, 2 * names.length)
      assert.equal(new Set(made.map((path) => path.normalize('NFC').toLowerCase())).size, made.length)
    }))

  it('are split on the disk into the same files', () =>
    inFolder(files, async (cwd) => {
      const run = await dateline(['split', '--write', '.'], {cwd})
      assert.deepEqual([run.status, run.stderr], [0, ''])
      assert.equal(run.stdout.split('\n').length, 2 * names.length + 1)
    }))

  it('are normalized by a patch that Git takes, and merged with a map that names them', () =>
    inFolder(files, async (cwd) => {
      const patch = await dateline(['normalize', '--also', 'removeFooter', '.'], {cwd})
      const applied = spawnSync('git', ['apply', '-'], {cwd, input: patch.bytes})
      assert.equal(applied.status, 0, applied.stderr.toString())
      const clean = await dateline(['normalize', '--also', 'removeFooter', '--check', '.'], {cwd})
      assert.deepEqual([clean.status, clean.stdout, clean.stderr], [0, '', ''])
      const merged = await dateline(['merge', '--write', '--output', 'all.out', '.'], {cwd})
      assert.equal(merged.status, 0)
      const [line = ''] = readFileSync(join(cwd, 'all.map.jsonl'), 'utf8').split('\n')
      const {sources} = JSON.parse(line) as {readonly sources: readonly {readonly file: string}[]}
      assert.deepEqual(new Set(sources.map(({file}) => file)), new Set(names.map((name) => `./${name}`)))
    }))

  it('go to a folder of a plain name from standard input', () =>
    inFolder({}, async (cwd) => {
      const run = await dateline(['split', '--write', '-'], {cwd, input: dump})
      assert.deepEqual([run.status, run.stderr], [0, ''])
      assert.deepEqual(readdirSync(cwd), ['items'])
      assert.equal(readdirSync(join(cwd, 'items')).length, 2)
      assert.equal((await dateline(['split', '--into', '', '-'], {cwd, input: dump})).status, 1)
    }))

  it('leave a folder alone that has the name of a file to make', () =>
    inFolder({'a.txt': dump, 'all.txt/in.txt': 'x'}, async (cwd) => {
      const run = await dateline(['merge', '--write', '--force', '--output', 'all.txt', 'a.txt'], {cwd})
      assert.equal(run.status, 1)
      assert.equal(run.stderr, 'dateline: all.txt: there is a folder of that name; it is not written.\n')
      assert.equal(existsSync(join(cwd, 'all.map.jsonl')), false)
    }))
})
