import {strict as assert} from 'node:assert'
import iconv from 'iconv-lite'
import type {SymbolInformation} from 'vscode-languageserver/node'
import type {Explanation} from '../../server/src/lsp/protocol.js'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const russian = '16.02.2024\n\nСекретарь ОДКБ Имангали Тасмагамбетов провел встречу с послом Казахстана.\n\nНазад\n'
const uri = 'file:///w/a.txt'

describe('files that are not Unicode', () => {
  let now: Joined
  afterEach(() => now.close())

  const explained = async (): Promise<Explanation> => now.request('dateline/explain', {uri})

  it('are read with the rest of the folder, and said to be what they are', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': iconv.encode(russian, 'koi8-r'), '/w/b.txt': russian})})
    await now.idle()
    const {encoding, certainty, dump} = await explained()
    assert.deepEqual([encoding, certainty, dump], ['koi8-r', 'inferred', true])
  })

  it('are read when they are opened and closed before anything else was', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': iconv.encode(russian, 'win1251')})})
    await now.open(uri, russian, 'bulletin')
    await now.notify('textDocument/didClose', {textDocument: {uri}})
    await now.until('the file is in the index', async () => {
      const found = await now.request<SymbolInformation[]>('workspace/symbol', {query: 'Секретарь'})
      return found.some(({location}) => location.uri === uri)
    })
  })

  it('are in doubt where too little shows', async () => {
    const bytes = Buffer.from('16.02.2024\n\nThe Council met \xa0 in Minsk.\n\nGo back\n', 'latin1')
    now = await join({disk: memoryDisk({'/w/a.txt': bytes})})
    await now.idle()
    assert.equal((await explained()).certainty, 'doubtful')
    const command = {command: 'dateline.mergeFiles', arguments: [{uris: [uri]}]}
    await assert.rejects(now.request('workspace/executeCommand', command), /a\.txt: it may be windows-1252/)
  })

  it('are not normalized where the editor shows them as something else', async () => {
    const bytes = iconv.encode(russian.replace('\n\n', '\n\n\n\n'), 'win1251')
    now = await join({disk: memoryDisk({'/w/a.txt': bytes})})
    await now.idle()
    await now.open(uri, bytes.toString('utf8'), 'bulletin')
    const command = {command: 'dateline.normalizeFile', arguments: [{uri}]}
    await assert.rejects(
      now.request('workspace/executeCommand', command),
      /the file is windows-1251, and the editor shows it as something else; reopen it with that encoding first/,
    )
    assert.deepEqual(await now.request('textDocument/formatting', {textDocument: {uri}, options: {}}), [])
  })
})
