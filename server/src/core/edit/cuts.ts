import {isDigit, isLetter, isUpper, skipBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {attachmentWords} from '../rules/date-line.js'
import type {PartKind} from '../tree.js'
import type {Place} from './places.js'
import type {NormalizeRule} from './rules.js'

/** Where a line is cut because two things stand on it, and what the piece above the cut is then. */
export interface Cut {
  /** Offset in the text: the first unit of the piece below. */
  readonly at: number
  readonly above: PartKind
  /** What the piece below is; absent where it stays what the whole was. */
  readonly below?: PartKind
  /** Blank lines between the pieces. */
  readonly blanks: 0 | 1
  readonly rule: NormalizeRule
}

/** Image names end in these; longer first where one begins like another. */
const imageName = /[\w-]{3,60}(?: ?\(\d{1,3}\))?\.(?:jpe?g|png|gif)/iy

/**
 * Find what is glued together on the lines of a place: a date before the text it dates, the download words behind a
 * date line, the name of an image before a paragraph. Undefined where nothing is.
 */
export function cutOf(text: string, place: Place, lexicon: Lexicon): Cut | undefined {
  const {start, end} = place.entry.block
  const {facts} = place.entry
  if (place.kind === 'dateLine' && facts.dates[0]) {
    const words = downloadWords(text, start + facts.dates[0].end, end, lexicon)
    if (words === undefined) return undefined
    return {at: words, above: 'dateLine', below: 'attachment', blanks: 0, rule: 'attachments'}
  }
  if (!isText(place.kind)) return undefined
  if (place.opens && facts.lead) {
    const at = skipBlanks(text, start + facts.lead.end, end)
    return at < end && isLetter(text.charCodeAt(at)) ? {at, above: 'dateLine', blanks: 1, rule: 'dateLines'} : undefined
  }
  if (place.opens) return undefined
  imageName.lastIndex = skipBlanks(text, start, end)
  if (!imageName.test(text)) return undefined
  const at = imageName.lastIndex
  return at < end && isUpper(text.charCodeAt(at)) ? {at, above: 'residue', blanks: 1, rule: 'residue'} : undefined
}

function isText(kind: PartKind): boolean {
  return kind === 'paragraph' || kind === 'question' || kind === 'answer'
}

/** Where the download words begin behind a date; undefined when none stand straight behind it. */
function downloadWords(text: string, from: number, end: number, lexicon: Lexicon): number | undefined {
  let at = skipBlanks(text, from, end)
  while (at < end && !isLetter(text.charCodeAt(at)) && !isDigit(text.charCodeAt(at))) at = skipBlanks(text, at + 1, end)
  return at < end && attachmentWords(text, at, lexicon) !== undefined ? at : undefined
}

/** True for a line that ends with download words whose file is named, alone, on the line below. */
export function namesFileBelow(text: string, above: Place, cut: Cut | undefined, below: Place): boolean {
  if (below.kind !== 'attachment' || below.unit !== above.unit || below.unit < 0) return false
  const {attachment} = below.entry.facts
  if (above.entry.facts.attachment || !attachment) return false
  const {start, end} = below.entry.block
  return (
    (above.kind === 'attachment' || cut?.below === 'attachment') &&
    skipBlanks(text, start, end) === start + attachment.start
  )
}
