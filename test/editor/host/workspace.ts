import {strict as assert} from 'node:assert'
import * as vscode from 'vscode'
import {until} from '../harness/until.js'

/** Open a file of the folder in an editor, as it is: no language is waited for. */
export async function show(name: string): Promise<vscode.TextDocument> {
  const editor = await vscode.window.showTextDocument(uriOf(name))
  return editor.document
}

/** Open a dump and wait until it is served as one. */
export async function showDump(name: string): Promise<vscode.TextDocument> {
  await show(name)
  return until(
    `bulletin ${name}`,
    () => documentOf(name),
    ({languageId}) => languageId === 'bulletin',
  )
}

/** The document of a file that is open; a change of language can make it a new one. */
export function documentOf(name: string): vscode.TextDocument {
  const found = vscode.workspace.textDocuments.find(({uri}) => uri.path === uriOf(name).path)
  assert.ok(found, `${name} is open`)
  return found
}

/** The file of this name in the folder that is open. */
export function uriOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]
  assert.ok(folder, 'a folder is open')
  return vscode.Uri.joinPath(folder.uri, name)
}

/** Where a text first stands in a document. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text)
  assert.ok(at >= 0, `"${text}" is in ${document.uri.path}`)
  return document.positionAt(at)
}

/** Run a command of VS Code that asks a feature, again until its answer is accepted. */
export function ask<T>(command: string, args: readonly unknown[], accept: (answer: T) => boolean): Promise<T> {
  return until(command, async () => vscode.commands.executeCommand<T>(command, ...args), accept)
}

/** Problems of ours in a file that is open or not, once they are accepted. */
export function problemsOf(
  name: string,
  accept = (problems: readonly vscode.Diagnostic[]): boolean => problems.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return until(
    `problems of ${name}`,
    () => vscode.languages.getDiagnostics(uriOf(name)).filter(({source}) => source === 'dateline'),
    accept,
  )
}

/** Put every file back as it was. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}
