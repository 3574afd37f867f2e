import assert from 'node:assert/strict'
import type {DocumentSymbol} from 'vscode-languageserver/node'
import type {FileFacts} from '../../server/src/core/facts.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {documentSymbols} from '../../server/src/features/document-symbols.js'
import {factsIn} from '../core/reading.js'
import {folder} from '../features/folder.js'
import {costOf} from '../growth/growth.js'
import {join, type Joined} from '../protocol/joined.js'

const dump = '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Stanislav Zas met the press.\n\nGo back\n'

/** What a text says, where it says it, without the columns that a line end more may move. */
function says(facts: FileFacts): unknown {
  const {units, boilerplate, lines} = facts
  return [
    units.map(({head, published, event, line}) => [head, published?.date, event?.date, line]),
    mentionsIn(facts).map(({identity, line}) => [identity.surname, line]),
    boilerplate,
    lines,
  ]
}

/** The labels of an outline. */
function outline(text: string): readonly string[] {
  const {source, around} = folder({'a.txt': text})
  return documentSymbols(source('a.txt'), around).map(({name}) => name)
}

/** Catalogue of bad input, 13 and 17 to 28: lines, sizes and edits. */
describe('hostile lines', () => {
  it('17 CR alone ends a line', () => assert.deepEqual(says(factsIn(dump.replaceAll('\n', '\r'))), says(factsIn(dump))))
  it('18 CR, LF and CRLF in one block end lines alike', () => {
    const block = 'Talks on the border\nof the states\nof the region\nand of the CSTO'
    const ends = ['\r', '\n', '\r\n']
    const mixed = block.replace(/\n/g, () => ends.shift() ?? '')
    assert.deepEqual(says(factsIn(mixed)), says(factsIn(block)))
  })
  it('19 CR CR LF is a line end and an empty line', () =>
    assert.deepEqual(says(factsIn(dump.replaceAll('\n', '\r\r\n'))), says(factsIn(dump.replaceAll('\n', '\n\n')))))
  it('20 separators that are no line ends stay in a title, and its label is one line', () => {
    const title = 'Talks on\u2028the border\u2029of the\u0085member\u000bstates\fbegin in Osh'
    const text = `${title}\n\n16.02.2024\n\nThe sides agreed on a plan of work for the coming spring.\n`
    assert.equal(factsIn(text).lines, 5)
    assert.deepEqual(outline(text), ['2024-02-16  Talks on the border of the member states begin in Osh'])
  })
  it('21 a last line without its end is a line', () =>
    assert.deepEqual(says(factsIn(dump.trimEnd())), says(factsIn(dump))))
  it('22 a line of 10 MB is one line, with all that it says', () => {
    const facts = factsIn(
      'the Council met and '.repeat(250_000) + '16 February 2024 ' + 'the Council met '.repeat(310_000),
    )
    assert.deepEqual([facts.lines, facts.units.length, facts.mentions.said.length], [1, 1, 0])
  })
  it('23 a million empty lines are no item', () => {
    const facts = factsIn('\n'.repeat(1_000_000))
    assert.deepEqual([facts.lines, facts.units], [1_000_000, []])
  })
  it('24 80,000 blanks and a letter cost what their length does', () => {
    const text = (blanks: number): string => `${' '.repeat(blanks)}x`
    assert.equal(factsIn(text(80_000)).lines, 1)
    assert.ok(costOf(text(640_000), 2) < 24 * Math.max(1, costOf(text(80_000), 3)))
  })

  describe('in an open document', () => {
    const uri = 'file:///w/a.txt'
    let now: Joined
    beforeEach(async () => (now = await join()))
    afterEach(() => now.close())

    const names = async (): Promise<readonly string[]> =>
      (await now.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument: {uri}})).map(({name}) => name)
    const edit = (
      version: number,
      from: readonly [number, number],
      to: readonly [number, number],
      text: string,
    ): Promise<void> =>
      now.notify('textDocument/didChange', {
        textDocument: {uri, version},
        contentChanges: [
          {range: {start: {line: from[0], character: from[1]}, end: {line: to[0], character: to[1]}}, text},
        ],
      })

    it('13 half a surrogate pair from the client is text', async () => {
      await now.open(uri, dump.replace('press', 'press \ud83d'))
      assert.deepEqual(await names(), outline(dump.replace('press', 'press \ud83d')))
    })
    it('27 an edit between CR and LF stands behind the CR', async () => {
      await now.open(uri, dump.replaceAll('\n', '\r\n'))
      await edit(2, [0, 11], [0, 11], ' ')
      const [name = ''] = await names()
      assert.ok(name.startsWith('2024-02-16  On 16 February 2024'), name)
    })
    it('28 an edit inside a pair, behind the end, or on a line that no text has is taken as far as it goes', async () => {
      await now.open(uri, `😀${dump}`)
      await edit(2, [0, 1], [0, 2], 'x')
      await edit(3, [2 ** 31 - 1, 5], [2 ** 31 - 1, 9], 'Back to the section\n')
      await edit(4, [0, 0], [0, 2], '')
      await edit(5, [2, 2 ** 31 - 1], [2, 2 ** 31 - 1], ' He went home.')
      const after = dump.replace('press.', 'press. He went home.')
      assert.deepEqual(await names(), outline(`${after}Back to the section\n`))
    })
  })
})
