import type {Section} from './merge-text.js'

/** So many units are written at a time, about. */
const enough = 65_536

/** The text of sections in parts that end with a line, for a text of megabytes is better never held as one. */
export function* writtenParts(sections: readonly Section[]): Generator<string> {
  let part = ''
  let top = true
  for (const {lines} of sections) {
    for (const {text, blanks} of lines) {
      part += `${top ? '' : '\n'.repeat(blanks)}${text}\n`
      top = false
      if (part.length < enough) continue
      yield part
      part = ''
    }
  }
  if (part !== '') yield part
}
