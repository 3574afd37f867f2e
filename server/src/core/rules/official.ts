import type {Lexicon} from '../lexicon/lexicon.js'

/** The parts of a personal name as written, each absent when the mention does not show it. */
export interface PersonName {
  /** `Valery`, `Kassym-Jomart`, `Zhang` is never here: see `surname`. */
  readonly given?: string
  /** `Nikolayevich`, as written. */
  readonly patronymic?: string
  /** Initials without dots or blanks, in order: `V`, `IN`, `Kh`. */
  readonly initials?: string
  /** `Semerikov`, `al-Assad`, `Zhang` of `Zhang Ming`. Absent in an address such as `Alexander Grigorievich`. */
  readonly surname?: string
  /** True for names written family first by custom: `Zhang Ming`, `Ban Ki-moon`. */
  readonly familyFirst?: true
}

/** A person named in a text, with what stands by the name. Offsets are UTF-16 units from the start of the text given. */
export interface NamedMention {
  /** First unit of the name itself: no title, no rank, no honorific. */
  readonly start: number
  /** One past the last unit of the name. A possessive `'s` is outside. */
  readonly end: number
  /** The name as written, a line break or run of white space inside it shown as one blank. */
  readonly surface: string
  readonly name: PersonName
  /**
   * The words of the post as written, organisation included, without leading article and without rank; white space
   * inside is one blank. One before and one after the name are joined by ` … `. Null when the text gives none here.
   */
  readonly title: string | null
  /** `Colonel-General`, `H.E. Mr.`: rank or honorific as written. */
  readonly rank: string | null
  /** The lexicon's short name of the organisation or country in the title: `CSTO`, `Kazakhstan`. */
  readonly organisation: string | null
  /** False for reporters, photographers and other bylines. */
  readonly official: boolean
}

/** What one pass over a text finds. */
export interface NamesFound {
  /** In text order, never overlapping. */
  readonly mentions: readonly NamedMention[]
  /**
   * Capitalised words that may be a surname standing alone (`Zas said`, `у Хачатурова`) or an address (`Alexander
   * Grigorievich`), but that only the rest of the page can confirm: flat pairs of start and end.
   */
  readonly loose: readonly number[]
}

/** Find the people named in a text. */
export function findNames(text: string, lexicon: Lexicon): NamesFound {
  void text
  void lexicon
  return {mentions: [], loose: []}
}
