import type {Writer} from './terminal.js'
import {jsonText} from './visible.js'

/** `jsonl`: one value a line. `json`: one array of them, a value a line. */
export type JsonFormat = 'json' | 'jsonl'

/** Print values one by one, so that no more than one of them is held as text. Stops when nobody reads any more. */
export function printJson(out: Writer, format: JsonFormat, values: Iterable<unknown>): void {
  let first = true
  for (const value of values) {
    if (out.closed()) return
    if (format === 'json') out.write(first ? '[\n' : ',\n')
    first = false
    print(out, value)
    if (format === 'jsonl') out.write('\n')
  }
  if (format === 'json') out.write(first ? '[]\n' : '\n]\n')
}

/** Lists of more entries are printed piece by piece: what a file of many megabytes says is too long for one string. */
const longList = 1_000

function print(out: Writer, value: unknown): void {
  if (typeof value !== 'object' || value === null || !Object.values(value).some(isLong)) {
    out.write(jsonText(value))
    return
  }
  let before = '{'
  for (const [name, field] of Object.entries(value)) {
    out.write(`${before}${jsonText(name)}:`)
    if (isLong(field)) printList(out, field)
    else out.write(jsonText(field))
    before = ','
  }
  out.write('}')
}

function printList(out: Writer, list: readonly unknown[]): void {
  for (let at = 0; at < list.length; at += longList) {
    const part = jsonText(list.slice(at, at + longList))
    out.write(`${at === 0 ? '[' : ','}${part.slice(1, -1)}`)
  }
  out.write(']')
}

function isLong(field: unknown): field is readonly unknown[] {
  return Array.isArray(field) && field.length > longList
}
