import type {Dump, Truth} from './generate.js'

/** What was planted in one file, with the starts of its lines. */
export interface Planted {
  readonly truth: Truth
  readonly lineStarts: readonly number[]
  readonly text: string
}

/** What a dump holds, in the form the comparison wants; kept for every file of the corpus. */
export function plantedIn({text, truth}: Dump): Planted {
  const lineStarts = [0]
  for (const ending of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(ending.index + ending[0].length)
  return {text, truth, lineStarts}
}

/** The line of an offset, from 1. */
export function lineAt({lineStarts}: Planted, offset: number): number {
  let low = 0
  let high = lineStarts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
