import type {Block} from './blocks.js'
import type {FileFacts} from './facts.js'
import type {PageSpan} from './layout.js'
import type {Entry, PartSpan, UnitSpan} from './layout/sheet.js'
import type {Recognized} from './recognize.js'

/** The facts of one page; lines, and the numbers of units, count from the top of the file. */
export type PageFacts = Omit<FileFacts, 'lines' | 'origin'>

/** A page that was read: what it was read from, and what was found. */
export interface PageReading {
  readonly page: PageSpan
  /** How many units stand above the page. */
  readonly base: number
  readonly entries: readonly Entry[]
  readonly facts: PageFacts
}

/** The blocks of a page: its children leave none out, but navigation inside an article comes behind it. */
export function entriesOf(found: Recognized, page: PageSpan): readonly Entry[] {
  let from = Infinity
  let past = 0
  for (const child of page.children) {
    for (const part of 'parts' in child ? child.parts : [child]) {
      from = Math.min(from, part.first)
      past = Math.max(past, part.last + 1)
    }
  }
  return found.entries.slice(from, past)
}

/** True when the page was read from the same blocks on the same lines, laid out alike: then it says the same. */
export function sameReading(known: PageReading, found: Recognized, page: PageSpan, base: number): boolean {
  if (known.base !== base || found.source) return false
  const entries = entriesOf(found, page)
  if (entries.length !== known.entries.length) return false
  for (const [at, {block, facts}] of entries.entries()) {
    const other = known.entries[at]
    if (other?.facts !== facts || !sameRows(other.block, block)) return false
  }
  const shift = startOf(page) - startOf(known.page)
  return sameChildren(page.children, known.page.children, shift)
}

/** True where two blocks of one text have the same lines and columns. */
function sameRows(one: Block, other: Block): boolean {
  return one.line === other.line && one.lines === other.lines && one.indent === other.indent
}

function startOf(page: PageSpan): number {
  const first = page.children[0]
  return first === undefined ? 0 : 'parts' in first ? (first.parts[0]?.first ?? 0) : first.first
}

/**
 * True when two pages are laid out alike.
 *
 * @param shift How many blocks more stand above `children` than above `known`.
 */
export function sameChildren(children: PageSpan['children'], known: PageSpan['children'], shift: number): boolean {
  return children.length === known.length && children.every((child, at) => sameSpan(child, known[at], shift))
}

function sameSpan(one: UnitSpan | PartSpan, other: UnitSpan | PartSpan | undefined, shift: number): boolean {
  if (one.kind !== other?.kind) return false
  if ('parts' in one !== 'parts' in other) return false
  const parts = 'parts' in one ? one.parts : [one]
  const others = 'parts' in other ? other.parts : [other]
  if (parts.length !== others.length) return false
  return parts.every((part, at) => {
    const known = others[at]
    if (known?.kind !== part.kind || known.joined !== part.joined) return false
    return known.first + shift === part.first && known.last + shift === part.last
  })
}
