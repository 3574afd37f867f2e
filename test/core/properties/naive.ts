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

/** What a file says, without the lines it says it on: equal before and after normalizing. */
export function saysOf(facts: FileFacts): unknown {
  const plain = (text: string): string => text.split(blanks).filter(Boolean).join(' ')
  return {
    marks: facts.marks,
    units: facts.units.map(({kind, title, published, event}) => ({
      kind,
      title: title === null ? null : plain(title),
      published: published ? [published.date, published.certainty, plain(published.evidence.text)] : null,
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
    problems: facts.problems.map((problem) => [problem.code, 'text' in problem ? plain(problem.text) : '']),
    paragraphs: facts.paragraphs.map(({unit, dated}) => [unit, dated]),
  }
}

/** How many paragraphs have other words: those that something glued was taken off. */
export function changedParagraphs(before: FileFacts, after: FileFacts): number {
  return before.paragraphs.filter(({copy}, at) => after.paragraphs[at]?.copy !== copy).length
}
