import assert from 'node:assert/strict'
import {join} from 'node:path'
import {nothingFound, readFacts, root, type Found} from './facts.js'
import {readLabelledSet, type LabelledDump} from './labelled-set.js'
import {compare, type DumpOutcome} from './outcome.js'
import {pairUp} from './pair-up.js'
import {score} from './score.js'

const dumps = readLabelledSet(join(root, 'test', 'labelled'))

/** The labels of a dump, given back as if they had been found. */
function echo({labels}: LabelledDump): Found {
  return {
    items: labels.items.map(({line, date}) => ({line, date, certainty: date === null ? null : 'stated', event: []})),
    mentions: labels.mentions.map(({line, col, surface, title, person}) => ({
      line,
      column: col,
      surface,
      title,
      personId: person,
    })),
    boilerplate: labels.boilerplateLines,
    attachments: labels.attachments,
  }
}

function scoresWith(change: (found: Found) => Found): ReturnType<typeof score> {
  return score(dumps.map((dump): DumpOutcome => compare(dump, change(echo(dump)))))
}

describe('the scorer', () => {
  it('finds nothing wrong with the labels themselves', () => {
    const scores = scoresWith((found) => found)
    for (const figures of [
      scores.items,
      scores.spans,
      scores.boilerplate,
      scores.attachments,
      scores.titles,
      scores.persons,
      scores.personsOfAll,
    ]) {
      assert.equal(figures.f1, 1)
    }
    assert.equal(scores.wrongStated, 0)
    assert.equal(scores.dates.recall, 1)
  })

  it('finds nothing right in an empty answer', () => {
    const scores = scoresWith(() => nothingFound)
    assert.equal(scores.items.recall, 0)
    assert.equal(scores.spans.f1, 0)
    assert.equal(scores.personsOfAll.recall, 0)
  })

  it('counts a day that is wrong and called stated', () => {
    const scores = scoresWith((found) => ({
      ...found,
      items: found.items.map((item) => ({...item, date: '1999-01-01', certainty: 'stated'})),
    }))
    assert.equal(scores.wrongStated, scores.items.right)
    assert.equal(scores.dates.right, 0)
  })

  it('lets one person for everybody cost precision, and a new person each time recall', () => {
    const one = scoresWith((found) => ({
      ...found,
      mentions: found.mentions.map((mention) => ({...mention, personId: 'x'})),
    }))
    assert.equal(one.persons.recall, 1)
    assert.ok(one.persons.precision < 0.2)
    let next = 0
    const many = scoresWith((found) => ({
      ...found,
      mentions: found.mentions.map((mention) => ({...mention, personId: String(next++)})),
    }))
    assert.equal(many.persons.precision, 1)
    assert.ok(many.persons.recall < 0.7)
  })

  it('takes a surname for an overlap, not for an exact span', () => {
    const scores = scoresWith((found) => ({
      ...found,
      mentions: found.mentions.map((mention) => ({
        ...mention,
        surface: mention.surface.split(' ').at(-1) ?? '',
        column: mention.column + 1,
      })),
    }))
    assert.equal(scores.spans.right, 0)
    assert.ok(scores.spansOverlap.recall > 0.9)
  })

  it('pairs as many as can be, whatever the order', () => {
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1
    assert.deepEqual(pairUp([1, 2], [2, 3], near), [0, 1])
    assert.deepEqual(pairUp([2, 1], [2, 3], near), [1, 0])
    assert.deepEqual(pairUp([5], [1], near), [-1])
  })

  it('reads the day, its certainty and the event from JSON lines', () => {
    const row = {
      schema: 1,
      file: 'a/007.txt',
      items: [
        {
          line: 1,
          date: '2024-02-16',
          published: {date: '2024-02-16', certainty: 'stated'},
          event: {date: '2024-02-14', endDate: '2024-02-15', certainty: 'inferred'},
        },
        {line: 5, date: null, published: null, event: null},
      ],
      mentions: [{line: 2, column: 3, surface: 'Stanislav Zas', title: null, personId: 'p1'}],
      boilerplate: [9],
      attachments: [{line: 3, name: 'a.pdf'}],
    }
    const found = readFacts(`${JSON.stringify(row)}\n`).get('007.txt')
    assert.deepEqual(found?.items, [
      {line: 1, date: '2024-02-16', certainty: 'stated', event: ['2024-02-14', '2024-02-15']},
      {line: 5, date: null, certainty: null, event: []},
    ])
    assert.equal(found.mentions.at(0)?.personId, 'p1')
  })
})
