import {strict as assert} from 'node:assert'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {contradictionAt} from '../../server/src/core/roles/contradiction.js'
import {holdersOn} from '../../server/src/core/roles/holders.js'
import {officeIn, officesIn} from '../../server/src/core/roles/office.js'
import {postsAt} from '../../server/src/core/roles/phrase-at.js'
import {emptyIndex, withFiles, withRegister, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {marked} from '../marked.js'
import {reader} from './reading.js'
import {registerOf} from './registers.js'

function office(title: string): string {
  return officesIn(title, null)
    .map(({key, single, held}) => `${key}${single ? '' : ' (several)'}${held === 'now' ? '' : `, ${held}`}`)
    .join('; ')
}

/** Items under date lines, a file each. `2024-02-16 words` */
function indexOf(items: readonly string[], register?: string): WorkspaceIndex {
  const index = withFiles(
    emptyIndex,
    items.map((item, at) => [`${at}.txt`, reader.facts(reader.recognize(textOf(item), 'plain'))] as const),
  )
  return register === undefined ? index : withRegister(index, registerOf(register).register)
}

function textOf(item: string): string {
  const [, year = '', month = '', day = '', words = ''] = /^(\d{4})-(\d\d)-(\d\d) (.*)$/s.exec(item) ?? []
  return `${day}.${month}.${year}\n\n${words}\n`
}

/** What is contradicted: `file: who on day, not who`. */
function contradictions(items: readonly string[], register?: string): string[] {
  const index = indexOf(items, register)
  return items.flatMap((_, at) => {
    const path = `${at}.txt`
    const facts = reader.facts(reader.recognize(textOf(items[at] ?? ''), 'plain'))
    return mentionsIn(facts).flatMap((mention) => {
      const found = contradictionAt(index, path, facts, mention)
      return found ? [`${at}: ${found.person.name} on ${found.day}, not ${found.other.name}`] : []
    })
  })
}

describe('offices', () => {
  it('are one however they are written', () => {
    for (const title of [
      'CSTO Secretary General',
      'Secretary-General of the CSTO',
      'Secretary General of the Collective Security Treaty Organization',
      'Генеральный секретарь ОДКБ',
      'Генеральным секретарём Организации Договора о коллективной безопасности',
    ])
      assert.equal(office(title), 'CSTO: general secretary', title)
    for (const title of ['Minister of Defence of the Republic of Belarus', 'Belarusian Defense Minister'])
      assert.equal(office(title), 'Belarus: defense minister', title)
  })

  it('of two bodies of an organization are two', () => {
    assert.equal(office('Chief of the CSTO Joint Staff'), 'CSTO: chief joint staff')
    assert.equal(office('Head of the CSTO Crisis Response Center'), 'CSTO: center crisis head response (several)')
  })

  it('are taken apart where a title joins several', () =>
    assert.equal(
      office('Deputy Prime Minister – Minister of Foreign Affairs of the Republic of Kazakhstan'),
      'Kazakhstan: foreign minister',
    ))

  it('keep together what one post is over, and a post that is split round its name', () => {
    assert.equal(office('Minister of Culture and Sport of Belarus'), 'Belarus: culture minister sport')
    assert.equal(office('President … of the Kyrgyz Republic'), 'Kyrgyzstan: president')
  })

  it('say who is acting, and who was before', () => {
    assert.equal(office('Acting CSTO Secretary General'), 'CSTO: general secretary, acting')
    assert.equal(office('former President of Armenia'), 'Armenia: president, former')
  })

  it('are held by several with a deputy, an ambassador, a first president', () => {
    for (const title of ['CSTO Deputy Secretary General', 'Ambassador of Belarus', 'First President of Kazakhstan'])
      assert.match(office(title), /\(several\)$/, title)
  })

  it('are none without an organization, or of a federation that bears the name of a country', () => {
    assert.equal(office('Secretary General'), '')
    assert.equal(office('President of the Russian Federation of Combined Martial Arts'), '')
  })
})

describe('a post at a place', () => {
  function check(source: string): void {
    const {text, ranges, cursor} = marked(source)
    const [range] = ranges
    const [found] = postsAt(text, 0, cursor().character)
    assert.deepEqual([found?.start, found?.end], [range?.start.character, range?.end.character], source)
  }

  it('is read from any of its words', () => {
    check('Later the ⟦CSTO Secre‸tary General⟧ said that all was well.')
    check('Later the ⟦‸CSTO Secretary General⟧ said that all was well.')
    check('Later the ⟦CSTO Secretary General‸⟧ said that all was well.')
    check('He met the ⟦Minister of Defense of the Republic of Bela‸rus⟧ and left.')
    check('He met the Prime Minister of Armenia and the ⟦Pre‸sident of Belarus⟧ there.')
  })

  it('is none where no post stands', () => assert.deepEqual(postsAt('The guards slept well.', 0, 5), []))
})

const zas = 'the CSTO Secretary General Stanislav Zas met the observers.'
const tasmagambetov = 'the CSTO Secretary General Imangali Tasmagambetov met the observers.'
const serdyukov = 'the CSTO Secretary General Andrei Serdyukov met the delegates.'

describe('who held a post on a day', () => {
  const index = indexOf([
    `2021-02-03 On 3 February 2021, ${zas}`,
    `2022-11-20 On 20 November 2022, ${zas}`,
    `2023-02-10 On 10 February 2023, ${tasmagambetov}`,
    `2024-02-16 On 16 February 2024, ${tasmagambetov}`,
    '2019-06-03 On 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met the observers.',
  ])
  const post = officeIn('CSTO Secretary General', null)

  function held(day: string | null, on: WorkspaceIndex = index): string[] {
    assert.ok(post)
    return holdersOn(on, post, day).map(({link, sure, why}) => `${link.name} ${why}${sure ? '' : '?'}`)
  }

  it('is who an item of the day says, or items before and after it', () => {
    assert.deepEqual(held('2024-02-16'), ['Imangali Tasmagambetov that-day'])
    assert.deepEqual(held('2023-08-01'), ['Imangali Tasmagambetov around'])
  })

  it('is not sure between two holders, nor before the first and behind the last item', () => {
    assert.deepEqual(held('2023-01-01'), ['Stanislav Zas before?', 'Imangali Tasmagambetov after?'])
    assert.deepEqual(held('2025-01-01'), ['Imangali Tasmagambetov before?'])
  })

  it('is not sure between items that are years apart', () =>
    assert.deepEqual(held('2022-01-01'), ['Stanislav Zas around?']))

  it('is whom the register gives the day, whatever the items say', () => {
    const text =
      'people:\n  - name: Stanislav Zas\n    posts:\n      - {title: CSTO Secretary General, from: 2020, to: 2022}\n'
    const registered = withRegister(index, registerOf(text).register)
    assert.deepEqual(held('2022-12-31', registered), ['Stanislav Zas register'])
    assert.deepEqual(held('2023-08-01', registered), ['Imangali Tasmagambetov around'])
  })

  it('is everybody who ever held it where the day is not known', () =>
    assert.deepEqual(held(null), [
      'Valery Semerikov undated?',
      'Stanislav Zas undated?',
      'Imangali Tasmagambetov undated?',
    ]))
})

describe('a contradiction', () => {
  const around = [
    `2024-01-10 On 10 January 2024, ${tasmagambetov}`,
    `2024-03-20 On 20 March 2024, ${tasmagambetov.replace('observers', 'envoys of all members')}`,
  ]

  it('is a post that items before and after give to another', () =>
    assert.deepEqual(contradictions([...around, `2024-02-16 On 16 February 2024, ${serdyukov}`]), [
      '2: Andrei Serdyukov on 2024-02-16, not Imangali Tasmagambetov',
    ]))

  it('is a post that the register gives to another by days', () =>
    assert.deepEqual(
      contradictions(
        [`2024-02-16 On 16 February 2024, ${serdyukov}`],
        'people:\n  - name: Imangali Tasmagambetov\n    posts: [{title: CSTO Secretary General, from: 2023}]\n',
      ),
      ['0: Andrei Serdyukov on 2024-02-16, not Imangali Tasmagambetov'],
    ))

  it('is reported of a known holder from his second item in the time of another on', () => {
    const known = `2022-11-20 On 20 November 2022, ${zas}`
    const once = `2024-02-16 On 16 February 2024, ${zas}`
    const again = `2024-02-27 On 27 February 2024, ${zas.replace('observers', 'ministers')}`
    const more = `2024-01-30 On 30 January 2024, ${tasmagambetov.replace('observers', 'guests')}`
    assert.deepEqual(contradictions([...around, known, once]), [])
    assert.equal(contradictions([...around, more, known, once, again]).length, 2)
  })

  it('comes and goes with the files, whichever index is asked about first', () => {
    const items = [...around, `2024-02-16 On 16 February 2024, ${serdyukov}`]
    const all = indexOf(items)
    const facts = reader.facts(reader.recognize(textOf(items[2] ?? ''), 'plain'))
    const [mention] = mentionsIn(facts)
    assert.ok(mention)
    const found = (index: WorkspaceIndex): boolean => contradictionAt(index, '2.txt', facts, mention) !== undefined
    const without = withFiles(all, [['1.txt', null]])
    const other = reader.facts(reader.recognize(textOf(around[0] ?? ''), 'plain'))
    const moved = withFiles(all, [['1.txt', other]])
    assert.deepEqual([all, without, all, moved, without, all].map(found), [true, false, true, false, false, true])
  })

  const quiet: Readonly<Record<string, readonly string[]>> = {
    'a successor': [...around, `2024-04-02 On 2 April 2024, ${serdyukov}`],
    'a predecessor': [...around, `2023-12-20 On 20 December 2023, ${serdyukov}`],
    'the day of the handing over': [...around, `2024-03-20 On 20 March 2024, ${serdyukov}`],
    'a spelling of the name': [
      ...around,
      `2024-02-16 On 16 February 2024, ${tasmagambetov.replace('gambetov', 'gambayev')}`,
    ],
    'a surname alone': [...around, `2024-02-16 On 16 February 2024, ${tasmagambetov.replace('Imangali ', '')}`],
    'somebody who acts for him': [
      ...around,
      `2024-02-16 On 16 February 2024, ${serdyukov.replace('CSTO', 'Acting CSTO')}`,
    ],
    'a former holder': [...around, `2024-02-16 On 16 February 2024, ${serdyukov.replace('CSTO', 'former CSTO')}`],
    'a post of another organization': [
      ...around,
      `2024-02-16 On 16 February 2024, ${serdyukov.replace('CSTO', 'SCO')}`,
    ],
    'one of several deputies': [...around, serdyukov].map((item, at) =>
      (at < 2 ? item : `2024-02-16 On 16 February 2024, ${item}`).replace(
        'Secretary General',
        'Deputy Secretary General',
      ),
    ),
    'the past told below the first paragraph': [
      ...around,
      `2024-02-16 On 16 February 2024, the Permanent Council met in Moscow.\n\nIt recalled how ${serdyukov}`,
    ],
  }
  for (const [what, items] of Object.entries(quiet))
    it(`is none in ${what}`, () => assert.deepEqual(contradictions(items), []))
})
