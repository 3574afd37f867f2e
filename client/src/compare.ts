import {commands, Disposable, Uri, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {
  compareCommand,
  linesMethod,
  type CopyPlace,
  type KeptPlace,
  type LinesResult,
} from '../../server/src/lsp/protocol.js'

/** Scheme of the read-only documents that hold some lines of a file. */
const scheme = 'dateline-lines'

/**
 * The command that shows a redundant copy beside the copy that is kept. Both sides are read-only: the lines of the files
 * as the server reads them.
 */
export function registerCompare(client: LanguageClient): Disposable {
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({query}) {
      const {text} = await client.sendRequest<LinesResult>(linesMethod, JSON.parse(query))
      return text ?? 'This file cannot be read any more.'
    },
  })
  const command = commands.registerCommand(compareCommand, async (copy: CopyPlace, kept: KeptPlace) => {
    await commands.executeCommand('vscode.diff', linesUri(kept), linesUri(copy), `${titleOf(kept)} ↔ ${titleOf(copy)}`)
  })
  return Disposable.from(provider, command)
}

function linesUri({uri, line, endLine}: KeptPlace): Uri {
  const name = Uri.parse(uri).path.split('/').pop() ?? ''
  return Uri.from({scheme, path: `/${name}`, query: JSON.stringify({uri, line, endLine})})
}

function titleOf({uri, line}: KeptPlace): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${line}`
}
