import {isSidecarName, originInSidecar, sidecarNames} from '../core/origin/sidecar.js'
import {noOrigin, type Origin} from '../core/origin/origin.js'
import {decode} from './decode.js'
import type {Disk} from './disk.js'

/** More than this is no description of a file. */
const largest = 262_144

/** Tells names that nothing in a folder goes by; `folder` ends in `/`. */
export type Absent = (folder: string, name: string) => boolean

/**
 * What the first sidecar of a file that says something says of its origin. Costs a look at the disk for each name that
 * a sidecar can have and that is not known to be absent; a sidecar that cannot be read counts as none. What `disk.read`
 * gave before is overwritten.
 *
 * @param path Of the dump, parts divided by `/`.
 */
export function originBeside(disk: Disk, path: string, isAbsent: Absent = () => false): Origin {
  const slash = path.lastIndexOf('/') + 1
  const folder = path.slice(0, slash)
  for (const name of sidecarNames(path.slice(slash))) {
    if (isAbsent(folder, name)) continue
    const origin = originInSidecar(name, textOf(disk, folder + name))
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

/**
 * Tells what is absent by a listing of each folder, as it was when it was first asked about: for a reader of whole
 * folders, which asks for four names beside each file and as a rule finds none of them. Keeps the names of sidecars. Case
 * counts for nothing, as on some disks.
 */
export function absentByListing(disk: Disk): Absent {
  const listed = new Map<string, ReadonlySet<string> | undefined>()
  return (folder, name) => {
    if (!listed.has(folder)) listed.set(folder, sidecarsIn(disk, folder))
    return listed.get(folder)?.has(name.toLowerCase()) === false
  }
}

/** The names in a folder that a sidecar can have, in lower case; undefined for a folder that cannot be listed. */
function sidecarsIn(disk: Disk, folder: string): ReadonlySet<string> | undefined {
  try {
    const names = disk.list(folder).filter(({name}) => isSidecarName(name))
    return new Set(names.map(({name}) => name.toLowerCase()))
  } catch {
    return undefined
  }
}
