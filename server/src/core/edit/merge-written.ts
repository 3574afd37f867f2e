import type {Section} from './merge-text.js'

/** So many units are written at a time, about. */
const enough = 65_536

/** The text of sections in parts that end with a line, for a text of megabytes is better never held as one. */
export function* writtenParts(sections: readonly Section[]): Generator<string> {
  let part = ''
  let top = true
  for (const {lines} of sections) {
    for (const {text, above} of lines) {
      if (part.length >= enough && above.startsWith('\n')) {
        yield `${part}\n`
        part = top ? '' : above.slice(1)
      } else if (!top) part += above
      part += text
      top = false
    }
  }
  if (!top) yield `${part}\n`
}
