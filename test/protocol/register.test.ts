import {strict as assert} from 'node:assert'
import type {
  CodeAction,
  DocumentDiagnosticReport,
  Hover,
  Location,
  TextDocumentEdit,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {fullCapabilities, join, type Joined, type JoinOptions} from './joined.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'

const dump =
  '03.06.2019\n\nOn 3 June 2019, the CSTO Secretary General I. Tasmagambetov met General A. Petrov.\n\nGo back\n'
const other = '04.06.2019\n\nOn 4 June 2019, the Minister of Defense Andrei Petrov spoke.\n\nGo back\n'
const register =
  '# Ours.\npeople:\n  - name: Imangali Tasmagambetov # the one\n    notes: once a premier\n    links: [https://example.org/i.t]\n'
const uri = 'file:///w/a.txt'
const registerUri = 'file:///w/officials.yml'
const textDocument = {uri}
const at = (name: string): {line: number; character: number} => ({
  line: 2,
  character: dump.split('\n')[2]?.indexOf(name) ?? 0,
})

describe('the register in the editor', () => {
  let now: Joined
  let disk: MemoryDisk
  let text: string | undefined
  afterEach(() => now.close())

  async function start(files: Readonly<Record<string, string>>, options: JoinOptions = {}): Promise<void> {
    text = files['/w/officials.yml']
    disk = memoryDisk({'/w/a.txt': dump, '/w/b.txt': other, ...files})
    const workspaceEdit = {documentChanges: true, resourceOperations: ['create' as const], changeAnnotationSupport: {}}
    const capabilities = {...fullCapabilities, workspace: {...fullCapabilities.workspace, workspaceEdit}}
    now = await join({disk, capabilities, apply, ...options})
    await now.idle()
    await now.open(uri, dump, 'bulletin')
  }

  /** What a client does with the edit: the file has the text afterwards. */
  function apply({documentChanges = []}: WorkspaceEdit): boolean {
    for (const change of documentChanges) {
      const {edits} = change as TextDocumentEdit
      if ('kind' in change) continue
      text = TextDocument.applyEdits(TextDocument.create(registerUri, 'yaml', 1, text ?? ''), edits as TextEdit[])
      disk.write('/w/officials.yml', text)
    }
    return true
  }

  /** A hover is asked for again and again: the parser of YAML comes when it is first wanted. */
  async function shows(name: string, words: RegExp): Promise<void> {
    let last = ''
    await now.until(`${name} as ${String(words)}`, async () => {
      last = await hoverOn(name)
      return words.test(last)
    })
    assert.match(last, words)
  }

  async function hoverOn(name: string): Promise<string> {
    const found = await now.request<Hover | null>('textDocument/hover', {textDocument, position: at(name)})
    return found && 'value' in (found.contents as object) ? (found.contents as {value: string}).value : ''
  }

  async function problems(): Promise<readonly string[]> {
    const params = {textDocument: {uri: registerUri}}
    const report = await now.request<DocumentDiagnosticReport>('textDocument/diagnostic', params)
    return report.kind === 'full'
      ? report.items.map(({range, message}) => `${range.start.line + 1}: ${typeof message === 'string' ? message : ''}`)
      : []
  }

  async function choose(name: string, title: RegExp): Promise<unknown> {
    const range = {start: at(name), end: at(name)}
    const context = {diagnostics: [], only: ['refactor']}
    const actions = await now.request<CodeAction[]>('textDocument/codeAction', {textDocument, range, context})
    const action = actions.find((one) => title.test(one.title))
    assert.ok(action?.command, actions.map((one) => one.title).join('\n'))
    return now.request('workspace/executeCommand', action.command)
  }

  async function tellChanged(type = 2): Promise<void> {
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: registerUri, type}]})
  }

  it('gives the name, the notes and a link that is opened by a click alone', async () => {
    await start({'/w/officials.yml': register})
    const words = await hoverOn('Tasma')
    assert.match(words, /^`Imangali Tasmagambetov`/)
    assert.match(words, /- `once a premier`\n- \[`https:\/\/example\.org\/i\.t`\]\(https:\/\/example\.org\/i\.t\)/)
  })

  it('is where definition and type definition lead', async () => {
    await start({'/w/officials.yml': register})
    const range = {start: {line: 2, character: 10}, end: {line: 2, character: 32}}
    const params = {textDocument, position: at('Tasma')}
    assert.deepEqual(await now.request<Location>('textDocument/definition', params), {uri: registerUri, range})
    assert.deepEqual(await now.request<Location[]>('textDocument/typeDefinition', params), [{uri: registerUri, range}])
    const nobody = await now.request('textDocument/typeDefinition', {textDocument, position: at('Petrov')})
    assert.equal(nobody, null)
  })

  it('is read live: the open document outranks the disk', async () => {
    await start({})
    await shows('Tasma', /^`I\. Tasmagambetov`/)
    disk.write('/w/officials.yml', register)
    await tellChanged(1)
    await shows('Tasma', /^`Imangali Tasmagambetov`/)
    await now.open(registerUri, register.replace('Imangali', 'Ivan'), 'yaml')
    await shows('Tasma', /^`Ivan Tasmagambetov`/)
    await now.rewrite(registerUri, 2, register.replace('Imangali', 'Igor'))
    await shows('Tasma', /^`Igor Tasmagambetov`/)
    await now.notify('textDocument/didClose', {textDocument: {uri: registerUri}})
    await shows('Tasma', /^`Imangali Tasmagambetov`/)
    disk.remove('/w/officials.yml')
    await tellChanged(3)
    await shows('Tasma', /^`I\. Tasmagambetov`/)
  })

  for (const [what, broken, line] of [
    ['a tab', `${register}\t- name: Ivan Petrov\n`, 6],
    ['a field twice', `${register}    notes: again\n`, 6],
    ['an open quotation', `${register}  - name: "Ivan Petrov\n`, 6],
    ['an alias', `${register}  - name: *who\n`, 6],
    ['its section being lost', register.replace('people:\n', ''), 2],
  ] as const) {
    it(`holds as it was while ${what} breaks it, and says where`, async () => {
      await start({'/w/officials.yml': register})
      await now.open(registerUri, broken, 'yaml')
      await now.until('a problem', async () => (await problems()).length > 0)
      const [problem = ''] = await problems()
      assert.ok(Math.abs(Number(problem.split(':')[0]) - line) <= 1, problem)
      assert.match(problem, /still holds\.$/)
      await shows('Tasma', /^`Imangali Tasmagambetov`/)
      await assert.rejects(choose('Petrov', /never a name/), /officials\.yml, line \d: /)
    })
  }

  it('tells nothing at the places of another text while it is broken', async () => {
    const twice = 'people:\n  - name: Ivan Petrov\n  - name: Ivan Petrov\n'
    await start({'/w/officials.yml': twice})
    assert.match((await problems()).join('\n'), /^3: .* nothing tells the two apart/)
    await now.open(registerUri, `# One.\n# Two.\n${twice}\t- name: Ivan Zuev\n`, 'yaml')
    await now.until('another problem', async () => /still holds/.test((await problems()).join('\n')))
    assert.equal((await problems()).length, 1)
    await now.rewrite(registerUri, 2, `# One.\n${twice}`)
    await now.until('the problem again', async () => /^4: .* nothing tells/.test((await problems()).join('\n')))
  })

  it('leaves a bad entry out alone, and tells its line also of a file that is not open', async () => {
    await start({
      '/w/officials.yml': `${register}  - name: ${'x'.repeat(10_000)}\n  - nam: Ivan\nsame:\n  - [Ivan Petrov]\n`,
    })
    assert.deepEqual(
      (await problems()).map((words) => words.slice(0, 40)),
      [
        '6: name: expected 1 to 200 characters, f',
        '7: A field: expected one of name, aliase',
        '7: An entry: expected a name, found none',
        '9: A judgement: expected two names or mo',
      ],
    )
    const report = await now.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {previousResultIds: []})
    assert.ok(report.items.some((item) => item.uri === registerUri && item.kind === 'full' && item.items.length === 4))
    await shows('Tasma', /^`Imangali Tasmagambetov`/)
  })

  it('is made by the first judgement', async () => {
    await start({})
    await choose('Petrov', /A\. Petrov and Andrei Petrov are different/)
    assert.equal(text, 'different:\n  - [A. Petrov, Andrei Petrov]\n')
    await tellChanged(1)
    await shows('Petrov', /^`A\. Petrov`/)
  })

  it('takes judgements in their place, and leaves all else as it is', async () => {
    await start({'/w/officials.yml': register})
    await choose('Petrov', /^Add Andrei Petrov to/)
    assert.equal(
      text,
      register.replace(
        'people:\n',
        'people:\n  - name: Andrei Petrov\n    posts:\n      - title: Minister of Defense\n',
      ),
    )
    await tellChanged()
    await choose('Petrov', /is never a name/)
    await tellChanged()
    assert.ok(text.endsWith('never:\n  - A. Petrov\n'), text)
    assert.equal(await now.request('textDocument/hover', {textDocument, position: at('Petrov')}), null)
  })

  it('refuses a judgement against another', async () => {
    await start({'/w/officials.yml': 'different:\n  - [A. Petrov, Andrei Petrov]\n'})
    await assert.rejects(choose('Petrov', /are the same person/), /different persons by another judgement/)
    assert.equal(text, 'different:\n  - [A. Petrov, Andrei Petrov]\n')
  })
})
