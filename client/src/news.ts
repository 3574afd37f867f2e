import {commands, window, workspace, type Disposable} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {serverCommands, type NewsOutcome, type NewsParams} from '../../server/src/lsp/protocol.js'
import type {Reports} from './report.js'
import {runShown} from './run-on-server.js'
import {told} from './told.js'

/** `Dateline: Show What Is New…`: a list that cannot be edited, each line of which leads to its place. */
export function registerNews(client: LanguageClient, reports: Reports): Disposable {
  return commands.registerCommand('dateline.whatIsNew', (given: NewsParams | undefined) => told(show(given)))

  async function show(given: NewsParams | undefined): Promise<void> {
    const params = given ?? (await asked(client))
    if (!params) return
    const title = 'Looking for what is new'
    const {since, sections} = await runShown<NewsOutcome>(client, title, serverCommands.whatIsNew, [params])
    await reports.show({
      name: `New since ${since.split('/').pop() ?? ''}`,
      heading: `New since ${since}`,
      sections,
      nothing: 'Nothing: all of it stands in the older dumps.',
    })
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
