import {spawnSync} from 'node:child_process'
import {basename, join, posix, resolve, sep} from 'node:path'
import process from 'node:process'
import {TooLarge, type Disk, type DiskEntry} from './disk.js'
import {printable} from './failure.js'
import {registerFile} from './register-file.js'
import {teamFile} from './team-file.js'

/** What Git has to say against what was asked of it, as half a sentence without a full stop. */
export class GitRefused extends Error {}

/** So many bytes of files are asked of Git at once: enough that starting it does not count, little enough to hold. */
const mostAtOnce = 8_000_000

/** So long a call of Git may take, in milliseconds. */
const patience = 60_000

/** A file of a commit. */
interface Entry {
  readonly oid: string
  readonly size: number
}

/**
 * The files of a folder as they were at a commit, as a disk to read. What a team says beside its dumps is read as it is
 * now, for a change of mind makes no news. Links and submodules are not there. Throws `GitRefused` where the folder is in
 * no repository and where Git knows no such commit; nothing is asked of another machine, and no program is run that the
 * repository names.
 *
 * @param folder An existing folder; paths are those below it, in any spelling of it.
 * @param ref Whatever names a commit to Git: `v1.2`, `main`, `HEAD~3`.
 */
export function gitTree(now: Disk, folder: string, ref: string): Disk {
  const root = resolve(folder)
  const commit = commitOf(root, ref)
  const files = new Map<string, Entry>()
  const folders = new Map<string, Map<string, DiskEntry['kind']>>([[root, new Map()]])
  const order: string[] = []
  for (const line of git(root, ['ls-tree', '-r', '-l', '-z', commit]).toString('utf8').split('\0')) {
    // Octal mode, type, name of the content, size, a tab, and the path from the folder.
    const [head, path] = divided(line, '\t')
    const [mode = '', type, oid = '', size] = head.split(/ +/)
    if (type !== 'blob' || !mode.startsWith('100')) continue
    const place = join(root, ...path.split(posix.sep))
    files.set(place, {oid, size: Number(size)})
    order.push(place)
    note(place)
  }
  const at = new Map(order.map((place, index) => [place, index]))
  let held = new Map<string, Buffer>()
  return {kindOf, list, read}

  /** Note a file in the listings of the folders above it. */
  function note(place: string): void {
    let kind: DiskEntry['kind'] = 'file'
    for (let path = place; path !== root; kind = 'folder') {
      const above = path.slice(0, path.lastIndexOf(sep))
      const entries = folders.get(above) ?? new Map<string, DiskEntry['kind']>()
      folders.set(above, entries)
      if (entries.has(basename(path))) return
      entries.set(basename(path), kind)
      path = above
    }
  }

  function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
    if (isOurs(path)) return now.kindOf(path)
    const place = resolve(path)
    return files.has(place) ? 'file' : folders.has(place) ? 'folder' : undefined
  }

  function list(path: string): readonly DiskEntry[] {
    const entries = folders.get(resolve(path))
    if (!entries) throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'})
    return Array.from(entries, ([name, kind]) => ({name, kind}))
  }

  function read(path: string, limit: number): Uint8Array {
    if (isOurs(path)) return now.read(path, limit)
    const place = resolve(path)
    const entry = files.get(place)
    if (!entry) throw Object.assign(new Error('ENOENT'), {code: 'ENOENT'})
    if (entry.size > limit) throw new TooLarge(entry.size, limit)
    const known = held.get(place) ?? fetch(place).get(place)
    if (!known) throw new GitRefused(`Git has no content for it at ${commit.slice(0, 12)}`)
    return known
  }

  /** Ask for a file, and for what stands behind it and will be asked for next. */
  function fetch(first: string): ReadonlyMap<string, Buffer> {
    const wanted: (readonly [string, Entry])[] = []
    let size = 0
    for (let next = at.get(first) ?? order.length; next < order.length; next++) {
      const place = order[next] ?? ''
      const entry = files.get(place)
      if (!entry || (place !== first && !/\.(?:txt|md|markdown)$/i.test(place))) continue
      if (wanted.length > 0 && size + entry.size > mostAtOnce) break
      wanted.push([place, entry])
      size += entry.size
    }
    const asked = wanted.map(([, {oid}]) => `${oid}\n`).join('')
    const out = git(root, ['cat-file', '--batch'], asked, size + 200 * wanted.length + 1_000)
    held = new Map()
    let done = 0
    for (const [place, {size: bytes}] of wanted) {
      // `OID blob SIZE`, a line feed, the content, a line feed.
      const start = out.indexOf(0x0a, done) + 1
      if (start === 0) break
      if (out.toString('utf8', done, start).endsWith(` blob ${bytes}\n`))
        held.set(place, out.subarray(start, start + bytes))
      else break
      done = start + bytes + 1
    }
    return held
  }
}

function isOurs(path: string): boolean {
  const name = basename(path)
  return name === teamFile || name === registerFile
}

/** The commit that a name stands for. It is never taken for an option of Git. */
function commitOf(folder: string, ref: string): string {
  if (ref === '' || ref.startsWith('-') || /\p{Cc}/u.test(ref))
    throw new GitRefused(`expected a folder or a Git ref such as v1.2 or HEAD~3, got ${printable(JSON.stringify(ref))}`)
  git(folder, ['rev-parse', '--git-dir'])
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
      .toString('utf8')
      .trim()
  } catch {
    throw new GitRefused(`there is no folder ${ref}, and Git knows no commit of that name in ${folder}`)
  }
}

/** What a command of Git prints. Throws `GitRefused` with its own words. */
function git(folder: string, args: readonly string[], input = '', most = 1_000_000_000): Buffer {
  const {status, stdout, stderr, error} = spawnSync('git', ['--no-pager', '-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    input,
    maxBuffer: most,
    timeout: patience,
    windowsHide: true,
    env: {
      ...process.env,
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: '',
      GIT_NO_REPLACE_OBJECTS: '1',
    },
  })
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new GitRefused('Git is not installed, or the folder is gone')
  if (error) throw new GitRefused(`Git could not be run: ${printable(error.message)}`)
  if (status === 0) return stdout
  const [words = ''] = stderr.toString('utf8').trim().split('\n')
  throw new GitRefused(`Git says: ${printable(words.replace(/^fatal: /, '')).replace(/\.$/, '')}`)
}

/** A text before and behind the first mark in it. */
function divided(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}
