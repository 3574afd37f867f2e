import {languages, LanguageStatusSeverity, type Disposable} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {statusMethod, type Status} from '../../server/src/lsp/protocol.js'

/** The item under the braces of the status bar: how far the index is, and what went wrong. */
export function createStatus(client: LanguageClient): Disposable {
  const item = languages.createLanguageStatusItem('dateline.status', [
    {language: 'bulletin'},
    {language: 'plaintext'},
    {language: 'markdown'},
  ])
  item.name = 'Dateline'
  item.text = 'Starting'
  item.busy = true
  item.command = {title: 'Show output', command: 'dateline.showOutput'}
  const listener = client.onNotification(statusMethod, (status: Status) => {
    const {indexing, dumps, files, problems} = status
    item.busy = indexing
    item.text = indexing ? `Reading: ${count(dumps, 'dump')} so far` : count(dumps, 'dump')
    item.detail = problems.length > 0 ? count(problems.length, 'problem') : `${count(files, 'file')} read`
    item.severity = problems.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
  })
  return {
    dispose() {
      listener.dispose()
      item.dispose()
    },
  }
}

function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
}
