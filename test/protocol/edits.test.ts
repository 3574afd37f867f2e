import {strict as assert} from 'node:assert'
import {createHash} from 'node:crypto'
import iconv from 'iconv-lite'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {TextDocumentEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {
  ExportItemsOutcome,
  HoldParams,
  HoldResult,
  MergeOutcome,
  NormalizeOutcome,
  RewriteResult,
  RewrittenText,
  SplitOutcome,
} from '../../server/src/lsp/protocol.js'
import {join, type Joined} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const untidy =
  '16.02.2024\n\n\n  The CSTO Secretary General Imangali  Tasmagambetov met the press.  \n\n\n\n\nGo back\n'
const tidy = '16.02.2024\n\nThe CSTO Secretary General Imangali Tasmagambetov met the press.\n\nGo back\n'
const uri = 'file:///w/a.txt'

describe('normalizing in the editor', () => {
  let now: Joined
  let edits: WorkspaceEdit[] = []
  /** What the client has open and has been asked to hold. */
  const texts = new Map<string, string>()
  afterEach(() => now.close())

  async function start(
    files: Readonly<Record<string, string | Uint8Array>> = {},
    settings?: () => unknown,
    hold?: (uris: readonly string[], hold: boolean) => Promise<HoldResult | undefined>,
  ): Promise<void> {
    edits = []
    texts.clear()
    now = await join({
      disk: memoryDisk(files),
      apply: (edit) => {
        edits.push(edit)
        if (hold)
          for (const {textDocument, edits: own} of documentEdits(edit)) make(textDocument.uri, own as TextEdit[])
        return true
      },
      ...(settings ? {settings} : {}),
      ...(hold ? {hold, initializationOptions: {holdFiles: true}} : {}),
    })
    await now.idle()
  }

  const run = (command: string, argument: unknown): Promise<NormalizeOutcome> =>
    now.request('workspace/executeCommand', {command, arguments: [argument]})

  async function openHeld(name: string, text: string): Promise<void> {
    texts.set(name, text)
    await now.open(name, text, 'bulletin')
  }

  /** Make the edits of a document that is held, save one that the user has not ticked. */
  function make(name: string, own: readonly TextEdit[]): void {
    const text = texts.get(name)
    if (text === undefined || name.endsWith('unticked.txt')) return
    // As VS Code does it: the change is told behind the answer that the edit is made.
    setTimeout(() => void now.rewrite(name, 2, after(text, own)), 50)
  }

  /** A text after the edits of a document. */
  function after(text: string, changes: readonly TextEdit[]): string {
    return TextDocument.applyEdits(TextDocument.create(uri, 'bulletin', 1, text), [...changes])
  }

  function documentEdits(edit: WorkspaceEdit | undefined): TextDocumentEdit[] {
    return (edit?.documentChanges ?? []).filter((change) => 'textDocument' in change && 'edits' in change)
  }

  it('formats a dump, and changes nothing the second time', async () => {
    await start()
    await now.open(uri, untidy, 'bulletin')
    const ask = (): Promise<TextEdit[]> =>
      now.request('textDocument/formatting', {textDocument: {uri}, options: {tabSize: 2, insertSpaces: true}})
    assert.equal(after(untidy, await ask()), tidy)
    await now.rewrite(uri, 2, tidy)
    assert.deepEqual(await ask(), [])
  })

  it('formats with the line ends of the document', async () => {
    await start()
    for (const [version, end] of (['\r\n', '\r'] as const).entries()) {
      const text = untidy.replaceAll('\n', end)
      if (version === 0) await now.open(uri, text, 'bulletin')
      else await now.rewrite(uri, version + 1, text)
      const changes = await now.request<TextEdit[]>('textDocument/formatting', {
        textDocument: {uri},
        options: {tabSize: 2, insertSpaces: true},
      })
      assert.equal(after(text, changes), tidy.replaceAll('\n', end))
    }
  })

  it('normalizes the document in front, named by its version', async () => {
    await start()
    await now.open(uri, untidy, 'bulletin')
    assert.equal((await run('dateline.normalizeFile', {uri})).message, 'The dump is normalized.')
    const [change] = documentEdits(edits[0])
    assert.deepEqual(change?.textDocument, {uri, version: 1})
    assert.equal(after(untidy, change.edits as TextEdit[]), tidy)
    await now.rewrite(uri, 2, tidy)
    assert.equal((await run('dateline.normalizeFile', {uri})).message, 'The dump is in canonical form.')
    assert.equal(edits.length, 1)
  })

  it('normalizes a folder in one edit that asks first, and names what it leaves out', async () => {
    const russian =
      '16.02.2024\n\n\n\nГенеральный секретарь ОДКБ Имангали Тасмагамбетов провел встречу.\n\n\n\nСкачать документ: a.docx\n'
    await start({
      '/w/a.txt': untidy,
      '/w/b.txt': tidy,
      '/w/in/c.txt': untidy,
      '/w/in/d.txt': iconv.encode(russian, 'win1251'),
      '/w/none.txt': 'no   dump\n\n\n\n\nat all',
    })
    const outcome = await run('dateline.normalizeFolder', {uri: 'file:///w'})
    assert.equal(outcome.message, '2 dumps are normalized.')
    assert.deepEqual(
      documentEdits(edits[0]).map(({textDocument}) => textDocument.uri),
      ['file:///w/a.txt', 'file:///w/in/c.txt'],
    )
    const annotations = Object.values(edits[0]?.changeAnnotations ?? {})
    assert.deepEqual(
      annotations.map(({label, needsConfirmation}) => [label, needsConfirmation]),
      [
        ['Normalize dump', false],
        ['Nothing', true],
      ],
      'every change is ticked, and one that is none has the edit shown',
    )
    assert.match(outcome.refused.join(), /in\/d\.txt is left as it is: it is encoded in windows-1251/)
  })

  it('normalizes the items that a selection touches', async () => {
    await start()
    const two = `${untidy}\n\n\n\n${untidy}`
    await now.open(uri, two, 'bulletin')
    const range = {start: {line: 0, character: 3}, end: {line: 1, character: 0}}
    const changes = await now.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: {uri},
      range,
      options: {tabSize: 2, insertSpaces: true},
    })
    assert.ok(changes.length > 0 && changes.every(({range}) => range.end.line <= untidy.split('\n').length))
    assert.equal((await run('dateline.normalizeFile', {uri, range})).message, 'The selection is normalized.')
    const applied = (documentEdits(edits[0])[0]?.edits ?? []) as TextEdit[]
    assert.equal(after(two, applied), after(two, changes))
  })

  it('works out what it changes in a folder from documents that the client has opened, each named by its version', async () => {
    const names = ['a', 'b', 'c', 'unticked']
    const files = Object.fromEntries(names.map((name) => [`/w/${name}.txt`, untidy]))
    await start(files, undefined, async (uris, hold) => {
      if (!hold) return {versions: uris.map((name) => (name.endsWith('unticked.txt') ? 1 : 2))}
      assert.equal(uris.length, 4)
      await openHeld('file:///w/a.txt', untidy)
      await openHeld('file:///w/unticked.txt', untidy)
      // This file is another by the time it is opened, and the third cannot be opened.
      await openHeld('file:///w/b.txt', `${tidy}\n\n${untidy}`)
      return undefined
    })
    const outcome = await run('dateline.normalizeFolder', {uri: 'file:///w'})
    assert.match(outcome.message, /^2 of 3 dumps are normalized\./)
    assert.deepEqual(outcome.refused, ['c.txt is left as it is: the editor did not open it.'])
    const left = outcome.report
      .find(({title}) => title === 'Left as it is')
      ?.lines.map(({label, text}) => [label, text])
    assert.deepEqual(left, [
      ['c.txt', 'the editor did not open it'],
      ['unticked.txt', 'it was not ticked'],
    ])
    const [first, second] = documentEdits(edits[0])
    assert.deepEqual(first?.textDocument, {uri: 'file:///w/a.txt', version: 1})
    assert.deepEqual(second?.textDocument, {uri: 'file:///w/b.txt', version: 1})
    assert.equal(after(`${tidy}\n\n${untidy}`, second.edits as TextEdit[]), `${tidy}\n\n${tidy}`)
    const holds = now.asked.filter(({method}) => method === 'dateline/hold').map(({params}) => params as HoldParams)
    assert.deepEqual(
      holds.map(({hold}) => hold),
      [true, false],
    )
  })

  describe('where it is more than an edit should hold', () => {
    const russian = '16.02.2024\n\n\n\nГенеральный секретарь ОДКБ Имангали Тасмагамбетов провел встречу.\n\n\n\nНазад\n'
    const many = Object.fromEntries(
      Array.from({length: 51}, (_, at) => [`/w/${String(at).padStart(2, '0')}.txt`, untidy]),
    )
    const plan = (): Promise<NormalizeOutcome> =>
      now.request('workspace/executeCommand', {
        command: 'dateline.normalizeFolder',
        arguments: [{uris: ['file:///w']}],
        workDoneToken: 'watched',
      })

    async function startMany(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
      edits = []
      const initializationOptions = {writeFiles: true}
      now = await join({disk: memoryDisk(files), apply: (edit) => edits.push(edit) > 0, initializationOptions})
      await now.idle()
    }

    it('changes nothing, and gives the client each file with what it held, in the encoding of the file', async () => {
      const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(untidy, 'utf16le')])
      const cyrillic = iconv.encode(russian.repeat(5), 'win1251')
      await startMany({...many, '/w/utf16.txt': utf16, '/w/win.txt': cyrillic, '/w/z.txt': tidy})
      const {files = [], message, refused} = await plan()
      assert.equal(edits.length, 0)
      assert.equal(message, '53 dumps are not in canonical form.')
      assert.deepEqual(refused, [])
      assert.equal(files.length, 53)
      const bytesOf = async (name: string): Promise<Buffer> => {
        const file = files.find(({label}) => label === name)
        const result = await now.request<RewriteResult>('dateline/rewrite', file)
        return Buffer.from(
          result.kind === 'bytes' ? result.base64 : result.why,
          result.kind === 'bytes' ? 'base64' : 'utf8',
        )
      }
      assert.equal((await bytesOf('00.txt')).toString(), tidy)
      assert.deepEqual(
        await bytesOf('utf16.txt'),
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tidy, 'utf16le')]),
      )
      const text = iconv.decode(await bytesOf('win.txt'), 'win1251')
      assert.match(text, /^16\.02\.2024\n\nГенеральный секретарь/)
      assert.equal(files[0]?.hash, createHash('sha256').update(untidy).digest('hex'))
      const told = now.told.filter(({method}) => method === '$/progress').map(({params}) => JSON.stringify(params))
      assert.ok(
        told.some((news) => news.includes('watched') && news.includes('"end"')),
        told.join(),
      )
    })

    it('gives nothing for a file that is another by then', async () => {
      const disk: Record<string, string> = {...many}
      await startMany(disk)
      const {files = []} = await plan()
      const [first, second] = files
      const answer = await now.request<RewriteResult>('dateline/rewrite', {
        ...first,
        hash: second?.hash.replace(/^./, '-'),
      })
      assert.deepEqual(answer, {kind: 'left', why: 'it has changed since it was looked at'})
      const text = await now.request<RewrittenText>('dateline/rewrittenText', first)
      assert.deepEqual(text, {kind: 'text', before: untidy, after: tidy})
    })

    it('is an edit for any other client, of the first of them', async () => {
      await start(many)
      const outcome = await run('dateline.normalizeFolder', {uri: 'file:///w'})
      assert.equal(documentEdits(edits[0]).length, 50)
      assert.equal(outcome.message, '50 dumps are normalized. 1 more are left for the next time.')
    })
  })

  it('says no more than that nothing was changed to whoever does not want what was shown', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': untidy}), apply: () => false})
    const {message, refused} = await run('dateline.normalizeFolder', {uri: 'file:///w'})
    assert.deepEqual([message, refused], ['Nothing was changed.', []])
  })

  it('waits until the folder has been read', async () => {
    edits = []
    now = await join({disk: memoryDisk({'/w/a.txt': untidy}), apply: (edit) => edits.push(edit) > 0})
    assert.equal((await run('dateline.normalizeFolder', {uri: 'file:///w'})).message, '1 dump is normalized.')
  })

  it('says that a folder holds no dumps', async () => {
    await start({'/w/in/none.txt': 'no dump'})
    await assert.rejects(
      run('dateline.normalizeFolder', {uri: 'file:///w/in'}),
      /in holds no dumps: nothing was normalized/,
    )
  })

  it('leaves out the rules that a setting switches off', async () => {
    await start({}, () => ({normalize: {blankLines: false}}))
    await now.open(uri, untidy, 'bulletin')
    const changes = await now.request<TextEdit[]>('textDocument/formatting', {
      textDocument: {uri},
      options: {tabSize: 2, insertSpaces: true},
    })
    assert.notEqual(after(untidy, changes), tidy)
  })
})

const first = tidy
const second = `17.02.2024\n\nValery Semerikov received the ambassador of the Republic of Armenia.\n\n\n${tidy}`

describe('merging in the editor', () => {
  let now: Joined
  afterEach(() => now.close())
  const merge = async (...uris: readonly string[]): Promise<{text: string; report: string}> => {
    const command = {command: 'dateline.mergeFiles', arguments: [{uris}]}
    const {files, report} = await now.request<MergeOutcome>('workspace/executeCommand', command)
    assert.equal(files.length, 1)
    return {text: files[0]?.text ?? '', report}
  }

  it('gives one text, newest first, and says what was dropped and why', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': first, '/w/b.txt': second})})
    await now.idle()
    const {text, report} = await merge('file:///w/a.txt', 'file:///w/b.txt')
    assert.equal(text.match(/met the press/g)?.length, 1)
    assert.ok(text.indexOf('Semerikov') < text.indexOf('Tasmagambetov'))
    assert.match(report, /^# Merge of 2 dumps$/m)
    assert.match(report, /the same words as `a\.txt`, lines? \d+/)
  })

  it('takes the dumps of a folder, and what the editor has', async () => {
    now = await join({disk: memoryDisk({'/w/in/a.txt': first, '/w/in/b.txt': second, '/w/in/c.txt': 'no dump'})})
    await now.idle()
    await now.open('file:///w/in/a.txt', first.replace('press', 'observers'))
    const {text} = await merge('file:///w/in')
    assert.match(text, /met the observers/)
    assert.match(text, /met the press/)
    assert.doesNotMatch(text, /no dump/)
  })

  it('is refused when a file cannot be read', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': first})})
    await now.idle()
    await assert.rejects(merge('file:///w/a.txt', 'file:///w/none.txt'), /none\.txt cannot be read: nothing was merged/)
    await assert.rejects(merge(), /expected a place in a document or its address/)
  })
})

describe('splitting and exporting in the editor', () => {
  let now: Joined
  afterEach(() => now.close())
  const ask = <R>(command: string, argument: unknown): Promise<R> =>
    now.request('workspace/executeCommand', {command, arguments: [argument]})

  it('gives a text for each item of what the editor has', async () => {
    now = await join({disk: memoryDisk({'/w/a.txt': second})})
    await now.idle()
    await now.open('file:///w/a.txt', second.replace('press', 'observers'))
    const {files} = await ask<SplitOutcome>('dateline.splitFile', {uri: 'file:///w/a.txt'})
    assert.ok(files.length > 1)
    assert.ok(files.some(({text}) => text.includes('met the observers')))
    for (const {name} of files) assert.match(name, /^(?:\d{4}-\d{2}-\d{2}|undated)-[a-z0-9-]+\.txt$/)
    await assert.rejects(ask('dateline.splitFile', {uri: 'file:///w/none.txt'}), /none\.txt cannot be read/)
  })

  it('gives the items of a folder as a table', async () => {
    now = await join({disk: memoryDisk({'/w/in/a.txt': first, '/w/in/b.txt': second, '/w/in/c.txt': 'no dump'})})
    await now.idle()
    const params = {uris: ['file:///w/in'], table: 'items', format: 'csv'}
    const {text, rows} = await ask<ExportItemsOutcome>('dateline.exportItemsAs', params)
    assert.match(text, /^file,line,/)
    assert.match(text, /^in\/b\.txt,/m)
    assert.doesNotMatch(text, /no dump/)
    assert.ok(rows > 1)
    await assert.rejects(ask('dateline.exportItemsAs', {...params, table: 'people'}), /expected a place/)
  })
})
