import {decode, type DecodedText, type Guesser} from '../border/decode.js'
import {nodeDisk, TooLarge, type Disk} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'
import {loadGuesser} from '../border/guess.js'
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
  readonly read: (input: Input) => SourceText | Unreadable | GuesserWanted
  /** Load what guesses encodings, when `read` asked for it. */
  readonly loadGuesser: () => Promise<void>
}

/** Said by `read` when it needs to guess an encoding and cannot yet: call `loadGuesser` and read the input again. */
export interface GuesserWanted {
  readonly kind: 'guesser wanted'
}

/**
 * Make a reader of inputs. It is synchronous, several times faster than promises for small files; the one thing that is
 * loaded late, for its size, is what guesses encodings, and most runs never need it.
 */
export function textSource(standardInput: (limit: number) => Uint8Array, disk: Disk = nodeDisk()): TextSource {
  let guesser: Guesser | undefined
  let stdin: Uint8Array | undefined
  return {
    disk,
    read,
    async loadGuesser() {
      guesser = await loadGuesser()
    },
  }

  function bytesOf(input: StandardInput | FileInput): Uint8Array {
    if (input.kind === 'file') return disk.read(input.path, input.found?.limit ?? largestInput)
    return (stdin ??= standardInput(largestInput))
  }

  function read(input: Input): SourceText | Unreadable | GuesserWanted {
    if (input.kind === 'unreadable') return input
    const missed = {guess: false}
    try {
      const bytes = bytesOf(input)
      const decoded = decode(bytes, guess)
      if (missed.guess) return {kind: 'guesser wanted'}
      if (decoded.kind === 'binary') return failed(`expected text, found ${decoded.what}`)
      return {kind: 'text', decoded, bytes}
    } catch (error) {
      const limit = isNamed(input) && error instanceof TooLarge
      return failed(limit ? `expected no more than ${largestInput / 1_000_000} MB, found more` : reasonOf(error))
    }

    function failed(reason: string): Unreadable {
      return {kind: 'unreadable', file: input.file, reason}
    }

    function guess(sample: Uint8Array): string {
      if (guesser) return guesser(sample)
      missed.guess = true
      return 'windows-1252'
    }
  }
}

/** The text of an input; waits only where an encoding has to be guessed for the first time. */
export async function textOf(source: TextSource, input: Input): Promise<SourceText | Unreadable> {
  for (;;) {
    const answer = source.read(input)
    if (answer.kind !== 'guesser wanted') return answer
    await source.loadGuesser()
  }
}
