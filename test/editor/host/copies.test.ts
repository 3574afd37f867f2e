import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {until} from '../harness/until.js'
import {ask, problemsOf, revertAll, showDump, uriOf} from './workspace.js'

const council =
  'On 15 February 2020, the Permanent Council approved the plan of joint training for the whole of the year.'
const forest = 'On 20 May 2020, the staff of the Secretariat planted forty trees along the road to the airport.'
const dump = (...items: readonly string[]): string => `${items.join('\n\n\n')}\n\nGo back\nBack to the section\n`
const files = {
  'copies-a.txt': dump(`16.02.2020\n\n${council}`, `21.05.2020\n\n${forest}`),
  'copies-b.txt': dump(council, forest, council),
}

describe('copies', () => {
  beforeEach(async () => {
    for (const [name, text] of Object.entries(files)) await write(name, text)
  })
  afterEach(async () => {
    await revertAll()
    // As a user deletes files: the editor then forgets what it has of them, too.
    const gone = new vscode.WorkspaceEdit()
    for (const name of [...Object.keys(files), '.dateline.yml'])
      gone.deleteFile(uriOf(name), {ignoreIfNotExists: true, recursive: true})
    await vscode.workspace.applyEdit(gone)
  })

  it('are removed from a file in one step that is undone at once', async () => {
    const document = await showDump('copies-b.txt')
    await problemsOf('copies-b.txt', (problems) => problems.length === 2)
    const before = document.getText()
    await vscode.commands.executeCommand('dateline.removeCopiesInFile')
    await until(
      'removed',
      () => document.getText(),
      (text) => !text.includes('Council'),
    )
    assert.equal(document.getText(), 'Go back\nBack to the section\n')
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), before)
  })

  it('are accepted and kept elsewhere, remembered in the team’s file, and taken back', async () => {
    await showDump('copies-b.txt')
    await problemsOf('copies-b.txt', (problems) => problems.length === 2)
    await take('Accept these copies as intended')
    await problemsOf('copies-b.txt', (problems) => problems.length === 0)
    assert.match(
      await text('.dateline.yml'),
      /^copies:\n {2}- blocks: \[ \w{16}, \w{16} \]\n {4}words: .*\n {4}accept: true\n$/,
    )
    await take('Report these copies again')
    await problemsOf('copies-b.txt', (problems) => problems.length === 2)
    await take('Keep this one instead')
    // The other place in this file is redundant now, and no other one.
    await problemsOf('copies-b.txt', (problems) => problems.length === 1)
    assert.match(await text('.dateline.yml'), /keep: copies-b.txt\n$/)
  })

  it('are not removed by a fix that is older than the text', async () => {
    const document = await showDump('copies-b.txt')
    await problemsOf('copies-b.txt', (problems) => problems.length === 2)
    const {command} = await action('Remove this copy')
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(0, 0), 'Yesterday: ')
    await vscode.workspace.applyEdit(edit)
    const before = document.getText()
    await vscode.commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]))
    assert.equal(document.getText(), before)
  })

  it('have nothing new in them since a folder that has all of it', async () => {
    const older = vscode.Uri.joinPath(uriOf('older'), 'all.txt')
    await vscode.workspace.fs.writeFile(older, new TextEncoder().encode(dump(`16.02.2020\n\n${council}`)))
    try {
      await vscode.commands.executeCommand('dateline.whatIsNew', {uri: uriOf('older').toString()})
      const {document} =
        (await until(
          'news',
          () => vscode.window.activeTextEditor,
          (editor) => editor?.document.uri.scheme === 'dateline-report',
        )) ?? {}
      const lines = document?.getText() ?? ''
      assert.match(lines, /^New since .*older\n/)
      assert.match(lines, / {2}copies-a\.txt:6 {2}2020-05-21 On 20 May 2020/)
      assert.doesNotMatch(lines, /Permanent Council/)
      const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document?.uri,
      )
      assert.ok(links.some(({target}) => target?.path.endsWith('/copies-a.txt') && target.fragment === 'L6'))
    } finally {
      await vscode.workspace.fs.delete(uriOf('older'), {recursive: true})
    }
  })
})

async function write(name: string, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(content))
}

async function text(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(name)))
}

/** The code action of this title on the first line of copies-b.txt. */
async function action(title: string): Promise<vscode.CodeAction> {
  const actions = await ask<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    [uriOf('copies-b.txt'), new vscode.Range(0, 0, 0, 0)],
    (found) => found.some((other) => other.title === title),
  )
  const found = actions.find((other) => other.title === title)
  assert.ok(found)
  return found
}

async function take(title: string): Promise<void> {
  const {command} = await action(title)
  assert.ok(command)
  await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
}
