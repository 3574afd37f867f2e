import {decode, type DecodedText, type LegacyWanted} from '../border/decode.js'
import {nodeDisk, TooLarge, type Disk} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'
import {legacyLoader, type LegacyLoader} from '../border/legacy.js'
import {isNamed, type FileInput, type Input, type StandardInput, type Unreadable} from './inputs.js'

/** A named file above this many bytes is not read: its text would come near to what the engine can hold. */
const largestInput = 256_000_000

/** The text of an input with the bytes it was read from, which are valid until the next input is read. */
export interface SourceText {
  readonly kind: 'text'
  readonly decoded: DecodedText
  readonly bytes: Uint8Array
}

/** Reads inputs one after the other; see `textSource`. */
export interface TextSource {
  readonly disk: Disk
  /** The text of an input, or why it has none. Never throws for what a file or the system does. */
  readonly read: (input: Input) => SourceText | Unreadable | LegacyWanted
  /** Loads what `read` asks for. */
  readonly legacy: LegacyLoader
}

/** How inputs are read. */
export interface SourceOptions {
  /** The encoding of inputs that state none: see `DecodeOptions`. */
  readonly encoding?: string | undefined
  readonly disk?: Disk
}

/**
 * Make a reader of inputs. It is synchronous, several times faster than promises for small files; the one thing that is
 * loaded late, for its size, is what knows the legacy encodings, and most runs never need it.
 */
export function textSource(
  standardInput: (limit: number) => Uint8Array,
  {encoding, disk = nodeDisk()}: SourceOptions = {},
): TextSource {
  const legacy = legacyLoader()
  let stdin: Uint8Array | undefined
  return {disk, read, legacy}

  function bytesOf(input: StandardInput | FileInput): Uint8Array {
    if (input.kind === 'file') return disk.read(input.path, input.found?.limit ?? largestInput)
    return (stdin ??= standardInput(largestInput))
  }

  function read(input: Input): SourceText | Unreadable | LegacyWanted {
    if (input.kind === 'unreadable') return input
    try {
      const bytes = bytesOf(input)
      const decoded = decode(bytes, legacy.loaded(), {given: encoding})
      if (decoded.kind === 'legacy wanted') return decoded
      if (decoded.kind === 'binary') return failed(`expected text, found ${decoded.what}`)
      return {kind: 'text', decoded, bytes}
    } catch (error) {
      const limit = isNamed(input) && error instanceof TooLarge
      return failed(limit ? `expected no more than ${largestInput / 1_000_000} MB, found more` : reasonOf(error))
    }

    function failed(reason: string): Unreadable {
      return {kind: 'unreadable', file: input.file, reason}
    }
  }
}

/** The text of an input; waits only where the legacy encodings are needed for the first time. */
export async function textOf(source: TextSource, input: Input): Promise<SourceText | Unreadable> {
  for (;;) {
    const answer = source.read(input)
    if (answer.kind !== 'legacy wanted') return answer
    await source.legacy.load()
  }
}
