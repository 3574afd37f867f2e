import {Uri, window} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {counted} from './counted.js'
import {isServed} from './explain.js'
import type {Operations} from './operations.js'
import {runShown} from './run-on-server.js'
import {serverCommands, type SplitOutcome} from '../../server/src/lsp/protocol.js'

/**
 * `Dateline: Split Dump into Files`: the file clicked in the explorer, or the document in front, as a file for each item
 * in a folder of its name beside it. The dump stays as it is.
 */
export async function splitDump(client: LanguageClient, operations: Operations, clicked: unknown): Promise<void> {
  const document = window.activeTextEditor?.document
  const uri = clicked instanceof Uri ? clicked : document && isServed(document) ? document.uri : undefined
  if (uri?.scheme !== 'file') return void window.showInformationMessage('Open a dump that is a file to split it.')
  const place = {uri: client.code2ProtocolConverter.asUri(uri)}
  const {files} = await runShown<SplitOutcome>(client, 'Splitting dump', serverCommands.splitFile, [place])
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
  if (files.length === 0)
    return void window.showInformationMessage(`${name} holds no words: there is nothing to split.`)
  const folder = Uri.joinPath(uri, '..', folderName(name))
  const made = files.map((file) => ({uri: Uri.joinPath(folder, file.name), text: file.text}))
  const written = await operations.make(`Split ${name}`, made)
  if (written.length > 0)
    void window.setStatusBarMessage(`${name} is split into ${counted(written.length, 'file')}.`, 6_000)
}

/** `page` for `page.txt`; what has no ending gets another name. */
function folderName(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : `${name}-items`
}
