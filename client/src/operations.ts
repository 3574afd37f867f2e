import {ProgressLocation, Uri, window, workspace, WorkspaceEdit, type ExtensionContext} from 'vscode'
import {
  finishOperation,
  operationsIn,
  operationSteps,
  sweepOperations,
  undoOperation,
  type Operation,
} from '../../server/src/border/operation.js'

/** A file that a command makes. */
export interface FileToMake {
  readonly uri: Uri
  readonly text: string
}

/** Makes the files of commands, and takes them back. */
export interface Operations {
  /**
   * Make files where there are none, shown before they are made; false when the user wants none of them, or fewer. Up to
   * `mostInEdit` files are an edit of VS Code's, shown by it and undone by it; more are written by ourselves.
   */
  readonly make: (label: string, files: readonly FileToMake[]) => Promise<boolean>
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
  return {make, undoLast, recover}

  async function make(label: string, files: readonly FileToMake[]): Promise<boolean> {
    const taken: Uri[] = []
    for (const {uri} of files) if (await isThere(uri)) taken.push(uri)
    if (taken.length > 0) {
      const more = taken.length > 1 ? `, and ${counted(taken.length - 1, 'more')}` : ''
      throw new Error(`${workspace.asRelativePath(taken[0] ?? '')} is there already${more}: nothing is written.`)
    }
    const bytes = files.map(({text}) => new TextEncoder().encode(text))
    const size = bytes.reduce((sum, {length}) => sum + length, 0)
    const made = files.map(({uri}, at) => ({uri, contents: bytes[at] ?? new Uint8Array()}))
    return files.length <= mostInEdit && size <= mostBytes ? inEdit(label, made) : byOurselves(label, made)
  }

  async function byOurselves(label: string, files: readonly MadeFile[]): Promise<boolean> {
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
    if (answer !== write) return false
    const changes = files.map(({uri, contents}) => ({path: uri.fsPath, before: null, after: contents}))
    const finished = await window.withProgress(
      {location: ProgressLocation.Notification, title: label, cancellable: true},
      async (progress, token) => {
        const steps = operationSteps(store, label, changes)
        let before = 0
        for (let step = steps.next(); !step.done; step = steps.next()) {
          if (step.value > before) progress.report({increment: (100 * (step.value - before)) / changes.length})
          before = step.value
          await new Promise((resolve) => setImmediate(resolve))
          if (!token.isCancellationRequested) continue
          steps.return('')
          return false
        }
        return true
      },
    )
    void window.showInformationMessage(
      finished
        ? `${label}: ${counted(files.length, 'file')} written. "Dateline: Undo Last Operation" takes them back.`
        : `${label}: cancelled. Every file is what it was.`,
    )
    return finished
  }

  async function undoLast(): Promise<void> {
    const [last] = operationsIn(store)
    if (!last) return void window.showInformationMessage('Dateline has written no files that could be taken back.')
    const take = 'Take Back'
    const answer = await window.showWarningMessage(
      `Take back "${last.label}"?`,
      {modal: true, detail: `${counted(last.paths.length, 'file')} will be what they were before, or be gone.`},
      take,
    )
    if (answer === take) takeBack(last)
  }

  async function recover(): Promise<void> {
    sweepOperations(store, kept)
    for (const operation of operationsIn(store)) {
      if (operation.state === 'done') continue
      const [finish, back] = ['Finish', 'Take Back']
      const choices = operation.state === 'applying' ? [finish, back] : [back]
      const words = `"${operation.label}" was interrupted: some of its ${counted(operation.paths.length, 'file')} are changed and some are not.`
      const answer = await window.showWarningMessage(words, ...choices)
      if (answer === back) takeBack(operation)
      if (answer !== finish) continue
      finishOperation(store, operation.id)
      void window.showInformationMessage(`"${operation.label}" is finished.`)
    }
  }

  function takeBack({id, label}: Operation): void {
    const {restored, left} = undoOperation(store, id)
    if (left.length === 0) void window.showInformationMessage(`"${label}": ${counted(restored, 'file')} taken back.`)
    else {
      const names = left.slice(0, 5).map((path) => workspace.asRelativePath(path))
      void window.showWarningMessage(
        `"${label}": ${counted(restored, 'file')} taken back. Changed since, and left as they are: ${names.join(', ')}${left.length > 5 ? ' and others' : ''}.`,
      )
    }
  }
}

/** A file with its bytes. */
interface MadeFile {
  readonly uri: Uri
  readonly contents: Uint8Array
}

/** One edit, which VS Code shows file by file with a tick for each, and undoes in one step. */
async function inEdit(label: string, files: readonly MadeFile[]): Promise<boolean> {
  const edit = new WorkspaceEdit()
  for (const {uri, contents} of files)
    edit.createFile(uri, {contents, overwrite: false}, {label, needsConfirmation: true})
  return workspace.applyEdit(edit, {isRefactoring: true})
}

async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

function counted(many: number, thing: string): string {
  return `${many.toLocaleString('en')} ${thing}${many === 1 || thing === 'more' ? '' : 's'}`
}
