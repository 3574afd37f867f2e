import type {PageSpan} from '../layout.js'
import type {Entry, PartSpan, UnitSpan} from '../layout/sheet.js'
import {firstBlock, isWords} from './blocks.js'
import {correctionOf, type Corrections, type ItemVerdict} from './corrections.js'

/**
 * Lay the pages of a dump out as a team says, block by block: an item starts at a block, goes on the one above it on its
 * page, or is none. What nothing is said of stays as the rules have it. Linear in the number of blocks; the same pages
 * where nothing is said of any of them.
 */
export function correctedPages(
  pages: readonly PageSpan[],
  entries: readonly Entry[],
  corrections: Corrections,
): readonly PageSpan[] {
  if (!entries.some(({facts}) => correctionOf(corrections, facts)?.item !== undefined)) return pages
  return pages.map((page) => correctedPage(page, entries, (at) => verdictAt(entries, corrections, at)))
}

function verdictAt(entries: readonly Entry[], corrections: Corrections, at: number): ItemVerdict | undefined {
  const facts = entries[at]?.facts
  return facts && correctionOf(corrections, facts)?.item
}

/** A unit that takes up parts. */
interface OpenUnit {
  readonly kind: UnitSpan['kind']
  readonly parts: PartSpan[]
}

function correctedPage(
  page: PageSpan,
  entries: readonly Entry[],
  verdict: (at: number) => ItemVerdict | undefined,
): PageSpan {
  const children: (UnitSpan | PartSpan)[] = []
  let above: OpenUnit | undefined
  // True while parts of no unit go to the one above, since the team started it among such parts.
  let taking = false
  for (const child of page.children) {
    if ('parts' in child) addUnit(child)
    else addLoose(child)
  }
  return {children}

  function addUnit(unit: UnitSpan): void {
    const first = firstBlock(unit, entries)
    const said = first === undefined ? undefined : verdict(first)
    if (said === 'none') {
      let started = false
      for (const part of unit.parts) {
        if (part.first !== first && isWords(part) && verdict(part.first) === 'starts') {
          start(unit.kind, part)
          started = true
        } else if (started) above?.parts.push(inside(part))
        else children.push(part.kind === 'title' ? {...part, kind: 'paragraph'} : part)
      }
      taking = false
      return
    }
    const goesOn = said === 'continues' && above !== undefined
    if (!goesOn) children.push((above = {kind: unit.kind, parts: []}))
    for (const part of unit.parts) {
      if (part.first !== first && isWords(part) && verdict(part.first) === 'starts') start(unit.kind, part)
      else above?.parts.push(goesOn ? inside(part) : part)
    }
    taking = false
  }

  /** A part outside of all units: the team can start one at it, which then takes what follows. */
  function addLoose(part: PartSpan): void {
    const movable = part.kind !== 'boilerplate' && part.kind !== 'residue'
    if (movable && verdict(part.first) === 'starts') start('item', part)
    else if (movable && taking) above?.parts.push(part)
    else {
      if (!movable) taking = false
      children.push(part)
    }
  }

  /** Begin a unit at a part; a date line right above it, which the unit above does not begin with, comes along. */
  function start(kind: UnitSpan['kind'], part: PartSpan): void {
    const parts: PartSpan[] = []
    const last = above?.parts[above.parts.length - 1]
    if (above && above.parts.length > 1 && last?.kind === 'dateLine' && last.last === part.first - 1) {
      above.parts.pop()
      parts.push({kind: last.kind, first: last.first, last: last.last})
    } else {
      const loose = children[children.length - 1]
      if (loose && !('parts' in loose) && loose.kind === 'dateLine' && loose.last === part.first - 1) {
        children.pop()
        parts.push(loose)
      }
    }
    const title = part.kind === 'paragraph' && entries[part.first]?.facts.kind === 'headline'
    parts.push(title ? {...part, kind: 'title'} : part)
    children.push((above = {kind, parts}))
    taking = true
  }

  /** A part in the middle of a unit: no title, and a date line, which is no text, tells nothing of the unit's days. */
  function inside(part: PartSpan): PartSpan {
    if (part.kind === 'title') return {...part, kind: 'paragraph'}
    return part.kind === 'dateLine' ? {...part, joined: true} : part
  }
}
