import {strict as assert} from 'node:assert'
import {readFileSync} from 'node:fs'
import {Ajv2020} from 'ajv/dist/2020.js'
import {exportTables} from '../../server/src/cli/export.js'
import {markdownTable} from '../../server/src/core/export/markdown-table.js'
import {dateline, inFolder} from './dateline.js'
import {printed, rowsIn} from './printed.js'

const dumps = {
  'a.txt':
    '16.02.2024\n\nOn 15 February, the CSTO Secretary General Imangali Tasmagambetov met "the press", and spoke.\n\nA second paragraph of the same item.\n\n\n' +
    '14.02.2024\n\n=SUM(1+1) is how the report of the accounting commission began this time in Minsk.\n\n\n' +
    'Five states agree\nFive states agree 18.02.2024\n\nThey spoke for open borders.\n\nGo back\n',
  'b.txt': 'nothing of note',
}

/** What the command prints about the dumps above. */
function exported(...options: readonly string[]): Promise<string> {
  return printed(dumps, 'export', ...options)
}

describe('dateline export', () => {
  it('lists items with their days and all they say, as CSV that runs nothing', async () => {
    const text = await exported()
    const items = rowsIn(text)
    assert.deepEqual(
      items.map(({file, line, end_line, published, event, event_certainty}) => [
        ...[file, line, end_line, published, event, event_certainty],
      ]),
      [
        ['./a.txt', '1', '5', '2024-02-16', '2024-02-15', 'inferred'],
        ['./a.txt', '8', '10', '2024-02-14', '', ''],
      ],
    )
    assert.match(items[0]?.['text'] ?? '', /met "the press", and spoke\.\n\nA second paragraph of the same item\.$/)
    assert.match(items[1]?.['text'] ?? '', /^'=SUM/)
    assert.equal(text.match(/^file,line/gm)?.length, 1)
    assert.ok((await exported('--bom')).startsWith('\ufefffile,line'))
  })

  it('lists articles and dates', async () => {
    const [article, ...others] = rowsIn(await exported('--table', 'articles'))
    assert.deepEqual(
      [article?.['title'], article?.['published'], others.length],
      ['Five states agree', '2024-02-18', 0],
    )
    assert.deepEqual(
      rowsIn(await exported('--table', 'dates')).map(({kind, date, words, certainty}) => [
        kind,
        date,
        words,
        certainty,
      ]),
      [
        ['published', '2024-02-16', '16.02.2024', 'stated'],
        ['event', '2024-02-15', '15 February', 'inferred'],
        ['published', '2024-02-14', '14.02.2024', 'stated'],
        ['published', '2024-02-18', '18.02.2024', 'stated'],
      ],
    )
  })

  it('keeps the promise of its schema, with the columns of CSV', async () => {
    const ajv = new Ajv2020({allowUnionTypes: true})
    const schema = JSON.parse(
      readFileSync(new URL('../../../docs/export.schema.json', import.meta.url), 'utf8'),
    ) as object
    const fits = ajv.compile(schema)
    for (const table of exportTables) {
      const lines = (await exported('--table', table, '--format', 'jsonl')).trimEnd().split('\n')
      const values = lines.map((line) => JSON.parse(line) as object)
      assert.ok(values.length > 0, table)
      for (const value of values) assert.ok(fits(value), `${table}: ${ajv.errorsText(fits.errors)}`)
      const [head = ''] = (await exported('--table', table)).split('\r\n')
      assert.equal(Object.keys(values[0] ?? {}).join(), head)
    }
  })

  it('runs no formula that a dump begins an item with, and has all of it in JSON lines', async () => {
    const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦']
    const leads = signs.flatMap((sign) =>
      ['', '\t', '\r', '\0', '\ufeff', '\u00a0 ', '\u200b'].map((before) => before + sign),
    )
    const day = (at: number): string => `${String(28 - (at % 28)).padStart(2, '0')}.02.2024`
    const text = leads
      .map(
        (lead, at) => `${day(at)}\n\n${lead}SUM(A1:A9) is what report ${at} began with when it was read out in Minsk.`,
      )
      .join('\n\n\n')
    await inFolder({'a.txt': text}, async (cwd) => {
      const run = async (...options: readonly string[]): Promise<string> =>
        (await dateline(['export', ...options, 'a.txt'], {cwd})).stdout
      const lines = (await run('--format', 'jsonl')).trimEnd().split('\n')
      const values = lines.map((line) => (JSON.parse(line) as {readonly text: string}).text)
      assert.equal(values.length, leads.length)
      for (const [at, value] of values.entries())
        assert.ok(value.replace('\0', '').startsWith(`${leads[at]?.slice(-1)}SUM(A1:A9) is what report ${at} `), value)
      const cells = rowsIn(await run()).map((row) => row['text'])
      assert.deepEqual(
        cells,
        values.map((value) => `'${value}`),
      )
    })
  })

  it('writes Markdown tables in which nothing is markup', async () => {
    const lines = (await exported('--format', 'markdown')).trimEnd().split('\n')
    assert.equal(lines.length, 4)
    for (const line of lines) assert.equal(line.match(/(?<!\\)\|/g)?.length, 11, line)
    const hostile = '![x](http://canary/p.png)\n<img src=x>|`a`\u202e'
    const [, row = ''] = [...markdownTable({columns: ['a'], rows: [[hostile]]})]
    assert.equal(row, '| \\!\\[x\\]\\(http\\://canary/p\\.png\\) \\<img src\\=x\\>\\|\\`a\\` |\n')
  })

  it('says what could not be read, and lists the rest', async () =>
    inFolder(dumps, async (cwd) => {
      const {status, stdout, stderr} = await dateline(['export', 'gone.txt', 'a.txt'], {cwd})
      assert.equal(status, 1)
      assert.equal(stderr, 'dateline: gone.txt: there is no such file or folder; it is left out.\n')
      assert.equal(rowsIn(stdout).length, 2)
    }))
})
