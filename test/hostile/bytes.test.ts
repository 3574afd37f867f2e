import assert from 'node:assert/strict'
import {closeSync, openSync, ftruncateSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import iconv from 'iconv-lite'
import {decode, type Decoded} from '../../server/src/border/decode.js'
import {nodeDisk} from '../../server/src/border/disk.js'
import {legacyCodecs} from '../../server/src/border/legacy/codecs.js'
import {fileReader} from '../../server/src/border/read.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {factsIn} from '../core/reading.js'
import {dateline, inFolder, objects} from '../cli/dateline.js'

const russian =
  'Генеральный секретарь ОДКБ Имангали Тасмагамбетов провел встречу с послом, речь шла о планах на год.\n\n16.02.2024\n\nНазад\n'
const english =
  '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Stanislav Zas met the press.\n\nGo back\n'

function read(...parts: readonly (string | readonly number[] | Uint8Array)[]): Decoded {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))
  return decode(Buffer.concat(bytes), legacyCodecs)
}

/** Text, encoding, and whether the bytes can be had back; a refusal as its words. */
function said(decoded: Decoded): readonly [text: string, encoding: string, lossless: boolean] | string {
  return decoded.kind === 'binary' ? decoded.what : [decoded.text, decoded.encoding, decoded.lossless]
}

/** Catalogue of bad input, 1 to 16: bytes and encodings. */
describe('hostile bytes', () => {
  it('1 an empty file is a text without items', async () =>
    inFolder({'a.txt': ''}, async (folder) => {
      const {status, stdout, stderr} = await dateline(['facts', 'a.txt'], {cwd: folder})
      const [facts] = objects(stdout)
      assert.deepEqual([status, stderr, facts?.items, facts?.dump], [0, '', [], false])
    }))
  it('2 one byte 0x93 is a quotation mark of windows-1252, and no certain one', () => {
    const decoded = read([0x93])
    assert.deepEqual(said(decoded), ['“', 'windows-1252', true])
    assert.ok(decoded.kind === 'text' && decoded.certainty === 'doubtful')
  })
  it('3 a byte-order mark alone is an empty text', () => assert.deepEqual(said(read('\ufeff')), ['', 'utf-8', true]))
  it('4 of two marks the second is text', () =>
    assert.deepEqual(said(read('\ufeff\ufeffa')), ['\ufeffa', 'utf-8', true]))
  it('5 a mark in the middle is text, and parts no name', () => {
    const text = english.replace('Stanislav', '\ufeffStanislav')
    assert.deepEqual(said(read(text)), [text, 'utf-8', true])
    const [name] = mentionsIn(factsIn(text))
    assert.deepEqual([name?.identity.given, name?.identity.surname], ['Stanislav', 'Zas'])
  })
  it('6 UTF-16 without a mark is known by its NULs', () => {
    const bytes = Buffer.from(english, 'utf16le')
    assert.deepEqual(said(read(bytes)), [english, 'utf-16le', true])
    assert.deepEqual(said(read(Buffer.from(bytes).swap16())), [english, 'utf-16be', true])
  })
  it('7 UTF-16 of odd length is read, and its last byte said to be lost', () => {
    const decoded = read([0xff, 0xfe], Buffer.from(english, 'utf16le').subarray(0, -1))
    assert.ok(decoded.kind === 'text' && decoded.encoding === 'utf-16le' && !decoded.lossless)
    assert.ok(decoded.text.startsWith(english.slice(0, -2)))
  })
  it('8 UTF-32 is refused by name, though its mark begins as that of UTF-16', () =>
    assert.equal(said(read([0xff, 0xfe, 0, 0], [0x41, 0, 0, 0])), 'UTF-32 text'))
  for (const [name, encoding] of [
    ['win1251', 'windows-1251'],
    ['cp866', 'ibm866'],
    ['koi8-r', 'koi8-r'],
  ] as const)
    it(`9 a Russian bulletin in ${encoding} has the text it has in the others`, () =>
      assert.deepEqual(said(read(iconv.encode(russian, name))), [russian, encoding, true]))
  it('10 a tail in windows-1251 behind UTF-8 is lost, the head kept, and the loss said', () => {
    const decoded = read(russian.repeat(4), iconv.encode('Минск', 'win1251'))
    assert.ok(decoded.kind === 'text' && decoded.encoding === 'utf-8' && !decoded.lossless)
    assert.equal(decoded.text.slice(0, russian.length * 4), russian.repeat(4))
    assert.match(decoded.text.slice(russian.length * 4), /^\ufffd+$/)
  })
  it('11 an overlong NUL is no NUL', () => {
    const decoded = read(russian, [0xc0, 0x80])
    assert.deepEqual(said(decoded), [`${russian}\ufffd\ufffd`, 'utf-8', false])
  })
  it('12 a pair of surrogates written as two characters is no character', () => {
    const decoded = read(russian, [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80])
    assert.ok(decoded.kind === 'text' && decoded.encoding === 'utf-8' && !decoded.lossless)
    assert.equal(decoded.text, russian + '\ufffd'.repeat(6))
  })
  it('14 a NUL at the start, and on both sides of 512, leaves the text one', () => {
    for (const at of [0, 511, 513]) {
      const text = english.repeat(8)
      const stray = `${text.slice(0, at)}\0${text.slice(at)}`
      assert.deepEqual(said(read(stray)), [stray, 'utf-8', true])
    }
  })
  it('15 all byte values are no text', () =>
    assert.equal(said(read(Array.from({length: 256}, (_, byte) => byte))), 'bytes that no text has'))
  it('16 a PDF named as text is named for what it is, by an exit code too', async () =>
    inFolder({'a.txt': '%PDF-1.7\n'}, async (folder) => {
      const {status, stderr} = await dateline(['facts', 'a.txt'], {cwd: folder})
      assert.equal(status, 1)
      assert.equal(stderr, 'dateline: a.txt: expected text, found a PDF document; it is left out.\n')
    }))

  it('25 a file of a gigabyte is refused by its size, and none of it read', () =>
    inFolder({'a.txt': ''}, (folder) => {
      const path = join(folder, 'a.txt')
      const file = openSync(path, 'r+')
      ftruncateSync(file, 2 ** 30)
      closeSync(file)
      const before = process.memoryUsage().arrayBuffers
      const found = fileReader(nodeDisk(), {loaded: () => legacyCodecs})(path)
      assert.ok(found.kind === 'failure')
      assert.equal(found.failure.what, 'it has 1073.7 MB, more than the limit of 50.0 MB (dateline.files.maxSize)')
      assert.ok(process.memoryUsage().arrayBuffers - before < 16_000_000)
    }))
  it('26 a file that grows or shrinks is read whole, as long as it is at each reading', () =>
    inFolder({'a.txt': english}, (folder) => {
      const path = join(folder, 'a.txt')
      const disk = nodeDisk()
      const length = Buffer.byteLength(english)
      assert.equal(disk.read(path, 1_000).length, length)
      const file = openSync(path, 'r+')
      writeSync(file, 'more', length)
      assert.equal(Buffer.from(disk.read(path, 1_000)).toString(), `${english}more`)
      ftruncateSync(file, 10)
      assert.equal(Buffer.from(disk.read(path, 1_000)).toString(), english.slice(0, 10))
      closeSync(file)
    }))
})
