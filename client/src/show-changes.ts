import {commands, Uri, workspace, type Disposable} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {counted} from './counted.js'
import {rewrittenTextMethod, type FileToRewrite, type RewrittenText} from '../../server/src/lsp/protocol.js'

/** Scheme of the read-only documents that hold a file as it is, and as it would be. */
const scheme = 'dateline-rewritten'

/** An editor shows so many files beside each other without losing its breath. */
const mostFiles = 100

/** A side of the comparison. */
interface Side extends Pick<FileToRewrite, 'uri' | 'hash'> {
  readonly side: 'before' | 'after'
}

/** Gives the texts that `showChanges` compares. */
export function registerChanges(client: LanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({query}) {
      const {side, uri, hash} = JSON.parse(query) as Side
      const text = await client.sendRequest<RewrittenText>(rewrittenTextMethod, {uri, hash})
      return text.kind === 'left' ? `This file is left as it is: ${text.why}.\n` : text[side]
    },
  })
}

/** Show what files hold beside what they would hold: the first of them, when there are many. */
export async function showChanges(files: readonly FileToRewrite[]): Promise<void> {
  const shown = files.slice(0, mostFiles)
  // VS Code adds how many files they are.
  const title = files.length > shown.length ? `Normalized, the First of ${counted(files.length, 'Dump')}` : 'Normalized'
  const rows = shown.map((file) => [Uri.parse(file.uri), sideUri(file, 'before'), sideUri(file, 'after')])
  await commands.executeCommand('vscode.changes', title, rows)
}

function sideUri({uri, hash}: FileToRewrite, side: Side['side']): Uri {
  return Uri.from({scheme, path: Uri.parse(uri).path, query: JSON.stringify({uri, hash, side} satisfies Side)})
}
