import {Disposable, languages, workspace, type Memento, type TextDocument} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {explainOf, isServed} from './explain.js'

/** Where the files are remembered whose language the user changed back: they are not switched again. */
const declined = 'dateline.declined'

/** A document that is typed or pasted into is looked at after so many milliseconds of quiet. */
const quiet = 400

/**
 * Switch plain-text documents that prove to be dumps to the language `bulletin`. When a user changes one back, that is
 * remembered for the file. Markdown stays Markdown, and ordinary files stay what they are.
 */
export function detectDumps(client: LanguageClient, memory: Memento): Disposable {
  const timers = new Map<string, NodeJS.Timeout>()
  // A change of language is told as a close and an open of one and the same document; a file that is closed and opened
  // again is another document.
  const wereBulletins = new WeakSet<TextDocument>()
  const listeners = [
    workspace.onDidOpenTextDocument(opened),
    workspace.onDidCloseTextDocument((document) => {
      if (document.languageId === 'bulletin') wereBulletins.add(document)
    }),
    workspace.onDidChangeTextDocument(({document, contentChanges}) => {
      if (contentChanges.length > 0) soon(document)
    }),
    client.onDidChangeState(() => {
      if (client.isRunning()) for (const document of workspace.textDocuments) soon(document)
    }),
  ]
  return Disposable.from(...listeners, new Disposable(() => timers.forEach(clearTimeout)))

  function opened(document: TextDocument): void {
    const key = document.uri.toString()
    if (document.languageId === 'plaintext' && wereBulletins.has(document)) return void remember(key, true)
    if (document.languageId === 'bulletin') return void remember(key, false)
    void consider(document)
  }

  function soon(document: TextDocument): void {
    if (!isCandidate(document)) return
    const key = document.uri.toString()
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key)
        void consider(document)
      }, quiet),
    )
  }

  async function consider(document: TextDocument): Promise<void> {
    if (!isCandidate(document) || !client.isRunning()) return
    if (!workspace.getConfiguration('dateline', document.uri).get<boolean>('detect', true)) return
    if (memory.get<readonly string[]>(declined, []).includes(document.uri.toString())) return
    const explanation = await explainOf(client, document).catch(() => undefined)
    // The document may be closed by now, or be of another language.
    if (!explanation?.dump || !isCandidate(document)) return
    await languages.setTextDocumentLanguage(document, 'bulletin')
  }

  async function remember(key: string, yes: boolean): Promise<void> {
    const files = memory.get<readonly string[]>(declined, [])
    if (files.includes(key) === yes) return
    await memory.update(declined, yes ? [...files, key].slice(-1_000) : files.filter((file) => file !== key))
  }
}

function isCandidate(document: TextDocument): boolean {
  return document.languageId === 'plaintext' && isServed(document) && !document.isClosed
}
