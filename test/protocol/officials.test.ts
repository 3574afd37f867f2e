import {strict as assert} from 'node:assert'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentLink,
  InlayHint,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {join, type Joined, type JoinOptions} from './joined.js'
import {memoryDisk} from './memory-disk.js'

const early =
  '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met Anatoly Sidorov.\n\nGo back\n'
const late =
  '16.02.2024\n\nOn 7 February, the CSTO Deputy Secretary General V.Semerikov opened a school.\nDownload document: annex.docx\n\nGo back\n'
const uri = 'file:///w/b.txt'
const textDocument = {uri}
const line = 2
const character = late.split('\n')[line]?.indexOf('Semerikov') ?? 0
const position = {line, character}
const range: Range = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}

describe('officials in the editor', () => {
  let now: Joined
  afterEach(() => now.close())

  async function start(options: JoinOptions = {}): Promise<void> {
    now = await join({disk: memoryDisk({'/w/a.txt': early, '/w/b.txt': late, '/w/annex.docx': 'x'}), ...options})
    await now.idle()
    await now.open(uri, late, 'bulletin')
  }

  it('bear a lens that is worded when it is seen, and a click on it shows the mentions', async () => {
    await start({initializationOptions: {showMentions: true}})
    const [lens] = await now.request<CodeLens[]>('textDocument/codeLens', {textDocument})
    assert.ok(lens)
    assert.equal(lens.command, undefined)
    const {command} = await now.request<CodeLens>('codeLens/resolve', lens)
    assert.equal(command?.title, 'Valery Semerikov: 2 mentions in 2 dumps, 2 distinct items')
    assert.equal(command.command, 'dateline.showMentions')
  })

  it('are gone through by day in any editor', async () => {
    await start()
    const [lens] = await now.request<CodeLens[]>('textDocument/codeLens', {textDocument})
    const {command} = await now.request<CodeLens>('codeLens/resolve', lens)
    assert.ok(command)
    const which = await now.request('workspace/executeCommand', command)
    assert.equal(which, '1 of 2')
    const shown = now.asked.find(({method}) => method === 'window/showDocument')?.params as {
      uri: string
      selection: Range
    }
    assert.equal(shown.uri, 'file:///w/a.txt')
    assert.equal(shown.selection.start.line, 2)
    const nowhere = {command: 'dateline.goToMention', arguments: [{uri, line: 0, character: 0}]}
    await assert.rejects(now.request('workspace/executeCommand', nowhere), /Nobody is named at the cursor/)
    for (const bad of [{uri}, {uri, line: -1, character: 0}, {uri: 1, line: 0, character: 0}, null])
      await assert.rejects(
        now.request('workspace/executeCommand', {command: 'dateline.goToMention', arguments: [bad]}),
        /expected a place/,
      )
  })

  it('are told in full behind initials, with the year of a day that has none', async () => {
    await start()
    const hints = await now.request<InlayHint[]>('textDocument/inlayHint', {textDocument, range})
    assert.deepEqual(
      hints.map(({label}) => label),
      ['2024', '(Valery Semerikov)'],
    )
  })

  it('are colored whole, by difference and by range, and all three agree', async () => {
    await start()
    const full = await now.request<SemanticTokens>('textDocument/semanticTokens/full', {textDocument})
    assert.ok(full.data.length > 0 && full.data.length % 5 === 0)
    assert.deepEqual(
      (await now.request<SemanticTokens>('textDocument/semanticTokens/range', {textDocument, range})).data,
      full.data,
    )
    await now.rewrite(uri, 2, `${late}\n\nAnatoly Sidorov came.\n`)
    const delta = await now.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: full.resultId,
    })
    const data = [...full.data]
    for (const {start, deleteCount, data: inserted = []} of [...delta.edits].reverse())
      data.splice(start, deleteCount, ...inserted)
    const again = await now.request<SemanticTokens>('textDocument/semanticTokens/full', {textDocument})
    assert.deepEqual(data, again.data)
    assert.notDeepEqual(data, full.data)
    const unknown = await now.request<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: 'x',
    })
    assert.deepEqual(unknown.data, again.data)
  })

  it('link to attachments beside the dump', async () => {
    await start()
    const links = await now.request<DocumentLink[]>('textDocument/documentLink', {textDocument})
    assert.deepEqual(
      links.map(({target}) => target),
      ['file:///w/annex.docx'],
    )
  })

  it('are a hierarchy of who is named with whom', async () => {
    await start()
    const [item] = await now.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {textDocument, position})
    const others = await now.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {item})
    assert.deepEqual(
      others.map(({from}) => from.name),
      ['Anatoly Sidorov'],
    )
    const items = await now.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {item})
    assert.equal(items.length, 2)
  })

  it('are renamed in their own form, in every file', async () => {
    await start()
    assert.deepEqual(await now.request('textDocument/prepareRename', {textDocument, position}), {
      range: {start: {line, character: character - 2}, end: {line, character: character + 'Semerikov'.length}},
      placeholder: 'Valery Semerikov',
    })
    await assert.rejects(
      now.request('textDocument/prepareRename', {textDocument, position: {line: 0, character: 0}}),
      /Only the name of an official/,
    )
    await assert.rejects(
      now.request('textDocument/rename', {textDocument, position, newName: 'a=b'}),
      /Nothing was renamed: a name holds/,
    )
    const edit = await now.request<WorkspaceEdit>('textDocument/rename', {
      textDocument,
      position,
      newName: 'Valeriy Semerikoff',
    })
    const changes = (edit.documentChanges ?? []).flatMap((change) =>
      'edits' in change
        ? change.edits.map((one) => [change.textDocument.uri, 'newText' in one ? one.newText : ''])
        : [],
    )
    assert.deepEqual(changes, [
      ['file:///w/a.txt', 'Valeriy Semerikoff'],
      ['file:///w/b.txt', 'V.Semerikoff'],
    ])
  })

  it('complete a name, with the post of that day when it is looked at', async () => {
    await start()
    const text = '05.06.2019\n\nOn 5 June 2019, the delegation met Sem\n'
    await now.rewrite(uri, 2, text)
    const {items} = await now.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: {line: 2, character: text.split('\n')[2]?.length ?? 0},
    })
    const [item] = items
    assert.equal(item?.label, 'Valery Semerikov')
    const resolved = await now.request<CompletionItem>('completionItem/resolve', item)
    assert.match(resolved.detail ?? '', /Acting Secretary General, as of 2019-06-05/)
  })
})
