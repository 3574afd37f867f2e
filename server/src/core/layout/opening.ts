import {isRunning, type BlockFacts} from '../block-facts.js'
import {namesIn} from '../block-names.js'
import {pointsBack} from '../rules/anaphora.js'
import {todayIn} from '../rules/day-words.js'
import type {Sheet} from './sheet.js'

/** True for a paragraph that can stand by itself: it does not point back, and names a day, be it today, or a person early on. */
export function opensAsNews(sheet: Sheet, index: number, first: boolean, apart: boolean): boolean {
  const entry = sheet.entries[index]
  if (!entry) return false
  const {block, facts} = entry
  if (!first && pointsBack(sheet.text, block.start, block.end, !apart)) return false
  // Names cost far more than dates where nobody has asked for them yet.
  return (
    facts.dates.some((date) => date.start < 200) ||
    opensWithToday(facts) ||
    namesIn(facts.names).mentions.some(({start}) => start < 200)
  )
}

/** True for a paragraph whose first words are a day: `On 6 September 2022, …`. */
export function opensWithDay(sheet: Sheet, index: number): boolean {
  return sheet.entries[index]?.facts.dates.some((date) => date.start < 24 && date.from.day !== undefined) ?? false
}

/**
 * True when the paragraphs tell of one day after the other: a strip runs from new to old, so this is one text.
 *
 * @param heads Indices of paragraphs.
 */
export function isChronicle(sheet: Sheet, heads: readonly number[]): boolean {
  let last = 0
  let later = 0
  let earlier = 0
  for (const index of heads) {
    const date = sheet.entries[index]?.facts.dates.find(({start, from}) => start < 24 && from.day !== undefined)
    if (!date) continue
    const day = date.from.month * 31 + (date.from.day ?? 0)
    if (last > 0 && day > last) later++
    if (last > 0 && day < last) earlier++
    last = day
  }
  return later > earlier
}

/** True for running text that says `today` early on. */
function opensWithToday(facts: BlockFacts): boolean {
  const today = isRunning(facts) ? todayIn(facts.text) : -1
  return today >= 0 && today < 200
}
