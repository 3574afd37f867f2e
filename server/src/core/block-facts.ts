import {nobodyNamed, type UnreadNames} from './block-names.js'
import {endsSentence, type LineRules} from './blocks.js'
import {isDigit, isLetter, isLower, Kind, kindOf, skipBlanks, trimBlanks} from './characters.js'
import {copied, detached} from './detached.js'
import {survey, type Hash} from './level.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {boilerplateOf} from './rules/boilerplate.js'
import {isContact, isHouse} from './rules/contact.js'
import {attachmentWords, dateLineOf, isUpdateLine, type Attachment} from './rules/date-line.js'
import {findDates, type DateExpression} from './rules/date.js'
import {fileKind} from './rules/file-name.js'
import {isHeadline} from './rules/headline.js'
import {isMenuRow} from './rules/menu.js'
import {isNameBroken} from './rules/name-break.js'
import {hasWords, isResidue} from './rules/residue.js'
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
  /** What levelling changed: see `Survey.signs`. */
  readonly signs: string
  /** Of the levelled text without the date behind it: equal for a title and its repetition. */
  readonly title: Hash
  readonly kind: BlockKind
  /** The beginning for people to read, white space collapsed: a headline whole, other text up to 120 units. */
  readonly head: string
  /** Offset of the word `today`; -1 without one. */
  readonly today: number
  /** The years in names such as `“Search-2017”`. */
  readonly drillYears: readonly number[]
  /** How many units it shows, outer white space left out. */
  readonly length: number
  readonly words: number
  readonly dates: readonly DateExpression[]
  /** Found when `namesIn` first asks. */
  readonly names: UnreadNames
  /** A full numeric date at the very beginning, before other words: `09.06.2018On June 9`. */
  readonly lead: DateExpression | undefined
  /** A full date at the very end, in figures, or in words behind a title: `Title of the article 10.06.2022`. */
  readonly tail: DateExpression | undefined
  readonly attachment: Attachment | undefined
  readonly voice: Voice | undefined
  /** True when it ends as a sentence does. */
  readonly closed: boolean
}

/** Gives the facts of the block that stands in `text` from `start` to `end`. */
export type BlockReader = (text: string, start: number, end: number) => BlockFacts

/** What a reader is to keep, and to read. */
export interface ReaderOptions {
  /** Facts are kept for blocks of at most this many UTF-16 units in all; then the older half goes. */
  readonly units?: number
  /** False for facts without mentions, for callers that ask nothing of people: it spares a third of the time. */
  readonly people?: boolean
}

/** A block of more units is not kept: it is no block of a dump that anybody repeats. */
const longestKept = 32_768

/**
 * Make a reader that computes the facts of a block once for each distinct text.
 *
 * The cache is keyed by the text itself, for the engine hashes and compares strings faster than any code of ours. It is
 * bounded by `options.units` and drops the generation that was not asked for longest.
 */
export function blockReader(lexicon: Lexicon, {units: most = 8_000_000}: ReaderOptions = {}): BlockReader {
  let young = new Map<string, BlockFacts>()
  let old = new Map<string, BlockFacts>()
  let units = 0
  return (text, start, end) => {
    const block = text.slice(start, end)
    const known = young.get(block)
    if (known) return known
    const own = copied(block)
    const facts = old.get(block) ?? blockFacts(own, lexicon)
    if (end - start <= longestKept) keep(own, facts)
    return facts
  }

  function keep(block: string, facts: BlockFacts): void {
    units += block.length
    if (units > most / 2) {
      old = young
      young = new Map()
      units = block.length
    }
    young.set(block, facts)
  }
}

/** Read one block. Linear in `text.length`; never throws. */
export function blockFacts(text: string, lexicon: Lexicon): BlockFacts {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  const {hash, signs, words, hasDigit} = survey(text, start, end)
  const dates = hasDigit ? findDates(text, lexicon) : noDates
  const tail = tailDate(text, dates, start, end)
  const {kind, attachment} = kindOfBlock(text, start, end, dates, tail, lexicon)
  const running = kind === 'prose' || kind === 'headline'
  return {
    copy: hash,
    signs: detached(signs),
    title: tail ? survey(text, start, tail.start).hash : hash,
    kind,
    head: running
      ? headOf(text, start, kind === 'headline' ? (tail?.start ?? end) : Math.min(end, start + 121), signs !== '')
      : '',
    today: running ? todayIn(text) : -1,
    drillYears: hasDigit && running ? drillYearsIn(text) : noYears,
    length: end - start,
    words,
    dates,
    names: running || kind === 'signature' || kind === 'menu' ? {words: text, lexicon, known: undefined} : nobodyNamed,
    lead: kind === 'dateLine' ? undefined : leadDate(dates, start, end),
    tail: kind === 'dateLine' ? undefined : tail,
    attachment,
    voice: running ? voiceOf(text, lexicon) : undefined,
    closed: endsSentence(text, start, end),
  }
}

/** What the words of the languages tell of the lines of a text. */
export function lineRules(text: string, lexicon: Lexicon): LineRules {
  return {
    standsAlone: (start, end) => standsAlone(text.slice(start, end), lexicon),
    breaksName: (end, next) => isNameBroken(text, end, next, lexicon),
  }
}

/**
 * True for a line that is complete in itself and never joins another: anything but running text, and the first line of
 * a voice. Tells it without reading names, for it is asked of single lines that are no blocks of their own.
 */
function standsAlone(line: string, lexicon: Lexicon): boolean {
  const start = skipBlanks(line, 0, line.length)
  const end = trimBlanks(line, start, line.length)
  const dates = end - start <= longestLine && anyDigit.test(line) ? findDates(line, lexicon) : noDates
  const {kind} = kindOfBlock(line, start, end, dates, tailDate(line, dates, start, end), lexicon)
  return (kind !== 'prose' && kind !== 'headline') || voiceOf(line, lexicon) !== undefined
}

const anyDigit = /\d/

/** The beginning of a block for people to read; running text ends in an ellipsis after 120 units. */
function headOf(text: string, start: number, end: number, odd: boolean): string {
  const cut = text.slice(start, end)
  const words = odd && oddBlanks.test(cut) ? cut.replace(/\s+/g, ' ').trim() : cut.trim()
  return copied(end - start === 121 ? `${words.slice(0, 119)}…` : words)
}

const noYears: readonly number[] = []

function drillYearsIn(text: string): readonly number[] {
  if (!text.includes('20')) return noYears
  const years = Array.from(text.matchAll(/\p{L}["'”»’]?[-–—](20\d\d)(?!\d)/gu), (match) => Number(match[1]))
  return years.length > 0 ? years : noYears
}

const oddBlanks = /[^\S ]|\s\s/
const todayForm = /(?<!\p{L})(?:today|сегодня)(?!\p{L})/iu

function todayIn(text: string): number {
  // Two searches for a fixed string cost less than one for a pattern, and hardly a block has either word.
  if (!text.includes('oday') && !text.includes('егодня')) return -1
  return text.search(todayForm)
}

const noDates: readonly DateExpression[] = []

interface Sort {
  readonly kind: BlockKind
  readonly attachment: Attachment | undefined
}

const prose: Sort = {kind: 'prose', attachment: undefined}

/** No line that is anything but running text is longer, in UTF-16 units. */
const longestLine = 340

function kindOfBlock(
  text: string,
  start: number,
  end: number,
  dates: readonly DateExpression[],
  tail: DateExpression | undefined,
  lexicon: Lexicon,
): Sort {
  if (end - start > longestLine) return hasWords(text, start, end) ? prose : {kind: 'residue', attachment: undefined}
  const dateLine = dates.length > 0 ? dateLineOf(text, dates, lexicon) : undefined
  if (dateLine) return {kind: dateLine.kind, attachment: dateLine.attachment}
  if (dates.length > 0 && isUpdateLine(text, dates)) return {kind: 'menu', attachment: undefined}
  // Hardly any line of navigation, contacts or signature ends in a full stop, and nearly all running text does.
  if (endsInStop(text, end) && !tail) {
    if (end - start <= 60 && boilerplateOf(text, lexicon)) return {kind: 'menu', attachment: undefined}
    return hasWords(text, start, end) ? prose : {kind: 'residue', attachment: undefined}
  }
  const kind = lineKind(text, start, end, lexicon)
  if (kind) return {kind, attachment: undefined}
  const attachment = attachmentLine(text, start, end, lexicon)
  if (attachment) return attachment
  if (isResidue(text)) return {kind: 'residue', attachment: imageOf(text, start, end)}
  if (isContact(text) || (dates.length === 0 && isHouse(text.trim()))) return {kind: 'contact', attachment: undefined}
  if (isSignature(text, lexicon)) return {kind: 'signature', attachment: undefined}
  return isHeadline(text, start, tail ? tail.start : end) ? {kind: 'headline', attachment: undefined} : prose
}

/** True for a full stop behind a small letter or a closing sign: no ellipsis, no initial. */
function endsInStop(text: string, end: number): boolean {
  if (text[end - 1] !== '.') return false
  const unit = text.charCodeAt(end - 2)
  return isLower(unit) || isDigit(unit) || unit === 0x29 || kindOf(unit) === Kind.quote
}

function lineKind(text: string, start: number, end: number, lexicon: Lexicon): BlockKind | undefined {
  if (end - start > 160) return undefined
  return boilerplateOf(text, lexicon) ?? (isMenuRow(text) ? 'menu' : undefined)
}

/** A line with the download words, or nothing but the name of a document. */
function attachmentLine(text: string, start: number, end: number, lexicon: Lexicon): Sort | undefined {
  if (end - start > 200) return undefined
  const words = attachmentWords(text, start, lexicon)
  if (words !== undefined && end - words < 140) {
    const file = skipBlanks(text, words, end)
    const kind = fileKind(text, file, end)
    if (kind || file >= end) return {kind: 'attachment', attachment: kind && {start: file, end, kind}}
  }
  const kind = fileKind(text, start, end)
  return kind === 'document' ? {kind: 'attachment', attachment: {start, end, kind}} : undefined
}

/** The name of a picture that is all of a line; undefined for other residue. */
function imageOf(text: string, start: number, end: number): Attachment | undefined {
  const kind = fileKind(text, start, end)
  return kind && {start, end, kind}
}

function isFullDay(date: DateExpression): boolean {
  return date.form !== 'words' && date.from.day !== undefined && !date.to
}

function leadDate(dates: readonly DateExpression[], start: number, end: number): DateExpression | undefined {
  const date = dates[0]
  return date && date.start === start && date.end < end && isFullDay(date) ? date : undefined
}

function tailDate(
  text: string,
  dates: readonly DateExpression[],
  start: number,
  end: number,
): DateExpression | undefined {
  const date = dates[dates.length - 1]
  if (!date || date.end !== end || date.start <= start) return undefined
  return isFullDay(date) || isTitleDay(text, start, date) ? date : undefined
}

/**
 * True for `Opening of the season 7 October 2014`: a day in words behind a title. Behind a comma or a small word it is
 * part of what the title says, and a line as long as a paragraph is no title.
 */
function isTitleDay(text: string, start: number, date: DateExpression): boolean {
  if (date.form !== 'words' || date.to || date.from.day === undefined || date.from.year === undefined) return false
  if (date.end - start > 200) return false
  const last = trimBlanks(text, start, date.start)
  if (last === date.start || last === start) return false
  const unit = text.charCodeAt(last - 1)
  let word = last
  while (word > start && isLetter(text.charCodeAt(word - 1))) word--
  if (isDigit(unit) || kindOf(unit) === Kind.quote || unit === 0x29) return true
  return last - word >= 3 && !datingWords.has(text.slice(word, last).toLowerCase())
}

/** Words that a day follows within a sentence; those of two letters and less are left out. */
const datingWords = new Set(
  (
    'from since until till before after dated signed adopted the and for monday tuesday wednesday thursday friday ' +
    'saturday sunday held next last this late early mid between для или при под над через после перед около ' +
    'понедельник вторник среду четверг пятницу субботу воскресенье состоялось состоялась состоялся прошла прошло прошел'
  ).split(' '),
)
