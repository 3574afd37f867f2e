import assert from 'node:assert/strict'
import {duplicatesIn, type Duplicate} from '../../server/src/core/duplicates.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {duplicateWords} from '../../server/src/core/near/words.js'
import {emptyIndex, withFiles} from '../../server/src/core/workspace-index.js'
import {factsIn, indexOf} from './reading.js'

const long =
  'On 14 February 2024, the teams of the rescue service spent the whole week in the valley, where they cleared the road to the upper villages, ' +
  'set up a kitchen for the families whose homes had been flooded, and showed the pupils of the local school how a pump ' +
  'station works and why nobody should walk on the ice of the lake after the first warm days of the year.'
const plan =
  'On 14 February 2024, the library of the academy will stay open during the night for everybody who is preparing for the spring examinations.'
const visit =
  'On 5 March, the Secretary General Armen Davtenko received the ambassador Oleg Marutin in the old building of the mission.'
const above =
  'On 12 February 2024, a collection of maps of the border region was handed over to the museum of the town by a retired surveyor.'
const below =
  'On 11 February 2024, the choir of the garrison rehearsed the songs that it is to sing at the festival in the first days of summer.'

/** Without news behind it, a text that is cut would be a title. */
const rest =
  'On 10 February 2024, three young trees were planted along the path that leads from the gate to the parade ground.'

function dated(text: string): string {
  return `16.02.2024\n\n${text}\n`
}

/** What is told of `b`, when `a` says the one thing and is kept, and `b` the other. */
function told(a: string, b: string): readonly Pick<Duplicate, 'kind' | 'reason' | 'differences'>[] {
  const index = indexOf({a: dated(a), b: `${b}\n\n\n${rest}\n`})
  assert.deepEqual(duplicatesIn(index, 'a'), [])
  return duplicatesIn(index, 'b').map(({kind, reason, differences}) => ({kind, reason, differences}))
}

/** The kinds and reasons of what is told of `b`. */
function kinds(a: string, b: string): readonly string[] {
  return told(a, b).map(({kind, reason}) => `${kind}: ${reason}`)
}

describe('near copies', () => {
  it('show the word that was corrected', () =>
    assert.deepEqual(told(long, long.replace('pupils', 'children')), [
      {kind: 'near', reason: 'words', differences: [{here: 'children', kept: 'pupils'}]},
    ]))
  it('may have a word in ten edited, and no more than one in eight', () => {
    const words = long.split(' ')
    const edited = (every: number): string => words.map((word, at) => (at % every === 4 ? `${word}ed` : word)).join(' ')
    assert.deepEqual(kinds(long, edited(10)), ['near: words'])
    assert.deepEqual(kinds(long, edited(5)), [])
  })
  it('may have other capitals, which name nobody else', () =>
    assert.deepEqual(kinds(long, long.replace('rescue service', 'Rescue Service')), ['near: words']))
  it('may be cut at the end, inside a word too', () => {
    const cut = (end: number): readonly string[] => {
      const index = indexOf({a: dated(long), b: `${rest}\n\n\n${long.slice(0, end)}`})
      return duplicatesIn(index, 'b').map(({kind, reason}) => `${kind}: ${reason}`)
    }
    assert.deepEqual(cut(long.indexOf('pump') + 2), ['near: cut'])
    assert.deepEqual(cut(130), [])
  })
  it('may be short', () => assert.deepEqual(kinds(plan, plan.replace('spring', 'final')), ['near: words']))
  it('may differ in their punctuation alone', () =>
    assert.deepEqual(told(long, long.replace('flooded, and', 'flooded; and')), [
      {kind: 'near', reason: 'signs', differences: []},
    ]))
  it('are copies where they are broken into lines anew', () =>
    assert.deepEqual(kinds(long, long.replaceAll(', ', ',\n')), ['copy: same']))
  it('stand in Markdown as well', () => {
    const index = withFiles(emptyIndex, [
      ['a.txt', factsIn(dated(long))],
      ['b.md', factsIn(`**${long.replace('pupils', 'children')}**\n`, 'markdown')],
    ])
    assert.deepEqual(
      duplicatesIn(index, 'b.md').map(({kind, differences}) => ({kind, differences})),
      [{kind: 'near', differences: [{here: 'children', kept: 'pupils'}]}],
    )
  })
  it('lie round the text that is kept, and are not chained', () => {
    const words = long.split(' ')
    // Each text is a near copy of the one before it, and the last is far from the first.
    const step = (many: number): string =>
      words.map((word, at) => (at > 4 && at < 4 + many * 6 ? `${word}ly` : word)).join(' ')
    const index = indexOf({a: dated(long), b: `${step(1)}\n`, c: `${step(2)}\n`, d: `${step(3)}\n`})
    const groups = ['a', 'b', 'c', 'd'].map((path) =>
      duplicatesIn(index, path)
        .map(({of}) => of.file)
        .join(),
    )
    assert.deepEqual(groups, ['', 'a', 'd', ''])
  })
  it('are told in words, with how alike they are', () => {
    const index = indexOf({a: dated(plan), b: `${plan.replace('spring', 'final')}\n`})
    const [found] = duplicatesIn(index, 'b')
    assert.ok(found)
    assert.equal(
      duplicateWords(found, 'a, line 3'),
      'Near copy of a, line 3, 96 % alike: words differ ("final" for "spring").',
    )
  })
})

describe('revisions', () => {
  it('are long texts that differ in a number, a name or a date', () => {
    const base = `${long} On 4 May, the commander Ivan Belenko counted 37 boats.`
    assert.deepEqual(kinds(base, base.replace('37', '39')), ['revision: number'])
    assert.deepEqual(kinds(base, base.replace('Belenko', 'Gorenko')), ['revision: name'])
    assert.deepEqual(kinds(base, base.replace('4 May', '6 May')), ['revision: date'])
    assert.deepEqual(kinds(base, base.replace('whole week', 'two weeks')), ['revision: number'])
  })
  it('show the words that differ', () =>
    assert.deepEqual(told(`${long} There were 37 boats.`, `${long} There were 39 boats.`)[0]?.differences, [
      {here: '39', kept: '37'},
    ]))
  it('are no formulas about another person or another day', () => {
    assert.deepEqual(kinds(visit, visit.replace('5 March', '19 March')), [])
    assert.deepEqual(kinds(visit, visit.replace('Oleg Marutin', 'Pavel Sorenko')), [])
    assert.deepEqual(kinds(visit, visit.replace('5 March', '19 March').replace('Oleg Marutin', 'Pavel Sorenko')), [])
  })
  it('may be short where they stand beside the same news', () => {
    const page = (text: string): string => `${above}\n\n\n${text}\n\n\n${below}`
    assert.deepEqual(kinds(page(visit), page(visit.replace('5 March', '6 March'))), [
      'copy: same',
      'revision: date',
      'copy: same',
    ])
  })
  it('are no two sentences of one page', () => {
    const page = (text: string): string => `${above}\n\n\n${text}\n\n\n${above}`
    const text = `${page(visit)}\n\n\n${visit.replace('5 March', '6 March')}\n\n\n${above}`
    assert.deepEqual(
      duplicatesIn(indexOf({a: dated(text)}), 'a').filter(({kind}) => kind !== 'copy'),
      [],
    )
  })
})

/** The same facts with one hash for all paragraphs: what a hash that says nothing would give. */
function colliding(facts: FileFacts): FileFacts {
  const paragraphs = facts.paragraphs.map((paragraph) => ({
    ...paragraph,
    copy: 1,
    wording: {...paragraph.wording, slot: 1, check: 1},
  }))
  return {...facts, paragraphs}
}

describe('texts whose hashes collide', () => {
  it('are told apart by their words, in whatever order they come and go', () => {
    const texts = {a: dated(above), b: `${below}\n`, c: `${above}\n`, d: `${plan}\n`, e: `${below}\n`}
    const files = Object.entries(texts).map(([path, text]) => [path, colliding(factsIn(text))] as const)
    const found = (entries: typeof files): readonly string[] => {
      const index = withFiles(emptyIndex, entries)
      return ['a', 'b', 'c', 'd', 'e'].flatMap((path) =>
        duplicatesIn(index, path).map(({of, others}) => `${path} of ${of.file}, ${others}`),
      )
    }
    assert.deepEqual(found(files), ['c of a, 1', 'e of b, 1'])
    assert.deepEqual(found(files.toReversed()), ['c of a, 1', 'e of b, 1'])
    const index = withFiles(withFiles(emptyIndex, files), [
      ['a', null],
      ['b', null],
    ])
    assert.deepEqual([...duplicatesIn(index, 'c'), ...duplicatesIn(index, 'e')], [])
  })
})
