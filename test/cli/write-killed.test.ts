import {strict as assert} from 'node:assert'
import {spawnSync, type SpawnSyncReturns} from 'node:child_process'
import fs from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {inFolder, root} from './dateline.js'

const old = Buffer.from('16.02.2024\n\nThe Council met.\n')
const fresh = Buffer.from('16.02.2024\n\nThe Council met in Astana.\n'.repeat(3_000))
const module = pathToFileURL(join(root, 'out', 'server', 'src', 'border', 'write.js')).href

/**
 * A program that replaces `a.txt`, and kills itself with SIGKILL at the call that DIE_AT says, before it is made or
 * behind it; without it, prints how many calls there are. Writes take 50,000 bytes at a time, so that there are several.
 */
const script = `import fs from 'node:fs'
  import {replaceFile} from '${module}'
  const {DIE_AT, WHEN} = process.env
  let made = 0
  const calls = new Proxy(fs, {
    get(target, name) {
      const call = target[name]
      if (typeof call !== 'function') return call
      return (...args) => {
        const dies = String(made++) === DIE_AT
        if (dies && WHEN === 'before') process.kill(process.pid, 'SIGKILL')
        if (name === 'writeSync') args[3] = Math.min(args[3], 50_000)
        const result = call.apply(target, args)
        if (dies) process.kill(process.pid, 'SIGKILL')
        return result
      }
    },
  })
  replaceFile('a.txt', fs.readFileSync('a.txt'), Buffer.from(process.env.FRESH.repeat(3000)), calls)
  console.log(made)`

function replaced(folder: string, at: string, when: string): SpawnSyncReturns<Buffer> {
  const env = {...process.env, DIE_AT: at, WHEN: when, FRESH: '16.02.2024\n\nThe Council met in Astana.\n'}
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {cwd: folder, env})
}

if (process.platform !== 'win32')
  describe('a write that is killed', function () {
    this.timeout(120_000)

    it('leaves the old file or the new one, whole, at whichever call it happens', () => {
      const count = inFolder({'a.txt': old}, (folder) => Number(replaced(folder, 'never', 'before').stdout.toString()))
      assert.ok(count > 15, String(count))
      let olds = 0
      for (let at = 0; at < count; at++) {
        // Behind a call is before the next, save the last.
        for (const when of at === count - 1 ? ['before', 'behind'] : ['before']) {
          inFolder({'a.txt': old}, (folder) => {
            const {signal} = replaced(folder, String(at), when)
            assert.equal(signal, 'SIGKILL')
            const left = fs.readFileSync(join(folder, 'a.txt'))
            assert.ok(left.equals(old) || left.equals(fresh), `killed ${when} call ${at}`)
            if (left.equals(old)) olds++
            // What is left of a write that was killed has a name that no scan reads.
            for (const name of fs.readdirSync(folder)) assert.match(name, /^(?:a\.txt|\.a\.txt\.[\da-f]{12}\.tmp)$/)
          })
        }
      }
      assert.ok(olds > 0 && olds <= count, 'both outcomes were seen')
    })

    it('keeps the old file where the disk is full', function () {
      inFolder({'a.txt': old}, (folder) => {
        const disk = join(folder, 'disk')
        fs.mkdirSync(disk)
        const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0
        if (!mounted) {
          // The other suite fills no disk for real: it has `ulimit -f`, and calls that are made to fail.
          console.log(
            '      no tmpfs may be mounted here: a full disk is tried with ulimit -f and injected faults only',
          )
          this.skip()
        }
        try {
          fs.writeFileSync(join(disk, 'a.txt'), old)
          const {status, stderr} = replaced(disk, 'never', 'before')
          assert.notEqual(status, 0)
          assert.match(String(stderr), /ENOSPC/)
          assert.deepEqual(fs.readFileSync(join(disk, 'a.txt')), old)
          assert.deepEqual(fs.readdirSync(disk), ['a.txt'])
        } finally {
          spawnSync('umount', [disk])
        }
      })
    })
  })
