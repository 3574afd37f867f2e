import process from 'node:process'
import {dumpReader} from '../../server/src/core/dump-reader.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'

/** The shape, over and over, up to so many units. */
export function filled(shape: string, size: number): string {
  return shape.repeat(Math.ceil(size / shape.length)).slice(0, size)
}

/**
 * Milliseconds of the processor that recognition and facts of a plain text take with nothing known beforehand: the least
 * of several runs, since whatever else the machine does only adds.
 */
export function costOf(text: string, runs: number): number {
  let least = Infinity
  for (let run = 0; run < runs; run++) {
    const reader = dumpReader(defaultLexicon())
    const before = process.cpuUsage()
    reader.facts(reader.recognize(text, 'plain'))
    const {user, system} = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** By how much the cost grows each time the text doubles, on the average of the doublings between two costs. */
export function growthOf(small: number, large: number, doublings: number): number {
  return (large / small) ** (1 / doublings)
}
