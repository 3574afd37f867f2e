import {strict as assert} from 'node:assert'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join as inFolder} from 'node:path'
import {CancellationTokenSource} from 'vscode-languageserver/node'
import {exportMethod, type ExportParams, type ExportResult} from '../../server/src/lsp/protocol.js'
import {program} from '../cli/dateline.js'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const files = {
  'a.txt':
    '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met Anatoly Sidorov.\n\nGo back\n',
  'b.txt': '16.02.2024\n\nOn 7 February, the CSTO Deputy Secretary General V.Semerikov saw =Zas.\n\nGo back\n',
  'officials.yml': 'people:\n  - name: Valery Semerikov\n    posts: [CSTO Deputy Secretary General]\n',
}

describe('the export of officials', () => {
  let now: Joined
  let folder: string
  before(async () => {
    folder = mkdtempSync(inFolder(tmpdir(), 'dateline-export-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(inFolder(folder, name), text)
    const disk = memoryDisk(Object.fromEntries(Object.entries(files).map(([name, text]) => [`/w/${name}`, text])))
    now = await join({disk})
    await now.idle()
  })
  after(async () => {
    await now.close()
    rmSync(folder, {recursive: true})
  })

  const cases: readonly (readonly [ExportParams['format'], ExportParams['table']])[] = [
    ['csv', 'mentions'],
    ['jsonl', 'officials'],
    ['graphml', 'officials'],
    ['ftm', 'officials'],
  ]
  for (const [format, table] of cases)
    it(`says what the command line says, byte by byte: ${format}, ${table}`, async () => {
      const args = ['officials', '--format', format, ...(format === 'csv' ? ['--table', table] : []), '.']
      const {bytes, stderr} = program(args, {cwd: folder})
      assert.ok(bytes.length > 0, stderr)
      const {text, officials} = await now.request<ExportResult>(exportMethod, {format, table})
      assert.equal(text, bytes.toString('utf8'))
      assert.equal(officials, 3)
    })

  it('comes in parts for a client that takes them', async () => {
    const params: ExportParams = {format: 'csv', table: 'mentions'}
    const {text} = await now.request<ExportResult>(exportMethod, params)
    const rest = await now.request<ExportResult>(exportMethod, {...params, partialResultToken: 'parts'})
    const parts = now.told.flatMap(({method, params}) => {
      const {token, value} = params as {token?: unknown; value?: unknown}
      return method === '$/progress' && token === 'parts' ? [String(value)] : []
    })
    assert.equal(parts.join(''), text)
    assert.equal(rest.text, '')
  })

  it('refuses what it does not know, in words', async () => {
    for (const bad of [
      {format: 'xls', table: 'posts'},
      {format: 'csv', table: '__proto__'},
    ])
      await assert.rejects(now.request(exportMethod, bad), /Expected a format of csv, jsonl/)
  })

  it('ends when it is cancelled', async () => {
    const source = new CancellationTokenSource()
    const asked = now.client.sendRequest(exportMethod, {format: 'csv', table: 'posts'}, source.token)
    source.cancel()
    await assert.rejects(asked, /cancelled/)
  })
})
