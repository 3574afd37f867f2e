import assert from 'node:assert/strict'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {isNameBroken} from '../../server/src/core/rules/name-break.js'

function check(text: string, broken: boolean): void {
  const at = text.indexOf('\n')
  assert.equal(isNameBroken(text, at, at + 1, defaultLexicon()), broken, text)
}

describe('a line end inside a name', () => {
  it('stands behind a given name or an initial', () => {
    check('the Secretary General Stanislav\nZas arrived', true)
    check('opened by V.\nSemerikov', true)
    check('приехал Юрий\nХачатуров', true)
  })
  it('stands before a patronymic, with or without the given name', () => {
    check('Volodin\nVyacheslav Victorovich', true)
    check('Dear Imangali\nNurgalievich!', true)
  })
  it('is none where each line is whole', () => {
    check('The council met in Minsk\nThe Secretary General spoke', false)
    check('said Stanislav Zas\nValery Semerikov thanked him', false)
    check('met the Secretary General\nOn Monday', false)
    check('a meeting with Stanislav\nmeanwhile', false)
  })
})
