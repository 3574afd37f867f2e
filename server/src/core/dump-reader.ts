import {blockReader, type BlockReader, type ReaderOptions} from './block-facts.js'
import {correctedPages} from './corrections/correct-pages.js'
import {noCorrections, type Corrections} from './corrections/corrections.js'
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
  readonly corrections: Corrections
  /** A reader that goes by these corrections; what was read of blocks serves both. */
  readonly correctedBy: (corrections: Corrections) => DumpReader
  /** A reader that reads the same, remembers nothing of what this one has read, and of what it reads no more than asked. */
  readonly fresh: (units?: number) => DumpReader
}

/** Make a reader for the languages of a lexicon. Readers share nothing; one is enough for a workspace. */
export function dumpReader(lexicon: Lexicon, options: ReaderOptions = {}): DumpReader {
  const read: BlockReader = blockReader(lexicon, options)
  // What another reader made says what other words tell.
  const made = new WeakSet<Recognized>()
  return readerBy(noCorrections)

  function readerBy(corrections: Corrections): DumpReader {
    return {
      recognize(text, format, before) {
        const found = corrected(laidOut(text, format, before), corrections)
        made.add(found)
        return found
      },
      facts: (found, before) => factsOf(found, before, options),
      lexicon,
      corrections,
      correctedBy: readerBy,
      fresh: (units) =>
        dumpReader(lexicon, units === undefined ? options : {...options, units}).correctedBy(corrections),
    }
  }

  function laidOut(text: string, format: Format, before: Recognized | undefined): Recognized {
    if (format === 'markdown') return recognizeMarkdown(text, read, lexicon)
    const known = before && !before.source && made.has(before)
    return known ? recognizeAgain(text, before, read, lexicon) : recognize(text, read, lexicon)
  }
}

function corrected(found: Recognized, corrections: Corrections): Recognized {
  if (corrections.size === 0) return found
  return {...found, corrections, pages: correctedPages(found.pages, found.entries, corrections), readings: undefined}
}

/** The format that a file name tells: Markdown for `.md` and `.markdown`. */
export function formatOf(path: string): Format {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain'
}
