import assert from 'node:assert/strict'
import {buildLexicon} from '../../server/src/core/lexicon/build.js'
import {checkLexicon} from '../../server/src/core/lexicon/check.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {caseForms} from '../../server/src/core/lexicon/inflect.js'
import {GIVEN, HEAD, LEXICAL, NAMEISH, PLACE} from '../../server/src/core/lexicon/kinds.js'
import {entriesOf} from '../../server/src/core/lexicon/lexicon.js'
import {kindsOf} from '../../server/src/core/lexicon/word-table.js'
import type {Lexicon} from '../../server/src/core/lexicon/lexicon.js'
import {placeText, shownValue} from '../../server/src/core/team/section.js'
import {findNames} from '../../server/src/core/rules/official.js'

const {languages} = defaultLexicon()

/** The product's words with those of a team, and what is wrong in these. */
function withWords(extra: unknown): {readonly lexicon: Lexicon; readonly problems: readonly string[]} {
  const problems: string[] = []
  const words = checkLexicon(extra, (place, expected, found, now) => {
    problems.push(`${placeText(place)}: expected ${expected}, found ${shownValue(found)}; ${now}.`)
  })
  return {lexicon: buildLexicon(languages, words), problems}
}

function kindsOfWord(word: string): number {
  return kindsOf(defaultLexicon().words, word, 0, word.length)
}

describe('the lexicon', () => {
  it('has nothing wrong in any language of the product', () => {
    for (const data of languages) assert.deepEqual(withWords(data).problems, [])
  })
  it('serves English and Russian, with twelve months and well over 1,500 given names', () => {
    assert.deepEqual(
      languages.map(({language}) => language),
      ['en', 'ru'],
    )
    for (const {months} of languages) assert.equal(months.length, 12)
    const names = languages.flatMap(({givenNames}) => Object.values(givenNames).flatMap(entriesOf))
    assert.ok(new Set(names).size > 3000)
  })
  it('keeps whole lines in small letters, as the rules compare them', () => {
    for (const {footers, menus, attachments, signatures, questions, answers} of languages) {
      for (const line of [footers, menus, attachments, signatures, questions, answers].flat())
        assert.equal(line, line.toLowerCase().trim())
    }
  })
  it('knows a word in any case, with or without marks on its letters', () => {
    assert.ok(kindsOfWord('José') & GIVEN)
    assert.ok(kindsOfWord('MINISTER') & HEAD)
    assert.ok(kindsOfWord('Moscow') & PLACE)
    assert.equal(kindsOfWord('Brontofax'), 0)
    assert.equal(kindsOfWord('x'.repeat(1000)), 0)
  })
  it('knows Russian words in their cases', () => {
    for (const form of ['Сергей', 'Сергея', 'Сергею', 'Сергеем', 'Сергее']) assert.ok(kindsOfWord(form) & GIVEN, form)
    for (const form of ['министр', 'министра', 'министром', 'министры']) assert.ok(kindsOfWord(form) & HEAD, form)
    assert.deepEqual(caseForms('посол').slice(0, 3), ['посол', 'посла', 'послу'])
    assert.deepEqual(caseForms('ОДКБ'), ['ОДКБ'])
  })
  it('never takes words of organisations for names alone', () => {
    for (const word of ['Collective', 'Treaty', 'Parliamentary', 'Assembly', 'Ministry', 'Республика'])
      assert.ok(kindsOfWord(word) & LEXICAL && !(kindsOfWord(word) & NAMEISH), word)
  })
  it('takes the words of a team beside its own', () => {
    const text = 'Quaestor Brontofax Umberling and Zorblatt Umberling came.'
    const surfaces = (extra?: unknown): readonly string[] =>
      findNames(text, withWords(extra).lexicon).mentions.map(({surface, title}) => `${title ?? ''} ${surface}`)
    assert.deepEqual(surfaces(), [])
    const extra = {posts: {heads: ['quaestor']}, givenNames: {ours: ['Zorblatt']}}
    assert.deepEqual(surfaces(extra), ['Quaestor Brontofax Umberling', ' Zorblatt Umberling'])
  })
  it('takes Russian words of a team in all their cases', () => {
    const {lexicon} = withWords({givenNames: {ours: ['Зорблат']}})
    assert.deepEqual(
      findNames('Письмо Зорблату Умберлингу', lexicon).mentions.map(({surface}) => surface),
      ['Зорблату Умберлингу'],
    )
  })
  it('leaves out what is wrong in the words of a team, says so, and keeps the rest', () => {
    const extra = {
      posts: {heads: ['quaestor', 7], tails: ['x']},
      months: ['Nivose'],
      inflection: 'latin',
      places: 'Rome',
      organisations: {ACME: ['Acme Works'], Bad: 3},
    }
    const {problems, lexicon} = withWords(extra)
    assert.deepEqual(problems, [
      'inflection: expected "none" or "russian", found "latin"; using "none".',
      'months: expected twelve lists, January first, found a list of 1; the months are left out.',
      'posts.tails: expected one of heads, plurals, reporters, attendants, generals, modifiers, nouns, ' +
        'prepositions, articles, conjunctions, appointing, found "tails"; the field is left out.',
      'posts.heads[1]: expected a word, found 7; the entry is left out.',
      'organisations.Bad: expected a list of words, found 3; the list is left out.',
      'places: expected a list of words, found "Rome"; the list is left out.',
    ])
    assert.ok(lexicon.owners().has('acme'))
  })
})
