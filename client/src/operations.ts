import {accessSync, constants, existsSync, readFileSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {dirname} from 'node:path'
import {
  CancellationError,
  Position,
  ProgressLocation,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CancellationToken,
  type ExtensionContext,
} from 'vscode'
import {
  completed,
  finishSteps,
  operationsIn,
  stageOperation,
  sweepOperations,
  undoSteps,
  type FileChange,
  type Operation,
  type Steps,
} from '../../server/src/border/operation.js'
import {counted} from './counted.js'
import type {FileToRewrite, RewriteResult} from '../../server/src/lsp/protocol.js'

/** A file that a command makes. */
export interface FileToMake {
  readonly uri: Uri
  readonly text: string
}

/** What became of files that were to be rewritten. */
export interface Rewriting {
  readonly written: ReadonlySet<FileToRewrite>
  /** Files that are what they were, and why, as half a sentence. */
  readonly left: readonly {readonly file: FileToRewrite; readonly why: string}[]
}

/** Writes the files of commands, and takes them back. */
export interface Operations {
  /**
   * Make files where there are none, shown before they are made; gives those that were made, none when the user wants
   * none. Up to `mostInEdit` files are an edit of VS Code's, shown by it and undone by it; more are written by ourselves.
   */
  readonly make: (label: string, files: readonly FileToMake[]) => Promise<readonly Uri[]>
  /**
   * Give files other contents, all of them or none, without asking: who calls has said what is done. A file that is no
   * longer what it was, or has changes in the editor, is left. Rejects with `CancellationError` when the user cancels,
   * after every file is what it was.
   */
  readonly rewrite: (
    label: string,
    files: readonly FileToRewrite[],
    contentsOf: (file: FileToRewrite) => Promise<RewriteResult>,
  ) => Promise<Rewriting>
  /** `Dateline: Undo Last Operation`. */
  readonly undoLast: () => Promise<void>
  /** Ask what is to become of operations that were interrupted when VS Code last ended. */
  readonly recover: () => Promise<void>
}

/** More files than this, or more bytes, are too much for an edit that VS Code holds in memory and shows in a list. */
const mostInEdit = 50
const mostBytes = 50_000_000

/** What was done can be taken back for so long, in milliseconds. */
const kept = 7 * 24 * 3_600_000

/** Operations on the files of this window. What they keep lies in the storage that VS Code gives a workspace. */
export function createOperations({storageUri, globalStorageUri}: ExtensionContext): Operations {
  const store = Uri.joinPath(storageUri ?? globalStorageUri, 'operations').fsPath
  return {make, rewrite, undoLast, recover}

  async function make(label: string, files: readonly FileToMake[]): Promise<readonly Uri[]> {
    refuseTaken(files, existsSync)
    for (const {uri} of files) refuseLocked(uri.fsPath)
    const made = files.map(({uri, text}) => ({uri, contents: new TextEncoder().encode(text)}))
    const size = made.reduce((sum, {contents}) => sum + contents.length, 0)
    const isEdit = files.length <= mostInEdit && size <= mostBytes
    return isEdit ? inEdit(label, made) : byOurselves(label, made)
  }

  async function byOurselves(label: string, files: readonly MadeFile[]): Promise<readonly Uri[]> {
    const write = 'Write Files'
    const answer = await window.showWarningMessage(
      `${label}: write ${counted(files.length, 'new file')}?`,
      {
        modal: true,
        detail:
          'These are too many to be shown one by one, so Dateline writes them itself: all of them or none. ' +
          '"Dateline: Undo Last Operation" takes them back.',
      },
      write,
    )
    if (answer !== write) return []
    const changes = files.map(({uri, contents}) => ({path: uri.fsPath, before: null, after: contents}))
    await operate(label, changes.length, async (add, step) => {
      for (const change of changes) {
        add(change)
        await step()
      }
    })
    void window.showInformationMessage(
      `${label}: ${counted(files.length, 'file')} written. "Dateline: Undo Last Operation" takes them back.`,
    )
    return files.map(({uri}) => uri)
  }

  async function rewrite(
    label: string,
    files: readonly FileToRewrite[],
    contentsOf: (file: FileToRewrite) => Promise<RewriteResult>,
  ): Promise<Rewriting> {
    const written = new Set<FileToRewrite>()
    const left: {readonly file: FileToRewrite; readonly why: string}[] = []
    await operate(label, files.length, async (add, step) => {
      for (const file of files) {
        const why = await staged(file, add)
        if (why === undefined) written.add(file)
        else left.push({file, why})
        await step()
      }
      for (const file of written)
        if (isDirty(file))
          throw new Error(`${file.label} has just been changed in the editor: every file is what it was.`)
    })
    return {written, left}

    /** Keep old and new bytes; why the file is left instead. */
    async function staged(file: FileToRewrite, add: (change: FileChange) => void): Promise<string | undefined> {
      if (isDirty(file)) return 'it has changes in the editor that are not saved'
      const path = Uri.parse(file.uri).fsPath
      try {
        accessSync(path, constants.W_OK)
        accessSync(dirname(path), constants.W_OK)
      } catch {
        return existsSync(path) ? 'no permission to write it' : 'it is gone'
      }
      const contents = await contentsOf(file)
      if (contents.kind === 'left') return contents.why
      const before = readFileSync(path)
      if (createHash('sha256').update(before).digest('hex') !== file.hash)
        return 'it has changed since it was looked at'
      add({path, before, after: Buffer.from(contents.base64, 'base64')})
      return undefined
    }
  }

  /**
   * Gather changes, and make them, showing how far it is; a user who cancels at any time has every file as it was.
   *
   * @param gather Adds changes; calls `step` for each of `count` things that it looks at.
   */
  async function operate(
    label: string,
    count: number,
    gather: (add: (change: FileChange) => void, step: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    await window.withProgress(
      {location: ProgressLocation.Notification, title: label, cancellable: true},
      async (progress, token) => {
        const operation = stageOperation(store, label)
        let changes = 0
        let looked = 0
        const add = (change: FileChange): void => {
          operation.add(change)
          changes++
        }
        try {
          await gather(add, async () => {
            looked++
            progress.report({increment: 50 / count, message: `${of(looked, count)} looked at`})
            await turn(token)
          })
        } catch (error) {
          operation.drop()
          throw error
        }
        if (changes === 0) return
        await drive(operation.steps(), token, (done, isBack) =>
          progress.report(
            isBack
              ? {message: `taking back, ${of(done, changes)} left`}
              : {increment: 50 / changes, message: `${of(done, changes)} written`},
          ),
        )
      },
    )
  }

  async function undoLast(): Promise<void> {
    const [last] = operationsIn(store)
    if (!last) return void window.showInformationMessage('Dateline has written no files that could be taken back.')
    if (last.state === 'running')
      return void window.showInformationMessage(`"${last.label}" is still running: cancel it, or wait for its end.`)
    const take = 'Take Back'
    const answer = await window.showWarningMessage(
      `Take back "${last.label}"?`,
      {modal: true, detail: `${counted(last.paths.length, 'file')} will be what they were before, or be gone.`},
      take,
    )
    if (answer === take) await takeBack(last)
  }

  async function recover(): Promise<void> {
    sweepOperations(store, kept)
    for (const operation of operationsIn(store)) {
      if (operation.state === 'done' || operation.state === 'running') continue
      const [finish, back] = ['Finish', 'Take Back']
      const choices = operation.state === 'applying' ? [finish, back] : [back]
      const words = `"${operation.label}" was interrupted: some of its ${counted(operation.paths.length, 'file')} may be changed and some not.`
      const answer = await window.showWarningMessage(words, ...choices)
      if (answer === back) await takeBack(operation)
      if (answer !== finish) continue
      try {
        completed(finishSteps(store, operation.id))
        void window.showInformationMessage(`"${operation.label}" is finished.`)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        const instead = await window.showErrorMessage(`"${operation.label}" cannot be finished: ${why}.`, back)
        if (instead === back) await takeBack(operation)
      }
    }
  }

  async function takeBack({id, label, paths}: Operation): Promise<void> {
    const {restored, left, keptIn} = await window.withProgress(
      {location: ProgressLocation.Notification, title: `Taking back "${label}"`},
      (progress) =>
        drive(undoSteps(store, id), undefined, (done) =>
          progress.report({increment: 100 / paths.length, message: `${of(done, paths.length)} left`}),
        ),
    )
    if (left.length === 0) void window.showInformationMessage(`"${label}": ${counted(restored, 'file')} taken back.`)
    else {
      const names = left.slice(0, 5).map((path) => workspace.asRelativePath(path))
      const old = keptIn === null ? '' : ` What they were before is kept for seven days in ${keptIn}.`
      void window.showWarningMessage(
        `"${label}": ${counted(restored, 'file')} taken back. Changed since, and left as they are: ${names.join(', ')}${left.length > 5 ? ' and others' : ''}.${old}`,
      )
    }
  }
}

/** A file with its bytes. */
interface MadeFile {
  readonly uri: Uri
  readonly contents: Uint8Array
}

/** One edit, which VS Code shows file by file with a tick for each, and undoes in one step. Gives what was made. */
async function inEdit(label: string, files: readonly MadeFile[]): Promise<readonly Uri[]> {
  const edit = new WorkspaceEdit()
  for (const {uri, contents} of files)
    edit.createFile(uri, {contents, overwrite: false}, {label, needsConfirmation: false})
  // What needs to be confirmed is not ticked: it falls to an edit that changes nothing, so that all is shown and ticked.
  const look = {label: 'Nothing', needsConfirmation: true, description: 'Changes nothing, ticked or not.'}
  const [first] = files
  if (first) edit.insert(first.uri, new Position(0, 0), '', look)
  const applied = await workspace.applyEdit(edit, {isRefactoring: true})
  const made = files.filter(({uri, contents}) => existsSync(uri.fsPath) && readFileSync(uri.fsPath).equals(contents))
  // An edit that fails in the middle is not taken back by VS Code, nor told by it.
  if (!applied) refuseTaken(files, (path) => existsSync(path))
  return made.map(({uri}) => uri)
}

/** Do steps with a turn between two; who cancels has them taken back, and gets `CancellationError`. */
async function drive<Result>(
  steps: Steps<Result>,
  token: CancellationToken | undefined,
  report: (done: number, isBack: boolean) => void,
): Promise<Result> {
  let before = 0
  let cancelled = false
  let step = steps.next()
  while (!step.done) {
    report(step.value, step.value < before)
    before = step.value
    await new Promise((resolve) => setImmediate(resolve))
    if (token?.isCancellationRequested && !cancelled) {
      cancelled = true
      step = steps.throw(new CancellationError())
    } else step = steps.next()
  }
  return step.value
}

/** Let the window breathe, and the user cancel. */
async function turn(token: CancellationToken): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (token.isCancellationRequested) throw new CancellationError()
}

function isDirty({uri}: FileToRewrite): boolean {
  const name = Uri.parse(uri).toString()
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === name)
}

/** Throws when there is a file by one of the names. */
function refuseTaken(files: readonly {readonly uri: Uri}[], isThere: (path: string) => boolean): void {
  const [first, ...more] = files.filter(({uri}) => isThere(uri.fsPath))
  if (!first) return
  const others = more.length > 0 ? `, and ${more.length.toLocaleString('en')} more` : ''
  throw new Error(`${workspace.asRelativePath(first.uri)} is there already${others}: nothing is written.`)
}

/** Throws when a file cannot be made, as far as the system tells beforehand. */
function refuseLocked(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder) && folder !== dirname(folder)) {
    refuseLocked(folder)
    return
  }
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Error(`There is no permission to write in ${folder}: nothing is written.`)
  }
}

function of(done: number, all: number): string {
  return `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`
}
