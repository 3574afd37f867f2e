import {isFile, nameOf, uriOf} from '../border/places.js'
import type {Disk} from '../border/disk.js'
import type {FileBeside} from '../features/document-links.js'

/** Looks for a file in the folder of a dump. A name with a part of a path in it is none: it could lead anywhere. */
export function fileBeside(disk: Disk): FileBeside {
  return (key, name) => {
    if (!isFile(key) || /[\\/\0]/.test(name) || name.startsWith('.')) return undefined
    const beside = key.slice(0, key.length - nameOf(key).length) + name
    try {
      return disk.kindOf(beside) === 'file' ? uriOf(beside) : undefined
    } catch {
      return undefined
    }
  }
}
