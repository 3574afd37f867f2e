import {strict as assert} from 'node:assert'
import {CancellationTokenSource, type DocumentSymbol, type Hover, type Location} from 'vscode-languageserver/node'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const dump = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'
const other = '17.02.2024\n\nI. Tasmagambetov received the ambassador of Armenia for a talk.\n\nGo back\n'
const uri = 'file:///w/a.txt'
const textDocument = {uri}

describe('a session', () => {
  let now: Joined
  afterEach(() => now.close())

  async function outline(): Promise<string[]> {
    const symbols = await now.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument})
    return symbols.map(({name}) => name.slice(0, 10))
  }

  it('answers with what it can do, and promises nothing else', async () => {
    now = await join()
    const {capabilities} = now.answer
    assert.equal(capabilities.textDocumentSync && typeof capabilities.textDocumentSync === 'object', true)
    assert.equal(capabilities.documentFormattingProvider, undefined)
    assert.deepEqual(Object.keys(capabilities).sort(), [
      'callHierarchyProvider',
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'diagnosticProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentRangeFormattingProvider',
      'executeCommandProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'positionEncoding',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'semanticTokensProvider',
      'textDocumentSync',
      'typeDefinitionProvider',
      'workspace',
      'workspaceSymbolProvider',
    ])
  })

  it('serves a document from open to close, keys in between', async () => {
    now = await join()
    await now.open(uri, dump)
    assert.deepEqual(await outline(), ['2024-02-16'])
    await now.notify('textDocument/didChange', {
      textDocument: {uri, version: 2},
      contentChanges: [{range: {start: {line: 0, character: 1}, end: {line: 0, character: 2}}, text: '8'}],
    })
    assert.deepEqual(await outline(), ['2024-02-18'])
    await now.notify('textDocument/didClose', {textDocument})
    assert.deepEqual(await outline(), [])
  })

  it('prefers what the editor has to what the disk has, and goes back to it', async () => {
    const disk = memoryDisk({'/w/a.txt': dump})
    now = await join({disk})
    await now.idle()
    await now.open(uri, dump.replace('16.02', '20.02'))
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri, type: 2}]})
    assert.deepEqual(await outline(), ['2024-02-20'])
    await now.notify('textDocument/didClose', {textDocument})
    assert.deepEqual(await outline(), ['2024-02-16'])
  })

  it('leaves ordinary files in peace, and serves them once they are bulletins', async () => {
    now = await join()
    await now.open(uri, 'Dear diary,\n\nnothing happened today, said nobody at all.\n')
    assert.deepEqual(await outline(), [])
    assert.equal(await now.request('textDocument/hover', {textDocument, position: {line: 0, character: 2}}), null)
    await now.notify('textDocument/didClose', {textDocument})
    await now.open(uri, 'On 3 March 2024, Imangali Tasmagambetov left for Minsk.\n', 'bulletin')
    assert.deepEqual(await outline(), ['2024-03-03'])
  })

  it('follows a person from an open file into one that is not', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': dump, '/w/b.txt': other})})
    await now.idle()
    await now.open('file:///w/b.txt', other)
    const position = {line: 2, character: 5}
    const params = {textDocument: {uri: 'file:///w/b.txt'}, position}
    const definition = await now.request<Location>('textDocument/definition', params)
    assert.equal(definition.uri, uri)
    const places = await now.request<Location[]>('textDocument/references', {
      ...params,
      context: {includeDeclaration: true},
    })
    assert.deepEqual(places.map((place) => place.uri).sort(), [uri, 'file:///w/b.txt'])
    const hover = await now.request<Hover>('textDocument/hover', params)
    assert.match(JSON.stringify(hover.contents), /CSTO Secretary General/)
  })

  it('spells an address as the client does', async () => {
    now = await join({disk: memoryDisk({'/w/ü (1).txt': dump, '/w/b.txt': other})})
    await now.idle()
    const own = 'file:///w/%C3%BC%20(1).txt'
    await now.open(own, dump)
    const params = {textDocument: {uri: own}, position: {line: 2, character: 32}, context: {includeDeclaration: true}}
    const places = await now.request<Location[]>('textDocument/references', params)
    assert.deepEqual(places.map((place) => place.uri).sort(), [own, 'file:///w/b.txt'].sort())
  })

  it('answers a request that was cancelled with the code for it', async () => {
    now = await join()
    await now.open(uri, dump)
    const source = new CancellationTokenSource()
    const asked = now.client.sendRequest('workspace/symbol', {query: ''}, source.token)
    source.cancel()
    await assert.rejects(asked, {code: -32800})
    assert.deepEqual(await outline(), ['2024-02-16'])
  })

  it('sends what a search finds in parts to a client that reads parts', async () => {
    const files = Object.fromEntries(Array.from({length: 150}, (_, at) => [`/w/${at}.txt`, dump]))
    now = await join({disk: memoryDisk(files)})
    await now.idle()
    const params = {query: '2024-02-16', partialResultToken: 'parts'}
    const rest = await now.request<unknown[]>('workspace/symbol', params)
    const parts = now.told.flatMap(({method, params}) =>
      method === '$/progress' && /"parts"/.test(JSON.stringify(params)) ? [(params as {value: unknown[]}).value] : [],
    )
    assert.deepEqual([parts.map((part) => part.length), rest.length], [[100], 50])
    assert.equal((await now.request<unknown[]>('workspace/symbol', {query: '2024-02-16'})).length, 150)
  })

  it('survives a feature that breaks, and says so once in the log', async () => {
    now = await join()
    await now.open(uri, dump)
    assert.equal(await now.request('textDocument/hover', {textDocument, position: null}), null)
    await now.until('the log', () =>
      now.told.some(
        ({method, params}) => method === 'window/logMessage' && /hover failed/.test(JSON.stringify(params)),
      ),
    )
    assert.deepEqual(await outline(), ['2024-02-16'])
  })

  it('refuses what the user asked for with words he can act on', async () => {
    now = await join()
    const run = (command: string, ...args: readonly unknown[]): Promise<unknown> =>
      now.request('workspace/executeCommand', {command, arguments: args})
    await assert.rejects(run('dateline.removeCopy', {uri}), /expected a place in a document or its address/)
    await assert.rejects(run('dateline.nothing'), /There is no command/)
    await assert.rejects(run('dateline.normalizeFile', {uri: 'file:///w/none.txt'}), /cannot be read/)
  })

  it('explains what makes a dump', async () => {
    now = await join()
    await now.open(uri, dump)
    const explanation = await now.request<{dump: boolean; found: string[]}>('dateline/explain', {uri})
    assert.equal(explanation.dump, true)
    assert.deepEqual(explanation.found, ['date line', 'footer'])
  })

  it('explains what was not read as Markdown', async () => {
    now = await join()
    await now.open('file:///w/a.md', `**16.02.2024**\n\n${'**a** word of a long block\n'.repeat(3_000)}`, 'markdown')
    const {notes} = await now.request<{notes: readonly string[]}>('dateline/explain', {uri: 'file:///w/a.md'})
    assert.deepEqual(notes, [
      'Line 3: A Markdown block of more than 65,536 characters is read as plain text, markup and all.',
    ])
  })

  it('sends problems by itself where the client cannot ask for them', async () => {
    const strip = `${dump}\n\n${dump}`
    now = await join({capabilities: {}, disk: memoryDisk({'/w/a.txt': strip})})
    assert.equal(now.answer.capabilities.diagnosticProvider, undefined)
    assert.equal(now.answer.capabilities.documentFormattingProvider, true)
    await now.open(uri, strip)
    const sent = (): unknown[] => now.told.filter(({method}) => method === 'textDocument/publishDiagnostics')
    await now.until('problems', () => sent().length === 1)
    await now.rewrite(uri, 2, dump)
    await now.until('no problems', () => sent().length === 2)
    const {diagnostics, version} = (sent()[1] as {params: {diagnostics: unknown; version: unknown}}).params
    assert.deepEqual([diagnostics, version], [[], 2])
  })

  it('shows progress from the beginning of the index to its end', async () => {
    const files = Object.fromEntries(Array.from({length: 50}, (_, at) => [`/w/${at}.txt`, dump]))
    now = await join({disk: memoryDisk(files)})
    await now.idle()
    await now.until('the end', () =>
      now.told.some(({method, params}) => method === '$/progress' && /"end"/.test(JSON.stringify(params))),
    )
    const kinds = now.told
      .filter(({method}) => method === '$/progress')
      .map(({params}) => /"kind":"(\w+)"/.exec(JSON.stringify(params))?.[1])
    assert.equal(kinds[0], 'begin')
    assert.equal(kinds.filter((kind) => kind === 'end').length, 1)
  })
})
