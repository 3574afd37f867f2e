import {skipBlanks, trimBlanks} from './characters.js'
import {survey, type Survey} from './level.js'

/** What was worked out for texts, found again where they stand. `T` holds the text as a string of its own. */
export interface BlockTable<T extends {readonly text: string}> {
  /** What is kept for the text of `file` from `start` to `end`, which `found` was read of; undefined for a new one. */
  readonly get: (file: string, start: number, end: number, found: Survey) => T | undefined
  readonly keep: (value: T, found: Survey) => void
}

/** A text of more units is not kept: it is no block of a dump that anybody repeats. */
const longestKept = 32_768

/**
 * Make a table that holds texts of at most `most` UTF-16 units in all, and drops the generation that was not asked for
 * longest.
 *
 * A text is looked up by the hash of its survey, which a new block needs anyway, and compared with the text found: to
 * have the engine hash it as well would cost as much again.
 */
export function blockTable<T extends {readonly text: string}>(most: number): BlockTable<T> {
  let young = new Map<number, T>()
  let old = new Map<number, T>()
  let units = 0
  return {
    get(file, start, end, found) {
      const place = placeOf(file, start, end, found)
      const known = young.get(place)
      // To compare a slice is many times as fast as to ask what the file starts with.
      if (known && file.slice(start, end) === known.text) return known
      const elder = old.get(place)
      if (!elder || file.slice(start, end) !== elder.text) return undefined
      put(place, elder)
      return elder
    },
    keep(value, found) {
      const {text} = value
      if (text.length <= longestKept) put(placeOf(text, 0, text.length, found), value)
    },
  }

  function put(place: number, value: T): void {
    units += value.text.length
    if (units > most / 2) {
      old = young
      young = new Map()
      units = value.text.length
    }
    young.set(place, value)
  }
}

/**
 * Where the table keeps a text. The hash is one for texts that differ in quotation marks and blanks; what goes in besides
 * parts them, for two texts of one place throw each other out.
 */
function placeOf(text: string, start: number, end: number, {hash, raw}: Survey): number {
  const edges = (text.charCodeAt(start) << 16) ^ text.charCodeAt(end - 1)
  return hash.check ^ Math.imul(raw, 0x9e3779b1) ^ Math.imul(edges ^ (end - start), 0x85ebca6b)
}

/** Survey a block where it stands: the engine reads a whole text faster than a part that was cut out of it. */
export function surveyBlock(file: string, from: number, past: number): Survey {
  const start = skipBlanks(file, from, past)
  return survey(file, start, trimBlanks(file, start, past))
}
