import {jsonText} from '../unseen.js'

/** `jsonl`: one value a line. `json`: one array of them, a value a line. */
export type JsonFormat = 'json' | 'jsonl'

/** Values as JSON in parts, so that no more than one of them is held as text. */
export function* jsonParts(format: JsonFormat, values: Iterable<unknown>): Generator<string> {
  let first = true
  for (const value of values) {
    if (format === 'json') yield first ? '[\n' : ',\n'
    first = false
    yield* partsOf(value)
    if (format === 'jsonl') yield '\n'
  }
  if (format === 'json') yield first ? '[]\n' : '\n]\n'
}

/** Lists of more entries are written piece by piece: what a file of many megabytes says is too long for one string. */
const longList = 1_000

function* partsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || !Object.values(value).some(isLong)) {
    yield jsonText(value)
    return
  }
  let before = '{'
  for (const [name, field] of Object.entries(value)) {
    yield `${before}${jsonText(name)}:`
    if (isLong(field)) yield* listParts(field)
    else yield jsonText(field)
    before = ','
  }
  yield '}'
}

function* listParts(list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += longList) {
    const part = jsonText(list.slice(at, at + longList))
    yield `${at === 0 ? '[' : ','}${part.slice(1, -1)}`
  }
  yield ']'
}

function isLong(field: unknown): field is readonly unknown[] {
  return Array.isArray(field) && field.length > longList
}
