import {commands, languages, window, type Disposable, type LogOutputChannel} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {explainMethod, type ExplainParams, type Explanation} from '../../server/src/lsp/protocol.js'

/** The commands of the palette that need the editor. */
export function registerCommands(client: LanguageClient, output: LogOutputChannel): readonly Disposable[] {
  return [
    commands.registerCommand('dateline.restartServer', () => client.restart()),
    commands.registerCommand('dateline.showOutput', () => output.show(true)),
    commands.registerCommand('dateline.explain', () => explain(client)),
    commands.registerCommand('dateline.treatAsBulletin', async () => {
      const document = window.activeTextEditor?.document
      if (document) await languages.setTextDocumentLanguage(document, 'bulletin')
    }),
  ]
}

async function explain(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document) return
  const params: ExplainParams = {uri: client.code2ProtocolConverter.asUri(document.uri)}
  const {dump, found, missed, encoding} = await client.sendRequest<Explanation>(explainMethod, params)
  const marks = found.length > 0 ? `Marks found: ${found.join(', ')}.` : 'No mark was found.'
  const detail = `${marks} ${missed.length > 0 ? `Not found: ${missed.join(', ')}.` : ''} ${encoding === null ? '' : `Encoding: ${encoding}.`}`
  await window.showInformationMessage(dump ? 'This is a dump.' : 'This is not a dump: two marks are needed.', {
    modal: true,
    detail,
  })
}
