import type {WordTable} from './word-table.js'

/**
 * A word list: each string holds one entry, or several parted by commas. An entry is one word or a phrase, in any case.
 */
export type WordList = readonly string[]

/** A language's words as they stand in `en.json`, `ru.json`. Every list is plain words; see docs/lexicons.md. */
export interface LexiconData {
  readonly language: string
  /** How titles and given names change their endings: `russian` makes the case forms, `none` takes words as they are. */
  readonly inflection: 'none' | 'russian'
  /** Twelve lists: every form and abbreviation of each month, lower case, without full stop. */
  readonly months: readonly (readonly string[])[]
  /** Lines that end a page: whole lines, lower case. */
  readonly footers: readonly string[]
  /** Menu lines and page heads of the sites known: whole lines, lower case. */
  readonly menus: readonly string[]
  /** What stands before the name of an attachment: `Download document`. Lower case. */
  readonly attachments: readonly string[]
  /** What opens a signature line, the organisation left out: `press secretary`. Lower case. */
  readonly signatures: readonly string[]
  /** `question`, `answer`: the speaker words of an interview, lower case. */
  readonly questions: readonly string[]
  readonly answers: readonly string[]
  /** The words a post is made of. */
  readonly posts: {
    /** `minister`, `head`: what a post cannot do without. */
    readonly heads: WordList
    /** The same for several people: `ministers`. */
    readonly plurals: WordList
    /** Heads of people who report and are no officials: `correspondent`. */
    readonly reporters: WordList
    /** Heads of people who serve somebody named behind `to`: `adviser`. */
    readonly attendants: WordList
    /** Heads that take a `General` behind them, which is no rank then: `secretary`. */
    readonly generals: WordList
    /** `acting`, `deputy`, `extraordinary`. */
    readonly modifiers: WordList
    /** Lower-case words of what the post is over: `affairs`, `department`. */
    readonly nouns: WordList
    readonly prepositions: WordList
    readonly articles: WordList
    readonly conjunctions: WordList
    /** `appointed`, `elected`: a post named behind one of these is not held yet. */
    readonly appointing: WordList
  }
  readonly ranks: WordList
  readonly honorifics: WordList
  /** Short name to full names and abbreviations, bodies of the organisation included. */
  readonly organisations: Readonly<Record<string, WordList>>
  /** Short name to names and adjectives. */
  readonly countries: Readonly<Record<string, WordList>>
  /** Nouns of institutions, of any organisation: `ministry`, `assembly`. */
  readonly bodies: WordList
  readonly places: WordList
  /** Days of the week and what else of a calendar is written with a capital. */
  readonly calendar: WordList
  /** Common words that a sentence start or a headline capitalises. */
  readonly ordinary: WordList
  /** By language or region, for the reader's sake; all count alike. */
  readonly givenNames: Readonly<Record<string, WordList>>
  /** Family names that stand before the given name: `Zhang`. */
  readonly familyNames: WordList
  /** Surnames known well enough to stand alone. */
  readonly surnames: WordList
  readonly particles: WordList
  /** What makes a thing of a name: `frigate` before it, `Prize` after it. */
  readonly things: {readonly before: WordList; readonly after: WordList}
  readonly bylines: WordList
  /** `said`, `noted`: a verb of speech beside two unknown capitals tells a person. */
  readonly speaking: WordList
  /** What people are called who are named but hold no post: `poet`, `nurse`. */
  readonly occupations: WordList
}

/** An organisation or country under one of its names. */
export interface Owner {
  /** The words of the name, as `ownerKeys` gives them. */
  readonly words: readonly string[]
  readonly short: string
}

/** The words of all languages, compiled for look-up. */
export interface Lexicon {
  readonly languages: readonly LexiconData[]
  /** Every single word with its kinds (see kinds.ts). */
  readonly words: WordTable
  /** Names of organisations and countries by their first word, longest first. */
  readonly owners: () => ReadonlyMap<string, readonly Owner[]>
  /** Ranks of one or more words, as `ownerKeys` gives them, joined by blanks. */
  readonly ranks: () => ReadonlySet<string>
}

/** The entries of a list, in order. Linear in its length. */
export function entriesOf(list: WordList): string[] {
  const entries: string[] = []
  for (const line of list) for (const entry of line.split(',')) if (entry.trim() !== '') entries.push(entry.trim())
  return entries
}
