import {strict as assert} from 'node:assert'
import type {SelectionRange} from 'vscode-languageserver-types'
import {selectionRanges} from '../../server/src/features/selection-ranges.js'
import {wordsIn} from '../marked.js'
import {folder} from './folder.js'

/** What `Expand Selection` selects, from the cursor outwards, must be the marked ranges from the innermost out. */
function check(source: string): void {
  const {source: of, marks} = folder({'a.txt': source})
  const {text, ranges, cursor} = marks('a.txt')
  const [first] = selectionRanges(of('a.txt'), [cursor()])
  const found: string[] = []
  for (let at: SelectionRange | undefined = first; at; at = at.parent) found.push(wordsIn(text, at.range))
  assert.deepEqual(
    [...new Set(found)],
    [...ranges].reverse().map((range) => wordsIn(text, range)),
  )
}

describe('selection ranges', () => {
  it('grow from the name over sentence, paragraph and item to the dump', () =>
    check(
      '⟦⟦16.02.2024\n\n⟦⟦The CSTO Secretary General ⟦Imangali Tasma‸gambetov⟧ spoke.⟧ The Council listened to him.⟧⟧\n\n\n' +
        '15.02.2024\n\nThe observers went home.⟧\n',
    ))

  it('are the whole text where nothing is recognized', () => {
    const [range] = selectionRanges(folder({'a.txt': ''}).source('a.txt'), [{line: 0, character: 0}])
    assert.ok(range)
  })
})
