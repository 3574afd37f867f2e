import assert from 'node:assert/strict'
import {applyEdits} from '../../../server/src/core/edit/apply.js'
import {blankEdits} from '../../../server/src/core/edit/blank-edits.js'
import {wordDifference} from '../../../server/src/core/edit/words.js'

describe('the words of a text', () => {
  it('are the same whatever stands between them', () =>
    assert.equal(wordDifference('a\u00a0 b\n\nc', ' a b c\n'), undefined))
  it('are not when one is missing', () =>
    assert.deepEqual(wordDifference('a b c', 'a c'), {before: 2, after: 2, expected: 'b', found: 'c'}))
  it('are not when one is added at the end', () => assert.equal(wordDifference('a b', 'a b c')?.found, 'c'))
  it('are not when two become one', () => assert.equal(wordDifference('a b', 'ab')?.expected, 'b'))
  it('are not when one becomes two', () => assert.equal(wordDifference('ab c', 'a b c')?.before, 1))
  it('are not when two become one behind a change', () =>
    assert.equal(wordDifference('a b c d', 'x b cd', [{start: 0, end: 1, newText: 'x'}])?.expected, 'd'))
  it('may be cut where that is allowed', () => assert.equal(wordDifference('ab c', 'a b c', [], [1]), undefined))
  it('may be taken away where that is listed', () =>
    assert.equal(wordDifference('a b c', 'a c', [{start: 2, end: 3, newText: ''}]), undefined))
  it('may be written otherwise where that is listed', () =>
    assert.equal(wordDifference('a 16 May c', 'a 16.05. c', [{start: 2, end: 8, newText: '16.05.'}]), undefined))
})

describe('edits of white space', () => {
  const check = (before: string, after: string, count: number): void => {
    const edits = blankEdits(before, after)
    assert.equal(edits?.length, count)
    assert.equal(applyEdits(before, edits), after)
  }
  it('are none where nothing differs', () => check(' a\r\nb ', ' a\r\nb ', 0))
  it('are one for each place that differs', () => check('a  b\nc d', 'a b\n\nc d', 2))
  it('cut a word in two', () => check('ab', 'a\nb', 1))
  it('never part CR from LF', () =>
    assert.deepEqual(blankEdits('a\rb', 'a\r\nb'), [{start: 1, end: 2, newText: '\r\n'}]))
  it('are the same where some words are known to be so', () => {
    const before = '  one two\n three  four\n'
    const after = 'one two\n\nthree four\n'
    const words = [
      {start: 2, end: 9},
      {start: 11, end: 22},
    ]
    assert.deepEqual(blankEdits(before, after, words), blankEdits(before, after))
    assert.equal(blankEdits('a b', 'a bc', [{start: 0, end: 3}]), undefined)
  })
  it('are refused where the words differ', () => {
    assert.equal(blankEdits('a b', 'a c'), undefined)
    assert.equal(blankEdits('a b', 'a b c'), undefined)
  })
})
