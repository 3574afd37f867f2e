import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import {normalize} from '../../server/src/core/edit/normalize.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

/** So many files are enough: their texts are held in memory. */
const most = 1000

/** Rounds that nobody clocks. */
const warming = 1

/**
 * Megabytes a second of normalizing plain-text files, recognition and all checks included, on one thread: by one reader
 * for all, so that half of the text was met before, and by a new one for each file. Processor time counts, and of the
 * rounds the best. Beside it recognition alone in the same rounds, for each text is recognized at least twice.
 */
export function normalizeRows(options: Corpus & {readonly rounds: number}): readonly Row[] {
  const {group, dir, paths, lexicon, decode, rounds} = options
  let bytes = 0
  const texts: string[] = []
  for (const path of paths.filter((name) => formatOf(name) === 'plain').slice(0, most)) {
    const buffer = readFileSync(join(dir, path))
    bytes += buffer.length
    texts.push(decode(buffer))
  }
  const works: readonly {readonly name: string; readonly least?: number; readonly run: () => void}[] = [
    {name: 'recognition, half of it repeats', run: () => each(false, false)},
    {name: 'normalize, half of it repeats', least: 30, run: () => each(false, true)},
    {name: 'recognition, unseen text', run: () => each(true, false)},
    {name: 'normalize, unseen text', least: 12, run: () => each(true, true)},
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
    const times = milliseconds / (best[at - 1] ?? NaN)
    const note = `${milliseconds.toFixed(0)} ms${at % 2 === 0 ? '' : `, ${times.toFixed(1)} times recognition`}`
    const row = {group, name, value: bytes / 1000 / milliseconds, unit: 'MB/s', note}
    return least === undefined ? row : {...row, target: {least}}
  })

  function each(unseen: boolean, normalized: boolean): void {
    let reader = dumpReader(lexicon)
    for (const text of texts) {
      if (unseen) reader = dumpReader(lexicon)
      const found = reader.recognize(text, 'plain')
      if (normalized) normalize(found, reader)
      else reader.facts(found)
    }
  }
}
