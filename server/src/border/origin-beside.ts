import {originInSidecar, sidecarNames} from '../core/origin/sidecar.js'
import {noOrigin, type Origin} from '../core/origin/origin.js'
import {decode} from './decode.js'
import type {Disk} from './disk.js'

/** More than this is no description of a file. */
const largest = 262_144

/**
 * What the first sidecar of a file that says something says of its origin. Costs a look at the disk for each name that
 * a sidecar can have; a sidecar that cannot be read counts as none. What `disk.read` gave before is overwritten.
 *
 * @param path Of the dump, parts divided by `/`.
 */
export function originBeside(disk: Disk, path: string): Origin {
  const slash = path.lastIndexOf('/') + 1
  for (const name of sidecarNames(path.slice(slash))) {
    const origin = originInSidecar(name, textOf(disk, path.slice(0, slash) + name))
    if (origin !== noOrigin) return origin
  }
  return noOrigin
}

function textOf(disk: Disk, path: string): string {
  try {
    if (disk.kindOf(path) !== 'file') return ''
    const decoded = decode(disk.read(path, largest), undefined)
    return decoded.kind === 'text' ? decoded.text : ''
  } catch {
    return ''
  }
}
