import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {dumpReader, formatOf, type DumpReader} from '../../server/src/core/dump-reader.js'
import type {Corpus} from './measure.js'
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
  const {group, dir, paths, lexicon, decode, rounds} = options
  let bytes = 0
  const texts: string[] = []
  for (const path of paths.filter((name) => formatOf(name) === 'plain').slice(0, most)) {
    const buffer = readFileSync(join(dir, path))
    bytes += buffer.length
    texts.push(decode(buffer))
  }
  const works: readonly Work[] = [
    {name: 'one pass over every character', run: () => blanksIn(texts)},
    {name: 'unseen text', least: 20, run: () => unseen(true)},
    {name: 'unseen text, names left out', least: 60, run: () => unseen(false)},
    {name: 'half of it repeats', least: 45, run: () => readAll(texts, dumpReader(lexicon))},
  ]
  const best = works.map(() => Infinity)
  for (let round = -warming; round < rounds; round++) {
    for (const [at, {run}] of works.entries()) {
      const start = process.cpuUsage()
      run()
      const {user, system} = process.cpuUsage(start)
      if (round >= 0) best[at] = Math.min(best[at] ?? Infinity, (user + system) / 1000)
    }
  }
  return works.map(({name, least}, at): Row => {
    const milliseconds = best[at] ?? NaN
    const times = milliseconds / (best[0] ?? NaN)
    const note = `${milliseconds.toFixed(0)} ms${at === 0 ? '' : `, ${times.toFixed(1)} times the one pass`}`
    const row = {group, name, value: bytes / 1000 / milliseconds, unit: 'MB/s', note}
    return least === undefined ? row : {...row, target: {least}}
  })

  function unseen(people: boolean): number {
    let units = 0
    for (const text of texts) units += readAll([text], dumpReader(lexicon, {people}))
    return units
  }
}

interface Work {
  readonly name: string
  /** What is to be reached, in megabytes a second; absent for the yardstick. */
  readonly least?: number
  readonly run: () => number
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
