import {namesIn} from '../block-names.js'
import type {BlockFacts} from '../block-facts.js'
import {datedList, longestLabel} from './dated-list.js'
import {contentOf, kindAt, type Sheet} from './sheet.js'

/** True for a headline of four words or less that names neither a day nor a person: `All news`, `CSTO Secretariat`. */
export function isLabel(facts: BlockFacts): boolean {
  if (facts.kind !== 'headline' || facts.words > 4 || facts.voice) return false
  return facts.dates.length === 0 && namesIn(facts.names).mentions.length === 0
}

/**
 * The end of the head of a page: the labels and menus above its first news. Above a list of dated headlines
 * they may be longer, for there they can be no title: `CIS Executive Committee - News feed`.
 */
export function pageHead(sheet: Sheet, from: number, to: number): number {
  let at = from
  while (at < to && isHeadLine(at)) at++
  return kindAt(sheet, at) === 'headline' ? aboveList(at) : at

  /** Where the list of dated headlines begins that short headlines stand above, or `index` without one. */
  function aboveList(index: number): number {
    const first = datedList(sheet, contentOf(sheet, index, to))?.starts[0] ?? index
    for (let above = index; above < first; above++) {
      const facts = sheet.entries[above]?.facts
      if (facts?.kind === 'headline' && (facts.words > longestLabel || namesIn(facts.names).mentions.length > 0))
        return above
    }
    return first
  }

  /** A label apart from a date line, and another dated item further down: the label is no title of the first. */
  function isStripBelow(index: number): boolean {
    if ((sheet.entries[index]?.block.blanks ?? 0) < 2) return false
    for (let later = index + 2; later < to; later++)
      if (kindAt(sheet, later) === 'dateLine' && (sheet.entries[later]?.block.blanks ?? 0) >= 2) return true
    return false
  }

  function isHeadLine(index: number): boolean {
    const facts = sheet.entries[index]?.facts
    if (!facts) return false
    if (facts.kind === 'menu') return true
    // A short title repeats itself or stands above its text; a label stands above menus and headlines.
    const next = sheet.entries[index + 1]?.facts
    if (!isLabel(facts) || facts.words > 3 || !next || index + 1 >= to) return false
    if (next.kind === 'dateLine' && isStripBelow(index + 1)) return true
    return next.kind === 'menu' || (next.kind === 'headline' && next.title.key !== facts.title.key)
  }
}

/**
 * The beginning of the foot of a page, below its last news: labels and menus and nothing else. Where the text breaks
 * off, its last line may be the beginning of anything.
 */
export function pageFoot(sheet: Sheet, from: number, to: number): number {
  let at = to
  while (at > from + 1) {
    const facts = sheet.entries[at - 1]?.facts
    if (!facts || (facts.kind !== 'menu' && !(isLabel(facts) && facts.words <= 3))) break
    if (facts.kind !== 'menu' && sheet.cut && at === sheet.entries.length) break
    at--
  }
  // A list of headlines ends with a short one as well as with a label; below running text it can only be a label.
  while (at < to && kindAt(sheet, at) !== 'menu' && sheet.entries[at - 1]?.facts.closed !== true) at++
  return at
}

/**
 * True when nothing but short headlines without a day or a name stands above an article: they are the site's, such as
 * its name and its motto, and no news.
 */
export function isSiteHead(sheet: Sheet, from: number, to: number): boolean {
  if (to - from > 6) return false
  for (let at = from; at < to; at++) {
    const facts = sheet.entries[at]?.facts
    if (!facts || facts.voice || facts.kind === 'prose' || facts.kind === 'dateLine') return false
    if (
      facts.kind === 'headline' &&
      (facts.words > 6 || facts.dates.length > 0 || namesIn(facts.names).mentions.length > 0)
    )
      return false
  }
  return true
}
