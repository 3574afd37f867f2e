import type {Writer} from './terminal.js'
import {jsonText} from './visible.js'

/** `jsonl`: one value a line. `json`: one array of them, a value a line. */
export type JsonFormat = 'json' | 'jsonl'

/** Print values one by one, so that no more than one of them is held as text. Stops when nobody reads any more. */
export function printJson(out: Writer, format: JsonFormat, values: Iterable<unknown>): void {
  let first = true
  for (const value of values) {
    if (out.closed()) return
    if (format === 'jsonl') out.write(`${jsonText(value)}\n`)
    else out.write(`${first ? '[' : ','}\n${jsonText(value)}`)
    first = false
  }
  if (format === 'json') out.write(first ? '[]\n' : '\n]\n')
}
