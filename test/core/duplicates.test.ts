import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {dayOf, recoveredDate} from '../../server/src/core/recovered.js'
import {factsAt} from '../../server/src/core/workspace-index.js'
import {indexOf} from './reading.js'

const one = 'On 16 February 2024, the CSTO Secretary General met with the envoys of the member states in Moscow.'
const two = 'On 14 February 2024, the staff of the Secretariat planted forty trees along the road to the airport.'
const three = 'The band of the guards regiment played for the children of the town in the afternoon.'

/** Check the redundant runs of all files: `a:1-3 of b:1-3`. */
function check(files: Readonly<Record<string, string>>, ...expected: string[]): void {
  const index = indexOf(files)
  const found = Object.keys(files).flatMap((path) =>
    duplicatesIn(index, path).map(
      (run) =>
        `${path}:${String(run.line)}-${String(run.endLine)} of ${run.of.file}:${String(run.of.line)}-${String(run.of.endLine)}`,
    ),
  )
  assert.deepEqual(found, expected)
}

describe('duplicates', () => {
  it('reports a shared strip once, on the later path', () =>
    check({a: `${one}\n\n\n${two}\n`, b: `${one}\n\n\n${two}\n`}, 'b:1-4 of a:1-4'))
  it('keeps the copy that has its date', () =>
    check({a: `${one}\n\n\n${two}\n`, b: `17.02.2024\n\n${one}\n\n\n15.02.2024\n\n${two}\n`}, 'a:1-4 of b:1-8'))
  it('levels white space, quotes and dashes', () =>
    check({a: `${three.replace('The band', '“The – band”')}\n`, b: `${three.replace('The band', '"The  - band"')}\n`}))
  it('levels white space, quotes and dashes in news', () =>
    check(
      {a: `${one.replace('envoys', '“envoys” –')}\n`, b: `${one.replace('envoys', '"envoys"   -')}\n`},
      'a:1-1 of b:1-1',
    ))
  it('keeps case apart', () => {
    const index = indexOf({a: `${one}\n`, b: `${one.replace('envoys', 'Envoys')}\n`})
    const found = ['a', 'b'].flatMap((path) => duplicatesIn(index, path))
    assert.deepEqual(
      found.map(({kind, differences}) => ({kind, differences})),
      [{kind: 'near', differences: [{here: 'envoys', kept: 'Envoys'}]}],
    )
  })
  it('reports a copy within one file', () => check({a: `${one}\n\n\n${two}\n\n\n${one}\n`}, 'a:7-7 of a:1-1'))
  it('never counts a title and its repetition', () =>
    check({
      a: `A title of eight words or even more here\nA title of eight words or even more here 01.02.2024\n\nBody of 1 May 2024.\n`,
    }))
  it('never counts footers, signatures and contacts', () =>
    check({
      a: `16.02.2024\n\n${one}\n\nThe CSTO Press Secretary Vladimir Zaynetdinov\n\nGo back\n`,
      b: `16.02.2024\n\n${two}\n\nThe CSTO Press Secretary Vladimir Zaynetdinov\n\nGo back\n`,
    }))
  it('ends a run at words of its own, however few', () => {
    const item = (...paragraphs: readonly string[]): string => `16.02.2024\n\n${paragraphs.join('\n\n')}\n`
    check({a: item(one, two), b: item(one, 'Nobody came by train.', two)}, 'b:3-3 of a:3-3', 'b:7-7 of a:5-5')
    check({a: item(one, 'They came by train.', two), b: item(one, 'They came by train.', two)}, 'b:1-7 of a:1-7')
  })
  it('takes the date line of a whole item with it', () =>
    check({a: `16.02.2024\n\n${one}\n`, b: `16.02.2024\n\n${one}\n`}, 'b:1-3 of a:1-3'))
  it('leaves the kept copy alone, whatever the number of copies', () => {
    const files = Object.fromEntries(Array.from({length: 20}, (_, at) => [`f${String(at + 10)}`, `${one}\n`]))
    const index = indexOf(files)
    assert.equal(
      Object.keys(files)
        .filter((path) => duplicatesIn(index, path).length === 0)
        .join(),
      'f10',
    )
  })
})

describe('recovered dates', () => {
  const speech = 'Allow me to thank the chair for the invitation to speak before this assembly once more.'
  const index = indexOf({
    dated: `26.07.2024\n\n${one}\n\n\n19.07.2024\n\n${speech}\n`,
    bare: `${one}\n\n\n${speech}\n`,
  })
  it('come from the dated copy, and say where it is', () => {
    const found = recoveredDate(index, 'bare', 1)
    assert.equal(found?.date, '2024-07-19')
    assert.deepEqual(found.from, {file: 'dated', line: 6})
    assert.equal(found.certainty, 'recovered')
  })
  it('do not outrank the day that the text itself speaks of', () => {
    assert.equal(recoveredDate(index, 'bare', 0)?.date, '2024-07-26')
    assert.equal(recoveredDate(index, 'dated', 0), undefined)
    const facts = factsAt(index, 'bare')
    assert.ok(facts)
    assert.equal(dayOf(index, 'bare', facts, 0), '2024-02-16')
  })
})
