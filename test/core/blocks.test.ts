import assert from 'node:assert/strict'
import {treeOf} from '../../server/src/core/recognize.js'
import {reader} from './reading.js'

const line = 'Valery Semerikov met with Stanislav Zas on 16 February 2024 in Minsk.'

describe('a block', () => {
  it('is its words, so that an indented copy is read once', () => {
    const {entries} = reader.recognize(`${line}\n\n\t \u00a0${line} \u00a0\n`, 'plain')
    assert.equal(entries.length, 2)
    assert.equal(entries[0]?.facts, entries[1]?.facts)
    assert.deepEqual([entries[0]?.block.indent, entries[1]?.block.indent], [0, 3])
  })
  it('begins where its words begin', () => {
    const {children} = treeOf(reader.recognize(`   ${line}  \n`, 'plain'))
    const [article] = children[0]?.children ?? []
    assert.deepEqual(article?.position?.start, {line: 1, column: 4, offset: 3})
    assert.deepEqual(article.position.end, {line: 1, column: 4 + line.length, offset: 3 + line.length})
  })
  it('gives its names and dates other columns when it is indented', () => {
    const found = reader.recognize(`${line}\n`, 'plain')
    reader.facts(found)
    const again = reader.recognize(`  ${line}\n`, 'plain', found)
    const facts = reader.facts(again, found)
    assert.deepEqual(facts, reader.facts(reader.recognize(`  ${line}\n`, 'plain')))
    assert.equal(facts.units[0]?.event?.evidence.column, line.indexOf('16') + 3)
  })
  it('breaks off at the end of the file with blanks behind it as well', () => {
    const page = (end: string): string => `16.02.2024\n\nThe Permanent Council met in Minsk${end}`
    const kinds = (end: string): unknown => reader.recognize(page(end), 'plain').entries.map(({facts}) => facts.kind)
    assert.deepEqual(kinds(' and then'), kinds(' and then  '))
  })
})
