import {blockReader, type BlockReader, type ReaderOptions} from './block-facts.js'
import {factsOf, type FileFacts} from './facts.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {recognizeMarkdown} from './markdown.js'
import {recognizeAgain} from './recognize-again.js'
import {recognize, type Recognized} from './recognize.js'

/** How a file is written: its words as they stand, or Markdown. */
export type Format = 'plain' | 'markdown'

/** Reads dumps, and remembers the facts of every block text it has met. */
export interface DumpReader {
  /**
   * The blocks of a dump and how they are laid out. Linear; never throws. Given the dump as it was before an edit, only
   * what lies round the edit is read again; the result is the same.
   */
  readonly recognize: (text: string, format: Format, before?: Recognized) => Recognized
  /** The facts of a recognized dump; of one that was recognized again, what changed costs. */
  readonly facts: (found: Recognized, before?: Recognized) => FileFacts
  readonly lexicon: Lexicon
}

/** Make a reader for the languages of a lexicon. Readers share nothing; one is enough for a workspace. */
export function dumpReader(lexicon: Lexicon, options: ReaderOptions = {}): DumpReader {
  const read: BlockReader = blockReader(lexicon, options)
  return {
    recognize(text, format, before) {
      if (format === 'markdown') return recognizeMarkdown(text, read, lexicon)
      return before && !before.source ? recognizeAgain(text, before, read, lexicon) : recognize(text, read, lexicon)
    },
    facts: (found, before) => factsOf(found, before, options.people),
    lexicon,
  }
}

/** The format that a file name tells: Markdown for `.md` and `.markdown`. */
export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain'
}
