import {Uri, window, workspace, type TextDocument} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {runOnServer} from './run-on-server.js'
import type {TeamOutcome, TeamText} from '../../server/src/lsp/protocol.js'

/**
 * Run a command of the server that writes into the team's file, as the editor has it, and save the file, since what
 * holds is what is on the disk. A file with changes of the user's own is not saved for them.
 *
 * @param params What the command is given, beside the file; `uri` is a document of the folder.
 */
export async function writeTeam(
  client: LanguageClient,
  command: string,
  params: {readonly uri: string},
): Promise<void> {
  const before = await teamDocument(client, params.uri)
  const team: TeamText = {text: before?.getText() ?? null, version: before?.version ?? -1}
  const dirty = before?.isDirty ?? false
  const {uri} = await runOnServer<TeamOutcome>(client, command, [{...params, team}])
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri))
  if (dirty)
    return void window.showInformationMessage(
      '.dateline.yml has changes of yours: what was said holds when it is saved.',
    )
  if (document.isDirty && !(await document.save()))
    throw new Error('.dateline.yml could not be saved: what was said holds when it is.')
}

/** The team's file that goes with a document; undefined when there is none. */
async function teamDocument(client: LanguageClient, uri: string): Promise<TextDocument | undefined> {
  const folder = workspace.getWorkspaceFolder(client.protocol2CodeConverter.asUri(uri))
  if (!folder) return undefined
  const file = Uri.joinPath(folder.uri, '.dateline.yml')
  const open = workspace.textDocuments.find((document) => document.uri.toString() === file.toString())
  if (open && !open.isClosed) return open
  // A file that is there and cannot be opened is the user's to know of.
  const there = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  )
  return there ? workspace.openTextDocument(file) : undefined
}
