import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {unifiedDiff} from '../../server/src/cli/unified-diff.js'
import {inFolder} from './dateline.js'

describe('a patch', () => {
  const cases: readonly (readonly [what: string, before: string | Buffer, after: string | Buffer])[] = [
    ['changes a line', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['adds the newline at the end', 'a\nb', 'a\nb\n'],
    ['takes the newline at the end away', 'a\nb\n', 'a\nb'],
    ['changes a last line that has no newline', 'a\nb', 'a\nc'],
    ['fills an empty file', '', 'a\n'],
    ['empties a file', 'a\n', ''],
    ['keeps CRLF', 'a\r\nb\r\nc\r\n', 'a\r\n\r\nc\r\n'],
    ['turns CRLF into LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['keeps lone CR', 'a\rb\rc', 'a\rB\rc'],
    [
      'keeps bytes that are no UTF-8',
      Buffer.from([0xcf, 0x0a, 0xf0, 0xe5, 0x0a]),
      Buffer.from([0xcf, 0x0a, 0xf0, 0x0a]),
    ],
    ['keeps UTF-16', Buffer.from('\uFEFFa\nb  \nc', 'utf16le'), Buffer.from('\uFEFFa\nb\nc\n', 'utf16le')],
    ['changes every one of many lines', lines(6_000, 'a'), lines(6_000, 'b')],
    ['changes many lines far apart', lines(9_000, 'a'), `x\n${lines(8_000, 'b')}${lines(20, 'a')}`],
  ]
  for (const [what, before, after] of cases) {
    it(`${what}, as git applies it`, () => applies('page.txt', Buffer.from(before), Buffer.from(after)))
  }

  it('is empty where nothing differs', () =>
    assert.equal(unifiedDiff('a.txt', Buffer.from('a'), Buffer.from('a')).length, 0))

  for (const name of ['with blank.txt', 'a\ttab "quoted".txt', 'Сессия.txt', 'deep/er/page.txt']) {
    it(`names ${JSON.stringify(name)}`, () => applies(name, Buffer.from('a\n'), Buffer.from('b\n')))
  }

  it('makes a file', () =>
    inFolder({}, (folder) => {
      git(folder, unifiedDiff('new.txt', undefined, Buffer.from('a\nb')))
      assert.equal(readFileSync(join(folder, 'new.txt'), 'utf8'), 'a\nb')
    }))

  it('takes time in proportion to the text', () => {
    unifiedDiff('a.txt', Buffer.from(lines(3_000, 'a')), Buffer.from(lines(3_000, 'b')))
    const small = cost(10_000)
    assert.ok(cost(80_000) < small * 24)
  })
})

function cost(count: number): number {
  const before = Buffer.from(lines(count, 'a'))
  const after = Buffer.from(lines(count, 'b'))
  const start = process.cpuUsage()
  unifiedDiff('a.txt', before, after)
  const {user} = process.cpuUsage(start)
  return user
}

function lines(count: number, word: string): string {
  return Array.from({length: count}, (_, at) => `${word} ${String(at)}\n`).join('')
}

/** Apply the patch to the old bytes with git, and find the new ones. */
function applies(name: string, before: Buffer, after: Buffer): void {
  inFolder({[name]: before}, (folder) => {
    git(folder, unifiedDiff(name, before, after))
    assert.deepEqual(readFileSync(join(folder, name)), after)
  })
}

function git(folder: string, patch: Buffer): void {
  const {status, stderr} = spawnSync('git', ['apply', '-'], {cwd: folder, input: patch})
  assert.equal(status, 0, `${stderr.toString()}\n${patch.toString('latin1').slice(0, 400)}`)
}
