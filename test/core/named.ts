import assert from 'node:assert/strict'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {findNames, type NamedMention} from '../../server/src/core/rules/official.js'

/**
 * Check the people named in a text. Marks bracket each name; what is expected of each in turn is its title, null for
 * none, or any of its fields.
 */
export function check(marked: string, ...expected: (string | null | Partial<NamedMention>)[]): void {
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
