import {Disposable, workspace, type Uri} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {holdMethod, type HoldParams, type HoldResult} from '../../server/src/lsp/protocol.js'

/** The editor lets go of a document that no window shows after three minutes; it is asked for again before that. */
const again = 60_000

/** Open the files that the server asks for as documents, and keep them open until it lets go of them. */
export function registerHold(client: LanguageClient): Disposable {
  const held = new Map<string, Uri>()
  const timer = setInterval(() => void openAll([...held.values()]), again)
  return Disposable.from(
    new Disposable(() => clearInterval(timer)),
    client.onRequest(holdMethod, async ({uris, hold}: HoldParams) => {
      const files = uris.map((uri) => client.protocol2CodeConverter.asUri(uri))
      for (const file of files) {
        if (hold) held.set(file.toString(), file)
        else held.delete(file.toString())
      }
      if (!hold) return {versions: files.map(versionOf)} satisfies HoldResult
      await openAll(files)
      return null
    }),
  )
}

/** What cannot be opened has no version, and the server leaves it out by name. */
async function openAll(files: readonly Uri[]): Promise<void> {
  await Promise.allSettled(files.map((file) => workspace.openTextDocument(file)))
}

function versionOf(file: Uri): number | null {
  const name = file.toString()
  return workspace.textDocuments.find(({uri}) => uri.toString() === name)?.version ?? null
}
