import type {Sheet} from './sheet.js'
import {pointsBack} from '../rules/anaphora.js'

/**
 * True for a page that is one list of headlines: three or more, and no running text but the leads straight below them
 * or what follows the list.
 */
export function isListPage(sheet: Sheet, content: readonly number[]): boolean {
  let headlines = 0
  let leads = 0
  let running = 0
  for (const [at, index] of content.entries()) {
    const entry = sheet.entries[index]
    if (!entry) continue
    const {kind, words, voice} = entry.facts
    if (voice) return false
    if (kind === 'headline' && running === 0) {
      if (words >= 4) headlines++
    } else if (kind === 'prose') {
      if (entry.block.blanks === 0 && at > 0 && running === 0) leads++
      else running++
    }
  }
  return headlines >= 3 && leads <= headlines && running <= Math.max(1, headlines / 3)
}

/** Where the items of a list begin, and where the list itself ends. */
export interface ListItems {
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
    if (entry.facts.kind === 'prose' && entry.block.blanks > 0 && starts.length > 0) {
      // Right below a headline it is the lead of that headline all the same.
      const lead = !previousIsLead
      return {starts, end: content[lead ? at + 1 : at] ?? (content[at] ?? 0) + 1}
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
    if (!entry || !above || entry.block.blanks > 0 || previousIsLead) return false
    if (entry.facts.kind === 'prose' && above.facts.kind === 'headline') return true
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
