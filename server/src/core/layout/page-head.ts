import {namesIn} from '../block-names.js'
import type {BlockFacts} from '../block-facts.js'
import {datedList, longestLabel} from './dated-list.js'
import {isLabel, isPersonLine, isSiteName} from './label.js'
import {opensStrip} from './timeline.js'
import {contentOf, kindAt, type Sheet} from './sheet.js'

/**
 * The end of the head of a page: the labels and menus above its first news. Above a list of dated headlines
 * they may be longer, for there they can be no title: `CIS Executive Committee - News feed`.
 */
export function pageHead(sheet: Sheet, from: number, to: number): number {
  let at = labelsFrom(sheet, from, to)
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

  /** A label above a date line, and other dated items further down: the label is no title of the first. */
  function isStripBelow(index: number): boolean {
    if ((sheet.entries[index]?.block.blanks ?? 0) < 2) return opensStrip(sheet, contentOf(sheet, index, to))
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
    return (
      (next.kind === 'menu' && next.dates.length === 0) ||
      (next.kind === 'headline' && next.title.key !== facts.title.key)
    )
  }
}

/** So many labels in a row are a menu, whatever they say. */
const menuOfLabels = 3

/**
 * The end of the menu at the top of a page: labels one below the other, and names of the site and its parts among them.
 * Above running text or a date line the last of them may be the title, and is left; so is all that stands below the
 * last known line where people are listed, for there labels are posts.
 */
function labelsFrom(sheet: Sheet, from: number, to: number): number {
  let labels = 0
  let known = from
  let at = from
  for (; at < to; at++) {
    const facts = sheet.entries[at]?.facts
    // A month above the text dates the issue, and what stands above it may be the title.
    if (!facts || !(isOfSite(facts) || isSiteName(sheet, at)) || (facts.kind === 'menu' && facts.dates.length > 0))
      break
    labels++
    if (facts.kind === 'menu') known = at + 1
  }
  const below = at < to ? sheet.entries[at] : undefined
  if (!below || (known === from && labels < menuOfLabels)) return from
  if (isPersonLine(below)) return known
  return below.facts.kind === 'headline' ? at : Math.max(known, at - 1)
}

/** A menu, a label, a line of contacts, the name of an office: what the head of a page is made of. */
function isOfSite(facts: BlockFacts): boolean {
  return facts.kind === 'menu' || facts.kind === 'contact' || facts.kind === 'signature' || isLabel(facts)
}

/**
 * The beginning of the foot of a page, below its last news: labels and menus and nothing else. Where the text breaks
 * off, its last line may be the beginning of anything.
 */
export function pageFoot(sheet: Sheet, from: number, to: number): number {
  let at = to
  let short = to
  while (at > from + 1) {
    const facts = sheet.entries[at - 1]?.facts
    if (!facts || (facts.kind !== 'menu' && !isLabel(facts))) break
    if (facts.kind !== 'menu' && sheet.cut && at === sheet.entries.length) break
    if (short === at && facts.words <= 3) short--
    at--
  }
  // A single label of four words may be a heading; in a row with others it is one of a menu.
  if (to - at < menuOfLabels) at = short
  // A list of headlines ends with a short one as well as with a label; below running text it can only be a label.
  while (at < to && kindAt(sheet, at) !== 'menu' && !isEndOfText(at - 1)) at++
  return at

  function isEndOfText(index: number): boolean {
    const facts = sheet.entries[index]?.facts
    return facts !== undefined && facts.closed && (facts.kind === 'prose' || facts.kind === 'headline')
  }
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
