import type {DumpReader} from '../dump-reader.js'
import {placesOf, type Place} from './places.js'
import type {Recognized} from '../recognize.js'

/** A part of a plain-text dump that is read alone as it is read in the whole: some pages. */
export interface PagePart {
  readonly text: string
  readonly found: Recognized
  /** True for the last one. */
  readonly last: boolean
}

/** How a dump is cut, in UTF-16 units. */
export interface PartSizes {
  /** The text is looked through in runs of this length at first. */
  readonly step: number
  /** A part is at least so long: a place that has to be left as it is costs readings of its part alone. */
  readonly least: number
  /** A page longer than this is too long: everything between two cuts is held in memory. */
  readonly most: number
}

const usual: PartSizes = {step: 250_000, least: 32_000, most: 32_000_000}

/** So many blocks of the next page must be known before a page is taken for ended. */
const ahead = 200

/** Thrown where a dump cannot be cut into parts. The message is half a sentence. */
export class NoPageEnd extends Error {}

/**
 * Cut a plain-text dump of any size into parts that are read alone as they are read in the whole. A page ends behind its
 * footer, and nothing above a footer says anything of what stands below a blank line behind it; so dumps are cut there.
 * Where none is found in a long stretch, they are cut at another end of a page. That each part is read alone as it was read in its
 * surroundings is checked.
 *
 * @param pieces The text, in pieces of any size.
 * @throws NoPageEnd when a page is too long.
 */
export function* pageParts(
  pieces: Iterable<string>,
  reader: DumpReader,
  {step, least, most}: PartSizes = usual,
): Generator<PagePart, void> {
  let text = ''
  let wanted = step
  for (const piece of pieces) {
    text += piece
    if (text.length < wanted) continue
    let done = 0
    for (const part of completeParts(text, reader, least, text.length > most / 2)) {
      yield part
      done += part.text.length
    }
    text = text.slice(done)
    // What holds no cut is not looked through again before it has doubled.
    wanted = done > 0 ? Math.max(step, text.length + least) : text.length * 2
    if (text.length > most) throw new NoPageEnd(`no page ends within ${most / 1_000_000} million characters`)
  }
  if (text !== '') yield {text, found: reader.recognize(text, 'plain'), last: true}
}

/** The parts of a text that are certainly complete. */
function* completeParts(text: string, reader: DumpReader, least: number, anyPage: boolean): Generator<PagePart, void> {
  const found = reader.recognize(text, 'plain')
  const {entries, lines} = found
  const places = placesOf(found)
  let from = 0
  let start = 0
  for (let at = 1; at < entries.length - ahead; at++) {
    const above = places[at - 1]
    const end = lines.starts[entries[at]?.block.line ?? 0] ?? 0
    if (end - start < least || !above || above.page === places[at]?.page) continue
    const {kind} = above.entry.facts
    // Whether the lines below run on is told from the whole paragraph: where none ends here, they could be read otherwise.
    const parted = (entries[at]?.block.blanks ?? 0) > 0
    if (!anyPage && (!parted || (kind !== 'footer' && kind !== 'menu'))) continue
    // A row of hyphens at the top of a text would open front matter.
    if (text.startsWith('---', end)) continue
    const part = text.slice(start, end)
    const alone = reader.recognize(part, 'plain')
    if (!isRead(alone, places.slice(from, at), start)) continue
    yield {text: part, found: alone, last: false}
    from = at
    start = end
  }
}

/** True when the text has these places and no others; `start` is its offset in the text that they stand in. */
function isRead(found: Recognized, places: readonly Place[], start: number): boolean {
  const [first] = places
  if (!first || found.entries.length !== places.length) return false
  const unit = places.find((place) => place.unit >= 0)?.unit ?? 0
  return placesOf(found).every((own, at) => {
    const other = places[at]
    return (
      other !== undefined &&
      own.page === other.page - first.page &&
      own.unit === (other.unit < 0 ? other.unit : other.unit - unit) &&
      own.unitKind === other.unitKind &&
      own.kind === other.kind &&
      own.entry.block.start === other.entry.block.start - start &&
      own.entry.block.end === other.entry.block.end - start
    )
  })
}
