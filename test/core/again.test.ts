import {strict as assert} from 'node:assert'
import {readAgain, type Reading} from '../../server/src/core/again.js'
import {reader} from './reading.js'

/** What dumps are put together from. */
const pieces = [
  '16.02.2024',
  '03.06.2019 Download document: plan.docx',
  'Go back',
  'Back to the section',
  'On 15 February, the Permanent Council approved the plan of joint training',
  'for the whole year, and the observers of the',
  'CSTO Secretary General Imangali Tasmagambetov met the press in Minsk.',
  'Tasmagambetov spoke on 3 June; Valery Semerikov answered.',
  'A statement on the summit in Yerevan',
  'A statement on the summit in Yerevan 10.06.2022',
  'The CSTO Press Secretary Vladimir Zaynetdinov',
  '+7495-795-27-10, odkb-pressa@gov.ru',
  'Question: what is next?',
  'Answer: the letter of 31.02.2024 was lost.',
  ' \u00a0',
  '',
  '',
  '',
]

/** The reading of a text after that of another must be the reading from scratch, in facts, blocks, layout and lines. */
function check(before: Reading | undefined, text: string, note = ''): Reading {
  const again = readAgain(before, text, 'plain', reader)
  const scratch = reader.recognize(text, 'plain')
  assert.deepEqual(again.found, scratch, note)
  assert.deepEqual(again.facts, reader.facts(scratch), note)
  return again
}

describe('reading again', () => {
  it('is reading from scratch, whatever was typed', function () {
    this.timeout(120_000)
    const seed = Number(process.env['DATELINE_SEED'] ?? Date.now() % 1_000_000)
    let state = (seed % 2_147_483_646) + 1
    const random = (limit: number): number => {
      state = (state * 48_271) % 2_147_483_647
      return Math.floor((state / 2_147_483_647) * limit)
    }
    for (let dump = 0; dump < 60; dump++) {
      const end = ['\n', '\n', '\r\n', '\r'][random(4)] ?? '\n'
      let text = Array.from({length: random(80)}, () => pieces[random(pieces.length)] ?? '').join(end)
      let reading = check(undefined, text)
      for (let step = 0; step < 60; step++) {
        const at = random(text.length + 1)
        const gone = random(3) === 0 ? random(60) : random(2)
        const fresh = [
          '',
          'x',
          ' ',
          '\n',
          '\r',
          '\n\n',
          'A',
          pieces[random(pieces.length)] ?? '',
          `${end}${pieces[random(pieces.length)] ?? ''}${end}`,
        ]
        text = text.slice(0, at) + (fresh[random(fresh.length)] ?? '') + text.slice(at + gone)
        reading = check(reading, text, `seed ${seed}, dump ${dump}, step ${step}: ${JSON.stringify(text)}`)
      }
    }
  })

  it('takes pages over that did not change, and reads the others', () => {
    const page = (day: string): string =>
      `${day}.02.2024\n\nOn ${day} February, Valery Semerikov met the press.\n\nGo back\n\n`
    const text = Array.from({length: 9}, (_, at) => page(`1${at}`)).join('')
    const before = check(undefined, text)
    const after = check(before, text.replace('On 14 Feb', 'Onx 14 Feb'))
    assert.deepEqual(
      after.pages.map(({facts}, at) => facts === before.pages[at]?.facts),
      [true, true, true, true, false, true, true, true, true],
    )
  })

  it('keeps mentions of untouched pages, so that the index has nothing to do for them', () => {
    const text =
      '10.02.2024\n\nValery Semerikov spoke.\n\nGo back\n\n11.02.2024\n\nImangali Tasmagambetov left.\n\nGo back\n'
    const before = check(undefined, text)
    const after = check(before, text.replace('left', 'leftx'))
    assert.equal(after.facts.mentions[0], before.facts.mentions[0])
  })

  it('starts anew for another format', () => {
    const before = readAgain(undefined, '16.02.2024\n\n**a**\n', 'plain', reader)
    const after = readAgain(before, '16.02.2024\n\n**a**\n', 'markdown', reader)
    assert.deepEqual(after.facts, reader.facts(reader.recognize('16.02.2024\n\n**a**\n', 'markdown')))
  })
})
