import {dumpReader, type DumpReader} from '../../server/src/core/dump-reader.js'
import type {Corpus} from './measure.js'
import {plainTexts, rateRows, type Work} from './rates.js'
import type {Row} from './table.js'

/** So many files are enough: their texts are held in memory. */
const most = 2000

/** Rounds that nobody clocks: a rate is what warm code keeps up, and the engine compiles for some seconds at first. */
const warming = 3

/**
 * Megabytes a second of recognition from text to facts, on one thread, over the plain-text files of a corpus, beside one
 * pass over every character in the same rounds: on a busy machine both move together. Processor time counts, that of
 * the collector included, and of the rounds the best, for whatever disturbs a round only slows it. The code is made
 * warm first.
 *
 * Unseen text is read by a new reader for each file, so that no block was met before; the corpus as it is, of which half
 * repeats, by one reader for all.
 */
export function throughputRows(
  options: Corpus & {
    readonly rounds: number
  },
): readonly Row[] {
  const {group, lexicon, rounds} = options
  const {texts, bytes} = plainTexts(options, most)
  const beside = {at: 0, called: 'the one pass'}
  const works: readonly Work[] = [
    {name: 'one pass over every character', run: () => blanksIn(texts)},
    {name: 'unseen text', least: 20, run: () => unseen(true), beside},
    {name: 'unseen text, names left out', least: 60, run: () => unseen(false), beside},
    {name: 'half of it repeats', least: 45, run: () => readAll(texts, dumpReader(lexicon)), beside},
  ]
  return rateRows(works, {group, bytes, rounds, warming})

  function unseen(people: boolean): number {
    let units = 0
    for (const text of texts) units += readAll([text], dumpReader(lexicon, {people}))
    return units
  }
}

/** How many items and articles the reader finds. */
function readAll(texts: readonly string[], reader: DumpReader): number {
  let units = 0
  for (const text of texts) units += reader.facts(reader.recognize(text, 'plain')).units.length
  return units
}

/** One pass over every character that does next to nothing: what no reader can be faster than. */
export function blanksIn(texts: readonly string[]): number {
  let blanks = 0
  for (const text of texts) for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === 0x20) blanks++
  return blanks
}
