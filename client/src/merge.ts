import {ProgressLocation, Uri, ViewColumn, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {runOnServer} from './run-on-server.js'
import {serverCommands, type MergeOutcome} from '../../server/src/lsp/protocol.js'

/**
 * `Dateline: Merge Dumps…`: the files or folders chosen in the explorer, or in a dialog when it is called from the
 * palette. The merge opens as a new document, beside a list of what was dropped; nothing is on the disk until it is
 * saved.
 */
export async function mergeDumps(client: LanguageClient, clicked: unknown, chosen: unknown): Promise<void> {
  const uris =
    Array.isArray(chosen) && chosen.length > 0 ? chosen.filter(isUri) : isUri(clicked) ? [clicked] : await picked()
  if (uris.length === 0) return
  const {text, report} = await window.withProgress(
    {location: ProgressLocation.Notification, title: 'Merging dumps', cancellable: true},
    (_, token) =>
      runOnServer<MergeOutcome>(
        client,
        serverCommands.mergeFiles,
        [{uris: uris.map((uri) => client.code2ProtocolConverter.asUri(uri))}],
        token,
      ),
  )
  const merged = await workspace.openTextDocument({language: 'bulletin', content: text})
  await window.showTextDocument(merged, {viewColumn: ViewColumn.Active, preview: false})
  const list = await workspace.openTextDocument({language: 'markdown', content: report})
  await window.showTextDocument(list, {viewColumn: ViewColumn.Beside, preview: false, preserveFocus: true})
}

async function picked(): Promise<readonly Uri[]> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders: false,
    canSelectMany: true,
    openLabel: 'Merge',
    title: 'Dumps to merge',
    filters: {Dumps: ['txt', 'md', 'markdown'], 'All files': ['*']},
  })
  return chosen ?? []
}

function isUri(value: unknown): value is Uri {
  return value instanceof Uri
}
