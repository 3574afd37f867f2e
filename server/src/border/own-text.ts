import {decode} from './decode.js'
import {TooLarge, type Disk} from './disk.js'
import {reasonOf} from './failure.js'

/**
 * The text of a file that people write for us, in UTF-8 or with a byte-order mark; undefined when there is none, and why
 * where it cannot be read, as half a sentence.
 *
 * @param largest Bytes: a larger file is not read.
 */
export function ownText(disk: Disk, path: string, largest: number): string | {readonly what: string} | undefined {
  try {
    if (disk.kindOf(path) === undefined) return undefined
    const decoded = decode(disk.read(path, largest), undefined)
    if (decoded.kind === 'text') return decoded.text
    return {
      what: decoded.kind === 'binary' ? `expected text, found ${decoded.what}` : 'expected UTF-8, found other bytes',
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) return {what: reasonOf(error)}
    const [unit, name] = largest < 1_000_000 ? [1_000, 'KB'] : [1_000_000, 'MB']
    return {what: `expected at most ${largest / unit} ${name}, found ${Math.ceil(error.size / unit)} ${name}`}
  }
}
