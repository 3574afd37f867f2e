import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {fromRoot} from './tokenize.js'

const configuration: unknown = JSON.parse(readFileSync(fromRoot('language-configuration.json'), 'utf8'))
const wordPattern = patternOf(configuration)

describe('language configuration: words', () => {
  it('keeps initials with the surname they are glued to', () =>
    check('⟦V.Semerikov⟧ ⟦said⟧. ⟦I.N.Tasmagambetov⟧, ⟦Kh.Sultonov⟧'))
  it('keeps initials apart from a surname behind a blank', () => check('⟦I.N.⟧ ⟦Tasmagambetov⟧, ⟦S⟧. ⟦Ordabayev⟧'))
  it('keeps hyphens inside a name', () => check('⟦Kassym-Jomart⟧ ⟦Tokayev⟧, ⟦Bashar⟧ ⟦al-Assad⟧, ⟦Ban⟧ ⟦Ki-moon⟧'))
  it('leaves a hyphen at either end', () => check('-⟦left⟧ ⟦right⟧- – ⟦dash⟧—⟦dash⟧'))
  it('leaves a possessive outside', () => check("⟦Kazakhstan⟧'⟦s⟧ ⟦Zas⟧’⟦s⟧, ⟦O'Brien⟧, ⟦N’Djamena⟧"))
  it('leaves punctuation outside', () => check('(⟦Zas⟧), “⟦Zas⟧”, «⟦Зас⟧»! ⟦Zas⟧? ⟦Zas⟧… ⟦CSTO⟧..⟦The⟧'))
  it('does not glue two sentences', () => check('⟦in⟧ ⟦Moscow⟧.⟦The⟧ ⟦CSTO⟧.⟦It⟧'))
  it('knows Cyrillic words', () => check('⟦С.В.Лавров⟧, ⟦Семериков⟧ ⟦и⟧ ⟦Нур-Султан⟧; ⟦ещё⟧'))
  it('takes a decomposed letter whole', () => check('⟦Войи\u0306⟧ ⟦Communique\u0301⟧'))
  it('takes a date in figures whole', () =>
    check('⟦16.02.2024⟧, ⟦10:30⟧. ⟦1267/1989/2253⟧, ⟦09.06.2018⟧⟦On⟧ ⟦June⟧ ⟦9⟧.'))
  it('takes the name of a picture up to its ending', () => check('⟦ZVF_2142⟧.⟦JPG⟧'))
  it('finds the same word from every place inside it', () => {
    for (const word of ['V.Semerikov', 'Kassym-Jomart', 'al-Assad', 'I.N.', 'Хачатуров', '16.02.2024']) {
      const text = `so ${word}, then`
      for (let offset = 3; offset < 3 + word.length; offset++) assert.equal(wordAt(text, offset), word)
    }
  })
})

/** Brackets mark every word of the text. */
function check(text: string): void {
  const found = text.replace(/[⟦⟧]/gu, '').replace(wordPattern, (word) => `⟦${word}⟧`)
  assert.equal(found, text)
}

function wordAt(text: string, offset: number): string | undefined {
  for (const match of text.matchAll(wordPattern)) {
    if (match.index <= offset && offset < match.index + match[0].length) return match[0]
  }
  return undefined
}

function patternOf(value: unknown): RegExp {
  if (typeof value === 'object' && value !== null && 'wordPattern' in value) {
    const {wordPattern: found} = value
    if (typeof found === 'object' && found !== null && 'pattern' in found && 'flags' in found) {
      return new RegExp(String(found.pattern), `${String(found.flags)}g`)
    }
  }
  throw new Error('language-configuration.json: expected wordPattern with a pattern and flags, found none')
}
