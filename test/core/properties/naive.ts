import type {FileFacts} from '../../../server/src/core/facts.js'
import {mentionsIn} from '../../../server/src/core/mentions.js'

/** White space and what shows nothing, written down a second time and on purpose not taken from the product. */
const blanks = /[\s\u0085\u00ad\u200b-\u200f\u2060]+/u

/** What may be taken off the beginning of a word that something was glued to: a day, its time, the name of an image. */
const glued =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{2}[./-]\d{2}|.*\.(?:jpe?g|png|gif)|\d{4},?|.*\d:\d\d(?:Z|[+-]\d\d:?\d\d)?)$/i

/**
 * The word oracle of the tests: splits both texts and walks the two lists of words. Says what is wrong; undefined when
 * `after` has the words of `before`, save that a glued date or image name may stand apart.
 */
export function wordsLost(before: string, after: string): string | undefined {
  const old = before.split(blanks).filter((word) => word !== '')
  const fresh = after.split(blanks).filter((word) => word !== '')
  let at = 0
  for (const word of old) {
    let rest = word
    for (let next = fresh[at] ?? ''; next !== rest; next = fresh[at] ?? '') {
      if (next === '' || !rest.startsWith(next) || !glued.test(next.replace(/^[^\p{L}\d]+/u, '')))
        return `"${word}" became "${next}"`
      rest = rest.slice(next.length)
      at++
    }
    at++
  }
  return at === fresh.length ? undefined : `"${fresh[at] ?? ''}" was added`
}

/** A change that a normalizer says it made. */
export interface Told {
  readonly line: number
  readonly before: string
  readonly after: string
}

/**
 * The text with the changes carried out that a normalizer says it made, each on the line it names, at the first place
 * where the two texts bear it out; or, behind `!`, what is wrong with one of them.
 */
export function withChanges(before: string, after: string, changes: readonly Told[]): string {
  let written = ''
  let to = 0
  let line = 1
  const open = [...changes]
  for (let at = 0; at < before.length || open.length > 0; at++) {
    for (;;) {
      const change = open.find((one) => one.line === line && bears(before, at, one.before) >= 0 && isHere(one, at))
      if (!change) break
      open.splice(open.indexOf(change), 1)
      // What is put in is a sign behind a word, or a line of its own.
      written += change.before === '' && change.after.length > 1 ? `${change.after}\n` : change.after
      to = bears(after, to, change.after)
      const past = bears(before, at, change.before)
      line += before.slice(at, past).split(/\r\n|[\r\n]/).length - 1
      at = past
    }
    if (at >= before.length) break
    const unit = before[at] ?? ''
    written += unit
    if (blanks.test(unit)) {
      if (unit === '\n' || (unit === '\r' && before[at + 1] !== '\n')) line++
      continue
    }
    while (blanks.test(after[to] ?? '')) to++
    if (after[to] === unit) to++
  }
  return open.length === 0 ? written : `!${JSON.stringify(open[0])} was not done`

  function isHere({before: was, after: is}: Told, at: number): boolean {
    if (bears(after, to, is) < 0 || (was !== '' && blanks.test(before[at] ?? ' '))) return false
    // What is put in shows only where the texts part.
    return was !== '' || is.length > 1 || bears(after, to, nextUnit(at)) < 0 || nextUnit(at) === ''
  }

  function nextUnit(from: number): string {
    let at = from
    while (blanks.test(before[at] ?? '')) at++
    return before[at] ?? ''
  }
}

/** The offset behind some words that stand at a place, whatever blanks stand before and between them; else -1. */
function bears(text: string, from: number, words: string): number {
  let at = from
  for (const unit of words.split('')) {
    if (blanks.test(unit)) continue
    while (blanks.test(text[at] ?? '')) at++
    if (text[at] !== unit) return -1
    at++
  }
  return at
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const russianMonths = 'янв фев мар апр ма июн июл авг сен окт ноя дек'.split(' ')

/** The day that some words name, if they name one and nothing else; written down a second time, like `blanks`. */
export function naiveDay(said: string): string | undefined {
  const words = said.replace(/^[^\d\p{L}]+/u, '')
  const iso = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:T|\b)/.exec(words)
  const day = /^(\d{1,2})[^\d\p{L}]+(\d{1,2})[^\d\p{L}]+(\d{4})/u.exec(words)
  if (iso) return [iso[1], iso[2], iso[3]].map(Number).join('-')
  if (day) return [day[3], day[2], day[1]].map(Number).join('-')
  const month = /(?<!\d)\p{L}{3,}/u.exec(words)?.[0].toLowerCase()
  const at = [monthNames, russianMonths].map((names) => names.findIndex((name) => month?.startsWith(name) === true))
  const found = Math.max(...at)
  const numbers = (words.match(/\d+/g) ?? []).map(Number)
  const year = numbers.find((number) => number > 31)
  const date = numbers.find((number) => number <= 31)
  return found < 0 || year === undefined || date === undefined ? undefined : [year, found + 1, date].join('-')
}

/** The same, with the rule by which it was made. */
interface ListedTold extends Told {
  readonly rule: string
}

/** What is wrong with a change of a text, by the rule that is said to have made it; undefined when that rule may. */
export function unlawful({rule, line, before, after}: ListedTold, text: string): string | undefined {
  const own = text.split(/\r\n|[\r\n]/)[line - 1] ?? ''
  const behind = own.slice(own.indexOf(before) + before.length)
  return isLawful(rule, before, after, behind) ? undefined : `${rule}: "${before}" became "${after}" before "${behind}"`
}

function isLawful(rule: string, before: string, after: string, behind: string): boolean {
  switch (rule) {
    case 'dateLines':
      // A letter at the end is that of a stamp where the hour follows, else that of a word.
      if (before.endsWith('T') && !/^\d\d(?::|\d\d)/.test(behind)) return false
      return naiveDay(before) !== undefined && naiveDay(before) === naiveDay(after)
    case 'attachments':
      return before === '' && after === ':'
    case 'placeLines':
      return before === '' && after === ','
    case 'inferredDates':
      return before === '' && /^(?:\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2}) \((?:inferred|recovered)\)$/.test(after)
    case 'quotes':
      return quote.test(before) && /^["']$/.test(after)
    case 'dashes':
      return dash.test(before) && after === '–'
    case 'removeResidue':
    case 'removeFooter':
      return before !== '' && after === ''
    default:
      return false
  }
}

const quote = /^["'`´«»‘’‚‛“”„‟‹›]$/
const dash = /^[-‐‑‒–—―−]{1,2}$/

/** In what the facts of a normalized text may differ, by what was changed in it. */
export interface AllowedChanges {
  /** True where quotation marks and dashes were written otherwise. */
  readonly signs: boolean
  /** The days put above units, by a line of the unit. */
  readonly days: readonly {readonly line: number; readonly day: string}[]
  /** Lines taken away. */
  readonly gone: ReadonlySet<number>
  /** False where lines were taken away or put in, by which a dump is known. */
  readonly marks: boolean
}

/** The lines, from 1, of which all words were taken away. */
export function linesGone(text: string, removed: readonly Told[]): ReadonlySet<number> {
  const lines = text.split(/\r\n|[\r\n]/)
  const gone = new Set<number>()
  for (const {line, before} of removed) {
    let left = wordsOf(before)
    for (let at = line; left !== ''; at++) {
      const words = wordsOf(lines[at - 1] ?? before)
      if (!left.startsWith(words)) break
      gone.add(at)
      left = left.slice(words.length)
    }
  }
  return gone
}

function wordsOf(text: string): string {
  return text.split(blanks).join('')
}

const nothingAllowed: AllowedChanges = {signs: false, days: [], gone: new Set(), marks: true}

/** What a file says, without the lines it says it on: equal before and after normalizing, but for what is allowed. */
export function saysOf(facts: FileFacts, {signs, days, gone, marks} = nothingAllowed): unknown {
  const plain = (text: string): string => {
    const words = text.split(blanks).filter(Boolean).join(' ')
    return signs ? words.replace(/["'`´«»‘’‚‛“”„‟‹›]/g, '"').replace(/[-‐‑‒–—―−]+/g, '-') : words
  }
  const maybe = (text: string | null | undefined): string | null => (typeof text === 'string' ? plain(text) : null)
  // A day may be written in another style; the words round it may not.
  const dayIn = (text: string): string => naiveDay(text) ?? plain(text)
  const stays = ({line}: {readonly line: number}): boolean => !gone.has(line)
  const dated = days.length > 0
  return {
    marks: marks ? facts.marks : null,
    units: facts.units.map(({kind, title, published, event, line, endLine}) => {
      const day = days.find((one) => one.line >= line && one.line <= endLine)
      const certainty = day?.day.split(/[()]/)[1]
      return {
        kind,
        title: maybe(title),
        published: day
          ? [naiveDay(day.day), certainty, naiveDay(day.day)]
          : published
            ? [dated ? naiveDay(published.date) : published.date, published.certainty, dayIn(published.evidence.text)]
            : null,
        // The year of a day may be taken from the day above it now.
        event: event
          ? dated
            ? [event.date, event.endDate]
            : [event.date, event.endDate, event.certainty, event.reason, plain(event.evidence.text)]
          : null,
      }
    }),
    mentions: mentionsIn(facts)
      .filter(stays)
      .map(({named, unit, identity}) => [
        plain(named.surface),
        maybe(named.title),
        maybe(named.rank),
        maybe(named.organisation),
        named.official,
        unit,
        plain(JSON.stringify(identity)),
      ]),
    attachments: facts.attachments.filter(stays).map(({name}) => plain(name)),
    // Whether an item is the one without a date depends on those that have one.
    problems: facts.problems
      .filter((problem) => stays(problem) && !(dated && problem.code === 'undated-item'))
      .map((problem) => [problem.code, 'text' in problem ? dayIn(problem.text) : '']),
    paragraphs: facts.paragraphs.filter(stays).map((paragraph) => [paragraph.unit, dated || paragraph.dated]),
  }
}

/** How many paragraphs have other words: those that something glued was taken off. */
export function changedParagraphs(before: FileFacts, after: FileFacts): number {
  return before.paragraphs.filter(({copy}, at) => after.paragraphs[at]?.copy !== copy).length
}

/** The numbers in some words, in their order, those of a day as year, month and day, in whatever style it is written. */
export function naiveNumbers(words: string): readonly number[] {
  const numbers = (words.match(/\d+|\p{L}+/gu) ?? []).flatMap(numberIn)
  const found: number[] = []
  for (let at = 0; at < numbers.length; at++) {
    const [one, two, three] = numbers.slice(at, at + 3)
    const day = one && two && three && dayOf(one, two, three)
    found.push(...(day ?? [one?.value ?? 0]))
    if (day) at += 2
  }
  return found
}

/** A number, or the month that a word begins with. */
interface Numeral {
  readonly value: number
  readonly named: boolean
}

function numberIn(word: string): readonly Numeral[] {
  if (/^\d/.test(word)) return [{value: Number(word), named: false}]
  const name = word.toLowerCase()
  for (const names of [monthNames, russianMonths]) {
    const at = names.findIndex((month) => name.startsWith(month))
    if (at >= 0) return [{value: at + 1, named: true}]
  }
  return []
}

/** Year, month and day, where three numbers are a day; undefined where they are not. */
function dayOf(one: Numeral, two: Numeral, three: Numeral): readonly number[] | undefined {
  const [day, month, year] =
    one.value > 31 ? [three, two, one] : one.named && !two.named ? [two, one, three] : [one, two, three]
  const isDay = day.value <= 31 && month.value <= 12 && year.value > 999 && !day.named && !year.named
  return isDay ? [year.value, month.value, day.value] : undefined
}
