import {strict as assert} from 'node:assert'
import process from 'node:process'
import iconv from 'iconv-lite'
import {decode} from '../../../server/src/border/decode.js'
import {encodeAlike} from '../../../server/src/border/encode.js'
import {legacyCodecs} from '../../../server/src/border/legacy/codecs.js'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {applyEdits} from '../../../server/src/core/edit/apply.js'
import {normalize} from '../../../server/src/core/edit/normalize.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {seed} from '../../seed.js'

const reader = dumpReader(defaultLexicon())
const writings = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['windows-1251', false],
  ['windows-1252', false],
  ['koi8-r', false],
  ['ibm866', false],
] as const

/** Ten thousand in all for each round of the soak. */
const times = process.env['DATELINE_BUDGET'] === undefined ? 12 : 1_250

describe(`the bytes of a dump (seed ${seed})`, function () {
  this.timeout(times * 2_000)

  for (const [encoding, bom] of writings)
    it(`are changed where the text is, and nowhere else: ${encoding}${bom ? ' with a mark' : ''}`, () => {
      const random = sequence(seed)
      const state = newState()
      let changed = 0
      let refused = 0
      for (let done = 0; done < times; done++) {
        const any = random() < 0.5 ? generateDump(random, state).text : anyDump(random).slice(0, 3_000)
        // What the encoding cannot write is left out; sometimes a byte that says nothing is put in.
        const text = iconv.decode(iconv.encode(any, encoding), encoding).replaceAll(/[\0\ufffd]/g, '')
        const odd = random() < 0.1
        const bytes = Buffer.concat([
          Buffer.from(bom ? iconv.encode('\ufeff', encoding) : ''),
          iconv.encode(text, encoding),
          Buffer.from(odd ? [0xff] : []),
        ])
        const decoded = decode(bytes, legacyCodecs, {given: encoding})
        if (decoded.kind === 'binary') continue
        const {edits} = normalize(reader.recognize(decoded.text, 'plain'), reader)
        const fresh = encodeAlike(applyEdits(decoded.text, edits), decoded, bytes, legacyCodecs)
        if (!fresh) {
          // Refused only where the bytes cannot be had back.
          const again = Buffer.concat([
            Buffer.from(decoded.bom ? iconv.encode('\ufeff', decoded.encoding) : ''),
            iconv.encode(decoded.text, decoded.encoding),
          ])
          assert.ok(!again.equals(bytes) || !decoded.lossless, 'refused though it could be written')
          refused++
          continue
        }
        assert.deepEqual(fresh, expected(bytes, decoded, edits))
        if (edits.length > 0) changed++
      }
      assert.ok(changed > times / 3, `${changed} changed, ${refused} refused`)
    })
})

/** The bytes with each edit put in by its place among them, told without the product: by the bytes before it. */
function expected(
  bytes: Buffer,
  {text, encoding, bom}: {readonly text: string; readonly encoding: string; readonly bom: boolean},
  edits: readonly {readonly start: number; readonly end: number; readonly newText: string}[],
): Buffer {
  const pieces: Buffer[] = []
  let at = bom ? iconv.encode('\ufeff', encoding).length : 0
  let done = 0
  pieces.push(bytes.subarray(0, at))
  for (const {start, end, newText} of edits) {
    const kept = iconv.encode(text.slice(done, start), encoding).length
    pieces.push(bytes.subarray(at, at + kept), iconv.encode(newText, encoding))
    at += kept + iconv.encode(text.slice(start, end), encoding).length
    done = end
  }
  pieces.push(bytes.subarray(at))
  return Buffer.concat(pieces)
}
