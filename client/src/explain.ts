import {languages, window, type TextDocument} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {explainMethod, type ExplainParams, type Explanation} from '../../server/src/lsp/protocol.js'

/** True for documents that the server knows: of our languages, in a file or not saved yet. */
export function isServed({languageId, uri}: TextDocument): boolean {
  return ['bulletin', 'plaintext', 'markdown'].includes(languageId) && ['file', 'untitled'].includes(uri.scheme)
}

/** Ask the server why a document is a dump, or is none. Rejects while the server does not run. */
export async function explainOf(client: LanguageClient, document: TextDocument): Promise<Explanation> {
  const params: ExplainParams = {uri: client.code2ProtocolConverter.asUri(document.uri)}
  return client.sendRequest<Explanation>(explainMethod, params)
}

/** Tell the user why the document in front is a dump, or is none. */
export async function showExplanation(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document || !isServed(document)) {
    return void window.showInformationMessage('Dateline looks at plain text, Markdown and bulletin dumps only.')
  }
  const {dump, decidedBy, found, missed, encoding, certainty, source, retrieved, failure, notes} = await explainOf(
    client,
    document,
  )
  const reasons = {
    marks: dump ? 'Two marks or more make a dump.' : 'Two marks make a dump.',
    language: 'Its language is Bulletin Dump, whatever its marks.',
    'dumps.always': 'The setting dateline.dumps.always says so, whatever its marks.',
    'dumps.never': 'The setting dateline.dumps.never says so, whatever its marks.',
  }
  const detail = [
    reasons[decidedBy],
    found.length > 0 ? `Found: ${found.join(', ')}.` : 'No mark was found.',
    ...(missed.length > 0 ? [`Not found: ${missed.join(', ')}.`] : []),
    ...(encoding === null ? [] : [`Encoding of the file: ${encodingText(encoding, certainty)}.`]),
    ...(source === null ? [] : [`Saved from ${source}.`]),
    ...(retrieved === null ? [] : [`Retrieved ${retrieved}.`]),
    ...(failure === null ? [] : [failure]),
    ...notes,
  ].join('\n')
  const treat = 'Treat as Bulletin'
  const chosen = await window.showInformationMessage(
    dump ? 'This is a dump.' : 'This is not a dump.',
    {modal: true, detail},
    ...(dump ? [] : [treat]),
  )
  if (chosen === treat) await treatAsBulletin(document)
}

/** The name of an encoding, and how it is known. */
export function encodingText(encoding: string, certainty: Explanation['certainty']): string {
  return `${encoding}${{stated: '', inferred: ' (inferred)', doubtful: ' (in doubt)'}[certainty]}`
}

/** Read a document as a dump, whatever its marks. */
export async function treatAsBulletin(document: TextDocument | undefined): Promise<void> {
  if (document) await languages.setTextDocumentLanguage(document, 'bulletin')
}
