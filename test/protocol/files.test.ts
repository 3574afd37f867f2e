import {strict as assert} from 'node:assert'
import type {DocumentSymbol, Location, SymbolInformation} from 'vscode-languageserver/node'
import {join, type Joined} from './joined.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'

const dump = (name: string): string =>
  `16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press in ${name}.\n\nGo back\n`

describe('files that come and go', () => {
  let now: Joined
  afterEach(() => now.close())

  /** The files in which the person is named. */
  async function files(): Promise<string[]> {
    const items = await now.request<SymbolInformation[]>('workspace/symbol', {query: '2024-02-16'})
    return items.map(({location}) => location.uri.slice('file://'.length)).sort()
  }

  async function changed(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    await now.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({uri: `file://${path}`, type})),
    })
  }

  async function untilFiles(...expected: readonly string[]): Promise<void> {
    await now.until(
      `files ${expected.join(', ')}`,
      async () => JSON.stringify(await files()) === JSON.stringify(expected),
    )
  }

  async function start(
    contents: Readonly<Record<string, string | Uint8Array>>,
    settings?: () => unknown,
  ): Promise<MemoryDisk> {
    const disk = memoryDisk(contents)
    now = await join({disk, ...(settings ? {settings} : {})})
    await now.idle()
    return disk
  }

  it('are created, changed and deleted', async () => {
    const disk = await start({'/w/a.txt': dump('Minsk')})
    assert.deepEqual(await files(), ['/w/a.txt'])
    disk.write('/w/b.txt', dump('Yerevan'))
    await changed(['/w/b.txt', 1])
    await untilFiles('/w/a.txt', '/w/b.txt')
    disk.write('/w/a.txt', 'no dump any more')
    await changed(['/w/a.txt', 2])
    await untilFiles('/w/b.txt')
    disk.remove('/w/b.txt')
    await changed(['/w/b.txt', 3])
    await untilFiles()
  })

  it('go and come with their folder, which is one event', async () => {
    const disk = await start({
      '/w/in/a.txt': dump('Minsk'),
      '/w/in/deep/b.md': dump('Yerevan'),
      '/w/c.txt': dump('Moscow'),
    })
    disk.remove('/w/in')
    await changed(['/w/in', 3])
    await untilFiles('/w/c.txt')
    disk.write('/w/new/a.txt', dump('Minsk'))
    await changed(['/w/new', 1])
    await untilFiles('/w/c.txt', '/w/new/a.txt')
  })

  it('are left out where they are no news: other endings, node_modules, excluded folders', async () => {
    await start(
      {'/w/a.txt': dump('a'), '/w/a.html': dump('b'), '/w/node_modules/a.txt': dump('c'), '/w/old/a.txt': dump('d')},
      () => ({files: {exclude: ['old/**']}}),
    )
    assert.deepEqual(await files(), ['/w/a.txt'])
    await changed(['/w/node_modules/a.txt', 1], ['/w/old/a.txt', 2], ['/w/a.html', 1])
    assert.deepEqual(await files(), ['/w/a.txt'])
  })

  it('are all looked at again when too many events come at once', async () => {
    const disk = await start({'/w/a.txt': dump('Minsk')})
    disk.write('/w/b.txt', dump('Yerevan'))
    disk.remove('/w/a.txt')
    await changed(...Array.from({length: 30_001}, (_, at) => [`/w/none-${at}.txt`, 3] as const))
    await untilFiles('/w/b.txt')
  })

  it('come and go with workspace folders', async () => {
    const disk = memoryDisk({'/w/a.txt': dump('Minsk'), '/v/b.txt': dump('Yerevan')})
    now = await join({disk})
    await now.idle()
    await now.notify('workspace/didChangeWorkspaceFolders', {
      event: {added: [{uri: 'file:///v', name: 'v'}], removed: []},
    })
    await untilFiles('/v/b.txt', '/w/a.txt')
    await now.notify('workspace/didChangeWorkspaceFolders', {
      event: {added: [], removed: [{uri: 'file:///w', name: 'w'}]},
    })
    await untilFiles('/v/b.txt')
  })

  it('are dumps, or none, where a setting says so', async () => {
    const plain = 'On 16 February 2024, Imangali Tasmagambetov left for Minsk.\n'
    await start({'/w/in.txt': plain, '/w/out.txt': dump('Minsk')}, () => ({
      'dumps.always': ['in.txt'],
      dumps: {never: ['out.txt']},
    }))
    assert.deepEqual(await files(), ['/w/in.txt'])
  })

  it('follow the team’s settings, read anew when they change', async () => {
    const disk = await start({'/w/a.txt': dump('Minsk'), '/w/.dateline.yml': 'dumps:\n  never: ["*.txt"]\n'})
    assert.deepEqual(await files(), [])
    disk.write('/w/.dateline.yml', 'dumps:\n  never: []\n')
    await changed(['/w/.dateline.yml', 2])
    await untilFiles('/w/a.txt')
  })

  it('keep their settings where a field is bad, and the field is told', async () => {
    await start({'/w/a.txt': dump('Minsk'), '/w/.dateline.yml': 'problems: {limit: -1, scope: openFiles}\nwrong: 1\n'})
    assert.deepEqual(await files(), ['/w/a.txt'])
    const log = JSON.stringify(now.told.filter(({method}) => method === 'window/logMessage'))
    assert.match(
      log,
      /\.dateline\.yml, line 1: problems\.limit: expected a whole number from 0 to 1000, got -1; using 500\./,
    )
    assert.match(log, /\.dateline\.yml, line 2: wrong: there is no such setting/)
  })
})

describe('files that are hard to read', () => {
  let now: Joined
  afterEach(() => now.close())

  it('are each told once, and the others served', async () => {
    const disk = memoryDisk({
      '/w/good.txt': dump('Minsk'),
      '/w/empty.txt': '',
      '/w/picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]),
      '/w/large.txt': Buffer.alloc(50_000_001, 'a'),
      '/w/locked.txt': dump('x'),
      '/w/gone.txt': dump('y'),
      '/w/nuls.txt': dump('a\0b'),
      '/w/bom.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(dump('c'), 'utf16le')]),
      '/w/cr.txt': dump('d').replaceAll('\n', '\r'),
      '/w/locked/a.txt': dump('z'),
    })
    disk.fail('/w/locked.txt', 'EACCES')
    disk.fail('/w/locked', 'EACCES')
    disk.fail('/w/gone.txt', 'ENOENT')
    now = await join({disk})
    await now.idle()
    const items = await now.request<SymbolInformation[]>('workspace/symbol', {query: '2024-02-16'})
    assert.deepEqual(items.map(({location}) => location.uri).sort(), [
      'file:///w/bom.txt',
      'file:///w/cr.txt',
      'file:///w/good.txt',
      'file:///w/nuls.txt',
    ])
    const warnings = now.told.flatMap(({method, params}) =>
      method === 'window/logMessage' ? [(params as {message: string}).message] : [],
    )
    assert.deepEqual(warnings.sort(), [
      '/w/large.txt: it has 50.0 MB, more than the limit of 50.0 MB (dateline.files.maxSize); the file is left out.',
      '/w/locked.txt: no permission to read it; the file is left out.',
      '/w/locked: no permission to read it; the folder is left out.',
    ])
  })

  const texts: Readonly<Record<string, string>> = {
    'an empty text': '',
    'a line of 1 MB': `16.02.2024\n\n${'the Council met and '.repeat(50_000)}\n\nGo back\n`,
    'lone surrogates': '16.02.2024\n\n\ud83d Imangali Tasmagambetov \udc00 spoke.\n\nGo back\n',
    NULs: '16.02.2024\n\n\0Imangali Tasmagambetov\0 spoke.\n\nGo back\n',
    'CR alone': '16.02.2024\r\rImangali Tasmagambetov spoke.\r\rGo back\r',
    'line ends mixed': '16.02.2024\r\n\rImangali Tasmagambetov spoke.\n\n\r\nGo back',
    'blanks alone': ' \t\u00a0\n\n   \n',
    'a hundred thousand brackets': `16.02.2024\n\n${'['.repeat(100_000)}\n\nGo back\n`,
    'a hundred thousand asterisks in Markdown': `16.02.2024\n\n${'*'.repeat(100_000)}a\n\nGo back\n`,
    '__proto__ and constructor': '16.02.2024\n\n__proto__\n\nconstructor\n\ntoString\n\nGo back\n',
  }
  for (const [what, text] of Object.entries(texts)) {
    for (const language of ['bulletin', 'markdown']) {
      it(`are served as ${language}: ${what}`, async () => {
        now = await join()
        const textDocument = {uri: 'file:///w/a'}
        await now.open(textDocument.uri, text, language)
        for (const position of [
          {line: 2, character: 3},
          {line: 9_999, character: 2 ** 31 - 1},
        ]) {
          const at = {textDocument, position}
          await now.request('textDocument/documentSymbol', {textDocument})
          await now.request('textDocument/foldingRange', {textDocument})
          await now.request('textDocument/hover', at)
          await now.request<Location>('textDocument/definition', at)
          await now.request('textDocument/references', {...at, context: {includeDeclaration: true}})
          await now.request('textDocument/documentHighlight', at)
          await now.request('textDocument/selectionRange', {textDocument, positions: [position]})
          await now.request('textDocument/diagnostic', {textDocument})
          const range = {start: position, end: position}
          await now.request('textDocument/codeAction', {textDocument, range, context: {diagnostics: []}})
          await now.request('textDocument/formatting', {textDocument, options: {tabSize: 2, insertSpaces: true}})
        }
        const symbols = await now.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument})
        assert.ok(Array.isArray(symbols))
        assert.deepEqual(
          now.told.filter(({params}) => /failed/.test(JSON.stringify(params))),
          [],
        )
      })
    }
  }
})
