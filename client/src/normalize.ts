import {commands, Disposable, Uri, window, workspace} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {counted} from './counted.js'
import {isServed} from './explain.js'
import type {Operations} from './operations.js'
import type {Reports} from './report.js'
import {runOnServer, runShown} from './run-on-server.js'
import {showChanges} from './show-changes.js'
import {
  rewriteMethod,
  serverCommands,
  type ConvertOutcome,
  type FileToRewrite,
  type NormalizeOutcome,
  type RewriteParams,
  type RewriteResult,
} from '../../server/src/lsp/protocol.js'
import {told} from './told.js'

/** The commands that normalize and convert dumps. */
export function registerNormalize(client: LanguageClient, operations: Operations, reports: Reports): Disposable {
  const command = (name: string, run: (...args: readonly unknown[]) => Promise<void>): Disposable =>
    commands.registerCommand(name, (...args: readonly unknown[]) => told(run(...args)))
  return Disposable.from(
    command('dateline.normalize', normalizeDump),
    command('dateline.normalizeSelection', normalizeSelection),
    command('dateline.normalizeAll', normalizeAll),
    command('dateline.convert', convertDump),
  )

  /** `Dateline: Normalize Dump`: the document in front, in one step that can be undone; or the files chosen in the explorer. */
  async function normalizeDump(clicked: unknown, chosen: unknown): Promise<void> {
    if (clicked instanceof Uri) return normalizeAll(clicked, chosen)
    const document = window.activeTextEditor?.document
    if (!document || !isServed(document)) return void window.showInformationMessage('Open a dump to normalize it.')
    tell(await runOnServer<NormalizeOutcome>(client, serverCommands.normalizeFile, [{uri: uriOf(document.uri)}]))
  }

  /** `Dateline: Normalize Selection`: the items and articles that the selection touches, in one step that can be undone. */
  async function normalizeSelection(): Promise<void> {
    const editor = window.activeTextEditor
    if (!editor || !isServed(editor.document))
      return void window.showInformationMessage('Select something in a dump to normalize it.')
    const {selection, document} = editor
    const place = {uri: uriOf(document.uri), range: client.code2ProtocolConverter.asRange(selection)}
    tell(await runOnServer<NormalizeOutcome>(client, serverCommands.normalizeFile, [place]))
  }

  /** `Dateline: Convert Between Plain Text and Markdown`: the dump in front, as a new document that nobody has saved. */
  async function convertDump(): Promise<void> {
    const document = window.activeTextEditor?.document
    if (!document || !isServed(document)) return void window.showInformationMessage('Open a dump to convert it.')
    const place = {uri: uriOf(document.uri)}
    const {text, format} = await runOnServer<ConvertOutcome>(client, serverCommands.convertFile, [place])
    const language = format === 'markdown' ? 'markdown' : 'bulletin'
    await window.showTextDocument(await workspace.openTextDocument({language, content: text}))
  }

  /**
   * `Dateline: Normalize All Dumps in Folder`: as many as an edit should hold are shown for confirmation before anything
   * changes, and undone in one step. More are written by ourselves, once the user has agreed.
   */
  async function normalizeAll(clicked: unknown, chosen: unknown): Promise<void> {
    const folder = clicked instanceof Uri ? clicked : await chosenFolder()
    if (!folder) return
    const uris = Array.isArray(chosen) && chosen.length > 0 ? chosen.filter((one) => one instanceof Uri) : [folder]
    const params = {uris: uris.map(uriOf)}
    const outcome = await runShown<NormalizeOutcome>(client, 'Normalizing dumps', serverCommands.normalizeFolder, [
      params,
    ])
    const {files} = outcome
    if (!files) tell(outcome)
    else if (files.length === 0) tell({...outcome, message: 'Every dump that can be is in canonical form.'})
    else await confirm({...outcome, files}, false)
  }

  /** Say what would be written, and do it when the user agrees; whoever wants to look first is asked once more. */
  async function confirm(plan: ManyFiles, seen: boolean): Promise<void> {
    const {files, message, refused} = plan
    const [write, look] = ['Write Files', 'Show What Changes']
    const question = `Normalize ${counted(files.length, 'dump')}?`
    if (seen) {
      if ((await window.showWarningMessage(question, write)) === write) await writeAll(plan)
      return
    }
    const left = refused.length > 0 ? ` ${counted(refused.length, 'place')} will be left, each with a reason.` : ''
    const detail =
      `${message}${left}\n\n` +
      'These are too many, or too large, to be one edit with ticks, so Dateline writes the files itself: all of them or none. ' +
      'A file that is open with changes is left as it is. "Dateline: Undo Last Operation" takes everything back.'
    const answer = await window.showWarningMessage(question, {modal: true, detail}, write, look)
    if (answer === write) await writeAll(plan)
    if (answer !== look) return
    await showChanges(files)
    await confirm(plan, true)
  }

  async function writeAll({files, report, refused}: ManyFiles): Promise<void> {
    const label = `Normalize ${counted(files.length, 'dump')}`
    const {written, left} = await operations.rewrite(label, files, ({uri, hash}) =>
      client.sendRequest<RewriteResult>(rewriteMethod, {uri, hash} satisfies RewriteParams),
    )
    const uris = new Set(left.map(({file}) => file.uri))
    const stays = left.map(({file: {uri, label: name}, why}) => ({uri, label: name, line: 1, text: why}))
    const done = report.map((section) => {
      const lines = section.lines.filter(({uri}) => !uris.has(uri))
      return {...section, lines, all: section.all - (section.lines.length - lines.length)}
    })
    const back = written.size > 0 ? ' "Dateline: Undo Last Operation" takes them back.' : ''
    const outcome = {
      message: `${counted(written.size, 'dump is', 'dumps are')} normalized.${back}`,
      refused: [...left.map(({file, why}) => `${file.label} is left as it is: ${why}.`), ...refused],
      report: [...done, {title: 'Not written', lines: stays, all: stays.length}],
    }
    tell(outcome, true)
  }

  /**
   * What was done: in passing, or, where words were touched, places were left or the files are written already, in a
   * message that stays, with a report.
   */
  function tell({message, refused, report}: NormalizeOutcome, written = false): void {
    const touched = report.some(({lines}) => lines.length > 0)
    if (!touched && !written) return void window.setStatusBarMessage(message, 6_000)
    const show = 'Show Report'
    const more = refused.length > 3 ? [`And ${refused.length - 3} more.`] : []
    const words = [message, ...refused.slice(0, 3), ...more].join(' ')
    const buttons = touched ? [show] : []
    const answer =
      refused.length > 0
        ? window.showWarningMessage(words, ...buttons)
        : window.showInformationMessage(words, ...buttons)
    // Nobody waits for the answer: the message stays until it is looked at.
    void answer.then((chosen) => {
      if (chosen !== show) return
      void told(reports.show({name: 'Normalized', heading: message, sections: report, nothing: 'No word was touched.'}))
    })
  }

  function uriOf(uri: Uri): string {
    return client.code2ProtocolConverter.asUri(uri)
  }
}

/** What is to be done where it is more than an edit should hold. */
interface ManyFiles extends NormalizeOutcome {
  readonly files: readonly FileToRewrite[]
}

async function chosenFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length <= 1) return folders[0]?.uri
  return (await window.showWorkspaceFolderPick({placeHolder: 'Folder whose dumps are normalized'}))?.uri
}
