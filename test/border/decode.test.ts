import {strict as assert} from 'node:assert'
import iconv from 'iconv-lite'
import {decode, type EncodingCertainty} from '../../server/src/border/decode.js'
import {encodeAlike} from '../../server/src/border/encode.js'
import {legacyCodecs} from '../../server/src/border/legacy/codecs.js'

const russian =
  'Генеральный секретарь ОДКБ Имангали Тасмагамбетов провел встречу с послом – «о планах на год».\n\n16.02.2024\n\nНазад\n'
const english = 'On 16 February 2024, the “Council” – of the CSTO – met in Minsk; it’s the first time.\n\nGo back\n'

/** The bytes must come out as this text, in this encoding, and be had back where that is promised. */
function check(
  bytes: Uint8Array,
  text: string,
  encoding: string,
  told: {readonly certainty?: EncodingCertainty; readonly lossless?: boolean} = {},
): void {
  const decoded = decode(bytes, legacyCodecs)
  assert.ok(decoded.kind === 'text', JSON.stringify(decoded))
  assert.equal(decoded.encoding, encoding)
  assert.equal(decoded.text, text)
  for (const [key, value] of Object.entries(told)) assert.equal(decoded[key as 'certainty'], value, key)
}

describe('decoding', () => {
  it('knows UTF-8 with and without its mark', () => {
    check(Buffer.from(russian), russian, 'utf-8', {certainty: 'stated', lossless: true})
    check(Buffer.from(`\ufeff${russian}`), russian, 'utf-8', {certainty: 'stated', lossless: true})
    check(Buffer.from(''), '', 'utf-8', {certainty: 'stated', lossless: true})
  })

  it('keeps a second mark, which is text', () => check(Buffer.from('\ufeff\ufeffa'), '\ufeffa', 'utf-8'))

  for (const text of [russian, english]) {
    it(`knows UTF-16 by its mark and without: ${text.slice(0, 12)}`, () => {
      const bytes = Buffer.from(text, 'utf16le')
      const swapped = Buffer.from(bytes).swap16()
      check(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), text, 'utf-16le', {certainty: 'stated', lossless: true})
      check(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), text, 'utf-16be', {
        certainty: 'stated',
        lossless: true,
      })
      check(bytes, text, 'utf-16le', {certainty: 'inferred'})
      check(swapped, text, 'utf-16be', {certainty: 'inferred'})
    })
  }

  it('says that half a unit of UTF-16 is lost', () => {
    const decoded = decode(Buffer.from(english, 'utf16le').subarray(0, -1), legacyCodecs)
    assert.ok(decoded.kind === 'text' && !decoded.lossless)
  })

  for (const [name, encoding] of [
    ['win1251', 'windows-1251'],
    ['koi8-r', 'koi8-r'],
    ['cp866', 'ibm866'],
    ['iso-8859-5', 'iso-8859-5'],
  ] as const) {
    it(`knows Russian in ${encoding}`, () => {
      const bytes = iconv.encode(russian, name)
      check(bytes, iconv.decode(bytes, name), encoding, {certainty: 'inferred', lossless: true})
    })
  }

  it('knows typographic quotes and dashes of windows-1252', () =>
    check(iconv.encode(english, 'win1252'), english, 'windows-1252', {certainty: 'inferred', lossless: true}))

  it('reads UTF-8 with a few broken bytes as UTF-8, and says that they are lost', () => {
    const bytes = Buffer.concat([Buffer.from(russian), Buffer.from([0xcf, 0xee]), Buffer.from(russian)])
    check(bytes, `${russian}\ufffd\ufffd${russian}`, 'utf-8', {certainty: 'inferred', lossless: false})
  })

  describe('of UTF-8 that was cut inside a character', () => {
    const told = {certainty: 'inferred', lossless: false} as const
    for (const [name, text] of [
      ['one sign', 'It’s the first time that the Council met in Minsk.\n'],
      ['one word', 'The Council met in Minsk (Минск).\n'],
      ['many signs', english.repeat(3)],
    ] as const) {
      for (const cut of [1, 2])
        it(`keeps the rest, with ${name}, ${cut} of 3 bytes at the end`, () =>
          check(Buffer.from(`${text}“`).subarray(0, cut - 3), `${text}\ufffd`, 'utf-8', told))
      for (const left of [1, 2, 3])
        it(`keeps the rest, with ${name}, ${left} of 4 bytes at the start`, () =>
          check(Buffer.from(`😀${text}`).subarray(4 - left), '\ufffd'.repeat(left) + text, 'utf-8', told))
      it(`keeps the rest, with ${name}, at both ends`, () =>
        check(Buffer.from(`”${text}“`).subarray(1, -2), `\ufffd\ufffd${text}\ufffd`, 'utf-8', told))
    }

    it('is known by two bytes of a sign alone, and by one byte not', () => {
      const bytes = Buffer.from('The Council met in Minsk.\n\n“')
      check(bytes.subarray(0, -1), 'The Council met in Minsk.\n\n\ufffd', 'utf-8', told)
      check(bytes.subarray(0, -2), 'The Council met in Minsk.\n\nâ', 'windows-1252', {certainty: 'doubtful'})
    })

    it('takes no two letters at the end for it, and no quote at the start', () => {
      check(iconv.encode('The Council met. ра', 'cp866'), 'The Council met. ра', 'ibm866')
      check(iconv.encode('“The Council met in Minsk.”', 'win1252'), '“The Council met in Minsk.”', 'windows-1252')
    })
  })

  it('takes bytes side by side for one damage, however few signs stand beside it', () => {
    const half = Buffer.from(english)
    const damage = Buffer.from([0xff, 0xfe, 0x80])
    check(Buffer.concat([half, damage, half]), `${english}\ufffd\ufffd\ufffd${english}`, 'utf-8', {lossless: false})
    check(Buffer.concat([half, damage]), `${english}\ufffd\ufffd\ufffd`, 'utf-8', {lossless: false})
  })

  it('reads one odd byte, and a text with a stray NUL', () => {
    check(Buffer.from([0x93]), '“', 'windows-1252', {certainty: 'doubtful'})
    check(Buffer.from(`${english}\0`), `${english}\0`, 'utf-8')
  })

  it('tells what is no text', () => {
    const binary: readonly (readonly [Uint8Array, RegExp])[] = [
      [Buffer.from('%PDF-1.7\n'), /PDF/],
      [Buffer.from('PK\u0003\u0004\u0014'), /zip/],
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /picture/],
      [Buffer.from(Array.from({length: 256}, (_, at) => at)), /no text/],
      [Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32/],
    ]
    for (const [bytes, what] of binary) {
      const decoded = decode(bytes, legacyCodecs)
      assert.ok(decoded.kind === 'binary' && what.test(decoded.what), JSON.stringify(decoded))
    }
  })

  it('gives an answer for any bytes at all, and the bytes back or nothing', () => {
    let state = 11
    let refused = 0
    for (let round = 0; round < 2_000; round++) {
      const bytes = Uint8Array.from({length: round % 70}, () => (state = (state * 48_271) % 2_147_483_647) & 0xff)
      const decoded = decode(bytes, legacyCodecs)
      if (decoded.kind === 'binary') continue
      const again = encodeAlike(decoded.text, decoded, bytes, legacyCodecs)
      if (again === undefined) refused++
      else assert.deepEqual(Buffer.from(again), Buffer.from(bytes))
    }
    assert.ok(refused > 0 && refused < 2_000)
  })
})
