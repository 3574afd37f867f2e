import {Uri, ViewColumn, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import type {Operations} from './operations.js'
import {pickDumps} from './pick-dumps.js'
import {runShown} from './run-on-server.js'
import {serverCommands, type MergeOutcome, type MergeParams} from '../../server/src/lsp/protocol.js'

/** What to merge, and where to: a new document when there is no target. */
interface MergeRequest extends Pick<MergeParams, 'order' | 'by'> {
  readonly uris: readonly Uri[]
  readonly target?: Uri
}

/**
 * `Dateline: Merge Dumps…`: the files or folders chosen in the explorer become a new document; called from the palette
 * it asks for the dumps, the order, whether a file for each year, month or day is wanted, and where to. Whoever gives a
 * `MergeRequest` is asked nothing. What was dropped is listed beside it.
 */
export async function mergeDumps(
  client: LanguageClient,
  operations: Operations,
  clicked: unknown,
  chosen: unknown,
): Promise<void> {
  const uris = Array.isArray(chosen) ? chosen.filter(isUri) : isUri(clicked) ? [clicked] : []
  const request = uris.length > 0 ? {uris} : isRequest(clicked) ? clicked : await askedFor()
  if (!request) return
  const {order, by, target} = request
  const params: MergeParams = {
    uris: request.uris.map((uri) => client.code2ProtocolConverter.asUri(uri)),
    ...(order ? {order} : {}),
    ...(by ? {by} : {}),
    ...(target && /\.(?:md|markdown)$/i.test(target.path) ? {format: 'markdown'} : {}),
  }
  const {files, report} = await runShown<MergeOutcome>(client, 'Merging dumps', serverCommands.mergeFiles, [params])
  if (target) {
    const made = files.flatMap(({period, text, map}) => [
      {uri: beside(target, period, undefined), text},
      {uri: beside(target, period, '.map.jsonl'), text: map},
    ])
    const [first] = await operations.make('Merge dumps', made)
    if (!first) return
    await window.showTextDocument(first, {viewColumn: ViewColumn.Active, preview: false})
  } else {
    const merged = await workspace.openTextDocument({language: 'bulletin', content: files[0]?.text ?? ''})
    await window.showTextDocument(merged, {viewColumn: ViewColumn.Active, preview: false})
  }
  const list = await workspace.openTextDocument({language: 'markdown', content: report})
  await window.showTextDocument(list, {viewColumn: ViewColumn.Beside, preview: false, preserveFocus: true})
}

const title = 'Merge Dumps'

async function askedFor(): Promise<MergeRequest | undefined> {
  const uris = await pickDumps(title)
  if (!uris) return undefined
  const order = await window.showQuickPick(
    [
      {label: 'Newest First', order: 'newest' as const},
      {label: 'Oldest First', order: 'oldest' as const},
    ],
    {title, placeHolder: 'Order'},
  )
  if (!order) return undefined
  const split = await window.showQuickPick(
    [
      {label: 'One Text', by: undefined},
      {label: 'A File for Each Year', by: 'year' as const},
      {label: 'A File for Each Month', by: 'month' as const},
      {label: 'A File for Each Day', by: 'day' as const},
    ],
    {title, placeHolder: 'How many files'},
  )
  if (!split) return undefined
  const request = {uris, order: order.order, ...(split.by ? {by: split.by} : {})}
  if (!split.by) {
    const place = await window.showQuickPick(
      [
        {label: 'New Document', description: 'saved where you like, or not at all', file: false},
        {label: 'New File…', description: 'with a file beside it that says where each line came from', file: true},
      ],
      {title, placeHolder: 'Where to'},
    )
    if (!place) return undefined
    if (!place.file) return request
  }
  const folder = workspace.workspaceFolders?.[0]?.uri
  const target = await window.showSaveDialog({
    title,
    saveLabel: 'Merge',
    ...(folder ? {defaultUri: Uri.joinPath(folder, 'merged.txt')} : {}),
  })
  return target && {...request, target}
}

/** `merged-2024.txt` or `merged-2024.map.jsonl` beside `merged.txt`. */
function beside(target: Uri, period: string | null, ending: string | undefined): Uri {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const end = ending ?? (dot > 0 ? name.slice(dot) : '')
  return Uri.joinPath(target, '..', `${stem}${period === null ? '' : `-${period}`}${end}`)
}

function isUri(value: unknown): value is Uri {
  return value instanceof Uri
}

function isRequest(value: unknown): value is MergeRequest {
  return typeof value === 'object' && value !== null && 'uris' in value && Array.isArray(value.uris)
}
