import {strict as assert} from 'node:assert'
import type {Hover} from 'vscode-languageserver/node'
import type {Explanation} from '../../server/src/lsp/protocol.js'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const news = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'
const uri = 'file:///w/odkb.example_20240301.txt'

describe('where a dump comes from, in the editor', () => {
  let now: Joined
  afterEach(() => now.close())

  const explained = async (): Promise<Explanation> => now.request('dateline/explain', {uri})
  const hover = async (): Promise<string> => {
    const found = await now.request<Hover>('textDocument/hover', {
      textDocument: {uri},
      position: {line: 0, character: 3},
    })
    return JSON.stringify(found.contents)
  }

  it('is known from the name, then from a sidecar as soon as it is there', async () => {
    const disk = memoryDisk({
      '/w/.dateline.yml': "sources: ['{host}_{date:yyyyMMdd}.txt']\n",
      '/w/odkb.example_20240301.txt': news,
    })
    now = await join({disk})
    await now.idle()
    assert.equal((await explained()).retrieved, '2024-03-01 (file name)')
    await now.open(uri, news, 'bulletin')
    assert.match(await hover(), /Day of publication: 2024-02-16/)
    assert.match(await hover(), /retrieved `2024-03-01` from `odkb\.example`, says its file name/)
    disk.write('/w/odkb.example_20240301.json', '{"url": "https://odkb.example/1", "crawled": "2024-03-02T10:00:00Z"}')
    await now.notify('workspace/didChangeWatchedFiles', {
      changes: [{uri: 'file:///w/odkb.example_20240301.json', type: 1}],
    })
    await now.until('the sidecar counts', async () => (await explained()).source !== 'odkb.example (file name)')
    const {source, retrieved} = await explained()
    assert.equal(source, 'https://odkb.example/1 (sidecar odkb.example_20240301.json)')
    assert.equal(retrieved, '2024-03-02T10:00:00Z (sidecar odkb.example_20240301.json)')
    assert.match(await hover(), /retrieved `2024-03-02T10:00:00Z`/)
    await now.notify('textDocument/didClose', {textDocument: {uri}})
    assert.equal((await explained()).source, source)
  })
})
