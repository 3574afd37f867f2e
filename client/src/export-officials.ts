import {commands, ProgressLocation, Uri, window, workspace, type CancellationToken, type Disposable} from 'vscode'
import {ProgressType, type LanguageClient} from 'vscode-languageclient/node'
import {exportMethod, type ExportParams, type ExportResult} from '../../server/src/lsp/protocol.js'
import {told} from './told.js'

/** What is exported, in which form, and where to: whoever gives all of it is asked nothing. */
interface ExportRequest extends ExportParams {
  readonly target: Uri
}

const formats = [
  {label: 'CSV', description: 'for spreadsheets', format: 'csv', ending: 'csv', hasTables: true},
  {label: 'JSON Lines', description: 'one value a line', format: 'jsonl', ending: 'jsonl', hasTables: true},
  {
    label: 'GraphML',
    description: 'who is named together with whom',
    format: 'graphml',
    ending: 'graphml',
    hasTables: false,
  },
  {label: 'FollowTheMoney', description: 'entities for Aleph', format: 'ftm', ending: 'ftm.json', hasTables: false},
] as const

const tables = [
  {label: 'Officials', description: 'a row for each person', table: 'officials'},
  {label: 'Posts', description: 'who held what, with the days it is attested', table: 'posts'},
  {label: 'Mentions', description: 'every place with post, day and reason', table: 'mentions'},
  {label: 'Co-mentions', description: 'who is named together with whom', table: 'co-mentions'},
] as const

/** `Dateline: Export Officials…`: the officials of the workspace as the file that the user picks. */
export function registerExport(client: LanguageClient): Disposable {
  return commands.registerCommand('dateline.exportOfficials', (given: ExportRequest | undefined) =>
    told(exportOfficials(client, given)),
  )
}

/** Ask what is not said, have the server make the text, and write it. */
async function exportOfficials(client: LanguageClient, given: ExportRequest | undefined): Promise<void> {
  const request = given ?? (await askedFor())
  if (!request) return
  const {target, ...params} = request
  const made = await window.withProgress(
    {location: ProgressLocation.Notification, title: 'Exporting officials', cancellable: true},
    (_, token) => textFor(client, params, token),
  )
  await workspace.fs.writeFile(target, new TextEncoder().encode(made.text))
  const open = 'Open'
  const officials = `${made.officials.toLocaleString('en')} ${made.officials === 1 ? 'official' : 'officials'}`
  // Nobody waits for the answer: the message stays until it is looked at.
  void window
    .showInformationMessage(`Exported ${officials} to ${target.path.split('/').pop() ?? ''}.`, open)
    .then(async (answer) => {
      if (answer === open) await window.showTextDocument(target)
    })
}

async function askedFor(): Promise<ExportRequest | undefined> {
  const form = await window.showQuickPick(formats, {title: 'Export Officials', placeHolder: 'Format'})
  if (!form) return undefined
  const what = form.hasTables
    ? await window.showQuickPick(tables, {title: 'Export Officials', placeHolder: 'Table'})
    : tables[0]
  if (!what) return undefined
  const folder = workspace.workspaceFolders?.[0]?.uri
  const name = `${form.hasTables ? what.table : 'officials'}.${form.ending}`
  const target = await window.showSaveDialog({
    title: 'Export Officials',
    saveLabel: 'Export',
    filters: {[form.label]: [form.ending]},
    ...(folder ? {defaultUri: Uri.joinPath(folder, name)} : {}),
  })
  return target && {format: form.format, table: what.table, target}
}

/** The text comes in parts, for it can be longer than one message should be. */
async function textFor(client: LanguageClient, params: ExportParams, token: CancellationToken): Promise<ExportResult> {
  const partialResultToken = `export-${String(++exports)}`
  const parts: string[] = []
  const listening = client.onProgress(new ProgressType<string>(), partialResultToken, (part) => void parts.push(part))
  try {
    const result = await client.sendRequest<ExportResult>(exportMethod, {...params, partialResultToken}, token)
    return {...result, text: parts.join('') + result.text}
  } finally {
    listening.dispose()
  }
}

let exports = 0
