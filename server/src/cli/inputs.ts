import {resolve, sep} from 'node:path'
import type {Disk} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'
import {scan} from '../border/scan.js'

/** Something to read. `file` is the name it goes by in everything that is printed. */
export type Input =
  | {readonly kind: 'stdin'; readonly file: string; readonly named: true}
  /** `named` is false for a file that was found in a folder. */
  | {readonly kind: 'file'; readonly file: string; readonly path: string; readonly named: boolean}
  | Unreadable

/** Something that cannot be read. `reason` is half a sentence, without a full stop. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly file: string
  readonly reason: string
}

/** What stands for standard input among the arguments. */
export const standardInput = '-'

/**
 * The inputs that the arguments of a command name: a file, whatever its name; a folder, that is its text and Markdown
 * files and those of the folders in it, hidden ones left out, by path in code-point order; or `-` for standard input.
 * What is named twice is read once, where it comes first. Never throws: what is not there is an input that cannot be read.
 *
 * @param stdinName
 *   The name that standard input goes by.
 */
export function inputsOf(disk: Disk, paths: readonly string[], stdinName: string): readonly Input[] {
  const inputs: Input[] = []
  const seen = new Set<string>()
  for (const path of paths) {
    for (const input of path === standardInput ? [stdin()] : inputsAt(disk, path)) {
      const place = input.kind === 'stdin' ? standardInput : resolve(input.file)
      if (!seen.has(place)) inputs.push(input)
      seen.add(place)
    }
  }
  return inputs

  function stdin(): Input {
    return {kind: 'stdin', file: stdinName, named: true}
  }
}

function inputsAt(disk: Disk, path: string): readonly Input[] {
  const file = shownPath(path)
  try {
    const kind = disk.kindOf(path)
    if (kind === undefined) return [{kind: 'unreadable', file, reason: 'there is no such file or folder'}]
    return kind === 'folder' ? inFolder(disk, path) : [{kind: 'file', file, path, named: true}]
  } catch (error) {
    return [{kind: 'unreadable', file, reason: reasonOf(error)}]
  }
}

function inFolder(disk: Disk, folder: string): readonly Input[] {
  const inputs: Input[] = []
  for (const found of scan(disk, withoutSlash(shownPath(folder)), {include: isText, exclude: isHidden})) {
    if (found.kind === 'file') inputs.push({kind: 'file', file: found.path, path: found.path, named: false})
    else if (found.kind === 'failure')
      inputs.push({kind: 'unreadable', file: found.failure.file, reason: found.failure.what})
  }
  return inputs.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** True for the files that a folder is searched for. */
function isText(path: string): boolean {
  return /\.(?:txt|md|markdown)$/i.test(path)
}

/** True for a path with a part that begins with a full stop. */
function isHidden(path: string): boolean {
  return path.startsWith('.') || path.includes('/.')
}

/** The path as given, `/` between its parts. */
function shownPath(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

/** The root of the file system keeps its one slash, for then nothing else is left. */
function withoutSlash(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end) === '/' ? '' : path.slice(0, end)
}
