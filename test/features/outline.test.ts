import {strict as assert} from 'node:assert'
import type {DocumentSymbol} from 'vscode-languageserver-types'
import {documentSymbols} from '../../server/src/features/document-symbols.js'
import {foldingRanges} from '../../server/src/features/folding-ranges.js'
import {folder} from './folder.js'

/** The outline as indented lines, kinds left out; parts show the first four words. */
function outline(text: string, depth = 2): string[] {
  const {source, around} = folder({'a.txt': text})
  return lines(documentSymbols(source('a.txt'), around), 0)

  function lines(symbols: readonly DocumentSymbol[], level: number): string[] {
    if (level > depth) return []
    return symbols.flatMap(({name, children}) => [
      `${'  '.repeat(level)}${name.split(' ').slice(0, 5).join(' ')}`,
      ...lines(children ?? [], level + 1),
    ])
  }
}

/** Every range encloses those of its children and its own selection. */
function checkNesting(symbols: readonly DocumentSymbol[]): void {
  for (const {range, selectionRange, children = [], name} of symbols) {
    assert.ok(name !== '')
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
      assert.ok(inner.start.line > range.start.line || inner.start.character >= range.start.character, name)
      assert.ok(inner.end.line < range.end.line || inner.end.character <= range.end.character, name)
    }
    checkNesting(children)
  }
}

const strip =
  '16.02.2024\n\nOn 16 February, the CSTO Secretary General Imangali Tasmagambetov opened a school.\n\n\n' +
  '14.02.2024\n\nThe Permanent Council approved the plan of joint training for the year.\n'

describe('outline', () => {
  it('lists items under their day, with parts and people', () =>
    assert.deepEqual(outline(strip), [
      '2024-02-16  On 16 February,',
      '  On 16 February, the CSTO',
      '    Imangali Tasmagambetov',
      '2024-02-14  The Permanent Council',
      '  The Permanent Council approved the',
    ]))

  it('names a person once in a part, whatever the spelling', () => {
    const text = '16.02.2024\n\nImangali Tasmagambetov spoke. I. Tasmagambetov then left for Minsk.\n'
    assert.deepEqual(outline(text).slice(2), ['    Imangali Tasmagambetov'])
  })

  it('keeps ranges within each other', () => {
    const {source, around} = folder({'a.txt': strip})
    checkNesting(documentSymbols(source('a.txt'), around))
  })

  it('shows what turns the reading order by its number', () => {
    const [first] = outline('16.02.2024\n\n\u202Etxet\u202C stands here and is read backwards by some editors.\n', 0)
    assert.match(first ?? '', /U\+202E/)
  })

  it('is empty for an empty text', () => assert.deepEqual(outline(''), []))
})

describe('folding', () => {
  /** The folds as `first-last`, lines from 0. */
  function folds(text: string, limit?: number): string[] {
    return foldingRanges(folder({'a.txt': text}).source('a.txt'), limit).map(
      ({startLine, endLine}) => `${startLine}-${endLine}`,
    )
  }

  it('folds the strip, and each item in it', () => assert.deepEqual(folds(strip), ['0-7', '1-2', '5-7']))

  it('folds the article and the footer', () => {
    const text = `${strip}\n\nA statement was adopted in Minsk\n10.02.2024\n\nThe ministers met.\n\nGo back\nBack to the section\n`
    assert.deepEqual(folds(text).slice(3), ['10-13', '15-16'])
  })

  it('keeps to the limit of the client', () => assert.equal(folds(strip, 1).length, 1))

  it('begins no two folds on one line', () => {
    const starts = folds(strip).map((fold) => fold.split('-')[0])
    assert.equal(new Set(starts).size, starts.length)
  })
})
