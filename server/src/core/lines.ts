import {firstWhere} from './first-where.js'

/** Where the lines of a text begin and end: flat, so that a dump of a million lines costs a few megabytes. */
export interface Lines {
  readonly count: number
  /** Offset of the first unit of each line. */
  readonly starts: readonly number[]
  /** Offset behind the last unit of each line, the line end left out. */
  readonly ends: readonly number[]
}

/**
 * Find the lines of a text. LF, CRLF and CR end a line; a text that ends in one has no further, empty line, and an
 * empty text has none. Linear, and about as fast as memory where there is no CR.
 */
export function linesOf(text: string): Lines {
  const starts: number[] = []
  const ends: number[] = []
  let start = 0
  let cr = text.indexOf('\r')
  let lf = text.indexOf('\n')
  while (start < text.length) {
    if (lf !== -1 && lf < start) lf = text.indexOf('\n', start)
    if (cr !== -1 && cr < start) cr = text.indexOf('\r', start)
    const end = lf === -1 ? cr : cr === -1 || lf < cr ? lf : cr
    starts.push(start)
    if (end === -1) {
      ends.push(text.length)
      break
    }
    ends.push(end)
    start = end === cr && lf === cr + 1 ? end + 2 : end + 1
  }
  return {count: starts.length, starts, ends}
}

/** The number, from 0, of the line that holds the offset; a line end belongs to the line it ends. Logarithmic. */
export function lineAt(lines: Lines, offset: number): number {
  return Math.max(0, firstWhere(lines.count, (at) => (lines.starts[at] ?? 0) > offset) - 1)
}
