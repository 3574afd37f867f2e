import {Uri, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {pickDumps} from './pick-dumps.js'
import {runShown} from './run-on-server.js'
import {serverCommands, type ExportItemsOutcome, type ExportItemsParams} from '../../server/src/lsp/protocol.js'

/** What is exported, and in which form: whoever gives all of it is asked nothing. */
interface ExportRequest extends Omit<ExportItemsParams, 'uris'> {
  readonly uris: readonly Uri[]
}

const tables = [
  {label: 'Items', description: 'a row for each item of a strip or list', table: 'items'},
  {label: 'Articles', description: 'a row for each article', table: 'articles'},
  {label: 'Dates', description: 'a row for each day of publication and of an event, with its evidence', table: 'dates'},
] as const

const formats = [
  {label: 'CSV', description: 'for spreadsheets', format: 'csv', bom: false, language: 'plaintext'},
  {label: 'CSV with Byte-Order Mark', description: 'for Excel', format: 'csv', bom: true, language: 'plaintext'},
  {label: 'JSON Lines', description: 'one value a line', format: 'jsonl', bom: false, language: 'plaintext'},
  {label: 'Markdown', description: 'a table', format: 'markdown', bom: false, language: 'markdown'},
] as const

const title = 'Export Items'

/**
 * `Dateline: Export Items…`: items, articles or dates of dumps as a table, in a new document that can be looked at and
 * saved or thrown away.
 */
export async function exportItems(client: LanguageClient, given: unknown): Promise<void> {
  const request = isRequest(given) ? given : await askedFor(given)
  if (!request) return
  const params = {...request, uris: request.uris.map((uri) => client.code2ProtocolConverter.asUri(uri))}
  const {text, rows} = await runShown<ExportItemsOutcome>(client, 'Exporting', serverCommands.exportItems, [params])
  const language = formats.find(({format}) => format === request.format)?.language ?? 'plaintext'
  await window.showTextDocument(await workspace.openTextDocument({language, content: text}), {preview: false})
  void window.setStatusBarMessage(`${rows} ${rows === 1 ? 'row' : 'rows'} exported.`, 6_000)
}

async function askedFor(clicked: unknown): Promise<ExportRequest | undefined> {
  const uris = clicked instanceof Uri ? [clicked] : await pickDumps(title)
  if (!uris) return undefined
  const what = await window.showQuickPick(tables, {title, placeHolder: 'Table'})
  if (!what) return undefined
  const form = await window.showQuickPick(formats, {title, placeHolder: 'Format'})
  return form && {uris, table: what.table, format: form.format, bom: form.bom}
}

function isRequest(value: unknown): value is ExportRequest {
  return typeof value === 'object' && value !== null && 'table' in value && 'uris' in value
}
