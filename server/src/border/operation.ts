import {randomBytes} from 'node:crypto'
import fs from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {createFile, heldBy, NotWritten, replaceFile, type Held, type WriteCalls} from './write.js'

/** The calls an operation makes to the system; tests end the process at each of them. */
export interface OperationCalls
  extends
    WriteCalls,
    Pick<typeof fs, 'existsSync' | 'mkdirSync' | 'readdirSync' | 'readFileSync' | 'rmdirSync' | 'rmSync'> {
  /** True while there is a process of that number. */
  readonly isAlive: (pid: number) => boolean
}

const system: OperationCalls = {...fs, isAlive}

/** A file that an operation changes, or makes where it was not there. */
export interface FileChange {
  readonly path: string
  /** What it held when it was read; null for a file that is not there. */
  readonly before: Uint8Array | null
  readonly after: Uint8Array
}

/** An operation on many files, as its journal tells it. */
export interface Operation {
  readonly id: string
  /** What was done, for people: `Split page.txt`. */
  readonly label: string
  /** `running` in some process; `applying` and `undoing` were interrupted; `done` can be taken back. */
  readonly state: 'running' | 'applying' | 'done' | 'undoing'
  readonly paths: readonly string[]
}

/** What became of an operation that was taken back. */
export interface Undone {
  readonly restored: number
  /** Files that hold something else by now, and were left as they are. */
  readonly left: readonly string[]
}

/** Goes on file by file: yields how many files hold their new bytes, so that the caller can show it and take a turn. */
export type Steps<Result> = Generator<number, Result>

/** An operation that has touched no file of the user's yet. */
export interface StagedOperation {
  /** Keep the old and the new bytes of one more file. */
  readonly add: (change: FileChange) => void
  /**
   * Change the files. What is thrown into it between two steps, as by a user who cancels, takes all of them back before it
   * comes out again, and so does what goes wrong.
   *
   * @throws What was thrown in, what the system says, or `NotWritten`, after every file is what it was.
   */
  readonly steps: () => Steps<void>
  /** Let go of it, instead of `steps`. */
  readonly drop: () => void
}

/** The journal: hashes are SHA-256 in hexadecimal digits. */
interface Journal {
  readonly label: string
  readonly files: readonly JournalFile[]
  /** Folders that were not there, each behind the one it lies in. */
  readonly folders: readonly string[]
}

interface JournalFile {
  readonly path: string
  /** Null for a file that was not there. */
  readonly before: Held | null
  readonly after: Held
}

const journalName = 'journal.json'

/** An operation that a process does not end within this time, in milliseconds, is no longer its own: its number may be another's. */
const longest = 3_600_000

/**
 * Begin to change many files, all or none. One file after the other can be given, so that no more than one has to be in
 * memory.
 *
 * 1. The old and the new bytes of all files go to a folder of their own in `store`, then the journal: until it is there,
 *    whole, no file has been touched.
 * 2. Each file is replaced or made, each whole or not at all, and only while it holds what it held.
 * 3. A mark says that it is done. The old bytes stay until `sweepOperations` takes them.
 *
 * A process that ends anywhere leaves every file old or new, and a folder from which `finishSteps` or `undoSteps` go on.
 */
export function stageOperation(store: string, label: string, calls: OperationCalls = system): StagedOperation {
  const id = `${Date.now()}-${randomBytes(4).toString('hex')}`
  const folder = join(store, id)
  const files: JournalFile[] = []
  const folders = new Set<string>()
  return {
    add({path, before, after}) {
      calls.mkdirSync(folder, {recursive: true, mode: 0o700})
      for (const missing of missingFolders(dirname(path), calls)) folders.add(missing)
      if (before) createFile(join(folder, `${files.length}.before`), before, calls)
      createFile(join(folder, `${files.length}.after`), after, calls)
      files.push({path, before: before && heldBy(before), after: heldBy(after)})
    },
    *steps() {
      yield* claimed(folder, calls, function* () {
        const journal: Journal = {label, files, folders: [...folders]}
        createFile(join(folder, journalName), Buffer.from(JSON.stringify(journal)), calls)
        try {
          yield* applied(folder, journal, calls)
        } catch (error) {
          yield* takenBack(folder, journal, calls)
          throw error
        }
      })
    },
    drop: () => calls.rmSync(folder, {recursive: true, force: true}),
  }
}

/** The operations whose folders are in the store, the latest first. What never touched a file is none. */
export function operationsIn(store: string, calls: OperationCalls = system): readonly Operation[] {
  if (!calls.existsSync(store)) return []
  return calls
    .readdirSync(store)
    .sort()
    .reverse()
    .flatMap((id) => {
      const folder = join(store, id)
      const journal = journalIn(folder, calls)
      if (!journal) return []
      const has = (mark: string): boolean => calls.existsSync(join(folder, mark))
      const state = isRunning(folder, calls)
        ? 'running'
        : has('undoing')
          ? 'undoing'
          : has('done')
            ? 'done'
            : 'applying'
      return [{id, label: journal.label, state, paths: journal.files.map(({path}) => path)}]
    })
}

/** Go on with an operation that was interrupted, to its end. Throws `NotWritten` where a file holds something else by now. */
export function* finishSteps(store: string, id: string, calls: OperationCalls = system): Steps<void> {
  const folder = join(store, id)
  const journal = neededJournal(folder, calls)
  yield* claimed(folder, calls, function* () {
    yield* applied(folder, journal, calls)
    clean(journal, calls)
  })
}

/**
 * Take an operation back: every file that holds what the operation wrote gets its old bytes again, and one that was made
 * goes. What holds something else by now is left and told. Its folder goes when all is done.
 */
export function* undoSteps(store: string, id: string, calls: OperationCalls = system): Steps<Undone> {
  const folder = join(store, id)
  const journal = neededJournal(folder, calls)
  return yield* claimed(folder, calls, () => takenBack(folder, journal, calls))
}

/** Go through all steps without a pause. */
export function completed<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Give every file its new bytes that has its old ones, and mark the operation as done. */
function* applied(folder: string, {files}: Journal, calls: OperationCalls): Steps<void> {
  for (const [at, {path, before, after}] of files.entries()) {
    const now = bytesAt(path, calls)
    if (!now || !isHeld(now, after)) {
      if (before ? !now || !isHeld(now, before) : now)
        throw new NotWritten(
          `${path}: ${before ? 'another program has changed it since it was read' : 'there is a file of that name already'}`,
        )
      const bytes = kept(folder, `${at}.after`, after, calls)
      if (before) replaceFile(path, before, bytes, calls)
      else {
        calls.mkdirSync(dirname(path), {recursive: true})
        createFile(path, bytes, calls)
      }
    }
    yield at + 1
  }
  createFile(join(folder, 'done'), new Uint8Array(), calls)
}

function* takenBack(folder: string, journal: Journal, calls: OperationCalls): Steps<Undone> {
  const {files} = journal
  if (!calls.existsSync(join(folder, 'undoing'))) createFile(join(folder, 'undoing'), new Uint8Array(), calls)
  let restored = 0
  const left: string[] = []
  for (const [at, {path, before, after}] of files.entries()) {
    const now = bytesAt(path, calls)
    if (before ? !now || !isHeld(now, before) : now) {
      if (!now || !isHeld(now, after)) left.push(path)
      else {
        if (before === null) calls.unlinkSync(path)
        else replaceFile(path, after, kept(folder, `${at}.before`, before, calls), calls)
        restored++
      }
    }
    yield files.length - at - 1
  }
  clean(journal, calls)
  removeEmpty(journal, calls)
  calls.rmSync(folder, {recursive: true, force: true})
  return {restored, left}
}

/** Do steps while no other process does any in the same folder. */
function* claimed<Result>(folder: string, calls: OperationCalls, steps: () => Steps<Result>): Steps<Result> {
  const claim = join(folder, 'running')
  if (isRunning(folder, calls)) throw new NotWritten('another window is at it')
  calls.rmSync(claim, {force: true})
  createFile(claim, Buffer.from(String(process.pid)), calls)
  try {
    return yield* steps()
  } finally {
    calls.rmSync(claim, {force: true})
  }
}

function isRunning(folder: string, calls: OperationCalls): boolean {
  const pid = bytesAt(join(folder, 'running'), calls)?.toString()
  return pid !== undefined && ageOf(basename(folder)) < longest && calls.isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Let go of what is older than `age` milliseconds, what was interrupted left out, and of what never touched a file. */
export function sweepOperations(store: string, age: number, calls: OperationCalls = system): void {
  if (!calls.existsSync(store)) return
  const kept = new Set(operationsIn(store, calls).flatMap(({id, state}) => (state === 'done' && isOld(id) ? [] : [id])))
  for (const id of calls.readdirSync(store)) {
    // Another window may be writing the folder of an operation that has no journal yet.
    if (!kept.has(id) && isOld(id)) calls.rmSync(join(store, id), {recursive: true, force: true})
  }

  function isOld(id: string): boolean {
    return ageOf(id) >= age
  }
}

/** How long ago an operation was begun, in milliseconds. */
function ageOf(id: string): number {
  return Date.now() - Number.parseInt(id, 10)
}

/** Take away what a write that was interrupted left beside the files. */
function clean({files}: Journal, calls: OperationCalls): void {
  const names = new Map<string, Set<string>>()
  for (const {path} of files) {
    const inFolder = names.get(dirname(path)) ?? new Set()
    inFolder.add(basename(path).slice(0, 200))
    names.set(dirname(path), inFolder)
  }
  for (const [folder, own] of names) {
    if (!calls.existsSync(folder)) continue
    for (const name of calls.readdirSync(folder)) {
      const [, stem] = /^\.(.+)\.[0-9a-f]{12}\.tmp$/.exec(name) ?? []
      if (stem !== undefined && own.has(stem)) calls.rmSync(join(folder, name), {force: true})
    }
  }
}

/** Folders that are not there, the outermost first. */
function missingFolders(folder: string, calls: OperationCalls): readonly string[] {
  return calls.existsSync(folder) ? [] : [...missingFolders(dirname(folder), calls), folder]
}

/** Take away the folders that were made, unless somebody has put something there. */
function removeEmpty({folders}: Journal, calls: OperationCalls): void {
  for (const folder of [...folders].reverse())
    if (calls.existsSync(folder) && calls.readdirSync(folder).length === 0) calls.rmdirSync(folder)
}

function neededJournal(folder: string, calls: OperationCalls): Journal {
  const journal = journalIn(folder, calls)
  if (!journal) throw new NotWritten(`${folder} has no journal: there is nothing to go on with`)
  return journal
}

function journalIn(folder: string, calls: OperationCalls): Journal | undefined {
  const bytes = bytesAt(join(folder, journalName), calls)
  return bytes && (JSON.parse(bytes.toString('utf8')) as Journal)
}

function bytesAt(path: string, calls: OperationCalls): Buffer | undefined {
  return calls.existsSync(path) ? calls.readFileSync(path) : undefined
}

/** What the store keeps of a file. Throws `NotWritten` where the store itself was tampered with. */
function kept(folder: string, name: string, held: Held, calls: OperationCalls): Buffer {
  const bytes = calls.readFileSync(join(folder, name))
  if (!isHeld(bytes, held)) throw new NotWritten(`${join(folder, name)} is not what was kept there: it is not used`)
  return bytes
}

function isHeld(bytes: Uint8Array, held: Held): boolean {
  return bytes.length === held.size && heldBy(bytes).hash === held.hash
}
