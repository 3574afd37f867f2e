import {decode, type DecodedText, type Guesser} from './decode.js'
import type {Disk} from './disk.js'
import {isGone, reasonOf, type Failure} from './failure.js'

/** A file above this many bytes is not read. */
export const largestFile = 50_000_000

/** A file that gave no text. */
export interface NoText {
  readonly kind: 'failure'
  readonly failure: Failure
  /** Set when it is not there (any more), or when it was read and is no text: no fault where nobody asked for it by name. */
  readonly why?: 'gone' | 'binary'
}

/** Text, or why there is none. */
export type FileText = DecodedText | NoText

/** Reads one file after the other. */
export type FileReader = (path: string) => FileText

/** Make a reader of files. It never throws: whatever goes wrong with a file comes back as its failure. */
export function fileReader(disk: Disk, guess: Guesser, limit = largestFile): FileReader {
  return (path) => {
    try {
      const decoded = decode(disk.read(path, limit), guess)
      if (decoded.kind === 'text') return decoded
      return {kind: 'failure', why: 'binary', failure: failed(path, `expected text, found ${decoded.what}`)}
    } catch (error) {
      return {kind: 'failure', ...(isGone(error) ? {why: 'gone'} : {}), failure: failed(path, reasonOf(error))}
    }
  }
}

function failed(file: string, what: string): Failure {
  return {file, what, now: 'the file is left out'}
}
