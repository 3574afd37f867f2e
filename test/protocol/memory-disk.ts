import {TooLarge, type Disk, type DiskEntry} from '../../server/src/border/disk.js'

/** A disk that tests write to as they like. Paths begin with `/`. */
export interface MemoryDisk extends Disk {
  readonly write: (path: string, content: string | Uint8Array) => void
  readonly remove: (path: string) => void
  /** From now on reading the path fails as the system would with this code. */
  readonly fail: (path: string, code: string) => void
}

/** A disk with some files on it. */
export function memoryDisk(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryDisk {
  const contents = new Map<string, Uint8Array>()
  const faults = new Map<string, string>()
  const disk: MemoryDisk = {
    kindOf: (path) => (contents.has(path) ? 'file' : isFolder(path) ? 'folder' : undefined),
    list(folder) {
      check(folder)
      const entries = new Map<string, DiskEntry>()
      for (const path of contents.keys()) {
        if (!path.startsWith(`${folder}/`)) continue
        const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
        entries.set(name, {name, kind: rest.length > 0 ? 'folder' : 'file'})
      }
      return [...entries.values()]
    },
    read(path, limit) {
      check(path)
      const bytes = contents.get(path)
      if (!bytes) throw systemError('ENOENT')
      if (bytes.length > limit) throw new TooLarge(bytes.length, limit)
      return bytes
    },
    write: (path, content) => void contents.set(path, typeof content === 'string' ? Buffer.from(content) : content),
    remove(path) {
      for (const file of [...contents.keys()]) if (file === path || file.startsWith(`${path}/`)) contents.delete(file)
    },
    fail: (path, code) => void faults.set(path, code),
  }
  for (const [path, content] of Object.entries(files)) disk.write(path, content)
  return disk

  function isFolder(path: string): boolean {
    return [...contents.keys()].some((file) => file.startsWith(`${path}/`))
  }

  function check(path: string): void {
    const code = faults.get(path)
    if (code !== undefined) throw systemError(code)
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), {code})
}
