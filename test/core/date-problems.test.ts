import assert from 'node:assert/strict'
import type {Position} from 'vscode-languageserver-types'
import {marked, wordsIn} from '../marked.js'
import {factsIn} from './reading.js'

/** The marked words must be reported under the code, and nothing else of the text. */
function check(source: string, code?: string): void {
  const {text, ranges} = marked(source)
  const point = (line: number, column: number): Position => ({line: line - 1, character: column - 1})
  assert.deepEqual(
    factsIn(text).problems.map((found) => [
      found.code,
      wordsIn(text, {start: point(found.line, found.column), end: point(found.endLine, found.endColumn)}),
    ]),
    ranges.map((range) => [code, wordsIn(text, range)]),
  )
}

/** A strip of dated items, two blank lines between them. */
function strip(...dates: readonly string[]): string {
  return dates
    .map(
      (date, at) =>
        `${date}${date && '\n\n'}The working group number ${String(at)} looked at the plan of training for guards.`,
    )
    .join('\n\n\n')
}

/** An article below its title. */
function article(head: string, body = 'The rule for guards came into force after long talks.'): string {
  return `A rule for guards of the bridge\n${head}\n\n${body}\n\nIt says how they are to stand.\n`
}

describe('date-out-of-order', () => {
  const code = 'date-out-of-order'
  it('is said of the one date that breaks the order of a strip', () =>
    check(strip('16.02.2024', '14.02.2024', '⟦12.02.2025⟧', '09.02.2024', '05.02.2024'), code))
  it('is said in a list that runs from old to new', () =>
    check(strip('01.02.2024', '05.02.2024', '⟦09.02.2023⟧', '12.02.2024', '14.02.2024'), code))
  it('is not said of a strip in order', () => check(strip('16.02.2024', '14.02.2024', '14.02.2024', '05.02.2024')))
  it('is not said where a few days stand in any order', () =>
    check(strip('16.02.2024', '13.02.2024', '15.02.2024', '11.02.2024', '05.02.2024')))
  it('is not said where two dates could be the odd one', () =>
    check(strip('16.02.2024', '11.01.2024', '14.02.2024', '05.01.2024')))
  it('is not said of what is pinned to the top', () =>
    check(strip('01.03.2022', '16.02.2024', '14.02.2024', '05.02.2024')))
  it('is not said of two dates that are odd', () =>
    check(strip('16.02.2024', '14.02.2025', '12.02.2024', '10.02.2025', '05.02.2024', '01.02.2024')))
  it('takes nothing from the date', () =>
    assert.equal(
      factsIn(strip('16.02.2024', '14.02.2024', '12.02.2025', '09.02.2024')).units[2]?.published?.date,
      '2025-02-12',
    ))
})

describe('date-disagrees', () => {
  const code = 'date-disagrees'
  it('is said of a title with another day than the date line', () =>
    check(article('A rule for guards of the bridge ⟦11.06.2022⟧\n\n10.06.2022'), code))
  it('is not said where the title has the same day', () =>
    check(article('A rule for guards of the bridge 10.06.2022\n\n10.06.2022')))
  it('is said of a paper signed after it was published', () =>
    check(article('10.06.2022\n⟦14 June 2022⟧, Yerevan'), code))
  it('is not said of a paper signed before, or in the night behind', () => {
    check(article('10.06.2022\n8 June 2022, Yerevan'))
    check(article('10.06.2022\n11 June 2022, Yerevan'))
  })
  it('is not said where several lines could be of the signing', () =>
    check(article('10.06.2022\n14 June 2022, Yerevan', 'The rule came into force.\n\n20 June 2022, Minsk')))
  it('is said where the text opens with the same time of another year', () =>
    check('16.02.2024\n\nOn ⟦15 February 2023⟧, the working group looked at the plan of training for guards.\n', code))
  it('is said where day and month are the other way round', () =>
    check('05.04.2024\n\nOn ⟦4 May⟧, the working group looked at the plan of training for guards.\n', code))
  it('is not said of a report, an announcement, or a day of long ago', () => {
    check('16.02.2024\n\nOn 9 February 2024, the working group looked at the plan of training for guards.\n')
    check('16.02.2024\n\nOn 20 March 2024, the working group will look at the plan of training for guards.\n')
    check('15.05.2022\n\nOn 15 May 1992, the treaty on the guards of the bridge was signed in the old town.\n')
  })
  it('is not said of a look back', () =>
    check('16.02.2024\n\nA year ago, on 15 February 2023, the working group looked at the plan of training.\n'))
  it('is not said of a day of another year further down', () =>
    check('16.02.2024\n\nThe working group looked at the plan that was laid out on 15 February 2023 by the guards.\n'))
  it('names the line of the other date', () => {
    const [problem] = factsIn(article('A rule for guards of the bridge 11.06.2022\n\n10.06.2022')).problems
    assert.ok(problem?.code === 'date-disagrees')
    assert.deepEqual([problem.how, problem.other.line, problem.other.text], ['stamp', 4, '10.06.2022'])
  })
})

describe('undated-item', () => {
  const code = 'undated-item'
  it('is said of an item without a day among items with date lines', () =>
    check(strip('16.02.2024', '', '12.02.2024', '05.02.2024').replace(/The working group number 1.*/, '⟦$&⟧'), code))
  it('is not said at the top and at the foot of a list', () => {
    check(strip('', '16.02.2024', '12.02.2024', '05.02.2024'))
    check(strip('16.02.2024', '12.02.2024', '05.02.2024', ''))
  })
  it('is not said where the text gives a day', () =>
    check(
      `${strip('16.02.2024', '14.02.2024')}\n\n\nOn 13 February 2024, guards met.\n\n\n${strip('12.02.2024', '05.02.2024')}`,
    ))
  it('is not said of a strip that lost its dates', () => {
    check(strip('', '', '', ''))
    check(strip('16.02.2024', '', '', '05.02.2024', ''))
  })
  it('is not said of an item whose date no calendar has', () =>
    check(strip('16.02.2024', '⟦31.02.2024⟧', '12.02.2024', '05.02.2024'), 'impossible-date'))
})
