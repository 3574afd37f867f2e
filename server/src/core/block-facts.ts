import {endsSentence} from './blocks.js'
import {isDigit, isLetter, skipBlanks, trimBlanks} from './characters.js'
import {detached} from './detached.js'
import {exactHash, levelHash, signsOf, type Hash} from './level.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {boilerplateOf} from './rules/boilerplate.js'
import {isContact} from './rules/contact.js'
import {attachmentWords, dateLineOf, type Attachment} from './rules/date-line.js'
import {findDates, type DateExpression} from './rules/date.js'
import {fileKind} from './rules/file-name.js'
import {isHeadline} from './rules/headline.js'
import {isMenuRow} from './rules/menu.js'
import {findNames, type NamesFound} from './rules/official.js'
import {isResidue} from './rules/residue.js'
import {isSignature} from './rules/signature.js'
import {voiceOf, type Voice} from './rules/voice.js'

/** What a block is as far as its own words tell. `headline` and `prose` get their part from the blocks round them. */
export type BlockKind =
  | 'dateLine'
  | 'placeLine'
  | 'attachment'
  | 'signature'
  | 'contact'
  | 'footer'
  | 'menu'
  | 'residue'
  | 'headline'
  | 'prose'

/**
 * All that the words of a block tell, whatever file it stands in: computed once for each distinct text. Offsets are
 * UTF-16 units from the start of the block.
 */
export interface BlockFacts {
  /** Of the text after levelling; two blocks with one `copy` are copies, word for word. */
  readonly copy: Hash
  /** What levelling took away: see `signsOf`. */
  readonly signs: string
  /** Of the levelled text without the date behind it: equal for a title and its repetition. */
  readonly title: Hash
  readonly kind: BlockKind
  /** The beginning for people to read, white space collapsed: a headline whole, other text up to 120 units. */
  readonly head: string
  /** How many units it shows, outer white space left out. */
  readonly length: number
  readonly words: number
  readonly dates: readonly DateExpression[]
  readonly names: NamesFound
  /** A full numeric date at the very beginning, before other words: `09.06.2018On June 9`. */
  readonly lead?: DateExpression
  /** A full numeric date at the very end: `Title of the article 10.06.2022`. */
  readonly tail?: DateExpression
  readonly attachment?: Attachment
  readonly voice?: Voice
  /** True when it ends as a sentence does. */
  readonly closed: boolean
}

/** Gives the facts of the block that stands in `text` from `start` to `end`. */
export type BlockReader = (text: string, start: number, end: number) => BlockFacts

/** What a reader is to keep. */
export interface ReaderLimits {
  /** Facts of at most this many distinct blocks are kept; then the older half goes. */
  readonly blocks: number
}

/**
 * Make a reader that computes the facts of a block once for each distinct text.
 *
 * The cache is keyed by an 85-bit hash of the exact text, so no text is kept alive by it; it is bounded by
 * `limits.blocks` and drops the generation that was not asked for longest. A hit costs the hash, about one nanosecond a
 * unit.
 */
export function blockReader(lexicon: Lexicon, limits: ReaderLimits = {blocks: 2_000_000}): BlockReader {
  interface Kept {
    readonly check: number
    readonly facts: BlockFacts
  }
  let young = new Map<number, Kept>()
  let old = new Map<number, Kept>()
  return (text, start, end) => {
    const {key, check} = exactHash(text, start, end)
    let kept = young.get(key)
    if (kept?.check === check) return kept.facts
    kept = old.get(key)
    const entry = kept?.check === check ? kept : {check, facts: blockFacts(text.slice(start, end), lexicon)}
    if (young.size >= limits.blocks / 2) {
      old = young
      young = new Map()
    }
    young.set(key, entry)
    return entry.facts
  }
}

/** Read one block. Linear in `text.length`; never throws. */
export function blockFacts(text: string, lexicon: Lexicon): BlockFacts {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  const dates = findDates(text, lexicon)
  const lead = leadDate(dates, start, end)
  const tail = tailDate(dates, start, end)
  const copy = levelHash(text, start, end)
  const sort = kindOfBlock(text, start, end, dates, tail, lexicon)
  const named = sort.kind === 'prose' || sort.kind === 'headline' || sort.kind === 'signature' || sort.kind === 'menu'
  const voice = sort.kind === 'prose' || sort.kind === 'headline' ? voiceOf(text, lexicon) : undefined
  return {
    copy,
    signs: detached(signsOf(text, start, end)),
    title: tail ? levelHash(text, start, tail.start) : copy,
    kind: sort.kind,
    head: detached(shown(text, start, sort.kind === 'headline' && tail ? tail.start : end, sort.kind)),
    length: end - start,
    words: countWords(text, start, end),
    dates,
    names: named ? findNames(text, lexicon) : noNames,
    ...(lead && sort.kind !== 'dateLine' ? {lead} : {}),
    ...(tail && sort.kind !== 'dateLine' ? {tail} : {}),
    ...(sort.attachment ? {attachment: sort.attachment} : {}),
    ...(voice ? {voice} : {}),
    closed: endsSentence(text, start, end),
  }
}

/** The words of a block for a label: white space is one blank, long running text ends in an ellipsis. */
function shown(text: string, start: number, end: number, kind: BlockKind): string {
  const limit = kind === 'headline' ? 340 : 120
  const words = text.slice(start, Math.min(end, start + limit * 2)).replace(/\s+/g, ' ').trim()
  return words.length > limit ? `${words.slice(0, limit - 1).trimEnd()}…` : words
}

const noNames: NamesFound = {mentions: [], loose: []}

interface Sort {
  readonly kind: BlockKind
  readonly attachment?: Attachment
}

function kindOfBlock(
  text: string,
  start: number,
  end: number,
  dates: readonly DateExpression[],
  tail: DateExpression | undefined,
  lexicon: Lexicon,
): Sort {
  const dateLine = dateLineOf(text, dates, lexicon)
  if (dateLine) return dateLine
  const boilerplate = boilerplateOf(text, lexicon)
  if (boilerplate) return {kind: boilerplate}
  if (isMenuRow(text)) return {kind: 'menu'}
  const words = attachmentWords(text, start, lexicon)
  if (words !== undefined && end - words < 140) {
    const file = skipBlanks(text, words, end)
    const kind = fileKind(text, file, end)
    if (kind || file >= end) return {kind: 'attachment', ...(kind ? {attachment: {start: file, end, kind}} : {})}
  }
  const file = fileKind(text, start, end)
  if (file === 'document') return {kind: 'attachment', attachment: {start, end, kind: file}}
  if (isResidue(text)) return {kind: 'residue'}
  if (isContact(text)) return {kind: 'contact'}
  if (isSignature(text, lexicon)) return {kind: 'signature'}
  return {kind: isHeadline(text, start, tail ? tail.start : end) ? 'headline' : 'prose'}
}

function isFullDay(date: DateExpression): boolean {
  return date.form !== 'words' && date.from.day !== undefined && !date.to && !date.impossible
}

function leadDate(dates: readonly DateExpression[], start: number, end: number): DateExpression | undefined {
  const date = dates[0]
  return date && date.start === start && date.end < end && isFullDay(date) ? date : undefined
}

function tailDate(dates: readonly DateExpression[], start: number, end: number): DateExpression | undefined {
  const date = dates[dates.length - 1]
  return date && date.end === end && date.start > start && isFullDay(date) ? date : undefined
}

function countWords(text: string, start: number, end: number): number {
  let words = 0
  let inside = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    const letter = isLetter(unit) || isDigit(unit) || unit > 0x52f
    if (letter && !inside) words++
    inside = letter
  }
  return words
}
