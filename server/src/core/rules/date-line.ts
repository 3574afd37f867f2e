import {isLetter, isUpper, skipBlanks, trimBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {isDecoration, type DateExpression} from './date.js'
import {fileKind, type FileKind} from './file-name.js'

/** A file that the page offers for download. Offsets are UTF-16 units from the start of the text given. */
export interface Attachment {
  readonly start: number
  readonly end: number
  readonly kind: FileKind
}

/** What a line that opens with its date is. */
export interface DateLine {
  /** `dateLine`: the date of publication. `placeLine`: the day and the town a document was signed. */
  readonly kind: 'dateLine' | 'placeLine'
  readonly date: DateExpression
  readonly attachment?: Attachment
}

const timeForm =
  /(?:T|,? {1,3}(?:at )?| ?[|/–—-] ?)\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d{1,3})?(?: ?[ap]\.?m\.?(?![a-z]))?/iy
const zoneForm = /Z(?![a-z])| ?\(?(?:msk|мск|gmt|utc|cet|eet)(?![a-zа-я])(?:[+-]\d{1,2})?\)?| ?[+-]\d{2}:?\d{2}(?!\d)/iy
const yearWord = /[ \u00a0]?(?:г\.|года?(?![а-я]))/iy
const updatedForm = /(?:last updated|last modified|updated|обновлено|изменено)(?: on)?[ \u00a0]?:?[ \u00a0]?/iy
const publishedForm =
  /(?:date of publication|publication date|published|issued|date|posted|опубликовано|дата публикации|дата)(?: on)?[ \u00a0]?:?[ \u00a0]?/iy
/** `By Harriet Osei, Feb. 16, 2024`: who wrote it, in two words or more. */
const bylineForm =
  /(?:(?:Story |Written |Posted |Published )?[Bb]y|Автор:?)[ \u00a0]\p{Lu}[\p{L}.’'-]{0,20}(?:[ \u00a0]\p{Lu}[\p{L}.’'-]{0,20}){1,4}(?:,? on| ?[,|/–—-])?[ \u00a0]?/uy
const weekdayForm =
  /(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?![a-zа-я])/iy

/**
 * Read a line that holds a full date and nothing else but what belongs to it: bullets, the weekday, the time of day,
 * the download words, the name of the file, a town. Undefined for every other line. A date that no calendar has still
 * makes a date line: the line was meant to be one, and its item has no date.
 *
 * @param dates The date expressions of `text`, as `findDates` gives them.
 */
export function dateLineOf(text: string, dates: readonly DateExpression[], lexicon: Lexicon): DateLine | undefined {
  const date = dates[0]
  if (!date || date.from.year === undefined || date.from.day === undefined || date.to) return undefined
  const end = trimBlanks(text, 0, text.length)
  if (end > 220) return undefined
  const before = beforeDate(text, date)
  if (before === undefined) return undefined
  let at = date.end
  at = certaintyMark(text, at)?.end ?? pass(text, yearWord, at)
  at = skipDecoration(text, passTime(text, at), end)
  at = skipDecoration(text, pass(text, weekdayForm, at), end)
  if (at >= end) return before === 'place' ? {kind: 'placeLine', date} : {kind: 'dateLine', date}
  if (before === 'place') return undefined
  const second = dates[1]
  if (second) {
    const label = skipDecoration(text, pass(text, publishedForm, pass(text, updatedForm, at)), end)
    if (label === second.start) {
      const rest = skipDecoration(text, passTime(text, second.end), end)
      if (rest >= end && label > at) return {kind: 'dateLine', date}
    }
  }
  const words = attachmentWords(text, at, lexicon)
  if (words !== undefined) {
    const file = skipDecoration(text, words, end)
    if (file >= end) return {kind: 'dateLine', date}
    const kind = fileKind(text, file, end)
    return {kind: 'dateLine', date, ...(kind ? {attachment: {start: file, end, kind}} : {})}
  }
  const kind = fileKind(text, at, end)
  if (kind) return {kind: 'dateLine', date, attachment: {start: at, end, kind}}
  if (date.form === 'words' && isPlace(text, at, end)) return {kind: 'placeLine', date}
  return undefined
}

const markForm = / \((inferred|recovered)\)/y

/**
 * What stands behind a day that normalizing wrote above an item: `16.02.2024 (inferred)`. Undefined behind every other
 * day. `end` is the offset behind it.
 */
export function certaintyMark(
  text: string,
  at: number,
): {readonly certainty: 'inferred' | 'recovered'; readonly end: number} | undefined {
  markForm.lastIndex = at
  const found = markForm.exec(text)
  return found ? {certainty: found[1] === 'inferred' ? 'inferred' : 'recovered', end: markForm.lastIndex} : undefined
}

/** The offset behind the download words at `at`, with a colon if there is one; undefined when there are none. */
export function attachmentWords(text: string, at: number, lexicon: Lexicon): number | undefined {
  const first = text.charAt(at).toLowerCase()
  if (!initialsOf(lexicon).has(first)) return undefined
  for (const language of lexicon.languages) {
    for (const words of language.attachments) {
      if (words[0] !== first || text.slice(at, at + words.length).toLowerCase() !== words) continue
      const end = at + words.length
      // A longer form of the words was tried before: what is glued to them is the name of the file.
      if (isLetter(text.charCodeAt(end)) && !fileKind(text, end, trimBlanks(text, end, text.length))) continue
      return text[end] === ':' ? end + 1 : end
    }
  }
  return undefined
}

const initials = new WeakMap<Lexicon, ReadonlySet<string>>()

/** The letters that the download words begin with. */
function initialsOf(lexicon: Lexicon): ReadonlySet<string> {
  let known = initials.get(lexicon)
  if (!known) {
    const words = lexicon.languages.flatMap(({attachments}) => attachments)
    initials.set(lexicon, (known = new Set(words.map((word) => word.charAt(0)))))
  }
  return known
}

/** True for the name of a town on a line of its own or behind a date: `Dushanbe`, `Yerevan city`, `г. Минск`. */
export function isPlace(text: string, start: number, end: number): boolean {
  const from = skipDecoration(text, start, end)
  const to = trimBlanks(text, from, end)
  if (to - from < 3 || to - from > 40) return false
  const words = text.slice(from, to).split(/[ \u00a0]/)
  if (words.length > 4) return false
  return words.every(
    (word) =>
      townWords.has(word.toLowerCase()) || word === 'St.' || (isUpper(word.charCodeAt(0)) && !/[.:;!?\d]/.test(word)),
  )
}

/**
 * What stands before the date: `none` but decoration, the weekday, the word for publishing, or who wrote the text; or the `place` of a
 * document, `Minsk, 8 May 2020`. Undefined for anything else.
 */
function beforeDate(text: string, date: DateExpression): 'none' | 'place' | undefined {
  const first = skipDecoration(text, 0, date.start)
  const label = skipDecoration(text, pass(text, publishedForm, first), date.start)
  const at = skipDecoration(text, pass(text, weekdayForm, pass(text, bylineForm, label)), date.start)
  if (at === date.start) return 'none'
  const comma = text.lastIndexOf(',', date.start)
  if (date.form !== 'words' || comma < first || skipBlanks(text, comma + 1, date.start) < date.start) return undefined
  return isTown(text, first, comma) ? 'place' : undefined
}

/** One name, or two and the word for a town: a headline of two words more likely says what kind of text it is. */
function isTown(text: string, start: number, end: number): boolean {
  const words = text
    .slice(start, end)
    .split(/[ \u00a0]/)
    .filter((word) => !townWords.has(word.toLowerCase()))
  return words.length <= 2 && isPlace(text, start, end) && words.every((word) => !kindsOfText.has(word.toLowerCase()))
}

const townWords = new Set(['city', 'г.', 'город'])
const kindsOfText = new Set(
  'statement interview speech address declaration communique decision resolution session meeting заявление интервью решение обращение речь'.split(
    ' ',
  ),
)

function passTime(text: string, at: number): number {
  const time = pass(text, timeForm, at)
  return time === at ? at : pass(text, zoneForm, time)
}

/**
 * True for `Updated: 01.10.2019 11:42`: the site's own line, for no text was published on that day.
 *
 * @param dates The date expressions of `text`, as `findDates` gives them.
 */
export function isUpdateLine(text: string, dates: readonly DateExpression[]): boolean {
  const date = dates[0]
  const end = trimBlanks(text, 0, text.length)
  if (!date || end > 80) return false
  const label = skipDecoration(text, 0, date.start)
  if (label === date.start || pass(text, updatedForm, label) !== date.start) return false
  return skipDecoration(text, passTime(text, pass(text, yearWord, date.end)), end) >= end
}

/**
 * True for `January 2024` on a line of its own: the issue or the shelf that a text is filed under, and no day.
 *
 * @param dates The date expressions of `text`, as `findDates` gives them.
 */
export function isMonthLine(text: string, dates: readonly DateExpression[]): boolean {
  const date = dates[0]
  if (!date || date.from.day !== undefined) return false
  const end = trimBlanks(text, 0, text.length)
  return (
    skipDecoration(text, 0, date.start) === date.start &&
    skipDecoration(text, pass(text, yearWord, date.end), end) >= end
  )
}

function skipDecoration(text: string, from: number, to: number): number {
  let at = skipBlanks(text, from, to)
  while (at < to && (isDecoration(text.charCodeAt(at)) || isBracket(text[at]) || isLooseSlash(text, at))) at++
  return at
}

function isBracket(sign: string | undefined): boolean {
  return sign === '(' || sign === ')' || sign === '[' || sign === ']' || sign === '*'
}

/** A slash between blanks parts a date from what follows it. */
function isLooseSlash(text: string, at: number): boolean {
  return text[at] === '/' && isDecoration(text.charCodeAt(at - 1)) && isDecoration(text.charCodeAt(at + 1))
}

/** The offset behind the sticky pattern at `at`, or `at` itself when it does not match there. */
function pass(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
