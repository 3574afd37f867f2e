import type {CopyKind} from './near-copies.js'

/** One entry of a strip or list page, or one article, as it really is. Offsets are UTF-16 units, half-open. */
export interface TrueItem {
  readonly kind: 'item' | 'article'
  /** Where its first line begins: title or date line, else text; indentation left out. */
  readonly start: number
  readonly end: number
  /** The published day where the page shows it, else the first day of the event, else null: `2024-02-16`. */
  readonly date: string | null
  readonly published: string | null
  readonly event: string | null
  /** Whether the event's year is written beside it, or has to be inferred; null without event. */
  readonly eventYear: 'stated' | 'inferred' | null
  /** The published day, whether the page shows it or has lost it. */
  readonly lost: string
  /** The piece of news it is: two items of one news are copies of each other, or revisions. */
  readonly news: string
}

/** A place where somebody is named. */
export interface TrueMention {
  readonly start: number
  readonly end: number
  /** The name as it stands in the file, white space inside as it is. */
  readonly surface: string
  readonly person: string
  readonly title: string | null
  readonly official: boolean
}

/** A title or paragraph. */
export interface TrueBlock {
  readonly start: number
  readonly end: number
  /** Blocks of one origin are copies of each other, save revisions. */
  readonly origin: string
  readonly kind: CopyKind
  /** Number of the formula that its text follows; null for free text. */
  readonly formula: number | null
}

/** What is known of a generated dump. */
export interface Truth {
  /** False for the ordinary texts among the dumps. */
  readonly dump: boolean
  readonly language: 'en' | 'ru'
  readonly items: readonly TrueItem[]
  readonly mentions: readonly TrueMention[]
  readonly blocks: readonly TrueBlock[]
}

/** One file: its text, how its bytes are to be written, and what is in it. */
export interface Dump {
  readonly text: string
  readonly extension: 'txt' | 'md'
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1251' | 'utf-16le'
  readonly truth: Truth
}
