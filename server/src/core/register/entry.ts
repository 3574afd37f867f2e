import type {Span} from './located.js'
import type {NameWords} from './written-name.js'

/** A name as a register writes it. */
export interface WrittenName extends Span, NameWords {
  readonly text: string
}

/** A post that a register gives somebody. */
export interface RegisteredPost {
  /** As written; null when the register gives the organization alone. */
  readonly title: string | null
  readonly organisation: string | null
  /** First and last day; null where the register says none. */
  readonly from: string | null
  readonly to: string | null
}

/** Somebody as a register has him. */
export interface RegisterEntry extends Span {
  /** The name to show him under. */
  readonly name: WrittenName
  readonly aliases: readonly WrittenName[]
  readonly posts: readonly RegisteredPost[]
  readonly notes: string | null
  /** Addresses, `http` or `https` alone. */
  readonly links: readonly string[]
}

/** The entry with every place moved on by so many units; what it says is shared. */
export function movedEntry(entry: RegisterEntry, by: number): RegisterEntry {
  if (by === 0) return entry
  const {start, end, name, aliases, posts, notes, links} = entry
  return {
    start: start + by,
    end: end + by,
    name: movedName(name, by),
    aliases: aliases.map((alias) => movedName(alias, by)),
    posts,
    notes,
    links,
  }
}

function movedName({text, name, level, readings, start, end}: WrittenName, by: number): WrittenName {
  return {text, name, level, readings, start: start + by, end: end + by}
}

/** Names that are one person, or that are each somebody else: two or more. */
export interface Judgement extends Span {
  readonly names: readonly WrittenName[]
}

/** What one register says, by itself. */
export interface RegisterText {
  readonly entries: readonly RegisterEntry[]
  readonly same: readonly Judgement[]
  readonly different: readonly Judgement[]
  /** Strings that are no names. */
  readonly never: readonly (Span & {readonly text: string})[]
}

/** A register that says nothing. */
export const emptyText: RegisterText = {entries: [], same: [], different: [], never: []}

/** Something in a register that cannot be used, as a sentence with its full stop. */
export interface RegisterFault extends Span {
  readonly message: string
}
