import {strict as assert} from 'node:assert'
import Papa from 'papaparse'
import {csv} from '../../server/src/border/csv.js'
import type {Entity} from '../../server/src/core/export/follow-the-money.js'
import {printed, rowsIn} from './printed.js'

const dumps = {
  'a.txt':
    '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met the Chief of the CSTO Joint Staff Anatoly Sidorov.\n\nGo back\n',
  'b.txt':
    '16.02.2024\n\nThe CSTO Deputy Secretary General V.Semerikov took part in the meeting with Anatoly Sidorov.\n\nGo back\n',
}

/** What the command prints about the dumps above. */
function exported(...options: readonly string[]): Promise<string> {
  return printed(dumps, 'officials', ...options)
}

describe('exports of officials', () => {
  it('list persons, posts, mentions and co-mentions as CSV', async () => {
    const persons = rowsIn(await exported('--format', 'csv'))
    assert.deepEqual(
      persons.map(({person, mentions, items, first, last}) => [person, mentions, items, first, last]),
      [
        ['Anatoly Sidorov', '2', '2', '2019-06-03', '2024-02-16'],
        ['Valery Semerikov', '2', '2', '2019-06-03', '2024-02-16'],
      ],
    )
    const posts = rowsIn(await exported('--format', 'csv', '--table', 'posts'))
    assert.deepEqual(
      posts.map(({person, title, first}) => [person, title, first]),
      [
        ['Anatoly Sidorov', 'Chief of the CSTO Joint Staff', '2019-06-03'],
        ['Valery Semerikov', 'CSTO Acting Secretary General', '2019-06-03'],
        ['Valery Semerikov', 'CSTO Deputy Secretary General', '2024-02-16'],
      ],
    )
    const mentions = rowsIn(await exported('--format', 'csv', '--table', 'mentions'))
    assert.deepEqual(
      mentions.map(({person, surface, file, line}) => [person, surface, file, line]),
      [
        ['Anatoly Sidorov', 'Anatoly Sidorov', './a.txt', '3'],
        ['Anatoly Sidorov', 'Anatoly Sidorov', './b.txt', '3'],
        ['Valery Semerikov', 'Valery Semerikov', './a.txt', '3'],
        ['Valery Semerikov', 'V.Semerikov', './b.txt', '3'],
      ],
    )
    const together = rowsIn(await exported('--format', 'csv', '--table', 'co-mentions'))
    assert.deepEqual(
      together.map(({person, other, items, last}) => [person, other, items, last]),
      [['Anatoly Sidorov', 'Valery Semerikov', '2', '2024-02-16']],
    )
  })

  it('give the same rows as JSON lines, and a mark before CSV that asks for it', async () => {
    const rows = (await exported('--format', 'jsonl', '--table', 'posts')).trimEnd().split('\n')
    assert.deepEqual(
      rows.map((row) => (JSON.parse(row) as {title: string}).title),
      rowsIn(await exported('--format', 'csv', '--table', 'posts')).map(({title}) => title),
    )
    assert.ok((await exported('--format', 'csv', '--bom')).startsWith('\ufeffperson_id,'))
  })

  it('draw a graph of who is named with whom', async () => {
    const xml = await exported('--format', 'graphml')
    assert.equal(xml.match(/<node /g)?.length, 2)
    assert.match(xml, /<edge source="[^"]+" target="[^"]+"><data key="weight">2<\/data>/)
    assert.match(xml, /<\/graphml>\n$/)
  })

  it('give FollowTheMoney entities whose references are all there', async () => {
    const entities = (await exported('--format', 'ftm'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entity)
    const ids = new Set(entities.map(({id}) => id))
    assert.equal(ids.size, entities.length)
    for (const {properties} of entities)
      for (const name of ['holder', 'post', 'document', 'resolved'])
        for (const id of properties[name] ?? []) assert.ok(ids.has(id), `${name} ${id}`)
    const expected = {Person: 2, Position: 3, Occupancy: 3, PlainText: 2, Mention: 4}
    for (const [schema, many] of Object.entries(expected))
      assert.equal(entities.filter((entity) => entity.schema === schema).length, many, schema)
  })
})

describe('CSV', () => {
  const cells = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\ufeff=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\0=1',
    '\n1',
    '\u00ad=1',
    '\u180e=1',
    '\u2066@x',
    '\u{e0020}=1',
    '\ufeff\u00a0+1',
    '﹦1',
    '﹢1',
    '﹣1',
    '﹫x',
    '−1',
    '"=1"',
  ]

  it('makes text of what a spreadsheet would run, and keeps everything else', () => {
    const plain = ['a', '1', 'a,b', 'a"b', 'a\nb', '', 'a=1', 'Ünïcode', '__proto__']
    const text = [...csv({columns: ['cell'], rows: [...cells, ...plain].map((cell) => [cell])})].join('')
    const {data} = Papa.parse<string[]>(text, {newline: '\r\n'})
    const read = data.slice(1, -1).map(([cell]) => cell)
    assert.deepEqual(read, [...cells.map((cell) => (cell.startsWith('"') ? cell : `'${cell}`)), ...plain])
  })

  it('puts down any number of rows', () => {
    const rows = Array.from({length: 1_234}, (_, at) => [at, null, at % 2 === 0])
    const text = [...csv({columns: ['a', 'b', 'c'], rows})].join('')
    assert.equal(text.split('\r\n').length, 1_236)
    assert.match(text, /\r\n1233,,false\r\n$/)
  })
})
