import {namesIn} from '../block-names.js'
import {pointsBack} from '../rules/anaphora.js'
import type {Sheet} from './sheet.js'

/** True for a paragraph that can stand by itself: it does not point back, and names a day or a person early on. */
export function opensAsNews(sheet: Sheet, index: number, first: boolean, apart: boolean): boolean {
  const entry = sheet.entries[index]
  if (!entry) return false
  const {block, facts} = entry
  if (!first && pointsBack(sheet.text, block.start, block.end, !apart)) return false
  return (
    namesIn(facts.names).mentions.some(({named}) => named.start < 200) || facts.dates.some((date) => date.start < 200)
  )
}

/** True for a paragraph whose first words are a day: `On 6 September 2022, …`. */
export function opensWithDay(sheet: Sheet, index: number): boolean {
  return sheet.entries[index]?.facts.dates.some((date) => date.start < 24 && date.from.day !== undefined) ?? false
}
