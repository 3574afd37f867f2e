import {decode, type DecodedText, type LegacyWanted} from './decode.js'
import type {Disk} from './disk.js'
import {isGone, reasonOf, type Failure} from './failure.js'
import type {LegacyLoader} from './legacy.js'

/** A file above this many bytes is not read. */
export const largestFile = 50_000_000

/** A file that gave no text. */
export interface NoText {
  readonly kind: 'failure'
  readonly failure: Failure
  /** Set when it is not there (any more), or when it was read and is no text: no fault where nobody asked for it by name. */
  readonly why?: 'gone' | 'binary'
}

/** Text, or why there is none, or that it can be told when the legacy encodings are loaded. */
export type FileText = DecodedText | NoText | LegacyWanted

/** Reads one file after the other. */
export type FileReader = (path: string) => FileText

/** Make a reader of files. It never throws: whatever goes wrong with a file comes back as its failure. */
export function fileReader(disk: Disk, legacy: Pick<LegacyLoader, 'loaded'>, limit = largestFile): FileReader {
  return (path) => {
    try {
      const decoded = decode(disk.read(path, limit), legacy.loaded())
      if (decoded.kind !== 'binary') return decoded
      return {kind: 'failure', why: 'binary', failure: failed(path, `expected text, found ${decoded.what}`)}
    } catch (error) {
      return {kind: 'failure', ...(isGone(error) ? {why: 'gone'} : {}), failure: failed(path, reasonOf(error))}
    }
  }
}

/** Read a file with a reader that loads the legacy encodings when the file needs them. Never rejects. */
export async function readLoading(read: FileReader, path: string, legacy: LegacyLoader): Promise<DecodedText | NoText> {
  for (;;) {
    const text = read(path)
    if (text.kind !== 'legacy wanted') return text
    await legacy.load()
  }
}

function failed(file: string, what: string): Failure {
  return {file, what, now: 'the file is left out'}
}
