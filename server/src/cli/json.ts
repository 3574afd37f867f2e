import {jsonParts, type JsonFormat} from '../core/export/json-parts.js'
import type {Writer} from './terminal.js'

export type {JsonFormat} from '../core/export/json-parts.js'

/** Print values one by one, so that no more than one of them is held as text. Stops when nobody reads any more. */
export function printJson(out: Writer, format: JsonFormat, values: Iterable<unknown>): void {
  printParts(out, jsonParts(format, values))
}

/** Print text part by part, as long as somebody reads it. */
export function printParts(out: Writer, parts: Iterable<string>): void {
  for (const part of parts) {
    if (out.closed()) return
    out.write(part)
  }
}
