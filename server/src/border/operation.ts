import {randomBytes} from 'node:crypto'
import fs from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {
  createFile,
  holds,
  NotWritten,
  piecesAt,
  replaceFile,
  whyNotWritten,
  type Content,
  type Held,
  type WriteCalls,
} from './write.js'

/** The calls an operation makes to the system; tests end the process at each of them. */
export interface OperationCalls
  extends
    WriteCalls,
    Pick<typeof fs, 'existsSync' | 'mkdirSync' | 'readdirSync' | 'readFileSync' | 'rmdirSync' | 'rmSync'> {
  /** True while there is a process of that number. */
  readonly isAlive: (pid: number) => boolean
}

const system: OperationCalls = {...fs, isAlive}

/** The folder that operations of the command line are kept in, beside the files that they write. No walk enters it. */
export const operationsFolder = '.dateline-operations'

/** Thrown when one of the files of an operation was not written; `why` is half a sentence. */
export class FileNotWritten extends NotWritten {
  constructor(
    readonly path: string,
    readonly why: string,
    cause: unknown,
  ) {
    super(`${path}: ${why}`, {cause})
  }
}

/** A file that an operation changes, or makes where it was not there. */
export interface FileChange {
  /** From the root of the disk, for whoever goes on may be somewhere else. */
  readonly path: string
  /** What it held when it was read; null for a file that is not there. */
  readonly before: Content | null
  readonly after: Content
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
  /** Where what these held before lies for as long as the store keeps it; null where nothing was left. */
  readonly keptIn: string | null
}

/** Goes on file by file: yields how many files hold their new bytes, so that the caller can show it and take a turn. */
export type Steps<Result> = Generator<number, Result>

/** An operation that has touched no file of the user's yet. */
export interface StagedOperation {
  readonly id: string
  /** Keep the old and the new bytes of one more file. */
  readonly add: (change: FileChange) => void
  /**
   * Change the files. What is thrown into it between two steps, as by a user who cancels, takes all of them back before it
   * comes out again, and so does what goes wrong.
   *
   * @throws What was thrown in, or `FileNotWritten`, after every file is what it was. When something goes wrong with
   *   that, too, the operation stays in the store.
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
    id,
    add({path, before, after}) {
      atFile(path, () => {
        if (files.length === 0) {
          calls.mkdirSync(folder, {recursive: true, mode: 0o700})
          claim(folder, calls)
        }
        for (const missing of missingFolders(dirname(path), calls)) folders.add(missing)
        const kept = (name: string, content: Content): Held => createFile(join(folder, name), content, calls)
        files.push({
          path,
          before: before && kept(`${files.length}.before`, before),
          after: kept(`${files.length}.after`, after),
        })
      })
    },
    *steps() {
      yield* released(folder, calls, function* () {
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
    drop() {
      mine.delete(folder)
      remove(folder, calls)
    },
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
 * goes. What holds something else by now is left and told, and what it held before stays in the
 * folder, which else goes when all is done.
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
    atFile(path, () => {
      if (isAt(path, after, calls)) return
      if (before ? !isAt(path, before, calls) : calls.existsSync(path))
        throw new NotWritten(
          before ? 'another program has changed it since it was read' : 'there is a file of that name already',
        )
      const bytes = kept(folder, `${at}.after`, after, calls)
      if (before) replaceFile(path, before, bytes, calls)
      else {
        calls.mkdirSync(dirname(path), {recursive: true})
        createFile(path, bytes, calls)
      }
    })
    yield at + 1
  }
  createFile(join(folder, 'done'), new Uint8Array(), calls)
}

function* takenBack(folder: string, journal: Journal, calls: OperationCalls): Steps<Undone> {
  const {files} = journal
  if (isMarked(folder, calls)) {
    // Nobody goes on to the end from here, and what is put back may need the room.
    for (const at of files.keys()) calls.rmSync(join(folder, `${at}.after`), {force: true})
  }
  let restored = 0
  const left: number[] = []
  for (const [at, {path, before, after}] of files.entries()) {
    atFile(path, () => {
      if (before ? isAt(path, before, calls) : !calls.existsSync(path)) return
      if (!isAt(path, after, calls)) left.push(at)
      else {
        if (before === null) calls.unlinkSync(path)
        else replaceFile(path, after, kept(folder, `${at}.before`, before, calls), calls)
        restored++
      }
    })
    yield files.length - at - 1
  }
  clean(journal, calls)
  removeEmpty(journal, calls)
  const keeping = left.filter((at) => files[at]?.before)
  if (keeping.length === 0) remove(folder, calls)
  else keepOnly(folder, files, new Set(keeping), calls)
  return {restored, left: left.flatMap((at) => files[at]?.path ?? []), keptIn: keeping.length === 0 ? null : folder}
}

/** Keep what some files held before, under names that tell them, and nothing else: the operation itself is over. */
function keepOnly(folder: string, files: Journal['files'], left: ReadonlySet<number>, calls: OperationCalls): void {
  calls.rmSync(join(folder, journalName), {force: true})
  for (const [at, {path}] of files.entries()) {
    const old = join(folder, `${at}.before`)
    if (left.has(at)) calls.renameSync(old, join(folder, `${at}-${basename(path).slice(-200)}`))
    else calls.rmSync(old, {force: true})
  }
}

/** Mark that an operation is being taken back; false when the disk has no room for that. It is taken back all the same. */
function isMarked(folder: string, calls: OperationCalls): boolean {
  const mark = join(folder, 'undoing')
  try {
    if (!calls.existsSync(mark)) createFile(mark, new Uint8Array(), calls)
    return true
  } catch {
    return false
  }
}

/** Do what is to be done with a file. What goes wrong is told with its path. */
function atFile(path: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw new FileNotWritten(path, whyNotWritten(error), error)
  }
}

/** Do steps while no other process does any in the same folder. */
function* claimed<Result>(folder: string, calls: OperationCalls, steps: () => Steps<Result>): Steps<Result> {
  claim(folder, calls)
  return yield* released(folder, calls, steps)
}

/** The folders that this process is at: after it ended, another one may get its number. */
const mine = new Set<string>()

/** Keep other processes from a folder. Throws `NotWritten` when one is at it. */
function claim(folder: string, calls: OperationCalls): void {
  const path = join(folder, 'running')
  if (isRunning(folder, calls)) throw new NotWritten('another window or command is at it')
  calls.rmSync(path, {force: true})
  mine.add(folder)
  createFile(path, Buffer.from(String(process.pid)), calls)
}

/** Do steps in a folder that is claimed, and let go of it. */
function* released<Result>(folder: string, calls: OperationCalls, steps: () => Steps<Result>): Steps<Result> {
  try {
    return yield* steps()
  } finally {
    mine.delete(folder)
    calls.rmSync(join(folder, 'running'), {force: true})
  }
}

function isRunning(folder: string, calls: OperationCalls): boolean {
  const bytes = bytesAt(join(folder, 'running'), calls)
  if (!bytes || ageOf(basename(folder)) >= longest) return false
  const pid = Number(bytes.toString())
  return calls.isAlive(pid) && (pid !== process.pid || mine.has(folder))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Let go of what is older than `age` milliseconds: operations that are done, and those that never touched a file and
 * that nobody is at. What was interrupted stays. A store with nothing in it goes as well.
 */
export function sweepOperations(store: string, age: number, calls: OperationCalls = system): void {
  if (!calls.existsSync(store)) return
  const kept = new Set(operationsIn(store, calls).flatMap(({id, state}) => (state === 'done' && isOld(id) ? [] : [id])))
  for (const id of calls.readdirSync(store)) {
    // Another process may be writing the folder of an operation that has no journal yet.
    if (!kept.has(id) && isOld(id) && !isRunning(join(store, id), calls)) remove(join(store, id), calls)
  }
  if (calls.readdirSync(store).length === 0) calls.rmdirSync(store)

  function isOld(id: string): boolean {
    return ageOf(id) >= age
  }
}

/** The journal goes first: whoever is stopped in between leaves what nobody takes for an operation. */
function remove(folder: string, calls: OperationCalls): void {
  calls.rmSync(join(folder, journalName), {force: true})
  calls.rmSync(folder, {recursive: true, force: true})
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

/** What the store keeps of a file, in pieces. Throws `NotWritten` where the store itself was tampered with. */
function kept(folder: string, name: string, held: Held, calls: OperationCalls): Content {
  const path = join(folder, name)
  if (!isAt(path, held, calls)) throw new NotWritten(`${path} is not what was kept there: it is not used`)
  return piecesAt(path, calls)
}

/** True when there is a file that holds these bytes. */
function isAt(path: string, held: Held, calls: OperationCalls): boolean {
  return calls.existsSync(path) && holds(path, held, calls)
}
