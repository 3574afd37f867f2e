import {strict as assert} from 'node:assert'
import {
  CancellationTokenSource,
  type CodeAction,
  type DocumentDiagnosticReport,
  type Hover,
  type Location,
  type SymbolInformation,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import {fullCapabilities, join, type Joined, type JoinOptions} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const general = 'the CSTO Secretary General Imangali Tasmagambetov met the observers'
const early = `10.01.2024\n\nOn 10 January 2024, ${general}.\n\nGo back\n`
const late = `20.03.2024\n\nOn 20 March 2024, ${general} of all members.\n\nGo back\n`
const item = '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General said that all was well.\n\nGo back\n'
const uri = 'file:///w/b.txt'
const textDocument = {uri}
const position = {line: 2, character: item.split('\n')[2]?.indexOf('Secretary') ?? 0}

describe('posts over time in the editor', () => {
  let now: Joined
  afterEach(() => now.close())

  async function start(
    text: string,
    options: JoinOptions = {},
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    now = await join({disk: memoryDisk({'/w/a.txt': early, '/w/b.txt': text, '/w/c.txt': late, ...more}), ...options})
    await now.idle()
    await now.open(uri, text, 'bulletin')
  }

  it('tell who held a role without a name, and lead to the item that says so', async () => {
    await start(item)
    const hover = await now.request<Hover>('textDocument/hover', {textDocument, position})
    assert.match(JSON.stringify(hover.contents), /on 2024-02-16: `Imangali Tasmagambetov`/)
    const places = await now.request<Location[]>('textDocument/definition', {textDocument, position})
    assert.deepEqual(
      places.map(({uri, range}) => [uri, range.start.line]),
      [['file:///w/a.txt', 2]],
    )
    assert.deepEqual(
      await now.request('textDocument/references', {textDocument, position, context: {includeDeclaration: true}}),
      [],
    )
  })

  it('give a problem where another held the post, and take it back with the item that says so', async () => {
    await start(
      `16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General Andrei Serdyukov met the delegates.\n\nGo back\n`,
    )
    const codes = async (): Promise<readonly unknown[]> => {
      const report = await now.request<DocumentDiagnosticReport>('textDocument/diagnostic', {textDocument})
      return report.kind === 'full' ? report.items.map(({code}) => code) : []
    }
    assert.deepEqual(await codes(), ['post-contradicted'])
    await now.open('file:///w/c.txt', late.replace('2024', '2026').replace('2024', '2026'), 'bulletin')
    assert.deepEqual(await codes(), [])
  })

  it('send many references in parts, all of them together', async () => {
    const many = Object.fromEntries(
      Array.from({length: 600}, (_, at) => [`/w/many-${at}.txt`, early.replace('observers', `guests of hall ${at}`)]),
    )
    await start(early, {}, many)
    const params = {
      textDocument,
      position: {line: 2, character: early.split('\n')[2]?.indexOf('Imangali') ?? 0},
      context: {includeDeclaration: true},
    }
    const whole = await now.request<Location[]>('textDocument/references', params)
    assert.equal(whole.length, 603)
    const rest = await now.request<Location[]>('textDocument/references', {...params, partialResultToken: 'refs'})
    const parts = now.told.flatMap(({method, params}) => {
      const {token, value} = params as {token?: unknown; value?: unknown}
      return method === '$/progress' && token === 'refs' ? (value as Location[]) : []
    })
    assert.ok(parts.length > 0 && rest.length > 0)
    assert.deepEqual([...parts, ...rest], whole)
    const source = new CancellationTokenSource()
    const asked = now.client.sendRequest('textDocument/references', params, source.token)
    source.cancel()
    await assert.rejects(asked, /cancelled/)
  })

  it('are found by initials, however the name is spelled', async () => {
    await start(item)
    for (const query of ['IT', 'I.Tasmagambetov', 'i. tasma']) {
      const found = await now.request<SymbolInformation[]>('workspace/symbol', {query})
      assert.ok(found[0]?.name.includes('Tasmagambetov') || found[0]?.containerName?.includes('Tasmagambetov'), query)
    }
  })
})

describe('a judgement in an editor that asks for edits', () => {
  let now: Joined
  afterEach(() => now.close())

  async function judged(register: string | undefined): Promise<CodeAction> {
    const capabilities = {
      ...fullCapabilities,
      workspace: {
        ...fullCapabilities.workspace,
        workspaceEdit: {documentChanges: true, resourceOperations: ['create' as const], changeAnnotationSupport: {}},
      },
      textDocument: {
        ...fullCapabilities.textDocument,
        codeAction: {dataSupport: true, resolveSupport: {properties: ['edit']}},
      },
    }
    const disk = memoryDisk({'/w/b.txt': early, ...(register === undefined ? {} : {'/w/officials.yml': register})})
    now = await join({disk, capabilities, initializationOptions: {saveRegister: true}})
    await now.idle()
    await now.open(uri, early, 'bulletin')
    const at = {line: 2, character: early.split('\n')[2]?.indexOf('Imangali') ?? 0}
    const actions = await now.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: {start: at, end: at},
      context: {diagnostics: []},
    })
    const action = actions.find(({title}) => title.startsWith('Add Imangali'))
    assert.ok(action)
    assert.equal(action.edit ?? action.command, undefined)
    return now.request<CodeAction>('codeAction/resolve', action)
  }

  function changesOf({documentChanges = []}: WorkspaceEdit = {}): readonly string[] {
    return documentChanges.map((change) => ('kind' in change ? change.kind : textsOf(change)))
  }

  function textsOf({edits}: TextDocumentEdit): string {
    return edits.map((edit) => ('newText' in edit ? edit.newText : '')).join('')
  }

  it('is one edit, labelled, with the command that saves it', async () => {
    const {edit, command} = await judged('people:\n  - name: Valery Semerikov\n')
    assert.match(changesOf(edit).join(), /name: Imangali Tasmagambetov/)
    assert.deepEqual(
      Object.values(edit?.changeAnnotations ?? {}).map(({label}) => label),
      ['Add official to register'],
    )
    assert.equal(command?.command, 'dateline.saveRegister')
    assert.deepEqual(command.arguments, [{uri: 'file:///w/officials.yml', line: 1, save: true}])
  })

  it('makes the register where there is none', async () => {
    const {edit} = await judged(undefined)
    const [first, second = ''] = changesOf(edit)
    assert.equal(first, 'create')
    assert.match(second, /^people:\n {2}- name: Imangali Tasmagambetov/)
  })

  it('says why not where the register is broken, by the command that is run then', async () => {
    const {edit, command} = await judged('people: [\n')
    assert.equal(edit, undefined)
    assert.ok(command)
    await assert.rejects(now.request('workspace/executeCommand', command), /officials\.yml, line \d+: /)
  })
})
