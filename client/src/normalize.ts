import {ProgressLocation, Uri, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {isServed} from './explain.js'
import {runOnServer} from './run-on-server.js'
import {serverCommands, type ConvertOutcome, type NormalizeOutcome} from '../../server/src/lsp/protocol.js'

/** `Dateline: Normalize Dump`: the document in front, in one step that can be undone. */
export async function normalizeDump(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document || !isServed(document)) return void window.showInformationMessage('Open a dump to normalize it.')
  tell(await runOnServer<NormalizeOutcome>(client, serverCommands.normalizeFile, [{uri: uriOf(client, document.uri)}]))
}

/** `Dateline: Normalize Selection`: the items and articles that the selection touches, in one step that can be undone. */
export async function normalizeSelection(client: LanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !isServed(editor.document))
    return void window.showInformationMessage('Select something in a dump to normalize it.')
  const {selection, document} = editor
  const range = client.code2ProtocolConverter.asRange(selection)
  const place = {uri: uriOf(client, document.uri), range}
  tell(await runOnServer<NormalizeOutcome>(client, serverCommands.normalizeFile, [place]))
}

/** `Dateline: Convert Between Plain Text and Markdown`: the dump in front, as a new document that nobody has saved. */
export async function convertDump(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document || !isServed(document)) return void window.showInformationMessage('Open a dump to convert it.')
  const place = {uri: uriOf(client, document.uri)}
  const {text, format} = await runOnServer<ConvertOutcome>(client, serverCommands.convertFile, [place])
  const language = format === 'markdown' ? 'markdown' : 'bulletin'
  await window.showTextDocument(await workspace.openTextDocument({language, content: text}))
}

/** `Dateline: Normalize All Dumps in Folder`: shown for confirmation before anything changes, undone in one step. */
export async function normalizeFolder(client: LanguageClient, clicked: unknown): Promise<void> {
  const folder = clicked instanceof Uri ? clicked : await chosenFolder()
  if (!folder) return
  const outcome = await window.withProgress(
    {location: ProgressLocation.Notification, title: 'Normalizing dumps', cancellable: true},
    (_, token) =>
      runOnServer<NormalizeOutcome>(client, serverCommands.normalizeFolder, [{uri: uriOf(client, folder)}], token),
  )
  tell(outcome)
}

async function chosenFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length <= 1) return folders[0]?.uri
  return (await window.showWorkspaceFolderPick({placeHolder: 'Folder whose dumps are normalized'}))?.uri
}

function uriOf(client: LanguageClient, uri: Uri): string {
  return client.code2ProtocolConverter.asUri(uri)
}

function tell({message, refused}: NormalizeOutcome): void {
  if (refused.length === 0) void window.setStatusBarMessage(message, 6_000)
  else void window.showWarningMessage(`${message} ${refused.slice(0, 5).join(' ')}`)
}
