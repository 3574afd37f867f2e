import {strict as assert} from 'node:assert'
import {isNothing, whatIsNew} from '../../server/src/core/news/what-is-new.js'
import {indexOf} from './reading.js'

const meeting =
  'On 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met with the envoys of the member states.'
const forest = 'On 14 February 2024, the staff of the Secretariat planted forty trees along the road to the airport.'
const maps = 'On 20 February 2024, the CSTO Deputy Secretary General Valery Semerikov opened the exhibition of maps.'
const guests =
  'The guests of the museum asked for a catalogue, and the guide promised to print one before the end of spring.'
const strip = (...items: readonly string[]): string => `${items.join('\n\n\n')}\n\nGo back\nBack to the section\n`

/** Check which lines are new, `a:1` for an item, and who is. */
function check(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  ...expected: readonly string[]
): void {
  const {items, officials, posts} = whatIsNew(indexOf(before), indexOf(after))
  assert.deepEqual(
    [
      ...items.map(({file, line}) => `${file}:${line}`),
      ...officials.map(({name}) => name),
      ...posts.map(({name, title}) => `${name}, ${title}`),
    ],
    expected,
  )
}

describe('what is new', () => {
  it('is nothing in the same dumps, whatever their names', () => {
    const before = indexOf({a: strip(meeting, forest)})
    assert.ok(isNothing(whatIsNew(before, indexOf({b: strip(meeting, forest), c: strip(forest)}))))
    assert.ok(isNothing(whatIsNew(before, indexOf({}))))
  })
  it('is an item that older dumps have not, once for all newer ones', () =>
    check({a: strip(meeting, forest)}, {b: strip(maps, meeting), c: strip(maps, forest)}, 'b:1', 'Valery Semerikov'))
  it('is no item that has another date line, other blanks or other quotes now', () =>
    check(
      {a: strip(meeting.replace('envoys', '"envoys"'), forest)},
      {b: strip(`17.02.2024\n\n${meeting.replace('envoys', '“envoys”')}`, forest.replaceAll(' ', '  '))},
    ))
  it('is an article of which the first paragraph alone was in a strip', () =>
    check({a: strip(meeting, forest)}, {b: `${meeting}\n\n${maps}\n\n${guests}\n`}, 'b:1', 'Valery Semerikov'))
  it('is everything where there were no dumps', () =>
    check({}, {a: strip(meeting, forest)}, 'a:1', 'a:4', 'Imangali Tasmagambetov'))
  it('is the post of somebody who was known, in his other spelling too', () =>
    check(
      {a: strip(`11.11.2023\n\n${maps}`)},
      {
        b: strip(
          `12.12.2024\n\nOn 11 December 2024, the Acting Secretary General of the CSTO V.Semerikov spoke to the cadets.`,
        ),
      },
      'b:1',
      'Valery Semerikov, Acting Secretary General of the CSTO',
    ))
  it('is a revision of what older dumps have, wherever that is kept', () => {
    const floods =
      'On 14 February 2024, the teams of the rescue service spent the whole week in the valley, where they cleared the ' +
      'road to the upper villages, set up a kitchen for the families whose homes had been flooded, and showed the pupils ' +
      'of the local school how a pump station works and why nobody should walk on the ice; 37 boats were counted.'
    const revised = floods.replace('37 boats', '39 boats')
    const of = (...after: readonly (readonly [string, string])[]): readonly unknown[] => {
      const {items, revisions} = whatIsNew(indexOf({a: strip(floods, forest)}), indexOf(Object.fromEntries(after)))
      return [
        ...items.map(({file, line}) => `${file}:${line}`),
        ...revisions.map(({file, line, of: {file: before}, differences: [change]}) => [
          file,
          line,
          before,
          change?.now,
        ]),
      ]
    }
    assert.deepEqual(of(['c', strip(revised, forest)]), [['c', 1, 'a', '39']])
    const again = ['b', `16.02.2024\n\n${strip(floods, forest)}`] as const
    assert.deepEqual(of(again, ['c', strip(revised, forest)]), [['c', 1, 'a', '39']])
    assert.deepEqual(of(again, ['0', `16.02.2024\n\n${strip(revised, forest)}`]), [['0', 1, 'a', '39']])
  })
  it('is no near copy of an older text that is near to another one itself', () => {
    const words =
      'The teams of the rescue service spent the whole week in the valley, where they cleared the road to the upper ' +
      'villages, set up a kitchen for the families of those whose homes had been flooded, and showed the pupils of the ' +
      'local school how a pump station works and why nobody should walk on the ice of a lake after the first warm days.'
    const edited = (text: string, from: number): string =>
      text
        .split(' ')
        .map((word, at) => (at >= from && at < from + 25 && at % 5 === 0 ? `${word}ed` : word))
        .join(' ')
    const second = edited(words, 1)
    const third = edited(second, 26)
    check({a: `16.02.2024\n\n${strip(words, forest)}`, b: `16.02.2024\n\n${strip(second)}`}, {c: strip(third, forest)})
  })
  it('is no line that belongs to the site', () => {
    const footer = 'more of this kind can be read below at leisure'
    const page = (at: number): string =>
      strip(`On ${at} February 2024, the guests of seminar number ${at} came to the town by train.`, footer)
    const pages = Object.fromEntries(Array.from({length: 12}, (_, at) => [`p${at + 10}`, page(at + 10)]))
    const {items} = whatIsNew(indexOf({}), indexOf(pages))
    assert.deepEqual(
      items.filter(({head}) => head === footer),
      [],
    )
    assert.equal(items.length, 12)
  })
})
