import {isUpper, Kind, kindOf, skipBlanks} from '../characters.js'
import type {BlockFacts} from '../block-facts.js'
import type {Block} from '../blocks.js'
import type {PartKind} from '../tree.js'

/** A block with its facts, and the text both are about. */
export interface Entry {
  readonly block: Block
  readonly facts: BlockFacts
}

/** A part of a page: the entries from `first` to `last`, both included. */
export interface PartSpan {
  readonly kind: PartKind
  readonly first: number
  readonly last: number
  /** Of a date line that a team joined to the unit above it with its text: it says nothing of that unit's days. */
  readonly joined?: true
}

/** An item or an article: its parts in source order, never empty. */
export interface UnitSpan {
  readonly kind: 'item' | 'article'
  readonly parts: readonly PartSpan[]
}

/** What the rules of layout look at. */
export interface Sheet {
  readonly text: string
  readonly entries: readonly Entry[]
  /** True when the last block breaks off: no line end behind it and no end of a sentence. */
  readonly cut: boolean
}

/** The kind of the block at `at`; undefined past the end. */
export function kindAt(sheet: Sheet, at: number): BlockFacts['kind'] | undefined {
  return sheet.entries[at]?.facts.kind
}

/** The part that a block is when nothing round it says otherwise. */
export function plainPart(facts: BlockFacts): PartKind {
  switch (facts.kind) {
    case 'footer':
    case 'menu':
      return 'boilerplate'
    case 'headline':
    case 'prose':
      if (facts.voice === 'question' || facts.voice === 'answer') return facts.voice
      return 'paragraph'
    case 'dateLine':
    case 'placeLine':
    case 'attachment':
    case 'signature':
    case 'contact':
    case 'residue':
      return facts.kind
  }
}

/** The entries that are news or may be: navigation and residue left out. */
export function contentOf(sheet: Sheet, from: number, to: number): number[] {
  const content: number[] = []
  for (let at = from; at < to; at++) {
    const kind = kindAt(sheet, at)
    if (kind !== 'menu' && kind !== 'residue' && kind !== 'footer') content.push(at)
  }
  return content
}

/** No headline of a list has more words. */
const longestHeadline = 25

/**
 * True for a line that is a headline where others are: one that reads as such, or one of two sentences of which the
 * last has no full stop, `Peace is work. Nobody does it for us`.
 */
export function isHeadlineInList(sheet: Sheet, at: number): boolean {
  const entry = sheet.entries[at]
  if (!entry) return false
  const {kind, closed, voice, words} = entry.facts
  if (kind === 'headline') return true
  if (kind !== 'prose' || closed || voice || words > longestHeadline || (sheet.cut && at === sheet.entries.length - 1))
    return false
  const first = sheet.text.charCodeAt(skipBlanks(sheet.text, entry.block.start, entry.block.end))
  return isUpper(first) || kindOf(first) === Kind.quote
}
