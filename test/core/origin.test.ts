import {strict as assert} from 'node:assert'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {momentOf} from '../../server/src/core/origin/moment.js'
import {namePattern} from '../../server/src/core/origin/name-pattern.js'
import {originIn, withOrigin, type Origin} from '../../server/src/core/origin/origin.js'
import {namesBeside, originInSidecar, sidecarNames} from '../../server/src/core/origin/sidecar.js'
import {dumpReader} from '../../server/src/core/dump-reader.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'

const reader = dumpReader(defaultLexicon())
const news = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press in Minsk.\n\nGo back\n'

/** Address and time, as short as can be. */
function told({source, retrieved}: Origin): readonly (string | undefined)[] {
  return [source?.value, retrieved?.value]
}

describe('front matter', () => {
  const head = (...lines: readonly string[]): string => ['---', ...lines, '---', '', news].join('\n')

  it('tells address and time, and where they stand', () => {
    const {source, retrieved} = originIn(
      head('title: News', 'url: "https://odkb.example/n/1"', 'Crawled-At:  2024-03-01 '),
    )
    assert.deepEqual(source, {
      value: 'https://odkb.example/n/1',
      evidence: {place: 'front matter', line: 3, column: 7, text: 'https://odkb.example/n/1'},
    })
    assert.deepEqual(retrieved, {
      value: '2024-03-01',
      evidence: {place: 'front matter', line: 4, column: 14, text: '2024-03-01'},
    })
  })

  it('is taken with CRLF, lists, comments and text that goes on below', () =>
    assert.deepEqual(
      told(
        originIn(
          head('# by a crawler', 'tags:', '- news', '  more', 'source: https://a.example/').replaceAll('\n', '\r\n'),
        ),
      ),
      ['https://a.example/', undefined],
    ))

  it('is none where a line between the dashes is no field, or nothing closes it', () => {
    assert.deepEqual(told(originIn(`---\nurl: https://a.example/\nThe Council met.\n---\n`)), [undefined, undefined])
    assert.deepEqual(told(originIn(`---\nurl: https://a.example/\n`)), [undefined, undefined])
    assert.deepEqual(told(originIn(`---\n\n---\n\nurl: https://a.example/\n`)), [undefined, undefined])
  })

  it('takes neither the date of a page for that of retrieval nor words for an address', () =>
    assert.deepEqual(told(originIn(head('date: 2024-02-16', 'published: 2024-02-16', 'source: CSTO press service'))), [
      undefined,
      undefined,
    ]))

  for (const format of ['plain', 'markdown'] as const) {
    it(`is no news, in ${format} text`, () => {
      const lines = [
        'retrieved: 01.03.2024',
        'author: the CSTO Secretary General Stanislav Zas',
        '',
        'saved: 2024-03-02',
      ]
      const facts = reader.facts(reader.recognize(head(...lines), format))
      assert.deepEqual(
        facts.units.map(({published, event}) => [published?.date, event?.date]),
        [['2024-02-16', undefined]],
      )
      assert.deepEqual(
        mentionsIn(facts).map(({named}) => named.surface),
        ['Imangali Tasmagambetov'],
      )
      assert.deepEqual(told(facts.origin), [undefined, '2024-03-01'])
    })
  }

  it('is read again as from scratch when an edit makes it or takes it away', () => {
    const text = head('retrieved: 01.03.2024', '', 'author: Stanislav Zas')
    const texts = [
      text,
      text.replace('---\n\n16', '\n\n16'),
      text.slice(1),
      text.replace('author: ', 'author '),
      news,
      text,
    ]
    let before = reader.recognize(text, 'plain')
    for (const next of texts) {
      const again = reader.recognize(next, 'plain', before)
      assert.deepEqual(reader.facts(again, before), reader.facts(reader.recognize(next, 'plain')))
      before = again
    }
  })
})

describe('a sidecar', () => {
  const said = (name: string, value: unknown): readonly (string | undefined)[] =>
    told(originInSidecar(name, typeof value === 'string' ? value : JSON.stringify(value)))

  it('is JSON as crawlers write it', () => {
    assert.deepEqual(said('a.json', {url: 'https://a.example/', fetched_at: '2024-03-01T10:00:00+0300'}), [
      'https://a.example/',
      '2024-03-01T10:00:00+03:00',
    ])
    assert.deepEqual(said('a.json', {metadata: {sourceURL: 'https://b.example/'}, timestamp: 1_708_079_400}), [
      'https://b.example/',
      '2024-02-16T10:30:00Z',
    ])
    assert.deepEqual(said('a.json', {'WARC-Target-URI': 'http://c.example/', 'WARC-Date': '2024-03-01T10:00:00Z'}), [
      'http://c.example/',
      '2024-03-01T10:00:00Z',
    ])
  })

  it('is lines of names and values', () =>
    assert.deepEqual(said('a.txt.yml', '# saved\nurl: https://a.example/\nsaved: 1.3.2024\n'), [
      'https://a.example/',
      '2024-03-01',
    ]))

  it('says nothing when it is broken or about something else', () => {
    for (const value of ['{"url": ', '[]', 'null', '{"url": ["https://a.example/"]}', {date: '2024-02-16'}, ''])
      assert.deepEqual(said('a.json', value), [undefined, undefined])
  })

  it('goes by the name of its dump, and back', () => {
    for (const dump of ['a.txt', 'b.c.md', 'plain'])
      for (const name of sidecarNames(dump)) assert.ok(namesBeside(name).includes(dump), name)
  })
})

describe('a pattern of file names', () => {
  const of = (pattern: string, path: string): readonly (string | undefined)[] => {
    const compiled = namePattern(pattern)
    assert.ok(compiled, pattern)
    return told(compiled.originOf(path))
  }

  it('takes host and time from the name', () => {
    assert.deepEqual(of('{host}_{date:yyyyMMdd}*.txt', 'in/en.odkb-csto.org_20240216-3.txt'), [
      'en.odkb-csto.org',
      '2024-02-16',
    ])
    assert.deepEqual(of('*-{date:yyyy-MM-ddTHHmm}.md', 'news-2024-02-16T1030.md'), [undefined, '2024-02-16T10:30'])
    assert.deepEqual(of('{host}.txt', 'odkb.example.txt'), ['odkb.example', undefined])
  })

  it('is held against the path when it has a slash', () => {
    assert.deepEqual(of('{host}/{date:yyyy-MM-dd}/*.md', 'odkb.example/2024-02-16/a.md'), [
      'odkb.example',
      '2024-02-16',
    ])
    assert.deepEqual(of('{host}/*.md', 'odkb.example/in/a.md'), [undefined, undefined])
  })

  it('does not fit by chance', () => {
    assert.deepEqual(of('*_{date:yyyyMMdd}.txt', 'a_20241316.txt'), [undefined, undefined])
    assert.deepEqual(of('*_{date:yyyyMMdd}.txt', 'a_2024021.txt'), [undefined, undefined])
    assert.deepEqual(of('{host}_{date:yyyyMMdd}.txt', 'notes_20240216.txt'), [undefined, undefined])
    assert.deepEqual(of('{date:yyyyMMdd}.txt', '20240216Xtxt'), [undefined, undefined])
  })

  it('is refused when it asks for nothing, for half a day, twice or for what is not known', () => {
    for (const pattern of [
      '*',
      'a.txt',
      '{date:yyyyMM}',
      '{host}{host}',
      '{url}',
      '{host',
      '{date:HHmm}',
      `{host}${'a'.repeat(200)}`,
    ])
      assert.equal(namePattern(pattern), undefined, pattern)
  })

  it('takes time in proportion to the name, whatever its stars', () => {
    const pattern = namePattern(`{date:yyyyMMdd}${'*a'.repeat(90)}`)
    const cost = (letters: number): number => {
      const path = `20240216${'a'.repeat(letters)}b`
      const start = process.cpuUsage().user
      for (let round = 0; round < 20; round++) pattern?.originOf(path)
      return process.cpuUsage().user - start
    }
    cost(900)
    assert.ok(cost(900) < cost(225) * 12, 'four times the name, less than twelve times the time')
  })
})

describe('times as tools write them', () => {
  it('are told no more exactly than they were written', () => {
    const cases: readonly (readonly [written: string, told: string | undefined])[] = [
      ['2024-02-16', '2024-02-16'],
      ['2024-02-16 10:30', '2024-02-16T10:30'],
      ['2024-02-16T10:30:00.123Z', '2024-02-16T10:30:00Z'],
      ['2024-02-16 10:30:00 UTC', '2024-02-16T10:30:00Z'],
      ['03.04.2024', '2024-04-03'],
      ['20240216', '2024-02-16'],
      ['20240216103000', '2024-02-16T10:30:00Z'],
      ['Fri, 16 Feb 2024 10:30:00 GMT', '2024-02-16T10:30:00Z'],
      ['1708079400', '2024-02-16T10:30:00Z'],
      ['1708079400123', '2024-02-16T10:30:00Z'],
      ['31.02.2024', undefined],
      ['2024-02-16T25:00', undefined],
      ['16 Foo 2024 10:30:00 GMT', undefined],
      ['12345678', undefined],
      ['yesterday', undefined],
    ]
    for (const [written, expected] of cases) assert.equal(momentOf(written), expected, written)
  })
})

describe('origins', () => {
  it('come from the text first, then from elsewhere, fact by fact', () => {
    const beside = originInSidecar('a.json', '{"url": "https://b.example/", "saved": "2024-03-02"}')
    const facts = withOrigin({origin: originIn('---\nurl: https://a.example/\n---\n')}, beside)
    assert.deepEqual(told(facts.origin), ['https://a.example/', '2024-03-02'])
    assert.equal(facts.origin.retrieved?.evidence.place, 'sidecar')
  })
})
