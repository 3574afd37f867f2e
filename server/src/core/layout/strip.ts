import {opensAsKnown, pointsBack} from '../rules/anaphora.js'
import {opensAsNews} from './opening.js'
import {isHeadlineInList, kindAt, plainPart, type PartSpan, type Sheet, type UnitSpan} from './sheet.js'
import {datedList} from './dated-list.js'
import {listItems, type ListItems} from './list.js'
import {isLabel} from './label.js'

/**
 * Cut the entries `from` to `to`, the run above a page's article, into items. Lines that belong to no item
 * come out as parts of their own.
 */
export function stripItems(sheet: Sheet, from: number, to: number): readonly (UnitSpan | PartSpan)[] {
  const content: number[] = []
  for (let at = from; at < to; at++) {
    const part = plainKind(at)
    if (part !== 'boilerplate' && part !== 'residue') content.push(at)
  }
  const cut = startsOf(sheet, content)
  const starts = new Set(cut.starts)
  const children: (UnitSpan | PartSpan)[] = []
  let parts: PartSpan[] | undefined
  for (let at = from; at < to; at++) {
    const kind = partOf(at)
    const part: PartSpan = {kind, first: at, last: at}
    if (starts.has(at)) {
      parts = [isTitle(at) ? {...part, kind: 'title'} : part]
      children.push({kind: 'item', parts})
    } else if (kind !== 'title' && isLabelOfList(at)) children.push({...part, kind: 'boilerplate'})
    else if (parts && kind !== 'boilerplate' && at < cut.end) parts.push(part)
    else children.push(part)
  }
  return children

  function plainKind(at: number): PartSpan['kind'] {
    const facts = sheet.entries[at]?.facts
    return facts ? plainPart(facts) : 'boilerplate'
  }

  function partOf(at: number): PartSpan['kind'] {
    const kind = plainKind(at)
    // `Last updated` below a date line belongs to it; anywhere else it is the site's.
    if (kind === 'boilerplate' && sheet.entries[at]?.facts.dates.length && kindAt(sheet, at - 1) === 'dateLine')
      return 'dateLine'
    if (!cut.place) return kind
    // In a list a day with its town is the date line of a headline, and no place of signing.
    if (kind === 'placeLine') return 'dateLine'
    return cut.place === 'above' && isTitle(at) && starts.has(at - 1) ? 'title' : kind
  }

  /** Among headlines, three words or less without a day or a name are navigation: `Load more`. */
  function isLabelOfList(at: number): boolean {
    const facts = sheet.entries[at]?.facts
    return facts !== undefined && facts.words <= 3 && isLabel(facts)
  }

  /** On a list page the headline is the title of its item. */
  function isTitle(at: number): boolean {
    return kindAt(sheet, at) === 'headline' || (cut.list === true && isHeadlineInList(sheet, at))
  }
}

/** The indices of the first blocks of the items, and where the last one ends. */
function startsOf(sheet: Sheet, content: readonly number[]): ListItems {
  const list = datedList(sheet, content)
  if (list) return list
  const end = (content[content.length - 1] ?? -1) + 1
  const dated = content.findIndex(opensItem)
  // In a list a date at the head of a headline dates that headline: those around it are items of their own.
  const isList = isMostlyHeadlines(sheet, content) && content.every((at) => !opensItem(at) || isDatedHeadline(at))
  if (dated < 0 || isList) return undatedStarts(sheet, content)
  const starts = dated > 0 ? [...undatedStarts(sheet, content.slice(0, dated)).starts] : []
  for (let at = dated; at < content.length; at++) {
    const index = content[at] ?? 0
    if (opensItem(index)) starts.push(index)
    else if ((sheet.entries[index]?.block.blanks ?? 0) >= 2 && kindAt(sheet, content[at - 1] ?? -1) !== 'dateLine')
      starts.push(index)
  }
  return {starts, end}

  function isDatedHeadline(index: number): boolean {
    return kindAt(sheet, index) !== 'dateLine' && isHeadlineInList(sheet, index)
  }

  /** A date line opens an item, and so does a date that its text is glued to, unless that is below its date line. */
  function opensItem(index: number): boolean {
    return kindAt(sheet, index) === 'dateLine' || sheet.entries[index]?.facts.lead !== undefined
  }
}

function isMostlyHeadlines(sheet: Sheet, content: readonly number[]): boolean {
  return content.filter((at) => isHeadlineInList(sheet, at)).length * 2 >= content.length
}

function undatedStarts(sheet: Sheet, content: readonly number[]): ListItems {
  if (isMostlyHeadlines(sheet, content)) return {...listItems(sheet, content), list: true}
  const apart = content.some((at, place) => place > 0 && (sheet.entries[at]?.block.blanks ?? 0) >= 2)
  const starts = content.filter((index, place) => {
    const entry = sheet.entries[index]
    if (!entry) return false
    if (place === 0) return true
    if (apart) return entry.block.blanks >= 2
    if (entry.facts.voice || pointsBack(sheet.text, entry.block.start, entry.block.end)) return false
    // What is spoken of as known stands above, unless a day or a person is named.
    return !opensAsKnown(sheet.text, entry.block.start) || opensAsNews(sheet, index, false, false)
  })
  return {starts, end: (content[content.length - 1] ?? -1) + 1}
}
