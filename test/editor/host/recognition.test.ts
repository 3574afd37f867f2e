import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {until} from '../harness/until.js'
import {documentOf, revertAll, show, showDump} from './workspace.js'

describe('recognition', () => {
  afterEach(revertAll)

  it('starts with the first dump', async () => {
    await showDump('one.txt')
    const extension = vscode.extensions.getExtension('dateline.dateline')
    assert.ok(extension, 'the packaged extension is installed')
    assert.equal(extension.isActive, true)
  })

  it('offers the commands that the manifest names', async () => {
    const {contributes} = vscode.extensions.getExtension('dateline.dateline')?.packageJSON as {
      contributes: {commands: {command: string}[]}
    }
    const offered = await vscode.commands.getCommands(true)
    assert.deepEqual(
      contributes.commands.map(({command}) => command).filter((command) => !offered.includes(command)),
      [],
    )
  })

  it('leaves Markdown and ordinary files what they are', async () => {
    await show('page.md')
    await show('notes.txt')
    // A dump opened after them has become a bulletin: they have been looked at.
    await showDump('one.txt')
    assert.equal(documentOf('page.md').languageId, 'markdown')
    assert.equal(documentOf('notes.txt').languageId, 'plaintext')
  })

  it('respects a language that was changed back', async () => {
    const document = await showDump('two.txt')
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext')
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await show('two.txt')
    await showDump('one.txt')
    assert.equal(documentOf('two.txt').languageId, 'plaintext')
    await vscode.languages.setTextDocumentLanguage(documentOf('two.txt'), 'bulletin')
    await until('bulletin two.txt', () => documentOf('two.txt').languageId === 'bulletin')
  })
})
