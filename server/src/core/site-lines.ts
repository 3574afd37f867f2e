import {headOf, type BlockFacts} from './block-facts.js'
import {namesIn} from './block-names.js'
import type {Entry} from './layout/sheet.js'

/**
 * A line that belongs to the site if it is met often enough beside different news: under twelve words, without date,
 * name or full stop, and not known for boilerplate by the lexicon.
 */
export interface SiteLine {
  /** From 1. */
  readonly line: number
  /** The line for people to read, white space collapsed. */
  readonly head: string
  readonly words: number
  /** `key` of the hash of its levelled text. */
  readonly key: number
  /** `key` of the nearest news above it on the page; 0 where there is none. */
  readonly above: number
  /** The same below it. */
  readonly below: number
}

/** No line of so many words belongs to a site and not to its news. */
const tooLong = 12

/** The lines of a page that may belong to the site, in source order, each once. Linear in the blocks of the page. */
export function siteLinesOn(entries: readonly Entry[]): readonly SiteLine[] {
  const lines: Writable[] = []
  const seen = new Set<number>()
  let above = 0
  // Lines above `open` know what news stands below them.
  let open = 0
  for (const {block, facts} of entries) {
    if (facts.kind !== 'headline' && facts.kind !== 'prose') continue
    const {key} = facts.copy
    if (isShort(facts)) {
      if (seen.has(key)) continue
      seen.add(key)
      lines.push({line: block.line + 1, head: headOf(facts), words: facts.words, key, above, below: 0})
    } else {
      while (open < lines.length) (lines[open++] as Writable).below = key
      above = key
    }
  }
  return lines
}

type Writable = {-readonly [Field in keyof SiteLine]: SiteLine[Field]}

function isShort({words, closed, dates, voice, names}: BlockFacts): boolean {
  return words < tooLong && !closed && dates.length === 0 && voice === undefined && namesIn(names).mentions.length === 0
}
