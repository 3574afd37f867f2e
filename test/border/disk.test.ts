import {strict as assert} from 'node:assert'
import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {nodeDisk} from '../../server/src/border/disk.js'
import {sayFailure} from '../../server/src/border/failure.js'
import {globs} from '../../server/src/border/globs.js'
import {legacyLoader} from '../../server/src/border/legacy.js'
import {insideOf, keyOf, uriOf} from '../../server/src/border/places.js'
import {fileReader} from '../../server/src/border/read.js'
import {scan} from '../../server/src/border/scan.js'

describe('the disk', () => {
  let dir: string
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'dateline-disk-'))))
  afterEach(() => {
    chmodSync(dir, 0o755)
    rmSync(dir, {recursive: true, force: true})
  })

  const put = (name: string, content: string | Uint8Array = 'x'): void => {
    mkdirSync(join(dir, name, '..'), {recursive: true})
    writeFileSync(join(dir, name), content)
  }

  /** What a walk finds, by path from the folder; failures as they are said. */
  function walk(include = ['**/*.txt'], exclude: readonly string[] = []): string[] {
    return [...scan(nodeDisk(), dir, {include: globs(include), exclude: globs(exclude)})].flatMap((found) => {
      if (found.kind === 'file') return [found.path.slice(dir.length + 1)]
      return found.kind === 'failure' ? [sayFailure(found.failure).slice(dir.length + 1)] : []
    })
  }

  it('is walked in the order of names, without what is never news', () => {
    for (const name of ['b.txt', 'a/z.txt', 'a.txt', 'node_modules/x.txt', '.git/x.txt', 'c.html', '.hidden/x.txt'])
      put(name)
    assert.deepEqual(walk(), ['a.txt', 'b.txt', '.hidden/x.txt', 'a/z.txt'])
    assert.deepEqual(walk(['**/*.txt'], ['a/**', '.hidden/**']), ['a.txt', 'b.txt'])
  })

  it('is walked without following links, whatever circles they make', () => {
    put('a.txt')
    symlinkSync('.', join(dir, 'loop'))
    symlinkSync('.', join(dir, 'other'))
    symlinkSync('a.txt', join(dir, 'link.txt'))
    symlinkSync('none', join(dir, 'dangling.txt'))
    assert.deepEqual(walk(), ['a.txt'])
  })

  it('is read without waiting for a pipe', function () {
    if (process.platform === 'win32') this.skip()
    execFileSync('mkfifo', [join(dir, 'pipe.txt')])
    assert.deepEqual(walk(), [])
    const read = fileReader(nodeDisk(), legacyLoader())(join(dir, 'pipe.txt'))
    assert.ok(read.kind === 'failure')
    assert.match(
      sayFailure(read.failure),
      /pipe\.txt: expected a file, found a folder, a pipe or a device; the file is left out\.$/,
    )
  })

  it('says once what is wrong with a file', () => {
    put('large.txt', 'a'.repeat(2_000))
    put('folder.txt/inner.txt')
    const read = fileReader(nodeDisk(), legacyLoader(), 1_000)
    const said = (name: string): string => {
      const answer = read(join(dir, name))
      assert.equal(answer.kind, 'failure')
      return sayFailure(answer.failure).slice(dir.length + 1)
    }
    assert.match(said('large.txt'), /^large\.txt: it has 0\.0 MB, more than the limit/)
    assert.equal(said('none.txt'), 'none.txt: there is no such file or folder; the file is left out.')
    assert.match(said('folder.txt'), /^folder\.txt: expected a file, found a folder/)
    assert.match(said('a\u001b[31m.txt'), /^a\?\[31m\.txt: /)
  })

  it('gives each file its own bytes, though it reads into one buffer', () => {
    put('a.txt', 'first')
    put('b.txt', 'ab'.repeat(100_000))
    put('c.txt', 'last')
    const read = fileReader(nodeDisk(), legacyLoader())
    const texts = ['a.txt', 'b.txt', 'c.txt'].map((name) => read(join(dir, name)))
    assert.deepEqual(
      texts.map((text) => text.kind === 'text' && text.text.length),
      [5, 200_000, 4],
    )
    assert.equal(texts[0]?.kind === 'text' && texts[0].text, 'first')
  })
})

describe('keys of files', () => {
  it('are the same however a URI is escaped', () => {
    for (const uri of ['file:///w/%C3%BC%20(1).txt', 'file:///w/ü%20%281%29.txt', 'file:///w/ü (1).txt'])
      assert.equal(keyOf(uri), '/w/ü (1).txt')
  })

  it('give back a URI as VS Code writes it', () => {
    for (const uri of [
      'file:///w/%C3%BC%20%281%29.txt',
      'file:///c%3A/w/a.txt',
      'file://host/share/a.txt',
      'untitled:Untitled-1',
    ])
      assert.equal(uriOf(keyOf(uri)), uri)
  })

  it('know drive letters in either case, and hosts', () => {
    assert.equal(keyOf('file:///C:/w/a.txt'), 'c:/w/a.txt')
    assert.equal(keyOf('file:///c%3A/w/a.txt'), 'c:/w/a.txt')
    assert.equal(keyOf('file://host/share/a.txt'), '//host/share/a.txt')
  })

  it('never throw for what is no URI', () => {
    for (const uri of ['', 'file:///%', 'file:///%ff', 'file:///\ud800', 'x']) uriOf(keyOf(uri))
  })

  it('tell what is inside a folder', () => {
    assert.equal(insideOf('/w', '/w/a/b'), 'a/b')
    assert.equal(insideOf('/w', '/wide/a'), undefined)
    assert.equal(insideOf('/', '/a'), 'a')
  })
})
