import {strict as assert} from 'node:assert'
import {spawnSync, type SpawnSyncReturns} from 'node:child_process'
import fs from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {dateline, inFolder, root} from './dateline.js'

const module = pathToFileURL(join(root, 'out', 'server', 'src', 'cli', 'write-together.js')).href

/** What was there before, null for a file that is made, and what is to be there. */
const old: Readonly<Record<string, string | null>> = {'all.map.jsonl': null, 'all.txt': 'old', 'sub/more.txt': null}
const fresh: Readonly<Record<string, string>> = {'all.map.jsonl': '{}\n', 'all.txt': 'new\n', 'sub/more.txt': 'more\n'}

/**
 * A program that writes three files together, and kills itself with SIGKILL before the call that DIE_AT says, of those
 * that change the disk; without it, prints how many there are. `FILL` is written in place of the last file, where given.
 */
const script = `import fs, {existsSync} from 'node:fs'
  import {resolve} from 'node:path'
  let made = 0
  for (const name of ['linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'unlinkSync', 'writeSync']) {
    const call = fs[name]
    fs[name] = (...args) => {
      if (typeof args[0] !== 'number' || args[0] > 2)
        if (String(made++) === process.env.DIE_AT) process.kill(process.pid, 'SIGKILL')
      return call(...args)
    }
  }
  const {writeTogether} = await import('${module}')
  const fresh = JSON.parse(process.env.FRESH)
  const files = Object.entries(fresh).map(([name, text]) => ({
    path: resolve(name),
    before: existsSync(name) ? fs.readFileSync(name) : null,
    after: [Buffer.from(text)],
  }))
  const tell = (file, what) => void process.stderr.write(file + ': ' + what + '.\\n')
  console.log(writeTogether(tell, 'Test', files), made)`

function written(folder: string, at: string, contents = fresh): SpawnSyncReturns<string> {
  const env = {...process.env, DIE_AT: at, FRESH: JSON.stringify(contents)}
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {cwd: folder, env, encoding: 'utf8'})
}

const given = Object.fromEntries(Object.entries(old).flatMap(([name, text]) => (text === null ? [] : [[name, text]])))

/** What the folder holds, the names that begin with a dot left out. */
function contentsOf(folder: string): Readonly<Record<string, string | null>> {
  const read = (name: string): string | null =>
    fs.existsSync(join(folder, name)) ? fs.readFileSync(join(folder, name), 'utf8') : null
  return Object.fromEntries(Object.keys(old).map((name) => [name, read(name)]))
}

/** All names in the folder, hidden ones too. */
function namesIn(folder: string): readonly string[] {
  return fs.readdirSync(folder).sort()
}

describe('files written together', function () {
  this.timeout(300_000)

  it('leave nothing beside them', () =>
    inFolder(given, (folder) => {
      const {stdout, stderr} = written(folder, 'never')
      assert.match(stdout, /^true \d+\n$/)
      assert.equal(stderr, '')
      assert.deepEqual(contentsOf(folder), fresh)
      assert.deepEqual(namesIn(folder), ['all.map.jsonl', 'all.txt', 'sub'])
    }))

  if (process.platform !== 'win32')
    it('are old or new when the command is killed, at whichever change of the disk, and one command decides', async () => {
      const count = inFolder(given, (folder) => Number(written(folder, 'never').stdout.split(' ')[1]))
      assert.ok(count > 30, String(count))
      const seen = {nothing: 0, interrupted: 0, all: 0}
      for (let at = 0; at < count; at++) {
        await inFolder(given, async (folder) => {
          assert.equal(written(folder, String(at)).signal, 'SIGKILL')
          for (const [name, text] of Object.entries(contentsOf(folder)))
            assert.ok(text === old[name] || text === fresh[name], `${name}, killed at ${at}`)
          const listed = await dateline(['recover', '.'], {cwd: folder})
          if (listed.status === 0) {
            // Either nothing was touched or everything is done; the next one writes as if nothing had been.
            const isDone = contentsOf(folder)['sub/more.txt'] !== null
            seen[isDone ? 'all' : 'nothing']++
            assert.deepEqual(contentsOf(folder), isDone ? fresh : old, `killed at ${at}`)
            assert.ok(!fs.existsSync(join(folder, '.dateline-operations')), `killed at ${at}`)
            return
          }
          seen.interrupted++
          assert.equal(listed.status, 2)
          assert.match(
            listed.stdout,
            /^Test: interrupted in the middle\n {2}all\.map\.jsonl\n {2}all\.txt\n {2}sub.more\.txt\n$/,
          )
          const next = written(folder, 'never')
          assert.match(next.stdout, /^false/)
          assert.match(
            next.stderr,
            /"Test" was interrupted when it wrote all\.map\.jsonl, all\.txt, sub.more\.txt; noth/,
          )
          assert.match(next.stderr, /"dateline recover --finish \." goes on, "dateline recover --take-back \." makes/)
          const way = at % 2 === 0 ? '--finish' : '--take-back'
          const run = await dateline(['recover', way, '.'], {cwd: folder})
          assert.equal(run.status, 0, run.stderr)
          assert.deepEqual(contentsOf(folder), at % 2 === 0 ? fresh : old, `${way}, killed at ${at}`)
          assert.deepEqual(
            namesIn(folder),
            at % 2 === 0 ? ['all.map.jsonl', 'all.txt', 'sub'] : ['all.txt'],
            `${way}, killed at ${at}`,
          )
        })
      }
      assert.ok(seen.nothing > 2 && seen.interrupted > 2 && seen.all > 0, JSON.stringify(seen))
    })

  it('are all what they were where the disk is full', function () {
    inFolder({}, (folder) => {
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', folder]).status !== 0) {
        console.log('      no tmpfs may be mounted here: a full disk is tried with injected faults only')
        this.skip()
      }
      try {
        fs.writeFileSync(join(folder, 'all.txt'), 'old')
        const seen = {staged: 0, begun: 0}
        // Of 24 pages, the journal takes as much as the files do.
        for (let pages = 1; pages < 24; pages += 2) {
          const contents = {...fresh, 'sub/more.txt': 'x'.repeat(pages * 4096)}
          const {stdout, stderr} = written(folder, 'never', contents)
          if (stdout.startsWith('true')) {
            for (const name of ['all.map.jsonl', 'sub']) fs.rmSync(join(folder, name), {recursive: true})
            fs.writeFileSync(join(folder, 'all.txt'), 'old')
            continue
          }
          assert.match(stderr, /: the disk is full; none of 3 files is written/)
          seen[stderr.includes('what was begun is taken back') ? 'begun' : 'staged']++
          assert.deepEqual(contentsOf(folder), old)
          assert.deepEqual(namesIn(folder), ['all.txt'])
        }
        assert.ok(seen.staged > 0 && seen.begun > 0, JSON.stringify(seen))
      } finally {
        spawnSync('umount', [folder])
      }
    })
  })

  it('are not begun in a folder that may not be written to', function () {
    inFolder({}, (folder) => {
      // Nothing is forbidden to the administrator but what the disk forbids.
      const isRoot = process.getuid?.() === 0
      if (process.platform === 'win32') this.skip()
      if (isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]).status !== 0) this.skip()
      if (!isRoot) fs.chmodSync(folder, 0o555)
      try {
        const {stdout, stderr} = written(folder, 'never')
        assert.match(stdout, /^false/)
        assert.match(stderr, /^\.: (?:no permission|the disk cannot) .*; none of 3 files is written\.\n$/)
        assert.deepEqual(namesIn(folder), [])
      } finally {
        if (isRoot) spawnSync('umount', [folder])
        else fs.chmodSync(folder, 0o755)
      }
    })
  })

  it('are left alone where they hold something else by now, and told', async () =>
    inFolder(given, async (folder) => {
      for (let at = 20; at < 100 && contentsOf(folder)['sub/more.txt'] === null; at++) {
        await dateline(['recover', '--take-back', '.'], {cwd: folder})
        written(folder, String(at))
      }
      assert.equal((await dateline(['recover', '.'], {cwd: folder})).status, 2)
      fs.writeFileSync(join(folder, 'all.txt'), 'my own')
      const finish = await dateline(['recover', '--finish', '.'], {cwd: folder})
      assert.equal(finish.status, 1)
      assert.match(finish.stderr, /all\.txt: another program has changed it since it was read; /)
      assert.ok(finish.stderr.includes('--take-back'), finish.stderr)
      const back = await dateline(['recover', '--take-back', '.'], {cwd: folder})
      assert.equal(back.status, 1)
      assert.match(back.stderr, /all\.txt: it holds something else by now; it is left/)
      assert.deepEqual(contentsOf(folder), {...old, 'all.txt': 'my own'})
      // The words of before are in no file any more: they are kept.
      const [operation = ''] = fs.readdirSync(join(folder, '.dateline-operations'))
      const kept = join(folder, '.dateline-operations', operation)
      assert.ok(back.stderr.includes(operation), back.stderr)
      assert.deepEqual(
        fs
          .readdirSync(kept)
          .flatMap((name) => (name.endsWith('-all.txt') ? [fs.readFileSync(join(kept, name), 'utf8')] : [])),
        [old['all.txt']],
      )
      assert.deepEqual(namesIn(folder), ['.dateline-operations', 'all.txt'])
    }))

  it('are never dumps while they lie in the journal', async () =>
    inFolder({'.dateline-operations/1-a/0.txt': '16.02.2024\n\nThe Council met.\n'}, async (folder) => {
      const {stdout} = await dateline(['facts', '.'], {cwd: folder})
      assert.equal(stdout, '')
    }))
})
