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

/** Cut a list of headlines into items: each entry of the result is the index of the first block of one. */
export function listItems(sheet: Sheet, content: readonly number[]): number[] {
  const starts: number[] = []
  let paired = 0
  let single = 0
  let previousIsLead = true
  for (const [at, index] of content.entries()) {
    const entry = sheet.entries[index]
    if (!entry) continue
    const start = starts.length === 0 || !isLead(at)
    if (start) {
      if (!previousIsLead) single++
      starts.push(index)
    } else paired++
    previousIsLead = !start
  }
  return starts

  /** A line straight below a headline is its lead when it is running text, points back, or is clearly longer. */
  function isLead(at: number): boolean {
    const entry = sheet.entries[content[at] ?? -1]
    const above = sheet.entries[content[at - 1] ?? -1]
    if (!entry || !above || entry.block.blanks > 0 || previousIsLead) return false
    if (entry.facts.kind === 'prose' && above.facts.kind === 'headline') return true
    if (pointsBack(sheet.text, entry.block.start, entry.block.end)) return true
    if (entry.facts.length > above.facts.length * 1.4 && above.facts.length > 25 && !hasOwnTail(at)) return true
    // Where every headline above has its lead, this one has too, unless the list ends here.
    return paired >= 2 && single === 0 && at + 1 < content.length
  }

  function hasOwnTail(at: number): boolean {
    return sheet.entries[content[at] ?? -1]?.facts.tail !== undefined
  }
}
