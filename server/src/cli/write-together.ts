import {accessSync, constants, existsSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import process from 'node:process'
import {
  FileNotWritten,
  operationsFolder,
  operationsIn,
  stageOperation,
  sweepOperations,
  type FileChange,
  type Operation,
} from '../border/operation.js'
import {whyNotWritten} from '../border/write.js'
import {visible} from './visible.js'

/** Tells of a file, on standard error, what stands in the way and what happens now. */
type Tell = (file: string, what: string) => void

/**
 * Write several files, all or none; false when they are not written, which is told.
 *
 * What it takes to go on or back lies beside the first of them meanwhile, in `operationsFolder`, so on the same disk.
 * Where an operation on files of the same folders was interrupted, nothing is written: its files wait for `recover`.
 *
 * @param label What is done, for people: `Merge into all.txt`.
 */
export function writeTogether(tell: Tell, label: string, files: readonly FileChange[]): boolean {
  if (files.length === 0) return true
  const folders = new Set(files.map(({path}) => dirname(path)))
  const [first = '.'] = folders
  const store = join(nearest(first), operationsFolder)
  const operation = stageOperation(store, label)
  let written = 0
  try {
    // Told by the name of the folder, and before anything is written.
    accessSync(dirname(store), constants.W_OK)
    sweepOperations(store, 0)
    if (tellInterrupted(tell, folders)) return false
    for (const file of files) operation.add(file)
    for (const step of operation.steps()) written = Math.max(written, step)
  } catch (error) {
    tellFailure(error)
    return false
  } finally {
    tidy()
  }
  return true

  function tellFailure(error: unknown): void {
    const path = error instanceof FileNotWritten ? error.path : dirname(store)
    const why = error instanceof FileNotWritten ? error.why : whyNotWritten(error)
    const none = `none of ${files.length} files is written`
    if (!stays()) tell(shown(path), written > 0 ? `${why}; ${none}, what was begun is taken back` : `${why}; ${none}`)
    else tell(shown(path), `${why}; what was begun could not be taken back. ${howToRecover(store, ['--take-back'])}`)
  }

  /** True when the operation touched files, and neither got to its end nor was taken back. */
  function stays(): boolean {
    try {
      return operationsIn(store).some(({id, state}) => id === operation.id && state !== 'done')
    } catch {
      return written > 0
    }
  }

  /** Let go of what is no longer needed. The files are what they are to be. */
  function tidy(): void {
    try {
      if (!stays()) operation.drop()
      sweepOperations(store, 0)
    } catch (error) {
      tell(shown(store), `${whyNotWritten(error)}; it is left behind`)
    }
  }
}

/** The operations of the command line that a folder keeps and that are no longer going on, the latest first. */
export function interruptedIn(folder: string): readonly Operation[] {
  return operationsIn(join(folder, operationsFolder)).filter(({state}) => state === 'applying' || state === 'undoing')
}

/** A path as it is told: from the folder that the command is called in. */
export function shown(path: string): string {
  return relative(process.cwd(), path) || '.'
}

/** Tell of operations on files of these folders that were interrupted; false when there are none. */
function tellInterrupted(tell: Tell, folders: ReadonlySet<string>): boolean {
  let found = false
  for (const folder of withAbove(folders)) {
    for (const {label, state, paths} of interruptedIn(folder)) {
      if (!paths.some((path) => folders.has(dirname(path)))) continue
      found = true
      const few = paths.slice(0, mostNames).map((path) => visible(shown(path)))
      const more = paths.length > few.length ? ` and ${paths.length - few.length} more` : ''
      const ways = state === 'applying' ? (['--finish', '--take-back'] as const) : (['--take-back'] as const)
      tell(
        shown(folder),
        `"${label}" was interrupted when it wrote ${few.join(', ')}${more}; nothing is written. ` +
          howToRecover(join(folder, operationsFolder), ways),
      )
    }
  }
  return found
}

/** So many files are named where all of them are meant. */
const mostNames = 5

function howToRecover(store: string, ways: readonly ('--finish' | '--take-back')[]): string {
  const does = {'--finish': 'goes on', '--take-back': 'makes its files what they were'}
  const folder = shown(dirname(store))
  const word = /^[\w./]+$/.test(folder) ? folder : JSON.stringify(folder)
  return ways.map((way) => `"dateline recover ${way} ${word}" ${does[way]}`).join(', ')
}

/** The folder, or the nearest above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

/** The folders and all above them, each once. */
function withAbove(folders: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const start of folders) {
    for (let folder = resolve(start); !all.has(folder); folder = dirname(folder)) all.add(folder)
  }
  return all
}
