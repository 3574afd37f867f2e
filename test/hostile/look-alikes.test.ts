import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {level} from '../../server/src/core/level.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {documentSymbols} from '../../server/src/features/document-symbols.js'
import {visible} from '../../server/src/features/plain.js'
import {factsIn, indexOf} from '../core/reading.js'
import {folder} from '../features/folder.js'

const news = 'On 16 February 2024, the Council of the member states met in Minsk and agreed on a plan of work.'
const dump = (words: string): string => `16.02.2024\n\n${words}\n\nGo back\n`

/** Catalogue of bad input, 46 to 51: what looks like something else. */
describe('hostile look-alikes', () => {
  it('46 marks that turn the reading order are shown by their numbers in an outline', () => {
    const {source, around} = folder({
      'a.txt': `Talks \u202eon \u202dthe \u2067border begin in Osh\n\n16.02.2024\n\n${news}\n`,
    })
    const [name] = documentSymbols(source('a.txt'), around).map((symbol) => symbol.name)
    assert.equal(name, '2024-02-16  Talks U+202Eon U+202Dthe U+2067border begin in Osh')
  })
  it('47 two texts that differ in a Cyrillic letter are no copies, and why they differ is told', () => {
    const index = indexOf({'a.txt': dump(news), 'b.txt': dump(news.replace('plan', 'pl\u0430n'))})
    assert.deepEqual(
      duplicatesIn(index, 'b.txt').map(({kind, reason, differences}) => ({kind, reason, differences})),
      [{kind: 'near', reason: 'letters', differences: [{here: 'pl\u0430n', kept: 'plan'}]}],
    )
  })
  it('48 what shows nothing makes no other text', () => {
    for (const sign of ['\u200b', '\u200d', '\u00ad', '\u2060', '\ufeff'])
      assert.equal(level(news.replace('Council', `Coun${sign}cil`)), level(news), visible(sign))
    const index = indexOf({'a.txt': dump(news), 'b.txt': dump(news.replace('Council', 'Coun\u200bcil'))})
    assert.equal([...duplicatesIn(index, 'a.txt'), ...duplicatesIn(index, 'b.txt')].length, 1)
  })
  it('48 tags and variation selectors make another text, which is no copy', () => {
    for (const sign of ['\ufe0f', '\u{e0041}']) {
      const index = indexOf({'a.txt': dump(news), 'b.txt': dump(news.replace('Council', `Coun${sign}cil`))})
      assert.ok(duplicatesIn(index, 'b.txt').every(({kind}) => kind !== 'copy'))
    }
  })
  it('49 a composed and a decomposed letter are two texts, and neither grows', () => {
    assert.equal(level('Z\u00fcrich'), 'Z\u00fcrich')
    assert.equal(level('Zu\u0308rich'), 'Zu\u0308rich')
    assert.equal(level('\ufdfa'), '\ufdfa')
    const town = news.replace('Minsk', 'Z\u00fcrich')
    const index = indexOf({'a.txt': dump(town), 'b.txt': dump(town.normalize('NFD'))})
    const found = ['a.txt', 'b.txt'].flatMap((path) => duplicatesIn(index, path))
    assert.deepEqual(
      found.map(({kind, reason}) => [kind, reason]),
      [['near', 'composition']],
    )
  })
  it('50 a Turkish I, a sharp s and the Kelvin sign move no bounds', () => {
    const text = dump(`İİİ ßßß KKK ${news.replace('Council', 'CSTO Secretary General Stanislav Zas')}`)
    const [name] = mentionsIn(factsIn(text))
    assert.equal(
      text.split('\n')[(name?.line ?? 0) - 1]?.slice((name?.column ?? 0) - 1, (name?.endColumn ?? 0) - 1),
      name?.named.surface,
    )
  })
  it('51 Arabic digits, a year of two digits and the year 0 are no date; a day that no calendar has is reported', () => {
    for (const [line, date, problems] of [
      ['٣١.٠٢.٢٠٢٤', undefined, []],
      ['16.02.24', undefined, []],
      ['31.02.2024', undefined, ['impossible-date']],
      ['16.02.0000', undefined, []],
    ] as const) {
      const facts = factsIn(
        `${line}\n\nThe Council of the member states met in Minsk and agreed on a plan of work.\n\nGo back\n`,
      )
      assert.deepEqual([facts.units[0]?.published?.date, facts.problems.map(({code}) => code)], [date, problems], line)
    }
  })
})
