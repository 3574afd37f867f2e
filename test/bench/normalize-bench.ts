import {dumpReader, type DumpReader} from '../../server/src/core/dump-reader.js'
import {normalize} from '../../server/src/core/edit/normalize.js'
import type {Corpus} from './measure.js'
import {plainTexts, rateRows, type Work} from './rates.js'
import type {Row} from './table.js'

/** So many files are enough: their texts are held in memory. */
const most = 1000

const called = 'recognition'

/** Rounds that nobody clocks. */
const warming = 1

/**
 * Megabytes a second of normalizing plain-text files, recognition and all checks included, on one thread: by one reader
 * for all, so that half of the text was met before, and by a new one for each file; they read what the command line reads
 * to normalize. Processor time counts, and of the rounds the best. Beside it recognition alone in the same rounds, for each
 * text is recognized at least once more where words change.
 */
export function normalizeRows(options: Corpus & {readonly rounds: number}): readonly Row[] {
  const {group, lexicon, rounds} = options
  const {texts, bytes} = plainTexts(options, most)
  const works: readonly Work[] = [
    {name: 'recognition, half of it repeats', run: () => each(false, false)},
    {name: 'normalize, half of it repeats', least: 30, run: () => each(false, true), beside: {at: 0, called}},
    {name: 'recognition, unseen text', run: () => each(true, false)},
    {name: 'normalize, unseen text', least: 12, run: () => each(true, true), beside: {at: 2, called}},
  ]
  return rateRows(works, {group, bytes, rounds, warming})

  function readerOf(): DumpReader {
    return dumpReader(lexicon, {copies: false})
  }

  function each(unseen: boolean, normalized: boolean): void {
    let reader = readerOf()
    for (const text of texts) {
      if (unseen) reader = readerOf()
      const found = reader.recognize(text, 'plain')
      if (normalized) normalize(found, reader)
      else reader.facts(found)
    }
  }
}
