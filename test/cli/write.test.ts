import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {decode} from '../../server/src/border/decode.js'
import {encode, encodeAlike} from '../../server/src/border/encode.js'
import {legacyCodecs} from '../../server/src/border/legacy/codecs.js'
import {createFile, NotWritten, replaceFile, whyNotWritten, type WriteCalls} from '../../server/src/border/write.js'
import {inFolder, root} from './dateline.js'

const old = Buffer.from('16.02.2024\n\nThe Council met.\n')
const fresh = Buffer.from('16.02.2024\n\nThe Council met in Astana.\n'.repeat(3_000))

describe('writing a file', () => {
  it('puts the new bytes in its place and leaves nothing beside it', () =>
    inFolder({'a.txt': old}, (folder) => {
      replaceFile(join(folder, 'a.txt'), old, fresh)
      assert.deepEqual(fs.readFileSync(join(folder, 'a.txt')), fresh)
      assert.deepEqual(fs.readdirSync(folder), ['a.txt'])
    }))

  it('keeps the mode', () =>
    inFolder({'a.txt': old}, (folder) => {
      const path = join(folder, 'a.txt')
      fs.chmodSync(path, 0o640)
      replaceFile(path, old, fresh)
      assert.equal(fs.statSync(path).mode & 0o7777, 0o640)
    }))

  it('keeps a link and writes the file it leads to', () =>
    inFolder({'deep/a.txt': old}, (folder) => {
      fs.symlinkSync('deep/a.txt', join(folder, 'link.txt'))
      replaceFile(join(folder, 'link.txt'), old, fresh)
      assert.equal(fs.readlinkSync(join(folder, 'link.txt')), 'deep/a.txt')
      assert.deepEqual(fs.readFileSync(join(folder, 'deep', 'a.txt')), fresh)
    }))

  it('leaves a file alone that was changed since it was read', () =>
    inFolder({'a.txt': old}, (folder) => {
      const path = join(folder, 'a.txt')
      fs.writeFileSync(path, 'another hand')
      assert.throws(() => replaceFile(path, old, fresh), /another program has changed it/)
      assert.equal(fs.readFileSync(path, 'utf8'), 'another hand')
      assert.deepEqual(fs.readdirSync(folder), ['a.txt'])
    }))

  it('gives the new bytes to the name that was given, and leaves other names of the file the old ones', () =>
    inFolder({'a.txt': old}, (folder) => {
      const [path, other] = [join(folder, 'a.txt'), join(folder, 'backup.txt')]
      fs.linkSync(path, other)
      replaceFile(path, old, fresh)
      assert.deepEqual(fs.readFileSync(path), fresh)
      assert.deepEqual(fs.readFileSync(other), old)
      assert.deepEqual(
        [path, other].map((name) => fs.statSync(name).nlink),
        [1, 1],
      )
      assert.deepEqual(fs.readdirSync(folder), ['a.txt', 'backup.txt'])
    }))

  const hands: readonly (readonly [what: string, act: (path: string) => void, left: string | undefined])[] = [
    ['written', (path) => fs.appendFileSync(path, 'another hand'), `${old.toString()}another hand`],
    ['replaced', (path) => replacedBy(path, 'another hand'), 'another hand'],
    ['replaced by the same words', (path) => replacedBy(path, old.toString()), old.toString()],
    ['taken away', (path) => fs.unlinkSync(path), undefined],
  ]
  for (const [what, act, left] of hands) {
    it(`leaves a file alone that is ${what} while it is compared`, () =>
      inFolder({'a.txt': old}, (folder) => {
        const path = join(folder, 'a.txt')
        const {calls, acted} = interrupted(path, 'closeSync', act)
        assert.throws(() => replaceFile(path, old, fresh, calls), left === undefined ? /ENOENT/ : /another program/)
        assert.ok(acted())
        assert.equal(fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : undefined, left)
        assert.deepEqual(fs.readdirSync(folder), left === undefined ? [] : ['a.txt'])
      }))
    it(`is the new file, whole, where it is ${what} behind the last look`, () =>
      inFolder({'a.txt': old}, (folder) => {
        const path = join(folder, 'a.txt')
        const {calls, acted} = interrupted(path, 'renameSync', act)
        replaceFile(path, old, fresh, calls)
        assert.ok(acted())
        assert.deepEqual(fs.readFileSync(path), fresh)
        assert.deepEqual(fs.readdirSync(folder), ['a.txt'])
      }))
  }

  it('makes a new file, and never over another', () =>
    inFolder({'a.txt': old}, (folder) => {
      createFile(join(folder, 'b.txt'), fresh)
      assert.deepEqual(fs.readFileSync(join(folder, 'b.txt')), fresh)
      assert.throws(() => createFile(join(folder, 'a.txt'), fresh), /there is a file of that name already/)
      assert.deepEqual(fs.readFileSync(join(folder, 'a.txt')), old)
      assert.deepEqual(fs.readdirSync(folder).sort(), ['a.txt', 'b.txt'])
    }))

  it('says of a missing permission that it is one to write', () => {
    for (const code of ['EACCES', 'EPERM'])
      assert.equal(whyNotWritten(Object.assign(new Error(code), {code})), 'no permission to write it')
    assert.equal(whyNotWritten(Object.assign(new Error('ENOSPC'), {code: 'ENOSPC'})), 'the disk is full')
    assert.equal(whyNotWritten(new NotWritten('it is one of the inputs')), 'it is one of the inputs')
  })

  it('is the old file or the new one, whichever call fails and however', () => {
    const counted = inFolder({'a.txt': old}, (folder) => {
      const counting = failing(Infinity, 'EIO')
      replaceFile(join(folder, 'a.txt'), old, fresh, counting.calls)
      return counting.made()
    })
    assert.ok(counted > 12, String(counted))
    for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS', 'EXDEV', 'EMFILE', 'stop']) {
      for (let at = 0; at < counted; at++) {
        inFolder({'a.txt': old}, (folder) => {
          const path = join(folder, 'a.txt')
          try {
            replaceFile(path, old, fresh, failing(at, code).calls)
          } catch {
            // What went wrong is told; what counts here is the file.
          }
          const left = fs.readFileSync(path)
          assert.ok(left.equals(old) || left.equals(fresh), `call ${String(at)} failing with ${code}`)
          if (code !== 'stop') assert.deepEqual(fs.readdirSync(folder), ['a.txt'], `call ${String(at)}, ${code}`)
        })
      }
    }
  })

  it('goes on where the system takes less than it is given', () =>
    inFolder({'a.txt': old}, (folder) => {
      const writeSync = ((file: number, bytes: Uint8Array, at: number, length: number) =>
        fs.writeSync(file, bytes, at, Math.min(length, 7_001))) as typeof fs.writeSync
      replaceFile(join(folder, 'a.txt'), old, fresh, {...fs, writeSync})
      assert.deepEqual(fs.readFileSync(join(folder, 'a.txt')), fresh)
    }))

  it('keeps the old file where the disk loses what it was given', () =>
    inFolder({'a.txt': old}, (folder) => {
      const path = join(folder, 'a.txt')
      const writeSync = ((file: number, bytes: Uint8Array, at: number, length: number) => {
        fs.writeSync(file, bytes, at, Math.min(length, 4_096))
        return length
      }) as typeof fs.writeSync
      assert.throws(() => replaceFile(path, old, fresh, {...fs, writeSync}), /did not keep/)
      assert.deepEqual(fs.readFileSync(path), old)
      assert.deepEqual(fs.readdirSync(folder), ['a.txt'])
    }))

  if (process.platform !== 'win32')
    it('keeps the old file where the system stops a file from growing', () =>
      inFolder({'a.txt': old}, (folder) => {
        const module = pathToFileURL(join(root, 'out', 'server', 'src', 'border', 'write.js')).href
        const script = `import {readFileSync} from 'node:fs'
          import {replaceFile} from '${module}'
          replaceFile('a.txt', readFileSync('a.txt'), Buffer.alloc(1_000_000, 'x'))`
        const shell = `ulimit -f 64; exec "${process.execPath}" --input-type=module -e "$SCRIPT"`
        const {status} = spawnSync('bash', ['-c', shell], {cwd: folder, env: {...process.env, SCRIPT: script}})
        assert.notEqual(status, 0)
        assert.deepEqual(fs.readFileSync(join(folder, 'a.txt')), old)
        assert.deepEqual(fs.readdirSync(folder), ['a.txt'])
      }))
})

describe('writing text as it was read', () => {
  const cases: readonly (readonly [what: string, bytes: Buffer])[] = [
    ['UTF-8', Buffer.from('Сессия, “quoted” 😀\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFThe Council met.')],
    ['UTF-16 with a mark', Buffer.from('\uFEFFThe Council met. 😀', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\uFEFFThe Council met.', 'utf16le').swap16()],
    ['windows-1251', Buffer.from([0xd1, 0xe5, 0xf1, 0xf1, 0xe8, 0xff, 0x20, 0x96, 0x0d, 0x0a])],
    ['nothing', Buffer.alloc(0)],
  ]
  for (const [what, bytes] of cases) {
    it(`gives the bytes back: ${what}`, () => {
      const decoded = decode(bytes, legacyCodecs)
      assert.ok(decoded.kind === 'text')
      assert.deepEqual(encodeAlike(decoded.text, decoded, bytes, legacyCodecs), bytes)
    })
  }

  it('refuses text that lost something on the way in', () => {
    const bytes = Buffer.concat([Buffer.from('Сессия прошла в Минске '), Buffer.from([0xff]), Buffer.from(' и Москве')])
    const decoded = decode(bytes, legacyCodecs)
    assert.ok(decoded.kind === 'text')
    assert.equal(encodeAlike(decoded.text, decoded, bytes, legacyCodecs), undefined)
  })

  it('refuses a character that the encoding does not have', () => {
    assert.equal(encode('漢', {encoding: 'windows-1251', bom: false}, legacyCodecs), undefined)
    assert.equal(encode('\uD83D', {encoding: 'utf-8', bom: false}, undefined), undefined)
    assert.equal(encode('Д', {encoding: 'no such encoding', bom: false}, legacyCodecs), undefined)
  })
})

/** Puts a file in the place of another, as most editors do. */
function replacedBy(path: string, words: string): void {
  fs.writeFileSync(`${path}.new`, words)
  fs.renameSync(`${path}.new`, path)
}

/**
 * The calls of the disk, with another hand at work on a file: right before it is renamed over, or right behind the last
 * look into it, when what was read in it is closed.
 */
function interrupted(
  path: string,
  at: 'closeSync' | 'renameSync',
  act: (path: string) => void,
): {readonly calls: WriteCalls; readonly acted: () => boolean} {
  let reading: number | undefined
  let acted = false
  const once = (): void => {
    if (!acted) act(path)
    acted = true
  }
  const calls: WriteCalls = {
    ...fs,
    openSync: (name, ...more) => {
      const file = fs.openSync(name, ...more)
      if (name === path) reading = file
      return file
    },
    closeSync: (file) => {
      fs.closeSync(file)
      if (at === 'closeSync' && file === reading) once()
    },
    renameSync: (from, to) => {
      if (at === 'renameSync') once()
      fs.renameSync(from, to)
    },
  }
  return {calls, acted: () => acted}
}

/** The calls of the disk, one of which fails: the one with number `at`; with `stop`, that one and all behind it. */
function failing(at: number, code: string): {readonly calls: WriteCalls; readonly made: () => number} {
  let made = 0
  const calls = new Proxy(fs, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name)
      if (typeof call !== 'function') return call
      return (...args: unknown[]): unknown => {
        const number = made++
        if (number === at || (code === 'stop' && number > at))
          throw Object.assign(new Error(`${code}: made to fail`), {code})
        return Reflect.apply(call, target, args)
      }
    },
  })
  return {calls, made: () => made}
}
