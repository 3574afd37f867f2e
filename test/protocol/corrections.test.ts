import {strict as assert} from 'node:assert'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {CodeAction, DocumentSymbol, Hover, WorkspaceEdit} from 'vscode-languageserver/node'
import type {CorrectionParams, ListedCorrection} from '../../server/src/lsp/protocol.js'
import {fullCapabilities, join, type Joined} from './joined.js'
import {memoryDisk, type MemoryDisk} from './memory-disk.js'

const news = 'The Permanent Council approved the plan of joint training for the whole of the next year.'
const second = 'The observers came to the capital and looked at the work of the polling stations all day.'
const dump = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
const one = dump('16.02.2024', '', news, '', '', '15.02.2024', '', second, '', 'Go back')
const two = dump('17.02.2024', '', second, '', '', news, '', 'Go back')
const teamPath = '/w/.dateline.yml'

const capabilities = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: {documentChanges: true, resourceOperations: ['create' as const]},
  },
}

describe('corrections', () => {
  let now: Joined
  let disk: MemoryDisk
  let refuse = false
  afterEach(() => now.close())

  async function start(files: Readonly<Record<string, string>>, settings: object = {}): Promise<void> {
    refuse = false
    disk = memoryDisk(files)
    now = await join({
      disk,
      capabilities,
      folders: ['/w', ...new Set(Object.keys(files).flatMap((path) => (path.startsWith('/v/') ? ['/v'] : [])))],
      apply: (edit) => !refuse && applied(edit),
      ...settings,
    })
    await now.idle()
  }

  /** What an editor does that writes an edit to the disk. */
  function applied(edit: WorkspaceEdit): boolean {
    for (const change of edit.documentChanges ?? []) {
      if ('kind' in change) {
        assert.equal(change.kind, 'create')
        const path = change.uri.slice('file://'.length)
        if (disk.kindOf(path) !== undefined) return false
        disk.write(path, '')
        continue
      }
      const path = change.textDocument.uri.slice('file://'.length)
      const document = TextDocument.create(change.textDocument.uri, 'yaml', 1, onDisk(path))
      disk.write(path, TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]))
    }
    return true
  }

  function onDisk(path: string): string {
    return disk.kindOf(path) === undefined ? '' : new TextDecoder().decode(disk.read(path, Infinity))
  }

  async function actions(uri: string, line: number, more: object = {}): Promise<CodeAction[]> {
    const position = {line, character: 0}
    return now.request('textDocument/codeAction', {
      textDocument: {uri},
      range: {start: position, end: position},
      context: {diagnostics: [], ...more},
    })
  }

  async function take(uri: string, line: number, title: string): Promise<void> {
    const found = await actions(uri, line)
    const action = found.find((other) => other.title === title)
    assert.ok(action?.command, `${title} is among ${found.map((other) => other.title).join(' | ')}`)
    await now.request('workspace/executeCommand', action.command)
    await told()
  }

  const told = (path = teamPath): Promise<void> =>
    now.notify('workspace/didChangeWatchedFiles', {changes: [{uri: `file://${path}`, type: 2}]})

  /** The labels of the items of a dump that is open or not. */
  async function labels(uri: string): Promise<string[]> {
    const symbols = await now.request<DocumentSymbol[]>('textDocument/documentSymbol', {textDocument: {uri}})
    return symbols.map(({name}) => name.slice(0, 22))
  }

  const untilLabels = (uri: string, ...expected: readonly string[]): Promise<void> =>
    now.until(`${uri}: ${expected.join(' | ')}`, async () => (await labels(uri)).join() === expected.join())

  const uri = 'file:///w/one.txt'
  const copy = 'file:///w/two.txt'

  /** Say that an item was published on a day, as our client does when it has asked for it. */
  async function publish(line: number, value: string | null): Promise<void> {
    const action = (await actions(uri, line)).find(({title}) => title.startsWith('Correct the day of publication'))
    const [question] = (action?.command?.arguments ?? []) as readonly CorrectionParams[]
    assert.ok(question)
    const {block, words, field} = question
    const params = {uri, block, words, field, value}
    await now.request('workspace/executeCommand', {command: 'dateline.correct', arguments: [params]})
    await told()
  }

  it('of a day hold for every copy, open or not, and are taken back', async () => {
    await start({'/w/one.txt': one, '/w/two.txt': two}, {initializationOptions: {enterDay: true}})
    await now.open(uri, one, 'bulletin')
    const before = await labels(uri)
    const beside = await labels(copy)
    assert.deepEqual(before, ['2024-02-16  The Perman', '2024-02-15  The observ'])
    await publish(2, '2024-03-01')
    await untilLabels(uri, '2024-03-01  The Perman', '2024-02-15  The observ')
    await untilLabels(copy, '2024-02-17  The observ', '2024-03-01  The Perman')
    assert.match(
      onDisk(teamPath),
      /^corrections:\n {2}- block: \S{22}\n {4}words: The Permanent Council .*\n {4}published: 2024-03-01\n$/,
    )
    const {contents} = await now.request<Hover>('textDocument/hover', {
      textDocument: {uri},
      position: {line: 0, character: 2},
    })
    assert.match(JSON.stringify(contents), /dated 2024-03-01, corrected by the team/)
    await take(uri, 2, 'Remove this correction: published 2024-03-01')
    await untilLabels(uri, ...before)
    await untilLabels(copy, ...beside)
    assert.equal(onDisk(teamPath), '')
  })

  it('of a day are offered from the words under the cursor, and as no day at all', async () => {
    await start({'/w/one.txt': one})
    await now.open(uri, one, 'bulletin')
    await take(uri, 0, '2024-02-16 is not the day of publication')
    await untilLabels(uri, 'The Permanent Council ', '2024-02-15  The observ')
    await take(uri, 0, 'Take 2024-02-16 for the day of the event')
    await untilLabels(uri, '2024-02-16  The Perman', '2024-02-15  The observ')
    assert.match(onDisk(teamPath), /published: none\n {4}event: 2024-02-16\n/)
  })

  it('of items hold for every copy: one goes on, one starts, one is none', async () => {
    await start({'/w/one.txt': one, '/w/two.txt': two})
    await now.open(uri, one, 'bulletin')
    const before = await labels(copy)
    await take(uri, 7, 'This item goes on the one above')
    await untilLabels(uri, '2024-02-16  The Perman')
    await take(uri, 7, 'Remove this correction: item continues')
    await take(uri, 2, 'This is no item')
    await untilLabels(uri, '2024-02-15  The observ')
    await untilLabels(copy, '2024-02-17  The observ')
    await take(uri, 2, 'Remove this correction: item none')
    await untilLabels(copy, ...before)
    const joined = one.replace('\n\n\n15.02.2024\n', '')
    await now.rewrite(uri, 2, joined)
    await untilLabels(uri, '2024-02-16  The Perman')
    await take(uri, 3, 'An item starts here')
    await now.until('two items', async () => (await labels(uri)).length === 2)
  })

  it('are offered on request only, in folders only, and never of date lines and footers', async () => {
    await start({'/w/one.txt': one})
    await now.open(uri, one, 'bulletin')
    assert.deepEqual(await actions(uri, 2, {triggerKind: 2}), [])
    assert.deepEqual(await actions(uri, 9), [])
    await now.open('untitled:Untitled-1', one, 'bulletin')
    assert.deepEqual(await actions('untitled:Untitled-1', 2), [])
    assert.ok((await actions(uri, 0)).every(({title}) => title !== 'An item starts here'))
  })

  it('are refused where the file is broken, has moved, or says something else', async () => {
    await start({'/w/one.txt': one})
    await now.open(uri, one, 'bulletin')
    const [action] = await actions(uri, 2)
    assert.ok(action?.command)
    const run = (): Promise<unknown> => now.request('workspace/executeCommand', action.command)
    refuse = true
    await assert.rejects(run(), /\.dateline\.yml was left as it is: the editor did not apply the edit/)
    refuse = false
    for (const [text, words] of [
      ['files: [', /line 1: expected YAML, found this: /],
      ['files: [', /; the file is left as it is/],
      ['a: 1\na: 2\n', /line 2: expected each field once, found "a" again/],
      ['files: {}\ncorrections: many\n', /line 2: expected a list of corrections/],
      ['['.repeat(100_000), /expected at most 24 things inside each other/],
      ['a'.repeat(600_000), /expected at most 512 KB, found 600 KB/],
    ] as const) {
      disk.write(teamPath, text)
      await assert.rejects(run(), words)
      assert.equal(onDisk(teamPath), text)
    }
    await assert.rejects(
      now.request('workspace/executeCommand', {
        command: 'dateline.correct',
        arguments: [{uri, block: 'f'.repeat(22), words: '', field: 'published', value: '2024-02-31'}],
      }),
      /published cannot be "2024-02-31"|The hash of a block/,
    )
  })

  it('are listed with their places, and without any where no dump has the text', async () => {
    const gone = '0'.repeat(21) + '1'
    await start({
      '/w/one.txt': one,
      '/w/two.txt': two,
      [teamPath]: `corrections:\n  - block: "${gone}"\n    words: "an old \u202e text"\n    item: none\n`,
    })
    await now.open(uri, one, 'bulletin')
    await take(uri, 2, '2024-02-16 is not the day of publication')
    const list = (): Promise<ListedCorrection[]> =>
      now.request('workspace/executeCommand', {command: 'dateline.listCorrections', arguments: []})
    await now.until('two places', async () => (await list())[1]?.places.length === 2)
    assert.deepEqual(
      (await list()).map(({words, says, places}) => [
        words.slice(0, 20),
        says,
        places.map(({label, line}) => `${label}:${line}`),
      ]),
      [
        ['an old U+202E text', ['item none'], []],
        ['The Permanent Counci', ['published none'], ['one.txt:3', 'two.txt:6']],
      ],
    )
    await now.request('workspace/executeCommand', {
      command: 'dateline.correct',
      arguments: [{uri: `file://${teamPath}`, block: gone, words: '', field: null, value: null}],
    })
    await told()
    await now.until('one left', async () => (await list()).length === 1)
  })

  it('and words hold in their own folder only, and are read anew when the file changes', async () => {
    const text = dump('16.02.2024', '', 'Quaestor Brontofax Umberling met the press today.', '', 'Go back')
    await start({
      '/w/one.txt': text,
      '/v/one.txt': text,
      '/v/.dateline.yml': 'words:\n  posts:\n    heads: [quaestor]\n',
    })
    const named = async (uri: string): Promise<boolean> =>
      /"detail":"Quaestor"/.test(
        JSON.stringify(await now.request('textDocument/documentSymbol', {textDocument: {uri}})),
      )
    const other = 'file:///v/one.txt'
    assert.deepEqual([await named(uri), await named(other)], [false, true])
    disk.write(teamPath, 'words:\n  posts:\n    heads: [quaestor]\n')
    await told()
    await now.until('both', async () => (await named(uri)) && (await named(other)))
    disk.remove('/v/.dateline.yml')
    await told('/v/.dateline.yml')
    await now.until('the other', async () => (await named(uri)) && !(await named(other)))
  })

  it('that cannot be used fall out one by one, with their lines', async () => {
    await start({
      '/w/one.txt': one,
      [teamPath]: [
        'corrections:',
        '  - block: 1',
        '    item: none',
        `  - block: "${'1'.repeat(22)}"`,
        '    published: 2024-02-31',
        `  - {block: "${'0'.repeat(22)}", __proto__: 1, item: maybe, event: 2024-02-16/2024-02-18}`,
        '  - none',
        'words:',
        '  months: 3',
        '  __proto__: {heads: [x]}',
      ].join('\n'),
    })
    const log = JSON.stringify(now.told.filter(({method}) => method === 'window/logMessage'))
    for (const words of [
      /yml, line 2: corrections\[0\]\.block: expected the hash of a block, 22 digits from 0 to f in quotes, found 1; the correction is left out\./,
      /yml, line 5: corrections\[1\]\.published: expected a day such as 2024-02-16, or none, found ..2024-02-31..; it is ignored\./,
      /yml, line 6: corrections\[2\]\.item: expected one of starts, continues, none, found ..maybe..; it is ignored\./,
      /yml, line 6: corrections\[2\]\.__proto__: expected one of block, words, published, event, item/,
      /yml, line 7: corrections\[3\]: expected a block with what is right for it, found ..none..; the correction is left out\./,
      /yml, line 9: words\.months: expected twelve lists, January first, found 3; the months are left out\./,
      /yml, line 10: words\.__proto__: expected one of language/,
    ])
      assert.match(log, words)
    const list = await now.request<ListedCorrection[]>('workspace/executeCommand', {
      command: 'dateline.listCorrections',
      arguments: [],
    })
    assert.deepEqual(
      list.map(({says}) => says),
      [['event 2024-02-16/2024-02-18']],
    )
  })
})
