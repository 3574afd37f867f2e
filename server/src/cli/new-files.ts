import {mkdirSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {nodeDisk} from '../border/disk.js'
import {identityOf} from '../border/identity.js'
import type {FileChange} from '../border/operation.js'
import {createFile, NotWritten, piecesAt, replaceFile, whyNotWritten} from '../border/write.js'
import type {Input} from './inputs.js'
import {complain, type Session} from './session.js'
import {unifiedDiff} from './unified-diff.js'
import {visible, visibleLines} from './visible.js'
import {writeTogether} from './write-together.js'

/** A file that a command makes of its inputs. */
export interface NewFile {
  readonly path: string
  /** Its text, in parts: the same ones each time it is asked. */
  readonly parts: () => Iterable<string>
}

/** What files are made from and for, and whether those that are there may be replaced. */
export interface NewFilesOptions {
  /** None of them is ever written over. */
  readonly inputs: readonly Input[]
  readonly force: boolean
  /** What is done, for people: `Merge into all.txt`. */
  readonly label: string
}

/**
 * Write files, all of them or none, in their order and with the folders they need; false when they are not written,
 * which is told. Before the first is written, all are looked at: where one is an input, or is there already and may not
 * be replaced, none is written.
 */
export function writeNewFiles(session: Session, files: readonly NewFile[], options: NewFilesOptions): boolean {
  const isInput = inputTest(options.inputs)
  const free = files.map(({path}) => attempt(session, path, () => check(path)))
  if (free.includes(undefined)) return false
  const [first, ...others] = files
  const done =
    first && others.length === 0
      ? attempt(session, first.path, () => put(first)) === true
      : writeTogether((file, what) => complain(session, file, what), options.label, files.map(changeOf))
  if (done) for (const {path} of files) session.out.write(`${visible(path)}: written\n`)
  return done

  function check(path: string): true {
    if (isInput(path)) throw new NotWritten('it is one of the inputs')
    const kind = nodeDisk().kindOf(path)
    if (kind === 'folder') throw new NotWritten('there is a folder of that name')
    if (!options.force && kind !== undefined)
      throw new NotWritten('there is a file of that name already, and --force was not given')
    return true
  }

  function put({path, parts}: NewFile): true {
    const old = contentOf(path)
    const content = piecesOf(parts())
    if (old) replaceFile(path, old, content)
    else {
      mkdirSync(dirname(path), {recursive: true})
      createFile(path, content)
    }
    return true
  }
}

function changeOf({path, parts}: NewFile): FileChange {
  const before = nodeDisk().kindOf(path) === undefined ? null : piecesAt(path)
  return {path: resolve(path), before, after: piecesOf(parts())}
}

/**
 * Print the patch that makes the files; false when one is an input, or when it cannot be told what is there now, which
 * is told.
 */
export function showNewFiles(session: Session, files: readonly NewFile[], inputs: readonly Input[]): boolean {
  const isInput = inputTest(inputs)
  return files.every(({path, parts}) => {
    const patch = attempt(session, path, () => {
      // Whoever applies the patch would write over it.
      if (isInput(path)) throw new NotWritten('it is one of the inputs')
      return unifiedDiff(path, contentOf(path), bytesOf(parts))
    })
    if (patch) session.out.write(session.terminal ? visibleLines(patch.toString('utf8')) : patch)
    return patch !== undefined
  })
}

/** `merged.map.jsonl` for `merged.txt`: another ending for the name of a file, `-2024` put before it where it is given. */
export function besideName(path: string, ending: string | undefined, suffix = ''): string {
  const name = basename(path)
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  return join(dirname(path), `${stem}${suffix}${ending ?? (dot > 0 ? name.slice(dot) : '')}`)
}

/** What a step on a file gives; undefined when the file stood in the way, which is told. */
function attempt<Result>(session: Session, file: string, step: () => Result): Result | undefined {
  try {
    return step()
  } catch (error) {
    complain(session, file, `${whyNotWritten(error)}; it is not written`)
    return undefined
  }
}

/** Tells a path that is one of the inputs, by whatever name, link or spelling. */
function inputTest(inputs: readonly Input[]): (path: string) => boolean {
  let known: ReadonlySet<string> | undefined
  return (path) => {
    const own = identityOf(path)
    known ??= new Set(inputs.flatMap((input) => (input.kind === 'file' ? (identityOf(input.path) ?? []) : [])))
    return own !== undefined && known.has(own)
  }
}

/** The bytes of a text as it comes, for one of megabytes is never to be held as one. */
function* piecesOf(parts: Iterable<string>): Generator<Uint8Array> {
  let piece = ''
  for (const part of parts) {
    piece += part
    if (piece.length < enough) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}

/** So many units are written at a time, about. */
const enough = 65_536

/** Parts are made twice, which is cheaper than to hold all of them beside their bytes. */
function bytesOf(parts: () => Iterable<string>): Buffer {
  let size = 0
  for (const part of parts()) size += Buffer.byteLength(part)
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  for (const part of parts()) at += bytes.write(part, at)
  return bytes
}

/** The bytes of a file; undefined when there is none. Throws what the system says when it cannot be read. */
function contentOf(path: string): Uint8Array | undefined {
  const disk = nodeDisk()
  return disk.kindOf(path) === undefined ? undefined : disk.read(path, Infinity)
}
