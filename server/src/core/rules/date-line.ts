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

const timeForm = /(?:T|,? {1,3})\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})?/y
const yearWord = /[ \u00a0]?(?:г\.|года?(?![а-я]))/iy
const labelForm =
  /(?:last updated|updated|published|date|posted|опубликовано|дата|обновлено|дата публикации)[ \u00a0]?:?[ \u00a0]?/iy
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
  if (end > 220 || !opens(text, date.start)) return undefined
  let at = date.end
  at = pass(text, yearWord, at)
  at = pass(text, timeForm, at)
  at = skipDecoration(text, at, end)
  if (at >= end) return {kind: 'dateLine', date}
  const second = dates[1]
  if (second) {
    const label = skipDecoration(text, pass(text, labelForm, at), end)
    if (label === second.start) {
      const rest = skipDecoration(text, pass(text, timeForm, second.end), end)
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

/** The offset behind the download words at `at`, with a colon if there is one; undefined when there are none. */
export function attachmentWords(text: string, at: number, lexicon: Lexicon): number | undefined {
  const first = text.charAt(at).toLowerCase()
  for (const language of lexicon.languages) {
    for (const words of language.attachments) {
      if (words[0] !== first || text.slice(at, at + words.length).toLowerCase() !== words) continue
      const end = at + words.length
      if (isLetter(text.charCodeAt(end))) continue
      return text[end] === ':' ? end + 1 : end
    }
  }
  return undefined
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
      word === 'city' || word === 'г.' || word === 'город' || (isUpper(word.charCodeAt(0)) && !/[.:;!?\d]/.test(word)),
  )
}

/** True when only decoration or a weekday stands before the date. */
function opens(text: string, start: number): boolean {
  let at = skipDecoration(text, 0, start)
  at = skipDecoration(text, pass(text, weekdayForm, at), start)
  return at === start
}

function skipDecoration(text: string, from: number, to: number): number {
  let at = skipBlanks(text, from, to)
  while (at < to && (isDecoration(text.charCodeAt(at)) || isLooseSlash(text, at))) at++
  return at
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
