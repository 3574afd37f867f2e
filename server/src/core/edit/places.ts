import type {Entry, PartSpan, UnitSpan} from '../layout/sheet.js'
import type {Recognized} from '../recognize.js'
import type {PartKind} from '../tree.js'

/** What the blank lines round a line of a dump depend on. */
export interface LaidOut {
  /** Number of the page, from 0. */
  readonly page: number
  /** Number of the item or article in the whole dump, from 0; -1 outside. */
  readonly unit: number
  readonly unitKind: 'item' | 'article' | undefined
  readonly kind: PartKind
  /** True for the first entry of an item or article. */
  readonly opens: boolean
  /** True where no blank line stands above it. */
  readonly tight: boolean
}

/** Where an entry stands in the layout of its dump. */
export interface Place extends LaidOut {
  readonly entry: Entry
}

/** The places of all entries, in source order: place `n` is that of `found.entries[n]`. Linear. */
export function placesOf(found: Recognized): readonly Place[] {
  const parts: (PartSpan | undefined)[] = []
  const units = new Int32Array(found.entries.length).fill(-1)
  const pages = new Int32Array(found.entries.length)
  const kinds: UnitSpan['kind'][] = []
  for (const [page, {children}] of found.pages.entries()) {
    for (const child of children) {
      if ('parts' in child) {
        for (const part of child.parts) put(part, page, kinds.length)
        kinds.push(child.kind)
      } else put(child, page, -1)
    }
  }
  // Navigation can stand between the parts of an article without being part of it, so the order is that of the text.
  let seen = -1
  return found.entries.map((entry, at) => {
    const part = parts[at]
    if (!part) throw new Error(`block ${at} of the dump is on none of its pages`)
    const unit = units[at] ?? -1
    const opens = unit > seen
    if (opens) seen = unit
    return {
      entry,
      page: pages[at] ?? 0,
      unit,
      unitKind: kinds[unit],
      kind: part.kind,
      opens,
      tight: entry.block.blanks === 0,
    }
  })

  function put(part: PartSpan, page: number, unit: number): void {
    for (let at = part.first; at <= part.last; at++) {
      parts[at] = part
      pages[at] = page
      units[at] = unit
    }
  }
}

/**
 * How many blank lines the canonical form has between two places that follow each other: two between items, articles
 * and pages, one between paragraphs, none between lines that say one thing together.
 */
export function blankLinesBetween(above: LaidOut, below: LaidOut): 0 | 1 | 2 {
  if (below.opens || below.page !== above.page) return 2
  if (below.unit < 0) return below.kind === 'boilerplate' && above.kind === 'boilerplate' && above.unit < 0 ? 0 : 1
  if (above.unit !== below.unit) return 1
  switch (below.kind) {
    case 'title':
      return above.kind === 'title' ? 0 : 1
    case 'attachment':
    case 'placeLine':
      return isHead(above) ? 0 : 1
    case 'contact':
    case 'signature':
      return above.kind === 'signature' || above.kind === 'contact' ? 0 : 1
    case 'paragraph':
      // On a list page the lead stands straight below its headline: that is how it is told from the next headline.
      return below.unitKind === 'item' && above.kind === 'title' && below.tight ? 0 : 1
    case 'dateLine':
    case 'question':
    case 'answer':
    case 'boilerplate':
    case 'residue':
      return 1
  }
}

function isHead(place: LaidOut): boolean {
  return place.kind === 'dateLine' || place.kind === 'attachment' || place.kind === 'placeLine'
}
