import type {BlockFacts} from '../block-facts.js'
import type {PageSpan} from '../layout.js'
import type {Entry, PartSpan, UnitSpan} from '../layout/sheet.js'
import {shortestCopy} from '../workspace-index.js'
import {isCorrectable} from './corrections.js'

/** True for the parts that hold the words of an item. */
export function isWords({kind}: PartSpan): boolean {
  return kind === 'title' || kind === 'paragraph' || kind === 'question' || kind === 'answer'
}

/** Index of the block an item begins with, its title or the first of its text; undefined for one without words. */
export function firstBlock(unit: UnitSpan, entries: readonly Entry[]): number | undefined {
  return unit.parts.find((part) => isWords(part) && isCorrectable(kindAt(entries, part.first)))?.first
}

/**
 * Index of the block by which the dates of an item are known, in whatever dump it stands: the first block below its
 * title that is long enough to be no set phrase, else the title, else what it begins with.
 */
export function datedBlock(unit: UnitSpan, entries: readonly Entry[]): number | undefined {
  const first = firstBlock(unit, entries)
  const long = unit.parts.filter(
    (part) =>
      isWords(part) &&
      isCorrectable(kindAt(entries, part.first)) &&
      (entries[part.first]?.facts.words ?? 0) >= shortestCopy,
  )
  return (long.find(({kind}) => kind !== 'title') ?? long[0])?.first ?? first
}

/** The items and articles of a dump, in the order of its facts. */
export function unitsOf(pages: readonly PageSpan[]): readonly UnitSpan[] {
  return pages.flatMap(({children}) => children.filter((child) => 'parts' in child))
}

function kindAt(entries: readonly Entry[], at: number): BlockFacts['kind'] {
  return entries[at]?.facts.kind ?? 'residue'
}
