import {articleParts} from './layout/article.js'
import {articleStart, nextStart, relatedNews} from './layout/article-start.js'
import {isLabel} from './layout/label.js'
import {isSiteHead, pageFoot, pageHead} from './layout/page-head.js'
import {kindAt, plainPart, type PartSpan, type Sheet, type UnitSpan} from './layout/sheet.js'
import {stripItems} from './layout/strip.js'

/** One saved page: units, and between them parts that belong to no unit, in source order. */
export interface PageSpan {
  readonly children: readonly (UnitSpan | PartSpan)[]
}

/**
 * Find the pages of a dump, and in each its strip and its article. The entries are the blocks of the dump in order;
 * every one of them is in exactly one part of the result. Linear in their number.
 */
export function layoutOf(sheet: Sheet): readonly PageSpan[] {
  const pages: PageSpan[] = []
  let from = 0
  while (from < sheet.entries.length) {
    const footer = footerFrom(sheet, from)
    pageParts(sheet, from, footer.start, footer.end, pages)
    from = footer.end
  }
  return pages
}

/** The entries `from` to `to` as parts of no unit. */
function looseParts(sheet: Sheet, from: number, to: number): readonly PartSpan[] {
  return sheet.entries
    .slice(from, to)
    .map(({facts}, at) => ({kind: plainPart(facts), first: from + at, last: from + at}))
}

/** The next run of footer lines at or after `from`; both bounds at the end of the dump when there is none. */
function footerFrom(sheet: Sheet, from: number): {readonly start: number; readonly end: number} {
  const {entries} = sheet
  for (let at = from; at < entries.length; at++)
    if (kindAt(sheet, at) === 'footer') return {start: at, end: footerEnd(sheet, at)}
  return {start: entries.length, end: entries.length}
}

/** The end of the footer that begins at `start`: with it go menus, and labels that nothing but footers follow. */
function footerEnd(sheet: Sheet, start: number): number {
  let end = start + 1
  for (let at = end; ; at++) {
    const facts = sheet.entries[at]?.facts
    if (!facts) return at
    if (facts.kind === 'footer' || facts.kind === 'menu') end = at + 1
    else if (!isLabel(facts)) return end
  }
}

/** Lay out the entries `from` to `footer` as one page, or more where a page broke off and the next began. */
function pageParts(sheet: Sheet, from: number, footer: number, end: number, pages: PageSpan[]): void {
  const foot = pageFoot(sheet, from, footer)
  const to = relatedNews(sheet, from, foot)
  let start = from
  let children: (UnitSpan | PartSpan)[] = []
  while (start < to) {
    const {top, article} = lookAhead(start, to, (limit) => {
      const top = pageHead(sheet, start, limit)
      const article = articleStart(sheet, top, limit)
      return {top, article, at: article.start}
    })
    const head = article.start < to && isSiteHead(sheet, top, article.start) ? article.start : top
    for (let at = start; at < head; at++) children.push({kind: headKind(sheet, at), first: at, last: at})
    for (const child of (article.strip ? stripItems : looseParts)(sheet, head, article.start)) children.push(child)
    let at = article.start
    while (at < to) {
      const here = at
      const next = lookAhead(here, to, (limit) => nextStart(sheet, here, limit))
      for (const child of articleParts(sheet, at, next.at, article.titled)) children.push(child)
      at = next.at
      if (next.page) break
    }
    start = at
    if (start < to) {
      pages.push({children})
      children = []
    }
  }
  for (const child of stripItems(sheet, to, foot)) children.push(child)
  for (let at = foot; at < end; at++) children.push({kind: 'boilerplate', first: at, last: at})
  if (children.length > 0) pages.push({children})
}

/** In the head of a page everything is the site's; what the crawl glued in and contacts are still called so. */
function headKind(sheet: Sheet, at: number): PartSpan['kind'] {
  const kind = kindAt(sheet, at)
  return kind === 'residue' || kind === 'contact' ? kind : 'boilerplate'
}

/** No strip and few articles are longer than half of this, in blocks. */
const firstLook = 256

/**
 * Find a place behind `from` with what stands up to `to`, without looking at all of it where the place is near: a run
 * between two footers may hold thousands of pages, and each would be looked for up to the end of the last. What is found
 * in the first half of a look holds; else the look is twice as long. So all looks together are linear.
 */
function lookAhead<Found extends {readonly at: number}>(
  from: number,
  to: number,
  find: (limit: number) => Found,
): Found {
  for (let reach = firstLook; from + reach < to; reach *= 2) {
    const found = find(from + reach)
    if (found.at <= from + reach / 2) return found
  }
  return find(to)
}
