import {kindAt, plainPart, type PartSpan, type Sheet, type UnitSpan} from './sheet.js'
import {pointsBack} from '../rules/anaphora.js'
import {listItems} from './list.js'

/**
 * Cut the entries `from` to `to`, the run above a page's article, into items. Lines that belong to no item
 * (navigation, a page head of three words or less) come out as parts of their own.
 */
export function stripItems(sheet: Sheet, from: number, to: number): readonly (UnitSpan | PartSpan)[] {
  const heads = pageHeads(sheet, from, to)
  const content: number[] = []
  for (let at = from; at < to; at++) {
    const part = partOf(at)
    if (part !== 'boilerplate' && part !== 'residue') content.push(at)
  }
  const starts = new Set(startsOf(sheet, content))
  const children: (UnitSpan | PartSpan)[] = []
  let parts: PartSpan[] | undefined
  for (let at = from; at < to; at++) {
    const kind = partOf(at)
    const part: PartSpan = {kind, first: at, last: at}
    if (starts.has(at)) {
      parts = [isTitle(at) ? {...part, kind: 'title'} : part]
      children.push({kind: 'item', parts})
    } else if (parts && kind !== 'boilerplate') parts.push(part)
    else children.push(part)
  }
  return children

  function partOf(at: number): PartSpan['kind'] {
    const facts = sheet.entries[at]?.facts
    return !facts || heads.has(at) ? 'boilerplate' : plainPart(facts)
  }

  /** On a list page the headline is the title of its item. */
  function isTitle(at: number): boolean {
    return kindAt(sheet, at) === 'headline'
  }
}

/** Headlines of three words or less at the top that name neither a day nor a person: `All news`, `CSTO Secretariat`. */
function pageHeads(sheet: Sheet, from: number, to: number): ReadonlySet<number> {
  const heads = new Set<number>()
  for (let at = from; at < to; at++) {
    const facts = sheet.entries[at]?.facts
    if (!facts || facts.kind !== 'headline' || facts.words > 3) break
    if (facts.dates.length > 0 || facts.names.mentions.length > 0) break
    heads.add(at)
  }
  return heads
}

/** The indices of the first blocks of the items. */
function startsOf(sheet: Sheet, content: readonly number[]): readonly number[] {
  const dated = content.findIndex((at) => kindAt(sheet, at) === 'dateLine')
  if (dated < 0) return undatedStarts(sheet, content)
  if (isDatedBelow(sheet, content)) return content.filter((at) => kindAt(sheet, at) !== 'dateLine' && opensItem(at))
  const starts = dated > 0 ? [...undatedStarts(sheet, content.slice(0, dated))] : []
  for (let at = dated; at < content.length; at++) {
    const index = content[at] ?? 0
    if (kindAt(sheet, index) === 'dateLine') starts.push(index)
    else if ((sheet.entries[index]?.block.blanks ?? 0) >= 2 && kindAt(sheet, content[at - 1] ?? -1) !== 'dateLine')
      starts.push(index)
  }
  return starts

  function opensItem(at: number): boolean {
    return kindAt(sheet, at) === 'headline'
  }
}

/** True for a list whose dates stand under the headlines: it opens with a headline and ends with a date. */
function isDatedBelow(sheet: Sheet, content: readonly number[]): boolean {
  if (kindAt(sheet, content[0] ?? -1) !== 'headline' || kindAt(sheet, content[1] ?? -1) !== 'dateLine') return false
  let pairs = 0
  for (let at = 0; at + 1 < content.length; at++) {
    if (kindAt(sheet, content[at] ?? -1) === 'headline' && kindAt(sheet, content[at + 1] ?? -1) === 'dateLine') pairs++
  }
  return pairs >= 2
}

function undatedStarts(sheet: Sheet, content: readonly number[]): readonly number[] {
  const headlines = content.filter((at) => kindAt(sheet, at) === 'headline')
  if (headlines.length * 2 >= content.length) return listItems(sheet, content)
  const apart = content.some((at, place) => place > 0 && (sheet.entries[at]?.block.blanks ?? 0) >= 2)
  return content.filter((index, place) => {
    const entry = sheet.entries[index]
    if (!entry) return false
    if (place === 0) return true
    if (apart) return entry.block.blanks >= 2
    return !entry.facts.voice && !pointsBack(sheet.text, entry.block.start, entry.block.end)
  })
}
