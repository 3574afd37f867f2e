import {createHash, randomBytes} from 'node:crypto'
import fs from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {createFile, NotWritten, replaceFile, type WriteCalls} from './write.js'

/** The calls an operation makes to the disk; tests end the process at each of them. */
export type OperationCalls = WriteCalls &
  Pick<typeof fs, 'existsSync' | 'mkdirSync' | 'readdirSync' | 'readFileSync' | 'rmSync'>

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
  /** `applying` and `undoing` were interrupted; `done` can be taken back. */
  readonly state: 'applying' | 'done' | 'undoing'
  readonly paths: readonly string[]
}

/** What became of an operation that was taken back. */
export interface Undone {
  readonly restored: number
  /** Files that hold something else by now, and were left as they are. */
  readonly left: readonly string[]
}

/** The journal: hashes are SHA-256 in hexadecimal digits. */
interface Journal {
  readonly label: string
  readonly files: readonly {readonly path: string; readonly before: string | null; readonly after: string}[]
}

const journalName = 'journal.json'

/**
 * Change many files, all or none, in steps: it yields how many files it is done with, so that the caller can show
 * progress, and can end it between two steps with `return()`, after which every file is what it was.
 *
 * 1. The old and the new bytes of all files go to a folder of their own in `store`, then the journal: until it is there,
 *    whole, no file has been touched.
 * 2. Each file is replaced or made, each whole or not at all, and only while it holds what it held.
 * 3. A mark says that it is done. The old bytes stay until `sweepOperations` takes them.
 *
 * A process that ends anywhere leaves every file old or new, and a folder from which `finishOperation` or
 * `undoOperation` go on.
 *
 * @throws What the system says, or `NotWritten`, after every file is what it was.
 */
export function* operationSteps(
  store: string,
  label: string,
  changes: readonly FileChange[],
  calls: OperationCalls = fs,
): Generator<number, string> {
  const id = `${Date.now()}-${randomBytes(4).toString('hex')}`
  const folder = join(store, id)
  let finished = false
  try {
    calls.mkdirSync(folder, {recursive: true, mode: 0o700})
    for (const [at, {before, after}] of changes.entries()) {
      if (before) createFile(join(folder, `${at}.before`), before, calls)
      createFile(join(folder, `${at}.after`), after, calls)
      yield 0
    }
    const files = changes.map(({path, before, after}) => ({
      path,
      before: before && hashOf(before),
      after: hashOf(after),
    }))
    createFile(join(folder, journalName), Buffer.from(JSON.stringify({label, files} satisfies Journal)), calls)
    for (const [at, change] of changes.entries()) {
      apply(change, calls)
      yield at + 1
    }
    createFile(join(folder, 'done'), new Uint8Array(), calls)
    finished = true
    return id
  } finally {
    // Ended by an error, or by a caller who wants no more.
    if (!finished) {
      if (calls.existsSync(join(folder, journalName))) undoOperation(store, id, calls)
      else calls.rmSync(folder, {recursive: true, force: true})
    }
  }
}

/** The operations whose folders are in the store, the latest first. What never touched a file is none. */
export function operationsIn(store: string, calls: OperationCalls = fs): readonly Operation[] {
  if (!calls.existsSync(store)) return []
  return calls
    .readdirSync(store)
    .sort()
    .reverse()
    .flatMap((id) => {
      const journal = journalIn(join(store, id), calls)
      if (!journal) return []
      const has = (mark: string): boolean => calls.existsSync(join(store, id, mark))
      const state = has('undoing') ? 'undoing' : has('done') ? 'done' : 'applying'
      return [{id, label: journal.label, state, paths: journal.files.map(({path}) => path)}]
    })
}

/** Go on with an operation that was interrupted, to its end. Throws `NotWritten` where a file holds something else by now. */
export function finishOperation(store: string, id: string, calls: OperationCalls = fs): void {
  const folder = join(store, id)
  const journal = neededJournal(folder, calls)
  for (const [at, {path, before, after}] of journal.files.entries()) {
    const bytes = bytesAt(path, calls)
    if (bytes && hashOf(bytes) === after) continue
    if ((bytes && hashOf(bytes)) !== (before ?? undefined))
      throw new NotWritten(`${path} holds something else by now: nothing more is changed`)
    apply({path, before: bytes ?? null, after: calls.readFileSync(join(folder, `${at}.after`))}, calls)
  }
  clean(journal, calls)
  createFile(join(folder, 'done'), new Uint8Array(), calls)
}

/**
 * Take an operation back: every file that holds what the operation wrote gets its old bytes again, and one that was made
 * goes. What holds something else by now is left and told. Its folder goes when all is done.
 */
export function undoOperation(store: string, id: string, calls: OperationCalls = fs): Undone {
  const folder = join(store, id)
  const journal = neededJournal(folder, calls)
  if (!calls.existsSync(join(folder, 'undoing'))) createFile(join(folder, 'undoing'), new Uint8Array(), calls)
  let restored = 0
  const left: string[] = []
  for (const [at, {path, before, after}] of journal.files.entries()) {
    const bytes = bytesAt(path, calls)
    const now = bytes && hashOf(bytes)
    if (now === (before ?? undefined)) continue
    if (!bytes || now !== after) {
      left.push(path)
      continue
    }
    if (before === null) calls.unlinkSync(path)
    else replaceFile(path, bytes, calls.readFileSync(join(folder, `${at}.before`)), calls)
    restored++
  }
  clean(journal, calls)
  calls.rmSync(folder, {recursive: true, force: true})
  return {restored, left}
}

/** Let go of what is older than `age` milliseconds, what was interrupted left out, and of what never touched a file. */
export function sweepOperations(store: string, age: number, calls: OperationCalls = fs): void {
  if (!calls.existsSync(store)) return
  const kept = new Set(operationsIn(store, calls).flatMap(({id, state}) => (state === 'done' && isOld(id) ? [] : [id])))
  for (const id of calls.readdirSync(store)) {
    // Another window may be writing the folder of an operation that has no journal yet.
    if (!kept.has(id) && isOld(id)) calls.rmSync(join(store, id), {recursive: true, force: true})
  }

  function isOld(id: string): boolean {
    return Date.now() - Number.parseInt(id, 10) >= age
  }
}

function apply({path, before, after}: FileChange, calls: OperationCalls): void {
  if (before) {
    replaceFile(path, before, after, calls)
    return
  }
  calls.mkdirSync(dirname(path), {recursive: true})
  createFile(path, after, calls)
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

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
