import assert from 'node:assert/strict'
import {anyDump, generateText, sequence} from '../bench/generate.js'
import {reader} from './reading.js'
import {seed} from '../seed.js'

const pieces = [
  'x',
  '\n',
  '\n\n',
  ' ',
  '16.02.2024\n',
  'Go back\n',
  'Zas',
  '.',
  '\r\n',
  '\r',
  'of',
  'the President of\n',
  '\u00a0',
  '\n   ',
  '',
]

describe('a dump after an edit', () => {
  // A round takes a twentieth of a second or two; the soak gives them minutes.
  const rounds = Math.ceil(Number(process.env['DATELINE_BUDGET'] ?? 700) / 40)

  it(`is recognized as if it were new (DATELINE_SEED=${String(seed)})`, () => {
    const random = sequence(seed)
    const pick = (limit: number): number => Math.floor(random() * limit)
    for (let round = 0; round < rounds; round++) {
      let text = round % 3 === 0 ? anyDump(random).slice(0, 4000) : generateText(seed + round, 1500 + pick(4000))
      let found = reader.recognize(text, 'plain')
      reader.facts(found)
      for (let step = 0; step < 40; step++) {
        // Mostly one edit, as of a key; now and then many in all places, as of a rule.
        for (let edits = step % 4 === 3 ? pick(20) : 0; edits >= 0; edits--) {
          const at = pick(text.length + 1)
          const cut = random() < 0.4 ? pick(60) : 0
          text = text.slice(0, at) + (pieces[pick(pieces.length)] ?? '') + text.slice(at + cut)
        }
        const again = reader.recognize(text, 'plain', found)
        const fresh = reader.recognize(text, 'plain')
        assert.deepEqual(again, fresh, `round ${String(round)}, step ${String(step)}`)
        assert.deepEqual(
          reader.facts(again, found),
          reader.facts(fresh),
          `facts, round ${String(round)}, step ${String(step)}`,
        )
        found = again
      }
    }
  })
})
