import {dirname, resolve, sep} from 'node:path'
import {nodeDisk, type Disk} from '../border/disk.js'
import {GitRefused, gitTree} from '../border/git-tree.js'
import {isNothing, whatIsNew, type News} from '../core/news/what-is-new.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import {isDumpAt, isNamed, standardInput, type Input} from './inputs.js'
import {readAll, status, type InputOptions, type ReadOptions, type Session, type Status} from './session.js'
import {jsonText, visible} from './visible.js'

/** The options of `dateline new`. */
export interface NewOptions extends InputOptions {
  readonly format: 'text' | 'json'
  /** A folder of older dumps, or what names a commit to Git. */
  readonly since: string
}

const wanted: ReadOptions = {keep: (facts, input) => isNamed(input) || isDumpAt(input, facts)}

/** `dateline new`: the items, officials, posts and revisions of the dumps that older ones do not have. */
export async function news(session: Session, paths: readonly string[], options: NewOptions): Promise<Status> {
  const disk = nodeDisk()
  const {since} = options
  try {
    const isPath = kindAt(disk, since) !== undefined
    const {older, newer} = isPath ? sides(since, paths) : {older: undefined, newer: undefined}
    const after = await readAll(session, paths, options, {...wanted, ...(newer ? {only: newer} : {})})
    const before = isPath
      ? await readAll(session, [since], options, {...wanted, ...(older ? {only: older} : {})})
      : await readThen(session, paths, options)
    print(session, whatIsNew(before.index, after.index), options)
    return before.failed || after.failed ? status.failed : status.fine
  } catch (error) {
    if (!(error instanceof GitRefused)) throw error
    session.err.write(`dateline: --since: ${visible(error.message)}. Nothing is compared.\n`)
    return status.failed
  }
}

function kindAt(disk: Disk, path: string): ReturnType<Disk['kindOf']> {
  try {
    return disk.kindOf(path)
  } catch {
    return undefined
  }
}

/** Which inputs are the older and which the newer ones, where the one place lies in the other. */
function sides(
  since: string,
  paths: readonly string[],
): {readonly older?: (input: Input) => boolean; readonly newer?: (input: Input) => boolean} {
  const places = paths.filter((path) => path !== standardInput).map((path) => resolve(path))
  const old = resolve(since)
  if (places.includes(old))
    throw new GitRefused(`expected older dumps, got ${since}, which is to be compared with them`)
  const isWithin = places.some((place) => old.startsWith(place + sep))
  return isWithin ? {newer: (input) => !isIn(input, [old])} : {older: (input) => !isIn(input, places)}
}

function isIn(input: Input, places: readonly string[]): boolean {
  const own = resolve(input.file)
  return input.kind !== 'stdin' && places.some((place) => own === place || own.startsWith(place + sep))
}

/** Read the folders of the arguments as they were at a commit: what is new in a file, none of its neighbors had. */
async function readThen(
  session: Session,
  paths: readonly string[],
  options: NewOptions,
): Promise<{readonly index: WorkspaceIndex; readonly failed: boolean}> {
  const now = nodeDisk()
  const trees: {readonly root: string; readonly tree: Disk}[] = []
  const roots = new Set<string>()
  for (const path of paths) {
    if (path === standardInput) continue
    const root = kindAt(now, path) === 'folder' ? path : dirname(path)
    if (roots.has(root)) continue
    roots.add(root)
    trees.push({root: resolve(root), tree: gitTree(now, root, options.since)})
  }
  return readAll(session, [...roots], options, {...wanted, disk: joined(now, trees)})
}

/** The trees as one disk. Where several hold a path, the deepest says most of it. */
function joined(now: Disk, trees: readonly {readonly root: string; readonly tree: Disk}[]): Disk {
  const deepest = [...trees].sort((a, b) => b.root.length - a.root.length)
  return {
    kindOf: (path) => of(path).kindOf(path),
    list: (path) => of(path).list(path),
    read: (path, limit) => of(path).read(path, limit),
  }

  function of(path: string): Disk {
    const place = resolve(path)
    return deepest.find(({root}) => place === root || place.startsWith(root + sep))?.tree ?? now
  }
}

function print({out}: Session, found: News, {format, since}: NewOptions): void {
  if (format === 'json') {
    out.write(`${jsonText(found)}\n`)
    return
  }
  for (const line of textOf(found)) out.write(`${visible(line)}\n`)
  const {items, officials, posts, revisions} = found
  const counts = [
    things(items.length, 'item'),
    things(officials.length, 'official'),
    things(posts.length, 'post'),
    things(revisions.length, 'revision'),
  ]
  out.write(
    isNothing(found)
      ? `Nothing is new since ${visible(since)}.\n`
      : `New since ${visible(since)}: ${counts.join(', ')}.\n`,
  )
}

/** `FILE:LINE: WHAT`, a line each. */
function* textOf({items, officials, posts, revisions}: News): Generator<string> {
  for (const {file, line, day, head} of items) yield `${file}:${line}: item: ${dayText(day)}${head}`
  for (const {file, line, day, name, posts: own} of officials)
    yield `${file}:${line}: official: ${dayText(day)}${name}${own.length > 0 ? `, ${own.join('; ')}` : ''}`
  for (const {file, line, day, name, title} of posts) yield `${file}:${line}: post: ${dayText(day)}${name}, ${title}`
  for (const {file, line, head, of, differences} of revisions) {
    const words = differences.map(({before, now}) => `${before === '' ? '∅' : before} → ${now === '' ? '∅' : now}`)
    yield `${file}:${line}: revision of ${of.file}:${of.line}: ${words.join(', ')}: ${head}`
  }
}

function dayText(day: string | null): string {
  return day === null ? '' : `${day}  `
}

function things(many: number, thing: string): string {
  return `${many.toLocaleString('en')} ${thing}${many === 1 ? '' : 's'}`
}
