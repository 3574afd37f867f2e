import type {FileFacts} from '../../../server/src/core/facts.js'
import {mentionsIn} from '../../../server/src/core/mentions.js'

/** White space and what shows nothing, written down a second time and on purpose not taken from the product. */
const blanks = /[\s\u0085\u00ad\u200b-\u200f\u2060]+/u

/** What may be taken off the beginning of a word that something was glued to. */
const glued = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{2}[./-]\d{2}|.*\.(?:jpe?g|png|gif))$/i

/**
 * The word oracle of the tests: splits both texts and walks the two lists of words. Says what is wrong; undefined when
 * `after` has the words of `before`, save that a glued date or image name may stand apart.
 */
export function wordsLost(before: string, after: string): string | undefined {
  const old = before.split(blanks).filter((word) => word !== '')
  const fresh = after.split(blanks).filter((word) => word !== '')
  let at = 0
  for (const word of old) {
    const next = fresh[at] ?? ''
    if (next === word) at++
    else if (next !== '' && word === next + (fresh[at + 1] ?? '') && glued.test(next)) at += 2
    else if (isCutWords(word, fresh, at)) at += 2
    else return `"${word}" became "${next}"`
  }
  return at === fresh.length ? undefined : `"${fresh[at] ?? ''}" was added`
}

/** `10.06.2022Download` may become two words before the download words as well. */
function isCutWords(word: string, fresh: readonly string[], at: number): boolean {
  return /\d$/.test(fresh[at] ?? '') && word === (fresh[at] ?? '') + (fresh[at + 1] ?? '')
}

/** A change that a normalizer says it made. */
interface Told {
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
export function naiveDay(words: string): string | undefined {
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

/** What is wrong with a change of the default rules; undefined when they may make it. */
export function unlawful({before, after}: Told): string | undefined {
  if (before === '' && (after === ':' || after === ',')) return undefined
  const day = naiveDay(before)
  return day !== undefined && day === naiveDay(after) ? undefined : `"${before}" became "${after}"`
}

/** What a file says, without the lines it says it on: equal before and after normalizing. */
export function saysOf(facts: FileFacts): unknown {
  const plain = (text: string): string => text.split(blanks).filter(Boolean).join(' ')
  // A day may be written in another style; the words round it may not.
  const dayIn = (text: string): string => naiveDay(text) ?? plain(text)
  return {
    marks: facts.marks,
    units: facts.units.map(({kind, title, published, event}) => ({
      kind,
      title: title === null ? null : plain(title),
      published: published ? [published.date, published.certainty, dayIn(published.evidence.text)] : null,
      event: event ? [event.date, event.endDate, event.certainty, event.reason, plain(event.evidence.text)] : null,
    })),
    mentions: mentionsIn(facts).map(({named, unit, identity}) => [
      named.surface,
      named.title,
      named.rank,
      named.organisation,
      named.official,
      unit,
      identity,
    ]),
    attachments: facts.attachments.map(({name}) => plain(name)),
    problems: facts.problems.map((problem) => [problem.code, 'text' in problem ? dayIn(problem.text) : '']),
    paragraphs: facts.paragraphs.map(({unit, dated}) => [unit, dated]),
  }
}

/** How many paragraphs have other words: those that something glued was taken off. */
export function changedParagraphs(before: FileFacts, after: FileFacts): number {
  return before.paragraphs.filter(({copy}, at) => after.paragraphs[at]?.copy !== copy).length
}
