import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {FileFacts, Mention} from '../../server/src/core/facts.js'
import {
  columnsOf,
  firstMention,
  joinedMentions,
  mentionsIn,
  noMentions,
  nthMention,
} from '../../server/src/core/mentions.js'
import {factsIn} from './reading.js'

const empty = factsIn('')

/** The facts of a file with these mentions. */
function withMentions(mentions: readonly Mention[]): FileFacts {
  return {...empty, mentions: columnsOf(mentions)}
}

function byPlace(mentions: readonly Mention[]): readonly Mention[] {
  return [...mentions].sort((a, b) => a.line - b.line || a.column - b.column)
}

/** No engine makes longer strings. */
const longest = 2 ** 29 - 25

const anyMention = fc
  .record({
    line: fc.oneof(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: longest})),
    column: fc.oneof(fc.integer({min: 1, max: 80}), fc.integer({min: 1, max: longest})),
    more: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 2 ** 24 - 1})),
    length: fc.oneof(fc.integer({min: 1, max: 40}), fc.integer({min: 1, max: longest})),
    unit: fc.integer({min: -1, max: 2 ** 24 - 2}),
    surname: fc.constantFrom('Zas', 'Lee', 'Khan'),
    reason: fc.constantFrom(undefined, 'for a reason'),
  })
  .map(({line, column, more, length, unit, surname, reason}): Mention => {
    const name = {surname}
    const named = {surface: surname, name, title: null, rank: null, organisation: null, official: true}
    const endColumn = more > 0 ? length : Math.min(column + length, longest)
    const place = {line, column, endLine: line + more, endColumn}
    return {...place, named, unit, identity: name, ...(reason === undefined ? {} : {reason})}
  })

describe('mentions as columns', () => {
  it('gives back what was put in, by place, in files as long as any engine holds', () => {
    fc.assert(
      fc.property(fc.array(anyMention, {maxLength: 8}), (mentions) => {
        const facts = withMentions(mentions)
        const sorted = byPlace(mentions)
        assert.deepEqual(mentionsIn(facts), sorted)
        assert.deepEqual(
          sorted.map((_, at) => nthMention(facts, at)),
          sorted,
        )
        assert.equal(nthMention(facts, mentions.length), undefined)
      }),
    )
  })

  it('finds by place what looking at each would find', () => {
    fc.assert(
      fc.property(fc.array(anyMention, {maxLength: 8}), fc.integer({min: 1, max: 310}), (mentions, line) => {
        const facts = withMentions(mentions)
        assert.deepEqual(
          firstMention(facts, (place) => place.line >= line),
          mentionsIn(facts).find((mention) => mention.line >= line),
        )
      }),
    )
  })

  it('joins pages', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyMention, {maxLength: 3}), {maxLength: 4}), (pages) => {
        const joined = {...empty, mentions: joinedMentions(pages.map((page) => columnsOf(page)))}
        assert.deepEqual(mentionsIn(joined), byPlace(pages.flatMap((page) => byPlace(page))))
      }),
    )
  })

  it('says one thing once, in every file', () => {
    const text = 'On 16 February 2024, the CSTO Secretary General Imangali Tasmagambetov met the press.'
    const [one, other] = [factsIn(text), factsIn(`${text}\n\nAbout the weather.\n`)]
    assert.equal(one.mentions.said.length, 1)
    assert.equal(one.mentions.said[0], other.mentions.said[0])
  })

  it('gives no mentions for a file without and for a file that is gone', () => {
    assert.equal(empty.mentions, noMentions)
    assert.deepEqual(mentionsIn(empty), [])
    assert.deepEqual(mentionsIn(undefined), [])
  })
})
