import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {until} from '../harness/until.js'
import {ask, documentOf, problemsOf, revertAll, showDump, uriOf} from './workspace.js'

type Edits = readonly vscode.TextEdit[] | undefined

const canonical = `05.06.2020

On 5 June 2020, the camp opened its gates.


04.06.2020

On 4 June 2020, the cooks unpacked their pots.

Go back
`

describe('editing', () => {
  afterEach(revertAll)

  it('formats a dump into the canonical form, and leaves a canonical one alone', async () => {
    const {uri} = await showDump('messy.txt')
    const edits = await ask<Edits>(
      'vscode.executeFormatDocumentProvider',
      [uri, {}],
      (found) => (found?.length ?? 0) > 0,
    )
    const change = new vscode.WorkspaceEdit()
    change.set(uri, [...(edits ?? [])])
    await vscode.workspace.applyEdit(change)
    assert.equal(documentOf('messy.txt').getText(), canonical)
    const more = await until(
      'answer of the formatter',
      async () => (await vscode.commands.executeCommand<Edits>('vscode.executeFormatDocumentProvider', uri, {})) ?? [],
      (found) => found.length === 0,
    )
    assert.deepEqual(more, [])
  })

  it('normalizes by command, in one step that can be undone', async () => {
    const before = (await showDump('messy.txt')).getText()
    await vscode.commands.executeCommand('dateline.normalize')
    await until('normalized text', () => documentOf('messy.txt').getText() === canonical)
    assert.equal(documentOf('messy.txt').isDirty, true)
    await vscode.commands.executeCommand('undo')
    await until('text as before', () => documentOf('messy.txt').getText() === before)
  })

  it('merges into a new document, beside a list of what was dropped', async () => {
    await showDump('one.txt')
    await vscode.commands.executeCommand('dateline.merge', uriOf('one.txt'), [uriOf('one.txt'), uriOf('two.txt')])
    const [merged, list] = await until(
      'merge and list',
      () => vscode.window.visibleTextEditors.map(({document}) => document).filter(({isUntitled}) => isUntitled),
      (found) => found.length === 2,
    )
    assert.ok(merged && list)
    assert.equal(merged.languageId, 'bulletin')
    assert.equal(merged.getText().split('training ground').length, 2, 'the copy is in it once')
    assert.match(merged.getText(), /^11\.04\.2022\n/, 'the newest item comes first')
    assert.match(list.getText(), /two\.txt/)
    for (const name of ['one.txt', 'two.txt']) {
      const onDisk = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(name)))
      assert.match(onDisk, /training ground/)
    }
    for (const document of [list, merged]) {
      await vscode.window.showTextDocument(document)
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    }
  })

  it('shows a copy beside the kept one', async () => {
    await offer(/compare/i)
    const tab = await until(
      'diff',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
    )
    assert.equal(tab, true)
  })

  it('goes to the kept one', async () => {
    await offer(/^go to|^show/i)
    await until('one.txt in front', () => vscode.window.activeTextEditor?.document.uri.path === uriOf('one.txt').path)
  })
})

/** Take the first quick fix of this title on the copy in two.txt. */
async function offer(title: RegExp): Promise<void> {
  const {uri} = await showDump('two.txt')
  const [problem] = await problemsOf('two.txt')
  assert.ok(problem)
  const actions = await ask<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    [uri, problem.range],
    (found) => found.some((action) => title.test(action.title)),
  )
  const command = actions.find((action) => title.test(action.title))?.command
  assert.ok(command, 'it is a command')
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
}
