import {nobodyNamed, type UnreadNames} from './block-names.js'
import {blockTable, surveyBlock} from './block-table.js'
import {endsSentence, type LineRules} from './blocks.js'
import {isDigit, isLetter, isLower, Kind, kindOf, skipBlanks, Trait, trimBlanks} from './characters.js'
import {copied, detached} from './detached.js'
import {signsIn, survey, type Hash, type Survey} from './level.js'
import type {Lexicon} from './lexicon/lexicon.js'
import type {Wording} from './near/wording.js'
import {boilerplateOf} from './rules/boilerplate.js'
import {isContact, isHouse} from './rules/contact.js'
import {attachmentWords, dateLineOf, isMonthLine, isUpdateLine, type Attachment} from './rules/date-line.js'
import {findDates, type DateExpression} from './rules/date.js'
import {fileKind} from './rules/file-name.js'
import {isHeadline} from './rules/headline.js'
import {isMenuRow} from './rules/menu.js'
import {isNameBroken} from './rules/name-break.js'
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
  /** The words themselves: a string of its own, so that no file is kept alive. */
  readonly text: string
  /** Of the text after levelling; two blocks with one `copy` are copies, word for word. */
  readonly copy: Hash
  /** What levelling changed: see `signsIn`. */
  readonly signs: string
  /** Of the levelled text without the date behind it: equal for a title and its repetition. */
  readonly title: Hash
  readonly kind: BlockKind
  /** What `headOf` said when it was first asked. */
  head: string | undefined
  /** What the block says as the index keeps it; undefined until it is made a paragraph of. */
  wording: Wording | undefined
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

/** Reads the texts of a file from `start` to `end`, each distinct one once. */
export interface BlockReader {
  /** The facts of a block. */
  readonly facts: (text: string, start: number, end: number) => BlockFacts
  /**
   * True for a line that is complete in itself and never joins another: anything but running text, and the first line of
   * a voice. Tells it without reading names, for it is asked of single lines that are no blocks of their own.
   */
  readonly standsAlone: (text: string, start: number, end: number) => boolean
}

/** What a reader is to keep, and to read. */
export interface ReaderOptions {
  /** Facts are kept for blocks of at most this many UTF-16 units in all; then the older half goes. */
  readonly units?: number
  /** False for facts without mentions, for callers that ask nothing of people: it spares a third of the time. */
  readonly people?: boolean
  /** False for paragraphs whose words nobody compares with near copies: it spares a tenth. */
  readonly copies?: boolean
}

/** A line of a block of several, and whether it could have been one by itself. */
interface ReadLine {
  readonly text: string
  readonly alone: boolean
}

/** Make a reader that computes the facts of a block once for each distinct text, as long as these are kept. */
export function blockReader(lexicon: Lexicon, {units = 8_000_000}: ReaderOptions = {}): BlockReader {
  const blocks = blockTable<BlockFacts>(units)
  const lines = blockTable<ReadLine>(units / 8)
  return {
    facts(text, start, end) {
      const found = surveyBlock(text, start, end)
      const known = blocks.get(text, start, end, found)
      if (known) return known
      const facts = factsOf(text, start, end, found, lexicon)
      blocks.keep(facts, found)
      return facts
    },
    standsAlone(text, start, end) {
      const found = surveyBlock(text, start, end)
      const known = lines.get(text, start, end, found)
      if (known) return known.alone
      const line = copied(text.slice(start, end))
      const alone = standsAlone(line, start, found, lexicon)
      lines.keep({text: line, alone}, found)
      return alone
    },
  }
}

/** The facts of the block that stands in `file` from `from` to `past`. Linear in its length; never throws. */
function factsOf(file: string, from: number, past: number, found: Survey, lexicon: Lexicon): BlockFacts {
  const text = copied(file.slice(from, past))
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  const signs = signsIn(text, start, end, found)
  const hasDigit = (found.traits & Trait.digit) !== 0
  const dates = hasDigit ? findDates(text, lexicon, found.firstDigit - from, found.pastDigits - from) : noDates
  const tail = tailDate(text, dates, start, end)
  const {kind, attachment} =
    sortOf(text, start, end, found.traits, dates, tail, lexicon) ??
    (isHeadline(text, start, tail ? titleEnd(text, start, tail) : end) ? headline : prose)
  const running = kind === 'prose' || kind === 'headline'
  return {
    text,
    copy: found.hash,
    signs: signs === '' ? '' : detached(signs),
    title: tail ? survey(text, start, trimBlanks(text, start, titleEnd(text, start, tail))).hash : found.hash,
    kind,
    head: undefined,
    wording: undefined,
    length: end - start,
    words: found.words,
    dates,
    names: mayName(kind, dates) ? {words: text, lexicon, known: undefined} : nobodyNamed,
    lead: kind === 'dateLine' ? undefined : leadDate(dates, start, end),
    tail: kind === 'dateLine' ? undefined : tail,
    attachment,
    voice: running ? voiceOf(text, lexicon) : undefined,
    closed: endsSentence(text, start, end),
  }
}

/** No word for publishing and no weekday before the day of a date line is longer; the name of an author may stand there. */
const longestStamp = 8

function mayName(kind: BlockKind, dates: readonly DateExpression[]): boolean {
  if (kind === 'dateLine') return (dates[0]?.start ?? 0) > longestStamp
  return kind === 'prose' || kind === 'headline' || kind === 'signature' || kind === 'menu'
}

/** True for running text, and for what may be a headline. */
export function isRunning({kind}: BlockFacts): boolean {
  return kind === 'prose' || kind === 'headline'
}

/** What the words of the languages tell of the lines of a text. */
export function lineRules(text: string, read: BlockReader, lexicon: Lexicon): LineRules {
  return {
    standsAlone: (start, end) => read.standsAlone(text, start, end),
    breaksName: (end, next) => isNameBroken(text, end, next, lexicon),
  }
}

/** What `BlockReader.standsAlone` says of a line that was surveyed at `from`, in its file. */
function standsAlone(line: string, from: number, found: Survey, lexicon: Lexicon): boolean {
  const start = skipBlanks(line, 0, line.length)
  const end = trimBlanks(line, start, line.length)
  const hasDigit = (found.traits & Trait.digit) !== 0 && end - start <= longestLine
  const dates = hasDigit ? findDates(line, lexicon, found.firstDigit - from, found.pastDigits - from) : noDates
  const sort = sortOf(line, start, end, found.traits, dates, tailDate(line, dates, start, end), lexicon)
  return (sort !== undefined && sort !== prose) || voiceOf(line, lexicon) !== undefined
}

/** How much of running text its head shows, in UTF-16 units. */
const longestHead = 120

/**
 * The beginning for people to read, white space collapsed: a headline whole, the date behind it left out; other running
 * text up to 120 units, ending in an ellipsis where there is more; nothing of what is neither. Worked out once.
 */
export function headOf(facts: BlockFacts): string {
  return (facts.head ??= isRunning(facts) ? headIn(facts) : '')
}

function headIn({text, kind, tail, length, signs}: BlockFacts): string {
  const start = skipBlanks(text, 0, text.length)
  const whole = tail && kind === 'headline' ? titleEnd(text, start, tail) : start + length
  const more = kind === 'prose' && whole > start + longestHead
  const cut = text.slice(start, more ? start + longestHead + 1 : whole)
  const words = signs !== '' && oddBlanks.test(cut) ? cut.replace(/\s+/g, ' ').trim() : cut.trim()
  return copied(more ? `${words.slice(0, longestHead - 1)}…` : words)
}

const oddBlanks = /[^\S ]|\s\s/

const noDates: readonly DateExpression[] = []

interface Sort {
  readonly kind: BlockKind
  readonly attachment: Attachment | undefined
}

const prose: Sort = {kind: 'prose', attachment: undefined}
const headline: Sort = {kind: 'headline', attachment: undefined}
const residue: Sort = {kind: 'residue', attachment: undefined}
const contact: Sort = {kind: 'contact', attachment: undefined}
const signature: Sort = {kind: 'signature', attachment: undefined}

/** No line that is anything but running text is longer, in UTF-16 units. */
const longestLine = 340

/** What a block is; undefined for running text that may be a headline. */
function sortOf(
  text: string,
  start: number,
  end: number,
  traits: number,
  dates: readonly DateExpression[],
  tail: DateExpression | undefined,
  lexicon: Lexicon,
): Sort | undefined {
  if ((traits & Trait.word) === 0) return residue
  if (end - start > longestLine) return prose
  const dateLine = dates.length > 0 ? dateLineOf(text, dates, lexicon) : undefined
  if (dateLine) return {kind: dateLine.kind, attachment: dateLine.attachment}
  if (dates.length > 0 && (isUpdateLine(text, dates) || isMonthLine(text, dates)))
    return {kind: 'menu', attachment: undefined}
  // Hardly any line of navigation, contacts or signature ends in a full stop, and nearly all running text does.
  if (endsInStop(text, end) && !tail)
    return end - start <= 60 && boilerplateOf(text, lexicon) ? {kind: 'menu', attachment: undefined} : prose
  const kind = lineKind(text, start, end, traits, lexicon)
  if (kind) return {kind, attachment: undefined}
  const attachment = attachmentLine(text, start, end, lexicon)
  if (attachment) return attachment
  if (isResidue(text, traits)) return {kind: 'residue', attachment: imageOf(text, start, end)}
  if (isContact(text, traits) || (dates.length === 0 && isHouse(text.trim(), traits))) return contact
  return isSignature(text, lexicon) ? signature : undefined
}

/** True for a full stop behind a small letter or a closing sign: no ellipsis, no initial. */
function endsInStop(text: string, end: number): boolean {
  if (text[end - 1] !== '.') return false
  const unit = text.charCodeAt(end - 2)
  return isLower(unit) || isDigit(unit) || unit === 0x29 || kindOf(unit) === Kind.quote
}

function lineKind(text: string, start: number, end: number, traits: number, lexicon: Lexicon): BlockKind | undefined {
  if (end - start > 160) return undefined
  return boilerplateOf(text, lexicon) ?? (isMenuRow(text, traits) ? 'menu' : undefined)
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

/** Where the words of a title end that a date stands behind; `Title, 10.06.2022` has a comma between. */
function titleEnd(text: string, start: number, {form, start: date}: DateExpression): number {
  const end = trimBlanks(text, start, date)
  return form !== 'words' && text[end - 1] === ',' ? end - 1 : date
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
