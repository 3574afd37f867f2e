import {carriesOn, opensAsKnown, opensWithThing, pointsBack} from '../rules/anaphora.js'
import {isChronicle, opensAsNews, opensWithDay} from './opening.js'
import type {Sheet} from './sheet.js'

/**
 * Where the strip of a page ends that has nothing but running text; undefined when the text is no strip. It is one when
 * the paragraphs open as news do, each by itself, or when two blank lines part them all and none carries the one above
 * on. The last paragraph with a day is an article without a title when two or more stand below it.
 *
 * @param content Indices of blocks, never empty.
 */
export function untitledStrip(sheet: Sheet, content: readonly number[]): number | undefined {
  const apart = isApart(sheet, content)
  const heads = content.filter((index, at) => {
    const entry = sheet.entries[index]
    return entry?.facts.kind === 'prose' && (at === 0 || !apart || entry.block.blanks >= 2)
  })
  if (heads.length < 2 || heads.some((index) => sheet.entries[index]?.facts.voice)) return undefined
  if (isChronicle(sheet, heads)) return undefined
  const end = (content[content.length - 1] ?? 0) + 1
  if (apart) {
    const opening = heads.filter((index, at) => opensAsNews(sheet, index, at === 0, apart))
    return opening.length * 2 >= heads.length || areApartEverywhere(sheet, content) ? end : undefined
  }
  const dated = heads.filter((index) => opensWithDay(sheet, index))
  const last = dated[dated.length - 1]
  if (dated.length < 3 || last === undefined) return undefined
  const above = heads.filter((index) => index < last)
  const alien = above.filter((index) => !opensAsNews(sheet, index, true, apart))
  if (alien.length * 3 > above.length) return undefined
  const below = heads.filter((index) => index > last).length
  return below >= 2 ? last : end
}

/** True when two blank lines part the blocks: a strip and nothing else. */
function isApart(sheet: Sheet, content: readonly number[]): boolean {
  let groups = 1
  for (let at = 1; at < content.length; at++) {
    const entry = sheet.entries[content[at] ?? -1]
    if (!entry || entry.facts.voice) return false
    if (entry.block.blanks >= 2 && entry.facts.kind === 'prose') groups++
  }
  return groups >= 2
}

/** An item is a sentence to a short paragraph long, in UTF-16 units; what is longer or shorter is something else. */
const shortestItem = 40
const longestItem = 900

/**
 * True when two blank lines part all paragraphs and each is news of its own, though it names no day and no person: a
 * finished text that neither points back nor carries on what stands above, nor speaks in the first person.
 */
function areApartEverywhere(sheet: Sheet, content: readonly number[]): boolean {
  const {text} = sheet
  // Of two paragraphs the second has but one witness: a thing spoken of as known, whatever is said of it, speaks against.
  const goesOn = content.length > 2 ? opensAsKnown : opensWithThing
  return content.every((index, at) => {
    const entry = sheet.entries[index]
    if (!entry) return false
    const {block, facts} = entry
    if (facts.kind !== 'prose' || (at > 0 && block.blanks < 2)) return false
    if (!facts.closed || facts.length < shortestItem || facts.length > longestItem) return false
    if (carriesOn(text, block.start, block.end)) return false
    return at === 0 || !(pointsBack(text, block.start, block.end, true) || goesOn(text, block.start))
  })
}
