import {fstatSync, statSync} from 'node:fs'

/** What a file is to the system, whatever its name; undefined when there is none. Throws what the system says otherwise. */
export function identityOf(path: string): string | undefined {
  const stat = statSync(path, {throwIfNoEntry: false, bigint: true})
  return stat && `${stat.dev} ${stat.ino}`
}

/** The same of an open descriptor; undefined for one that is closed, and for what is no file, such as a terminal or a pipe. */
export function openFileIdentity(descriptor: number): string | undefined {
  try {
    const stat = fstatSync(descriptor, {bigint: true})
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined
  } catch {
    return undefined
  }
}
