import assert from 'node:assert/strict'
import {factsIn} from './reading.js'

/** Check the units of a text: `i1-3 2024-02-16` is an item on lines 1 to 3; a title stands behind in quotes. */
function check(text: string, ...expected: string[]): void {
  const found = factsIn(text).units.map((unit) => {
    const day = unit.published?.date ?? unit.event?.date ?? '-'
    const title = unit.title === null ? '' : ` "${unit.title.slice(0, 16)}"`
    return `${unit.kind.charAt(0)}${String(unit.line)}-${String(unit.endLine)} ${day}${title}`
  })
  assert.deepEqual(found, expected)
}

const met = 'the CSTO Secretary General Imangali Tasmagambetov met with the envoys of the member states in Moscow.'

describe('layout', () => {
  it('cuts a strip at its date lines', () =>
    check(`16.02.2024\n\nToday ${met}\n\n\n14.02.2024\n\nStaff took leave.\n`, 'i1-3 2024-02-16', 'i6-8 2024-02-14'))
  it('keeps two paragraphs of one dated item together', () =>
    check(
      `16.02.2024\n\nToday ${met}\n\nThey had tea.\n\n\n14.02.2024\n\nStaff took leave.\n`,
      'i1-5 2024-02-16',
      'i8-10 2024-02-14',
    ))
  it('cuts a strip without dates at two blank lines', () =>
    check(
      `On 16 February 2024, ${met}\n\n\nOn 14 February 2024, ${met}\n\nThey had tea.\n\n\nOn 7 February, ${met}\n`,
      'i1-1 2024-02-16',
      'i4-6 2024-02-14',
      'i9-9 2024-02-07',
    ))
  it('cuts a strip without blank lines at its lines', () =>
    check(
      `On 16 February 2024, ${met}\nOn 7 February, ${met}\nA new rule for guards\n01.02.2024\nOn February 1 the rule came into force.\n`,
      'i1-1 2024-02-16',
      'i2-2 2024-02-07',
      'a3-5 2024-02-01 "A new rule for g"',
    ))
  it('finds an article by its repeated title', () =>
    check(
      `A new rule for guards\n\nA new rule for guards 01.02.2024\n\nThe rule came into force.\n`,
      'a1-5 2024-02-01 "A new rule for g"',
    ))
  it('finds an article by a repetition that the end of the file cuts', () =>
    check(
      `On 16 February 2024, ${met}\n\n\nA new rule for guards of the border\n\nA new rule for gua`,
      'i1-1 2024-02-16',
      'a4-6 - "A new rule for g"',
    ))
  it('finds an article below a dated strip by its title', () =>
    check(
      `16.02.2024\n\nToday ${met}\n\n\nA new rule for guards\n\n01.02.2022\n\nThe rule came into force.\n`,
      'i1-3 2024-02-16',
      'a6-10 2022-02-01 "A new rule for g"',
    ))
  it('takes a body right below a dated strip for an article without title', () =>
    check(
      `16.02.2024\n\nToday ${met}\n\n\n14.02.2024\n\nStaff took leave.\n\n\nDear colleagues, the year 2023 was long.\n`,
      'i1-3 2024-02-16',
      'i6-8 2024-02-14',
      'a11-11 -',
    ))
  it('takes running text that names a person for an article', () => check(`Yesterday ${met}\nIt rained.\n`, 'a1-2 -'))
  it('takes running text that names nobody and no day for nothing', () =>
    check('— How is the work?\n— It goes well, all say so.\n'))
  it('reads a list page as items with their headlines as titles', () =>
    check(
      'All news\n\nA new rule for guards came\nThe second round of talks began\nA third thing happened in the capital\n',
      'i3-3 - "A new rule for g"',
      'i4-4 - "The second round"',
      'i5-5 - "A third thing ha"',
    ))
  it('takes a finished sentence below a headline for its lead', () =>
    check(
      'A new rule for guards came\nIt will be in force from now on.\nThe second round of talks began\nIt was long.\nA third thing happened in the capital\n',
      'i1-2 - "A new rule for g"',
      'i3-4 - "The second round"',
      'i5-5 - "A third thing ha"',
    ))
  it('ends a page at its footer', () =>
    check(
      `A first thing\n\nA first thing 01.02.2024\n\nIt happened.\n\nGo back\n\nBack to the section\n\nA second thing\n\nA second thing 03.02.2024\n\nIt happened too.\n`,
      'a1-5 2024-02-01 "A first thing"',
      'a11-15 2024-02-03 "A second thing"',
    ))
  it('begins a new page at a date line when the footer is lost', () =>
    check(
      `A first thing\n\nA first thing 01.02.2024\n\nIt happened.\n\n16.02.2024\n\nToday ${met}\n`,
      'a1-5 2024-02-01 "A first thing"',
      'i7-9 2024-02-16',
    ))
  it('parts two articles of a merged dump', () =>
    check(
      `A first thing\nA first thing 01.02.2024\n\n01.02.2024\n\nIt happened.\n\n\nA second thing\nA second thing 03.02.2024\n\nIt too.\n`,
      'a1-6 2024-02-01 "A first thing"',
      'a9-12 2024-02-03 "A second thing"',
    ))
  it('leaves signature and contacts out of the end of an article', () =>
    check(
      `A first thing\n\nA first thing 01.02.2024\n\nIt happened.\n\nThe CSTO Press Secretary Vladimir Zaynetdinov\n\n+7495-555-01-23\n\nGo back\n`,
      'a1-5 2024-02-01 "A first thing"',
    ))
  it('keeps an item whose date no calendar has', () =>
    check(`16.02.2024\nToday ${met}\n31.02.2024\nStaff took leave.\n`, 'i1-2 2024-02-16', 'i3-4 -'))
  it('finds nothing in an empty text', () => check(''))
  it('finds nothing in blanks', () => check(' \n\u00a0\n\t\n'))
})

describe('event dates', () => {
  const item = (text: string): string => `20.06.2024\n\n${text}\n\n\n10.06.2024\n\nStaff took leave.\n`
  function event(text: string, expected: string | null): void {
    const [unit] = factsIn(item(text)).units
    const found = unit?.event
    assert.equal(
      found ? `${found.date}${found.endDate ? `..${found.endDate}` : ''} ${found.certainty}` : null,
      expected,
    )
  }
  it('takes the year of the date line', () => event(`On 18 June, ${met}`, '2024-06-18 inferred'))
  it('keeps a range', () => event('From 3 to 6 June the units moved.', '2024-06-03..2024-06-06 inferred'))
  it('takes today for the day of the date line', () => event(`Today ${met}`, '2024-06-20 inferred'))
  it('leaves the day of a treaty alone', () => event('The treaty of 15 May 1992 was praised by all who spoke.', null))
  it('leaves the day of a document alone', () => event('The Agreements of June 9, 2024 are kept.', null))
  it('leaves the bound of a period alone', () => event('The rule stands since 1 June 2024 and will stay.', null))
  it('leaves a term of years alone', () => event('He holds the post from January 1 to December 31, 2024.', null))
})
