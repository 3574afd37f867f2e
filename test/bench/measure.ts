import {performance} from 'node:perf_hooks'
import type {Lexicon} from '../../server/src/core/lexicon/lexicon.js'

/** The files that a part of the bench reads, and with what. */
export interface Corpus {
  /** Heading of its rows. */
  readonly group: string
  readonly dir: string
  /** From `dir`. */
  readonly paths: readonly string[]
  readonly lexicon: Lexicon
  readonly decode: (bytes: Uint8Array) => string
}

/** What a piece of work took, in milliseconds. `cpu` is user and system time of this process, all threads. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

/** Adds up the time of a stage that is entered once a file. */
export interface StageClock {
  /** Runs the work and adds its time. Costs about 0.2 µs itself. */
  run<T>(work: () => T): T
  /** Milliseconds so far. */
  readonly total: number
}

/** A clock at nought. */
export function stageClock(): StageClock {
  let total = 0
  return {
    run(work) {
      const start = performance.now()
      try {
        return work()
      } finally {
        total += performance.now() - start
      }
    },
    get total() {
      return total
    },
  }
}

/** The middle value; the mean of the two middle ones of an even number. NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2
}

/** The value that `share` of the list do not pass: 0.95 for the 95th percentile. NaN for an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/**
 * Run several works in turns, so that a noisy machine disturbs all of them alike.
 *
 * @returns For each work what its rounds cost, in the order of the works.
 */
export async function interleaved(
  rounds: number,
  works: readonly (() => Promise<Cost> | Cost)[],
): Promise<readonly (readonly Cost[])[]> {
  const costs: Cost[][] = works.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [at, work] of works.entries()) costs[at]?.push(await work())
  }
  return costs
}
