import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {formatOf} from '../../server/src/core/dump-reader.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

/** Work over all of some texts. */
export interface Work {
  readonly name: string
  /** What is to be reached, in megabytes a second; absent for a yardstick. */
  readonly least?: number
  readonly run: () => void
  /** The work that its time is told beside, by its place among all, and what that is called. */
  readonly beside?: {readonly at: number; readonly called: string}
}

/** The first so many plain-text files of a corpus, in memory, and how many bytes they are on the disk. */
export function plainTexts(
  {dir, paths, decode}: Corpus,
  most: number,
): {readonly texts: readonly string[]; readonly bytes: number} {
  const files = paths
    .filter((name) => formatOf(name) === 'plain')
    .slice(0, most)
    .map((path) => readFileSync(join(dir, path)))
  return {texts: files.map(decode), bytes: files.reduce((sum, {length}) => sum + length, 0)}
}

/**
 * Megabytes a second of each work, done in turns. Processor time counts, that of the collector included, and of the rounds
 * the best, for whatever disturbs a round only slows it.
 *
 * @param warming Rounds before those that are clocked.
 */
export function rateRows(
  works: readonly Work[],
  {group, bytes, rounds, warming}: {readonly group: string; readonly bytes: number; rounds: number; warming: number},
): readonly Row[] {
  const best = works.map(() => Infinity)
  for (let round = -warming; round < rounds; round++) {
    for (const [at, {run}] of works.entries()) {
      const start = process.cpuUsage()
      run()
      const {user, system} = process.cpuUsage(start)
      if (round >= 0) best[at] = Math.min(best[at] ?? Infinity, (user + system) / 1000)
    }
  }
  return works.map(({name, least, beside}, at): Row => {
    const milliseconds = best[at] ?? NaN
    const times = beside ? `, ${(milliseconds / (best[beside.at] ?? NaN)).toFixed(1)} times ${beside.called}` : ''
    const note = `${milliseconds.toFixed(0)} ms${times}`
    const row = {group, name, value: bytes / 1000 / milliseconds, unit: 'MB/s', note}
    return least === undefined ? row : {...row, target: {least}}
  })
}
