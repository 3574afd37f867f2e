import {strict as assert} from 'node:assert'
import type {DocumentSymbol} from 'vscode-languageserver/node'
import {fullCapabilities, join, type JoinOptions, type Joined} from './joined.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'

const news = 'The Permanent Council approved the plan of joint training for the whole of the next year.'
const second = 'The observers came to the capital and looked at the work of the polling stations all day.'
const undated = `17.02.2024\n\n${second}\n\n\n${news}\n\nGo back\n`
const uri = 'file:///w/undated.txt'

interface Registrations {
  readonly registrations?: readonly {readonly method: string}[]
  readonly unregisterations?: readonly {readonly method: string}[]
}

describe('outlines', () => {
  let now: Joined
  afterEach(() => now.close())

  let disk: MemoryDisk

  async function start(options: JoinOptions = {}): Promise<void> {
    disk = memoryDisk({'/w/undated.txt': undated})
    now = await join({disk, ...options})
    await now.idle()
    await now.open(uri, undated, 'bulletin')
  }

  /** Another dump comes into the folder. */
  async function add(text: string): Promise<void> {
    disk.write('/w/new.txt', text)
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: 'file:///w/new.txt', type: 1}]})
  }

  async function days(): Promise<string[]> {
    const symbols = await now.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument: {uri}})
    return symbols.map(({name}) => name.slice(0, 10))
  }

  /** What the server has done about its offer of outlines, in order. */
  function offers(): readonly string[] {
    return now.asked.flatMap(({method, params}) => {
      const {registrations, unregisterations} = (params ?? {}) as Registrations
      const all = [...(registrations ?? []), ...(unregisterations ?? [])]
      return all.some((one) => one.method === 'textDocument/documentSymbol') ? [method.slice('client/'.length)] : []
    })
  }

  it('are offered anew when another file gives a day to an item that has lost its own', async () => {
    await start()
    const before = await days()
    assert.deepEqual(before, ['2024-02-17', 'The Perman'])
    assert.deepEqual(offers(), ['registerCapability'])
    await add(`16.02.2024\n\n${news}\n\nGo back\n`)
    await now.until('a new offer', () => offers().length === 3)
    assert.deepEqual(offers(), ['registerCapability', 'unregisterCapability', 'registerCapability'])
    assert.deepEqual(await days(), ['2024-02-17', '2024-02-16'])
  })

  it('are left alone while they are what was given', async () => {
    await start()
    await days()
    const refreshes = (): number => now.asked.filter(({method}) => method === 'workspace/diagnostic/refresh').length
    const before = refreshes()
    await add('18.02.2024\n\nThe Secretary General opened a school for the children of the town.\n\nGo back\n')
    await now.until('a refresh', () => refreshes() > before)
    assert.deepEqual(await days(), ['2024-02-17', 'The Perman'])
    assert.deepEqual(offers(), ['registerCapability'])
  })

  it('are offered once and for all to a client that cannot be told later', async () => {
    const textDocument = {...fullCapabilities.textDocument, documentSymbol: {dynamicRegistration: false}}
    await start({capabilities: {...fullCapabilities, textDocument}})
    assert.deepEqual(now.answer.capabilities.documentSymbolProvider, {label: 'Dateline'})
    await days()
    assert.deepEqual(offers(), [])
  })
})
