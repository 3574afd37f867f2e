import type {DatePlace} from './dated-list.js'
import {isHeadlineInList, type Sheet} from './sheet.js'
import {pointsBack} from '../rules/anaphora.js'
import {isDirectoryLine, isLabel, isPersonLine} from './label.js'

/**
 * True for a page that is one list of headlines: three or more, each with at most one paragraph below as its lead, save
 * what follows the list. The body of an article is longer between its headings.
 */
export function isListPage(sheet: Sheet, content: readonly number[]): boolean {
  let headlines = 0
  let leads = 0
  let running = 0
  let last = 0
  let people = 0
  let entries = 0
  for (const [at, index] of content.entries()) if (isHeadlineInList(sheet, index)) last = at
  let odd = 0
  for (const [at, index] of content.entries()) {
    const entry = sheet.entries[index]
    if (!entry) continue
    const {kind, words, voice} = entry.facts
    if (voice) return false
    if (isHeadlineInList(sheet, index)) {
      if (kind !== 'headline') odd++
      if (words >= 4) headlines++
      if (isPersonLine(entry)) people++
      if (isDirectoryLine(entry)) entries++
      running = 0
    } else if (kind === 'prose') {
      if (at > last + 1) break
      running++
      leads++
      if (at === 0) return false
      // A list may be followed by text; an article has text between its headings.
      if (running > 1) return headlines >= 4 && leads - running <= headlines / 2
    }
  }
  // A directory is one text: posts, and under each or beside it the one who holds it.
  const isDirectory = people >= 2 || (entries >= 3 && entries * 2 > headlines)
  return headlines >= 3 && odd * 2 <= headlines && leads <= headlines && !isDirectory
}

/** Where the items of a list begin, and where the list itself ends. */
export interface ListItems {
  /** Where the dates stand; undefined for a list without any. */
  readonly place?: DatePlace
  /** True for a list of headlines without dates; absent for a strip. */
  readonly list?: boolean
  readonly starts: readonly number[]
  /** Index of the first block behind the list: running text that stands apart ends it. */
  readonly end: number
}

/** Cut a list of headlines into items. */
export function listItems(sheet: Sheet, content: readonly number[]): ListItems {
  const starts: number[] = []
  let paired = 0
  let single = 0
  let previousIsLead = true
  for (const [at, index] of content.entries()) {
    const entry = sheet.entries[index]
    if (!entry) continue
    // Running text right below a headline is its lead; anything more of it ends the list.
    const running = !isHeadlineInList(sheet, index)
    if (running && previousIsLead && starts.length > 0) return {starts, end: index}
    if (isLabel(entry.facts) && entry.facts.words <= 3) {
      previousIsLead = true
      continue
    }
    const start = starts.length === 0 || !isLead(at)
    if (start) {
      if (!previousIsLead) single++
      starts.push(index)
    } else paired++
    previousIsLead = !start
  }
  return {starts, end: (content[content.length - 1] ?? -1) + 1}

  /** A line straight below a headline is its lead when it is running text, points back, or is clearly longer. */
  function isLead(at: number): boolean {
    const entry = sheet.entries[content[at] ?? -1]
    const above = sheet.entries[content[at - 1] ?? -1]
    if (!entry || !above || previousIsLead) return false
    if (!isHeadlineInList(sheet, content[at] ?? -1) && isHeadlineInList(sheet, content[at - 1] ?? -1)) return true
    if (entry.block.blanks > 0) return false
    if (pointsBack(sheet.text, entry.block.start, entry.block.end)) return true
    if (isPair(at) && entry.facts.length > above.facts.length * 1.4 && above.facts.length > 25) return !entry.facts.tail
    // Where every headline above has its lead, this one has too, unless the list ends here.
    return paired >= 2 && single === 0 && at + 1 < content.length
  }

  /** True when the line and the one above it stand apart from the rest of the list. */
  function isPair(at: number): boolean {
    const above = sheet.entries[content[at - 1] ?? -1]
    const below = sheet.entries[content[at + 1] ?? -1]
    return (at === 1 || (above?.block.blanks ?? 0) > 0) && (!below || below.block.blanks > 0)
  }
}
