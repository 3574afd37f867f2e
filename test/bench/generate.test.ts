import assert from 'node:assert/strict'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {cast} from './cast.js'
import {
  anyDump,
  encodeDump,
  generateCorpus,
  generateDump,
  generateText,
  newState,
  sequence,
  type Dump,
} from './generate.js'

describe('the generator of dumps', function () {
  this.timeout(20_000)
  const dumps = some(400, 7)

  it('gives the same bytes for the same seed', () => {
    const again = some(400, 7)
    assert.deepEqual(
      dumps.map((dump) => encodeDump(dump).toString('base64')),
      again.map((dump) => encodeDump(dump).toString('base64')),
    )
    assert.deepEqual(dumps[37]?.truth, again[37]?.truth)
    assert.notEqual(dumps[0]?.text, some(1, 8)[0]?.text)
  })

  it('points at the names it planted', () => {
    for (const {text, truth} of dumps) {
      for (const {start, end, surface} of truth.mentions) {
        assert.equal(text.slice(start, end), surface)
        assert.match(surface, /^\p{Lu}/u)
      }
    }
  })

  it('keeps items and blocks inside the file, in order, and free of outer white space', () => {
    for (const {text, truth} of dumps) {
      for (const {start, end} of [...truth.items, ...truth.blocks]) {
        assert.ok(start >= 0 && start < end && end <= text.length, `${start} ${end} of ${text.length}`)
        assert.match(text.charAt(start), /\S/)
      }
      truth.items.reduce((before, item) => (assert.ok(item.start >= before), item.end), 0)
    }
  })

  it('dates an item by its date line where the page shows one', () => {
    for (const {text, truth} of dumps) {
      for (const item of truth.items) {
        if (item.kind !== 'item' || item.published === null) continue
        const first = text.slice(item.start).split(/\r\n|\r|\n/, 1)[0] ?? ''
        assert.ok(first.includes(item.published.slice(0, 4)), first)
      }
    }
  })

  it('gives copies of one origin the same words', () => {
    const originals = new Map<string, string>()
    let copies = 0
    for (const {text, truth} of dumps) {
      for (const {start, end, origin, kind} of truth.blocks) {
        const words = level(text.slice(start, end))
        if (kind === 'original') {
          assert.ok(!originals.has(origin), `${origin} is original twice`)
          originals.set(origin, words)
        }
        if (kind === 'copy') {
          assert.equal(words, originals.get(origin))
          copies++
        }
      }
    }
    assert.ok(copies > 1_000)
  })

  it('gives distinct blocks different words, formulas and short titles apart', () => {
    const seen = new Map<string, string>()
    for (const {text, truth} of dumps) {
      for (const {start, end, origin, kind} of truth.blocks) {
        if (kind !== 'original' || end - start < 80) continue
        const words = level(text.slice(start, end))
        assert.equal(seen.get(words) ?? origin, origin, words)
        seen.set(words, origin)
      }
    }
  })

  it('repeats about half of the characters', () => {
    let all = 0
    let repeated = 0
    for (const {text, truth} of dumps) {
      all += text.length
      for (const {start, end, kind} of truth.blocks)
        if (kind !== 'original' && kind !== 'revision') repeated += end - start
    }
    const share = repeated / all
    assert.ok(share > 0.4 && share < 0.6, `repeated share ${share}`)
  })

  it('has every layout, encoding and kind of copy in 2,000 dumps, and at least 90 people in 6,000', () => {
    const kinds = new Set<string>()
    const people = new Set<string>()
    const random = sequence(3)
    const state = newState()
    for (let at = 0; at < 6_000; at++) {
      const dump = generateDump(random, state)
      for (const {person} of dump.truth.mentions) people.add(person)
      if (at >= 2_000) continue
      kinds
        .add(dump.encoding)
        .add(dump.extension)
        .add(dump.truth.language)
        .add(dump.truth.dump ? 'dump' : 'note')
      kinds.add(dump.text.includes('\r\n') ? 'crlf' : dump.text.includes('\r') ? 'cr' : 'lf')
      kinds.add(
        dump.text.includes('\n\n\n')
          ? 'two blank lines'
          : dump.text.includes('\n\n')
            ? 'one blank line'
            : 'no blank line',
      )
      if (dump.text.includes('\n\u00a0\n')) kinds.add('blank line of one no-break space')
      if (dump.text.includes('Download document')) kinds.add('attachment')
      if (dump.text.includes('Question: ')) kinds.add('interview')
      for (const {kind} of dump.truth.blocks) kinds.add(kind)
    }
    const expected =
      'utf-8,utf-8-bom,utf-16le,windows-1251,txt,md,en,ru,dump,note,crlf,cr,lf,two blank lines,one blank line,no blank line,' +
      'blank line of one no-break space,attachment,interview,original,copy,cut,corrected,edited,revision'
    assert.deepEqual([...kinds].sort(), expected.split(',').sort())
    assert.ok(
      cast.filter(({id}) => people.has(id)).length >= 90,
      `${cast.filter(({id}) => people.has(id)).length} of ${cast.length} people`,
    )
  })

  it('writes a corpus of files of 2 to 10 KB, 5 to 6.4 KB on average', () => {
    const dir = mkdtempSync(join(tmpdir(), 'dateline-corpus-'))
    try {
      const paths: string[] = []
      const corpus = generateCorpus({files: 500, seed: 11, dir, onDump: (path) => void paths.push(path)})
      const sizes = readdirSync(join(dir, '000')).map((name) => statSync(join(dir, '000', name)).size)
      assert.equal(sizes.length, 500)
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        corpus.bytes,
      )
      for (const size of sizes) assert.ok(size >= 2_000 && size <= 11_000, `${size} bytes`)
      assert.ok(corpus.bytes / 500 > 5_000 && corpus.bytes / 500 < 6_400, `${corpus.bytes / 500} bytes on average`)
      assert.ok(readFileSync(join(dir, paths[0] ?? '')).length > 0)
    } finally {
      rmSync(dir, {recursive: true})
    }
  })

  it('makes one dump of any size', () => {
    assert.equal(generateText(1, 10_000).length, 10_000)
    assert.equal(generateText(1, 1_000_000).length, 1_000_000)
    assert.equal(generateText(2, 50_000), generateText(2, 50_000))
  })

  it('makes any text at all for property tests', () => {
    const random = sequence(5)
    const texts = Array.from({length: 500}, () => anyDump(random))
    for (const atom of ['\u0000', '\r', '\ud800', '* * *', '31.02.2024', '16.02.2024', 'Go back']) {
      assert.ok(
        texts.some((text) => text.includes(atom)),
        JSON.stringify(atom),
      )
    }
    assert.ok(texts.some((text) => text.length > 79_000))
  })
})

function some(count: number, seed: number): readonly Dump[] {
  const random = sequence(seed)
  const state = newState()
  return Array.from({length: count}, () => generateDump(random, state))
}

/** Quotes, dashes and white space of all kinds made the same. */
function level(text: string): string {
  return text.replaceAll(/[“”]/g, '"').replaceAll(/[–—]/g, '-').replaceAll(/\s+/g, ' ')
}
