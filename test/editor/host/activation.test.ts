import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'

describe('activation', () => {
  it('starts on a dump of the folder', async () => {
    const extension = vscode.extensions.getExtension('dateline.dateline')
    assert.ok(extension, 'the packaged extension is installed')
    const [dump] = await vscode.workspace.findFiles('*.txt')
    assert.ok(dump)
    await vscode.window.showTextDocument(dump)
    await extension.activate()
    assert.equal(extension.isActive, true)
  })
})
