import {languages, workspace, type Disposable, type Memento, type TextDocument} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {explainMethod, type ExplainParams, type Explanation} from '../../server/src/lsp/protocol.js'

/** The files whose language the user changed back: they are not switched again. */
const declined = 'dateline.declined'

/**
 * Switch plain-text documents that prove to be dumps to the language `bulletin`. When a user changes one back, that is
 * remembered for the file. Markdown stays Markdown.
 */
export function detectDumps(client: LanguageClient, memory: Memento): Disposable {
  const switching = new Set<string>()
  const bulletins = new Set<string>()
  const listeners = [
    workspace.onDidOpenTextDocument(consider),
    workspace.onDidCloseTextDocument(({uri, languageId}) => {
      // A change of language is a close and an open: the new language is seen there.
      if (languageId === 'bulletin') setTimeout(() => bulletins.delete(uri.toString()), 1_000)
    }),
  ]
  client.onDidChangeState(() => {
    if (client.isRunning()) for (const document of workspace.textDocuments) consider(document)
  })
  return {
    dispose() {
      for (const listener of listeners) listener.dispose()
    },
  }

  function consider(document: TextDocument): void {
    const {uri, languageId} = document
    const key = uri.toString()
    if (languageId === 'bulletin') {
      bulletins.add(key)
      // Chosen by hand, or by us: either way it is welcome again.
      if (!switching.has(key)) void remember(key, false)
      return
    }
    if (languageId !== 'plaintext' || (uri.scheme !== 'file' && uri.scheme !== 'untitled')) return
    if (bulletins.delete(key)) return void remember(key, true)
    if (!workspace.getConfiguration('dateline', uri).get('detect', true)) return
    if (memory.get<readonly string[]>(declined, []).includes(key) || !client.isRunning()) return
    void detect(document)
  }

  async function detect(document: TextDocument): Promise<void> {
    const key = document.uri.toString()
    const params: ExplainParams = {uri: client.code2ProtocolConverter.asUri(document.uri)}
    const explanation = await client.sendRequest<Explanation>(explainMethod, params)
    if (!explanation.dump || document.isClosed || document.languageId !== 'plaintext') return
    switching.add(key)
    try {
      await languages.setTextDocumentLanguage(document, 'bulletin')
    } finally {
      switching.delete(key)
    }
  }

  async function remember(key: string, yes: boolean): Promise<void> {
    const files = memory.get<readonly string[]>(declined, [])
    if (files.includes(key) === yes) return
    await memory.update(declined, yes ? [...files, key].slice(-1_000) : files.filter((file) => file !== key))
  }
}
