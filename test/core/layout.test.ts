import assert from 'node:assert/strict'
import {isDump} from '../../server/src/core/facts.js'
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

const undated = [
  'The CSTO Secretary General met with the ambassador of Belarus in Moscow.',
  'Rescuers of the member states held an exercise on the shore of the lake. Two hundred of them took part.',
  'A round table on the guard of the borders was held in Dushanbe.',
] as const

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
  it('takes the rubric between a title and its day for the site’s', () =>
    check(
      `UN News\n\nWells must come before walls, says the envoy\n\nPeace and Security\n16 February 2024\n\nToday ${met}\n`,
      'a3-8 2024-02-16 "Wells must come "',
    ))
  it('takes the line of an author between them for no title', () =>
    check(
      `Wells must come before walls, says the envoy\nBy Peter Brown\n16 February 2024\n\nToday ${met}\n`,
      'a1-5 2024-02-16 "Wells must come "',
    ))
  it('keeps a headline above a label and a date apart where text stands between', () =>
    check(
      `On 16 February 2024, ${met}\n\n\nRules of the road\n\n01.02.2022\n\nThe rule came into force.\n`,
      'i1-1 2024-02-16',
      'a4-8 2022-02-01 "Rules of the roa"',
    ))
  it('finds the title below the only day of a page', () =>
    check(
      `16.02.2024 14:30\nA new rule for guards came into force\n\nIt rained.\n\nThey had tea.\n`,
      'a1-6 2024-02-16 "A new rule for g"',
    ))
  it('takes the days of a chronicle for no items and no events', () => {
    const years = '15.05.1992\n\nSix sign.\n\n14.05.2002\n\nAn organization begins.\n'
    check(
      `Thirty years of the treaty\n\n15.05.2022\n\nHere they are.\n\n${years}`,
      'a1-13 2022-05-15 "Thirty years of "',
    )
    assert.equal(
      factsIn(`Thirty years of the treaty\n\n15.05.2022\n\nHere they are.\n\n${years}`).units[0]?.event,
      null,
    )
    // The same lines from new to old are a strip below an article.
    check(
      `Thirty years of the treaty\n\n15.05.2002\n\nHere they are.\n\n15.05.2024\n\nSix sign.\n\n14.05.2024\n\nTea.\n`,
      'a1-5 2002-05-15 "Thirty years of "',
      'i7-9 2024-05-15',
      'i11-13 2024-05-14',
    )
  })
  it('takes a label above a strip for no title, though one blank line parts all', () =>
    check(
      `Events\n\n16.02.2024\n\nToday ${met}\n\n14.02.2024\n\nStaff took leave.\n\n13.02.2024\n\nIt rained all day.\n`,
      'i3-5 2024-02-16',
      'i7-9 2024-02-14',
      'i11-13 2024-02-13',
    ))
  it('parts pages whose footer is no known one by the menu of the next', () =>
    check(
      `A new rule for guards came\n\n16.02.2024\n\nToday ${met}\n\nCookie corner\n\nThe Assembly\nNews | Library | Search\n\nObservers leave with their own ladders\n\n02.04.2023\n\nThey climb.\n`,
      'a1-5 2024-02-16 "A new rule for g"',
      'a12-16 2023-04-02 "Observers leave "',
    ))
  it('takes a month above the text for no menu that a title stands in', () =>
    check(
      `Home\nNews\n\nThe first issue\n\nJanuary 2024\n\nAn article by the CSTO Secretary General Imangali Tasmagambetov opens it.\n`,
      'a4-8 - "The first issue"',
    ))
  it('reads headlines with a comma before the day behind them', () =>
    check(
      'Rules for tents, 19.12.2012\nPlan of visits, 28.05.2013\nList of ranges, 23.12.2014\n',
      'i1-1 2012-12-19 "Rules for tents"',
      'i2-2 2013-05-28 "Plan of visits"',
      'i3-3 2014-12-23 "List of ranges"',
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
  it('dates one headline of a list by the date before it, and leaves the numbers of its pages alone', () =>
    check(
      'A new rule for guards came\n23.07.2021 The second round of talks began\nA third thing happened in the capital\nThe fourth one was told to nobody\n\n1 | 2 | 3 | ... | 112 | Next\n',
      'i1-1 - "A new rule for g"',
      'i2-2 2021-07-23 "23.07.2021 The s"',
      'i3-3 - "A third thing ha"',
      'i4-4 - "The fourth one w"',
    ))
  it('keeps the paragraphs below a headline with a date before it together', () =>
    check(
      `23.07.2021 The second round of talks began\n\nYesterday ${met}\n\nThey spoke of boats.\n\nA photo was taken.\n`,
      'i1-7 2021-07-23 "23.07.2021 The s"',
    ))
  it('takes a directory of people and posts for one text', () =>
    check(
      'List of participants in the consultations\n\nSecretariat:\nSemerikov Valery Anatolyevich, Deputy Secretary General\nZinoviev V.A., Head of the Legal Division\n\nFrom Belarus:\nColonel Oleg Pavlyuchenko, Head of the Analytical Centre\nTatyana Lisovskaya, expert\n',
      'a1-9 - "List of particip"',
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
  it('reads a list whose dates stand below the headlines', () =>
    check(
      'School pupils ask about the flag\n07.04.2023\nThey were told all of it.\n\nForty plum trees planted\n04.04.2023\n\nInterpreters win the quiz\n03.04.2023\n',
      'i1-3 2023-04-07 "School pupils as"',
      'i5-6 2023-04-04 "Forty plum trees"',
      'i8-9 2023-04-03 "Interpreters win"',
    ))
  it('reads a list whose dates stand above the headlines, one of them lost', () =>
    check(
      'News\n\nThe new wing of the situation room is handed over to the duty shift\n\n14 October 2022\n\nRescuers train in the mountains\n\nIt rained.\n\n13 October 2022, Bishkek\n\nA common list of tools\n\n7 October 2022\n\nA seminar opens\n',
      'i3-3 - "The new wing of "',
      'i5-9 2022-10-14 "Rescuers train i"',
      'i11-13 2022-10-13 "A common list of"',
      'i15-17 2022-10-07 "A seminar opens"',
    ))
  it('lets the blank lines say to which headline a date belongs', () => {
    check(
      'One thing came\n07.04.2023\n\nOther things went\n04.04.2023\n\nThird things stayed\n03.04.2023\n\nLast things lost their day\n',
      'i1-2 2023-04-07 "One thing came"',
      'i4-5 2023-04-04 "Other things wen"',
      'i7-10 2023-04-03 "Third things sta"',
    )
    check(
      'Things without a day came first and were many\n\n07.04.2023\nOne thing came\n\n04.04.2023\nOther things went\n\n03.04.2023\nThird things stayed\n',
      'i1-1 - "Things without a"',
      'i3-4 2023-04-07 "One thing came"',
      'i6-7 2023-04-04 "Other things wen"',
      'i9-10 2023-04-03 "Third things sta"',
    )
  })
  it('reads headlines with their dates behind them, and leads of two paragraphs', () =>
    check(
      'Duty lifted 25.03.2024\n\nIt is gone.\n\nChains are free.\n\nDairies get time 22.03.2024\n\nThey may print.\n\nBoots are marked 21.03.2024\n\nFirst the small.\n',
      'i1-5 2024-03-25 "Duty lifted"',
      'i7-9 2024-03-22 "Dairies get time"',
      'i11-13 2024-03-21 "Boots are marked"',
    ))
  it('finds the repetition of a title by a day in words behind it', () =>
    check(
      'Staff took leave for the winter\n\nStaff took leave for the winter 7 October 2014\n\nIt was long.\n',
      'a1-5 2014-10-07 "Staff took leave"',
    ))
  it('reads headlines under a label below an article as items', () =>
    check(
      `A new rule for guards\n01.02.2024\nThe rule came into force.\nRelated news\nThe second round of talks began\nA third thing happened in town\nSomebody lost his way in fog\n`,
      'a1-3 2024-02-01 "A new rule for g"',
      'i5-5 - "The second round"',
      'i6-6 - "A third thing ha"',
      'i7-7 - "Somebody lost hi"',
    ))
  it('takes a directory for one article', () =>
    check(
      'Contacts\n\nLeadership of the Joint Staff\n\nChief of the Staff\n\nColonel General Andrey Serdyukov\n\nFirst Deputy Chief\n\nLieutenant General Hasan Kaloev\n',
      'a3-11 - "Leadership of th"',
    ))
  it('leaves the menu and the name of the site above a headline alone', () =>
    check(
      `OSCE\nOrganization for Security and Co-operation in Europe\nPress release\nMission hands over boats to guards\nYesterday ${met}\nIt rained.\n`,
      'a4-6 - "Mission hands ov"',
    ))
  it('tells a chronicle from a strip, which runs from new to old', () =>
    check(
      'On 21 September, units of the forces left for the range.\nOn 22 September, they slept there.\nOn 23 September, they went home.\nIt was over.\n',
      'a1-4 -',
    ))
  it('finds an article without a title by its day, below a strip of single paragraphs', () =>
    check(
      `16.02.2024\n\nToday ${met}\n\n14.02.2024\n\nStaff took leave.\n\n12.02.2024\n\nStaff came back.\n\nOn 3 March 2021, units of the forces left for the range.\n\nIt was far.\n`,
      'i1-3 2024-02-16',
      'i5-7 2024-02-14',
      'i9-11 2024-02-12',
      'a13-15 2021-03-03',
    ))
  it('takes news that two blank lines part everywhere for items, though they name no day and nobody', () => {
    check(`${undated.join('\n\n\n')}\n\nGo back\nBack to the section\n`, 'i1-1 -', 'i4-4 -', 'i7-7 -')
    check(undated.slice(0, 2).join('\n\n\n'), 'i1-1 -', 'i4-4 -')
  })
  it('dates the one item of such a strip that names its day', () =>
    check(
      [...undated, `On 6 September 2022, ${met}`].join('\n\n\n'),
      'i1-1 -',
      'i4-4 -',
      'i7-7 -',
      'i10-10 2022-09-06',
    ))
  it('takes one text that two blank lines part for no strip', () => {
    for (const line of [
      'The sides discussed the plans of the staff for the coming year.',
      'The Secretary General stressed that the plans of the staff are kept.',
      'We have done much in these years, and much is left to do.',
      'But nobody came to the hall in time, and the talks began late.',
      '“Nobody came to the hall in time,” was written on the door.',
      'One of the plans was to paint the hall once more.',
    ])
      check([...undated, line].join('\n\n\n'))
    check(`${undated[0]}\n\n\nThe team of the guards was the first for the third time.\n`)
  })
  it('takes paragraphs without a day or a person for nothing when less parts them', () => {
    check(undated.join('\n\n'))
    check(undated.join('\n'))
  })
  it('knows a list for a dump by the dates behind its headlines', () => {
    const lines = ['New rule for the guards', 'Ministers met in Moscow', 'Exercise of rescuers ends in Osh']
    assert(isDump(factsIn(lines.map((line, at) => `${line} 0${3 - at}.02.2024\n`).join(''))))
    assert(!isDump(factsIn(lines.join('\n'))))
  })
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
  it('leaves a day of last year alone', () => event('On 1 June last year the hall was closed for repairs.', null))
  it('leaves a term of years alone', () => event('He holds the post from January 1 to December 31, 2024.', null))
})
