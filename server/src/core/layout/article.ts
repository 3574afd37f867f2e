import {kindAt, plainPart, type PartSpan, type Sheet, type UnitSpan} from './sheet.js'
import {isPlace} from '../rules/date-line.js'
import {isCreditLine, isRubricLine} from './label.js'

/**
 * Lay out the entries `from` to `to` as one article: its title with the repetitions, its date line, attachments, the
 * voices of an interview, the day and place of signing, signature and contacts. Navigation stays outside.
 */
export function articleParts(
  sheet: Sheet,
  from: number,
  to: number,
  titled: boolean,
): readonly (UnitSpan | PartSpan)[] {
  if (from >= to) return []
  const parts: PartSpan[] = []
  const outside: PartSpan[] = []
  let head = true
  let dated = false
  let spoken = false
  let title: number | undefined
  /** The place of the title among the parts. */
  let titlePart = -1
  for (let at = from; at < to; at++) {
    const facts = sheet.entries[at]?.facts
    if (!facts) break
    const kind = partAt(at)
    const last = parts[parts.length - 1]
    if (kind === 'dateLine') dated = true
    else if (kind === 'question' || kind === 'answer') spoken = true
    if (kind === 'boilerplate') outside.push({kind, first: at, last: at})
    else if (kind === 'title' && last?.kind === 'title' && last.last === at - 1)
      parts[parts.length - 1] = {...last, last: at}
    else {
      if (kind === 'title' && titlePart < 0) titlePart = parts.length
      parts.push({kind, first: at, last: at})
    }
  }
  return parts.length > 0 ? [{kind: 'article', parts}, ...outside] : outside

  function partAt(at: number): PartSpan['kind'] {
    const facts = sheet.entries[at]?.facts
    if (!facts) return 'paragraph'
    const kind = plainPart(facts)
    // `Last updated` above all text stands with the date line; anywhere else it is the site's.
    if (kind === 'boilerplate' && facts.dates.length > 0 && head) return 'dateLine'
    // A picture below the date, above all text, is a file of the article; anywhere else the crawl glued it in.
    if (kind === 'residue' && facts.attachment && head && !spoken && (dated || isDatedTitle())) return 'attachment'
    if (titled && title === undefined && kind === 'paragraph') {
      title = at
      return 'title'
    }
    if (head && !dated && title !== undefined && isRubric(at) && !isRepetition(at)) return 'boilerplate'
    if (title !== undefined && at - title <= 4 && isRepetition(at)) return 'title'
    if (kind === 'dateLine') {
      // Below the head, a day in words above a town is where and when the text was signed.
      if (facts.dates[0]?.form === 'words' && (!head || dated) && isPlaceAt(at + 1)) return 'placeLine'
      return head ? 'dateLine' : facts.dates[0]?.form === 'words' ? 'placeLine' : 'paragraph'
    }
    if (kind !== 'paragraph') return kind
    const above = parts[parts.length - 1]
    if (above?.kind === 'placeLine' && above.last === at - 1 && isPlaceAt(at)) return 'placeLine'
    head = false
    return facts.voice === 'dash' ? (isAsked(at) ? 'question' : 'answer') : kind
  }

  /** A label between the title and the date line says where the site has filed the text. */
  function isRubric(at: number): boolean {
    for (let below = at; below < to; below++) {
      const facts = sheet.entries[below]?.facts
      if (!facts || !(isRubricLine(facts) || isCreditLine(facts))) return below > at && facts?.kind === 'dateLine'
    }
    return false
  }

  function isDatedTitle(): boolean {
    const found = parts[titlePart]
    return (
      found !== undefined && [found.first, found.last].some((index) => sheet.entries[index]?.facts.tail !== undefined)
    )
  }

  function isRepetition(at: number): boolean {
    const first = sheet.entries[title ?? -1]
    const entry = sheet.entries[at]
    if (!first || !entry || at === title) return false
    if (entry.facts.title.key === first.facts.title.key && entry.facts.title.check === first.facts.title.check)
      return true
    if (at !== sheet.entries.length - 1 || !sheet.cut || entry.facts.length >= first.facts.length) return false
    const shown = sheet.text.slice(entry.block.start, entry.block.end).trim()
    return shown.length >= 8 && sheet.text.slice(first.block.start, first.block.end).trim().startsWith(shown)
  }

  function isPlaceAt(at: number): boolean {
    const entry = sheet.entries[at]
    if (!entry || at >= to || kindAt(sheet, at) !== 'headline' || entry.facts.words > 4) return false
    return isPlace(sheet.text, entry.block.start, entry.block.end)
  }

  function isAsked(at: number): boolean {
    const entry = sheet.entries[at]
    return entry !== undefined && sheet.text.slice(entry.block.start, entry.block.end).trimEnd().endsWith('?')
  }
}
