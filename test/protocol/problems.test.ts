import {strict as assert} from 'node:assert'
import type {
  CodeAction,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const words = 'On 15 February, the Permanent Council approved the plan of joint training for the whole year.'
const kept = `16.02.2024\n\n${words}\n\nGo back\n`
const copy = `${words}\n\n\nThe observers came to the capital and looked at the work of the polling stations.\n\nGo back\nDownload document: a.docx\n`
const uri = 'file:///w/copy.txt'
const textDocument = {uri}

const wholeWorkspace = {problems: {scope: 'workspace'}}

describe('problems that are asked for', () => {
  let now: Joined
  afterEach(() => now.close())

  const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    now.request('textDocument/diagnostic', {textDocument, previousResultId})
  const pullAll = (items: readonly WorkspaceDocumentDiagnosticReport[] = []): Promise<WorkspaceDiagnosticReport> =>
    now.request('workspace/diagnostic', {
      previousResultIds: items.map((item) => ({uri: item.uri, value: item.resultId ?? ''})),
    })

  it('are unchanged exactly while they are equal, also for a server that was started anew', async () => {
    const disk = memoryDisk({'/w/kept.txt': kept})
    now = await join({disk})
    await now.idle()
    await now.open(uri, copy)
    const first = await pull()
    assert.ok(first.kind === 'full')
    assert.equal(first.items.length, 1)
    assert.deepEqual(await pull(first.resultId), {kind: 'unchanged', resultId: first.resultId})
    await now.close()
    now = await join({disk})
    await now.idle()
    await now.open(uri, copy)
    assert.equal((await pull(first.resultId)).kind, 'unchanged')
    await now.rewrite(uri, 2, copy.replace(words, 'On 17 February, the guests of the exhibition went home.'))
    const last = await pull(first.resultId)
    assert.ok(last.kind === 'full')
    assert.deepEqual(last.items, [])
  })

  it('change with files that are not open, and the client is told to ask again', async () => {
    const disk = memoryDisk({'/w/kept.txt': kept})
    now = await join({disk})
    await now.idle()
    await now.open(uri, copy)
    const first = await pull()
    const before = now.asked.filter(({method}) => method === 'workspace/diagnostic/refresh').length
    disk.remove('/w/kept.txt')
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: 'file:///w/kept.txt', type: 3}]})
    await now.until(
      'refresh',
      () => now.asked.filter(({method}) => method === 'workspace/diagnostic/refresh').length > before,
    )
    const last = await pull(first.kind === 'full' ? first.resultId : '')
    assert.ok(last.kind === 'full')
    assert.deepEqual(last.items, [])
  })

  it('of the whole workspace leave out open files, and say what is gone', async () => {
    const disk = memoryDisk({'/w/kept.txt': kept, '/w/copy.txt': copy})
    now = await join({disk, settings: () => wholeWorkspace})
    await now.idle()
    const {items} = await pullAll()
    assert.deepEqual(
      items.map((item) => item.uri),
      [uri],
    )
    assert.deepEqual((await pullAll(items)).items, [])
    disk.remove('/w/kept.txt')
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: 'file:///w/kept.txt', type: 3}]})
    await now.until('news', async () => {
      const [news] = (await pullAll(items)).items
      return news?.kind === 'full' && news.items.length === 0
    })
    await now.open(uri, copy)
    assert.deepEqual((await pullAll()).items, [])
  })

  it('of the whole workspace are waited for by a client that reads parts', async () => {
    const disk = memoryDisk({'/w/kept.txt': kept})
    now = await join({disk, settings: () => wholeWorkspace})
    await now.idle()
    await pullAll()
    let answered = false
    const waiting = now
      .request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [{uri, value: 'x'}],
        partialResultToken: 'p',
      })
      .then((report) => {
        answered = true
        return report
      })
    await now.request('textDocument/documentSymbol', {textDocument})
    assert.equal(answered, false)
    disk.write('/w/copy.txt', copy)
    await now.notify('workspace/didChangeWatchedFiles', {changes: [{uri, type: 1}]})
    const {items} = await waiting
    assert.deepEqual(
      items.map((item) => item.uri),
      [uri],
    )
  })

  it('stay with open files where the settings say so', async () => {
    now = await join({
      disk: memoryDisk({'/w/kept.txt': kept, '/w/copy.txt': copy}),
      settings: () => ({problems: {scope: 'openFiles'}}),
    })
    await now.idle()
    assert.deepEqual((await pullAll()).items, [])
  })
})

describe('removing a copy', () => {
  let now: Joined
  let edits: WorkspaceEdit[] = []
  afterEach(() => now.close())

  const disk = memoryDisk({'/w/kept.txt': kept})

  async function offered(text = copy): Promise<CodeAction[]> {
    edits = []
    now = await join({disk, apply: (edit) => edits.push(edit) > 0, initializationOptions: {compare: true}})
    await now.idle()
    await now.open(uri, text)
    const range = {start: {line: 0, character: 0}, end: {line: 0, character: 1}}
    return now.request('textDocument/codeAction', {textDocument, range, context: {diagnostics: []}})
  }

  const run = ({command}: CodeAction): Promise<unknown> =>
    now.request('workspace/executeCommand', {command: command?.command, arguments: command?.arguments})

  it('edits the version that it looked at', async () => {
    const [remove] = await offered()
    assert.ok(remove)
    await run(remove)
    const [change] = edits[0]?.documentChanges ?? []
    assert.ok(change && 'edits' in change)
    assert.deepEqual(change.textDocument, {uri, version: 1})
    assert.deepEqual(
      change.edits.map((edit) => 'range' in edit && edit.range),
      [{start: {line: 0, character: 0}, end: {line: 3, character: 0}}],
    )
  })

  it('is refused when the words changed after it was offered', async () => {
    const [remove] = await offered()
    assert.ok(remove)
    await now.rewrite(uri, 2, copy.replace('whole', 'coming'))
    await assert.rejects(run(remove), /line 1 was left as it is: the text has changed, try again/)
    assert.deepEqual(edits, [])
  })

  it('is refused when the kept copy is gone or says something else', async () => {
    const [remove] = await offered()
    assert.ok(remove)
    disk.write('/w/kept.txt', kept.replace('whole', 'coming'))
    await assert.rejects(run(remove), /the words of line 1 do not stand in the kept copy/)
    disk.remove('/w/kept.txt')
    await assert.rejects(run(remove), /the file cannot be read any more/)
    disk.write('/w/kept.txt', kept)
    assert.deepEqual(edits, [])
  })

  it('says so when the editor does not take the edit', async () => {
    const [remove] = await offered()
    assert.ok(remove)
    edits.push = () => 0
    await assert.rejects(run(remove), /did not apply/)
  })

  it('can be left: the kept copy is shown, or both are compared', async () => {
    const [, show, compare] = await offered()
    assert.ok(show)
    await run(show)
    const shown = now.asked.find(({method}) => method === 'window/showDocument')
    assert.match(JSON.stringify(shown), /kept\.txt/)
    assert.equal(compare?.command?.command, 'dateline.compareWithKept')
    const lines = await now.request<{text: string}>('dateline/lines', {uri: 'file:///w/kept.txt', line: 3, endLine: 3})
    assert.equal(lines.text, `${words}\n`)
  })
})
