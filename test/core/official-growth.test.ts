import assert from 'node:assert/strict'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {findNames} from '../../server/src/core/rules/official.js'

/** Shapes that would cost the square of their length if any look beside a name had no bound. */
const shapes = [
  'A. ',
  'V.',
  'Brontofax ',
  'Brontofax\n',
  'Zas ',
  'Valery Petrov, ',
  'Ivan Petrovich ',
  'Minister of ',
  'Minister and ',
  'Minister, ',
  'of the Minister of Defence and ',
  'the ',
  ', ',
  '( ',
  '- the ',
  "O'",
  'al-',
  'Ab-',
  'General ',
  'Mr. ',
  '/',
  'Министр обороны ',
  'Иван Петрович ',
]

function timeOf(text: string): number {
  let best = Infinity
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    findNames(text, defaultLexicon())
    const {user, system} = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}

describe('finding names', () => {
  it('takes time in proportion to the text on hostile shapes', () => {
    for (const shape of shapes) {
      const small = shape.repeat(Math.ceil(8_000 / shape.length))
      timeOf(small)
      const growth = timeOf(small.repeat(8)) / Math.max(timeOf(small), 2_000)
      assert.ok(growth < 24, `${JSON.stringify(shape)}: ${growth.toFixed(1)} times the time for 8 times the text`)
    }
  }).timeout(60_000)
  it('never throws and keeps its promises on any text', () => {
    let seed = 20240216
    const random = (limit: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      return (seed >>> 8) % limit
    }
    const atoms = ['Valery', 'Zas', 'V.', 'Minister', 'of', 'the', 'CSTO', ',', '(', ')', '–', ':', '/', '\n', '\r\n', ' ', ' ', '  ', '.', '"', '“', '”', "'s", '’s', 'al-', 'Assad', 'Ki-moon', 'Mr.', 'H.E.', 'Jr.', 'General', 'and', 'Prize', '2024', '5/8', 'Сергей', 'Лавров', 'министр', 'и', 'И.о.', 'ёж', '\u0000', '\ud83d', '\u0301', '\u200b', 'a', 'X', 'said', 'By', 'Photo'] // prettier-ignore
    for (let round = 0; round < 3000; round++) {
      let text = ''
      for (let count = random(40); count > 0; count--)
        text += (atoms[random(atoms.length)] ?? '') + (random(3) === 0 ? '' : ' ')
      const {mentions, loose} = findNames(text, defaultLexicon())
      let end = 0
      for (const mention of mentions) {
        assert.ok(
          mention.start >= end && mention.end > mention.start && mention.end <= text.length,
          JSON.stringify(text),
        )
        assert.equal(mention.surface, text.slice(mention.start, mention.end).replace(/\s+/g, ' '))
        assert.ok(mention.title === null || mention.title.trim() !== '')
        end = mention.end
      }
      assert.equal(loose.length % 2, 0)
      for (let at = 0; at < loose.length; at += 2) assert.ok((loose[at] ?? 0) < (loose[at + 1] ?? 0))
    }
  })
})
