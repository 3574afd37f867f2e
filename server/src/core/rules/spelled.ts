import {BLANK, classOf, LINE_END} from '../lexicon/letters.js'

/** `text[start, end)` with each run of white space shown as one blank. Linear; no copy is made where nothing changes. */
export function spelledOut(text: string, start: number, end: number): string {
  const words = text.slice(start, end)
  let blank = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    const kind = classOf(unit)
    const white = kind === BLANK || kind === LINE_END
    if (white && (blank || unit !== 0x20)) return words.replace(/\s+/g, ' ')
    blank = white
  }
  return words
}
