import {
  commands,
  Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  ProgressLocation,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {serverCommands, type NewsOutcome, type NewsParams} from '../../server/src/lsp/protocol.js'
import {runOnServer} from './run-on-server.js'
import {told} from './told.js'

/** Scheme of the read-only document that lists what is new. */
const scheme = 'dateline-news'

/** `Dateline: Show What Is New…`: a list that cannot be edited, each line of which leads to its place. */
export function registerNews(client: LanguageClient): Disposable {
  const changed = new EventEmitter<Uri>()
  const shown = new Map<string, {readonly text: string; readonly links: readonly DocumentLink[]}>()
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => shown.get(uri.toString())?.text ?? '',
    }),
    languages.registerDocumentLinkProvider(
      {scheme},
      {provideDocumentLinks: ({uri}) => [...(shown.get(uri.toString())?.links ?? [])]},
    ),
    workspace.onDidCloseTextDocument(({uri}) => void shown.delete(uri.toString())),
    commands.registerCommand('dateline.whatIsNew', (given: NewsParams | undefined) => told(show(given))),
  )

  async function show(given: NewsParams | undefined): Promise<void> {
    const params = given ?? (await asked(client))
    if (!params) return
    const outcome = await window.withProgress(
      {location: ProgressLocation.Notification, title: 'Looking for what is new', cancellable: true},
      (_, token) => runOnServer<NewsOutcome>(client, serverCommands.whatIsNew, [params], token),
    )
    const uri = Uri.from({scheme, path: `/New since ${outcome.since.split('/').pop() ?? ''}`, query: outcome.since})
    shown.set(uri.toString(), documentOf(outcome))
    changed.fire(uri)
    await window.showTextDocument(await workspace.openTextDocument(uri), {preview: false})
  }
}

/** Ask what to compare with: a folder of older dumps, or what names a commit to Git. */
async function asked(client: LanguageClient): Promise<NewsParams | undefined> {
  const folder = {label: 'A folder of older dumps…', from: 'folder' as const}
  const commit = {label: 'An older state in Git…', from: 'git' as const}
  const chosen = await window.showQuickPick([folder, commit], {title: 'What Is New Since…'})
  if (!chosen) return undefined
  if (chosen.from === 'folder') {
    const [uri] =
      (await window.showOpenDialog({canSelectFiles: false, canSelectFolders: true, openLabel: 'Compare'})) ?? []
    return uri && {uri: client.code2ProtocolConverter.asUri(uri)}
  }
  if (!workspace.isTrusted) throw new Error('Git is run in folders only that you trust.')
  const [first, ...more] = workspace.workspaceFolders ?? []
  const root = more.length === 0 ? first : await window.showWorkspaceFolderPick()
  const ref =
    root && (await window.showInputBox({title: 'What Is New Since…', prompt: 'A Git ref such as v1.2 or HEAD~3.'}))
  if (!root || ref === undefined) return undefined
  return {uri: client.code2ProtocolConverter.asUri(root.uri), ref: ref.trim()}
}

/** The list as text, with a link over the place in each line. */
function documentOf({since, sections}: NewsOutcome): {readonly text: string; readonly links: readonly DocumentLink[]} {
  const lines = [`New since ${since}`]
  const links: DocumentLink[] = []
  for (const {title, lines: own} of sections) {
    if (own.length === 0) continue
    lines.push('', `${title} (${own.length.toLocaleString('en')})`, '')
    for (const {uri, label, line, text} of own) {
      const place = `${label}:${line}`
      const range = new Range(lines.length, 2, lines.length, 2 + place.length)
      links.push(new DocumentLink(range, Uri.parse(uri).with({fragment: `L${line}`})))
      lines.push(`  ${place}  ${text}`)
    }
  }
  if (links.length === 0) lines.push('', 'Nothing: all of it stands in the older dumps.')
  return {text: `${lines.join('\n')}\n`, links}
}
