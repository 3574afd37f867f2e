import assert from 'node:assert/strict'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {findNames, type NamedMention} from '../../server/src/core/rules/official.js'

/** Marks bracket each name; the rest is what is expected of each in turn: its title, or more of its fields. */
function check(marked: string, ...expected: (string | null | Partial<NamedMention>)[]): void {
  const text = marked.replaceAll(/[⟦⟧]/g, '')
  const found = findNames(text, defaultLexicon()).mentions
  let shown = text
  for (const mention of found.toReversed()) {
    shown = `${shown.slice(0, mention.start)}⟦${shown.slice(mention.start, mention.end)}⟧${shown.slice(mention.end)}`
  }
  assert.equal(shown, marked)
  expected.forEach((want, at) => {
    const fields = typeof want === 'string' || want === null ? {title: want} : want
    const mention: Record<string, unknown> = {...found[at]}
    for (const [key, value] of Object.entries(fields)) assert.deepEqual(mention[key], value, `${key} of name ${at + 1}`)
  })
}

describe('officials', () => {
  it('have their post before the name', () =>
    check('Yesterday the CSTO Secretary General ⟦Stanislav Zas⟧ left for Yerevan.', 'CSTO Secretary General'))
  it('have their post after the name', () =>
    check(
      '⟦Taalatbek Masadykov⟧, the CSTO Deputy Secretary General, opened the meeting.',
      'CSTO Deputy Secretary General',
    ))
  it('may hold several posts, joined by a dash', () =>
    check(
      'He saw the Deputy Prime Minister – Minister of Foreign Affairs of the Republic of Kazakhstan ⟦Murat Nurtleu⟧ off.',
      {
        title: 'Deputy Prime Minister – Minister of Foreign Affairs of the Republic of Kazakhstan',
        organisation: 'Kazakhstan',
      },
    ))
  it('keep their rank apart from the post', () =>
    check('Chief of the Joint Staff of the CSTO, Colonel-General ⟦Andrei Nikolayevich Serdyukov⟧, spoke.', {
      title: 'Chief of the Joint Staff of the CSTO',
      rank: 'Colonel-General',
      name: {given: 'Andrei', patronymic: 'Nikolayevich', surname: 'Serdyukov'},
    }))
  it('are not looked for in prizes', () => check('Two holders of the A.E. Snesarev Prize came.'))
})
