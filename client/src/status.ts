import {commands, Disposable, languages, LanguageStatusSeverity, window, type Event} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {chooseEncoding, encodingQuestion} from './encoding-question.js'
import {encodingText, explainOf, isServed} from './explain.js'
import type {Explanation, Status} from '../../server/src/lsp/protocol.js'

/**
 * The item under the braces of the status bar: how far the index is, what went wrong, and how the file is encoded. What
 * depends on there being dumps, such as the views, is told by the context `dateline.hasDumps`.
 */
export function createStatus(client: LanguageClient, onStatus: Event<Status>): Disposable {
  const item = languages.createLanguageStatusItem('dateline.status', [
    {language: 'bulletin'},
    {language: 'plaintext'},
    {language: 'markdown'},
  ])
  item.name = 'Dateline'
  item.text = 'Starting'
  item.busy = true
  item.command = {title: 'Show Output', command: 'dateline.showOutput'}
  let status: Status | undefined
  let shown: Explanation | undefined
  let misread = false
  const ask = encodingQuestion()
  const listeners = [
    onStatus((news) => {
      status = news
      if (!news.indexing) void commands.executeCommand('setContext', 'dateline.hasDumps', news.dumps > 0)
      show()
      // The answer may be another one when the folder has been read.
      if (!news.indexing) void look()
    }),
    window.onDidChangeActiveTextEditor(() => void look()),
  ]
  return Disposable.from(item, ...listeners)

  async function look(): Promise<void> {
    const document = window.activeTextEditor?.document
    shown = document && isServed(document) ? await explainOf(client, document).catch(() => undefined) : undefined
    misread = shown !== undefined && shown.encoding !== 'utf-8' && (document?.getText().includes('\ufffd') ?? false)
    if (document && shown) ask(document, shown)
    show()
  }

  function show(): void {
    if (!status) return
    const {indexing, dumps, files, problems} = status
    item.busy = indexing
    item.text = indexing ? `Reading: ${count(dumps, 'dump')} so far` : count(dumps, 'dump')
    const parts = [
      `${count(files, 'file')} read`,
      ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
      ...(shown?.encoding ? [encodingText(shown.encoding, shown.certainty)] : []),
      ...(shown?.source ? [`from ${shown.source}`] : []),
      ...(shown?.retrieved ? [`retrieved ${shown.retrieved}`] : []),
      ...(shown?.failure ? [shown.failure] : []),
    ]
    item.detail = parts.join(', ')
    item.severity = problems.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
    item.command = {title: 'Show Output', command: 'dateline.showOutput'}
    if (!shown?.encoding || (!misread && shown.certainty !== 'doubtful')) return
    // The editor keeps to UTF-8 unless it is told: the words on the screen are not those of the file.
    item.text = misread ? `This file is ${shown.encoding}, shown as UTF-8` : `Is this file ${shown.encoding}?`
    item.severity = LanguageStatusSeverity.Warning
    item.command = {title: 'Reopen with Encoding', command: chooseEncoding}
  }
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
}
