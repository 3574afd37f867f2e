import {formKey} from '../name-bucket.js'
import {foldGiven, foldSurname} from '../names.js'
import type {PersonName} from '../rules/official.js'
import type {RegisteredPost, RegisterEntry, WrittenName} from './entry.js'

/** Where an entry stands: units of the text of its file. */
export interface EntryPlace {
  readonly path: string
  readonly entry: RegisterEntry
}

/** A post with the short name of its organization, as mentions have it; its own words where no lexicon knows it. */
export interface HeldPost extends RegisteredPost {
  readonly owner: string | null
}

/** Somebody whom a register knows: by entries, or by judgements about his names alone. */
export interface RegisteredPerson {
  /** Begins with `=`, as no other identity does. */
  readonly id: string
  readonly name: string
  readonly names: readonly WrittenName[]
  /** Keys of the buckets his names are in: several when he has had several surnames. */
  readonly keys: readonly string[]
  readonly posts: readonly HeldPost[]
  readonly notes: readonly string[]
  readonly links: readonly string[]
  /** None for somebody whom judgements alone know. */
  readonly places: readonly EntryPlace[]
}

/** A name of somebody, as it is looked up. */
export interface ListedName {
  readonly name: PersonName
  readonly person: RegisteredPerson
}

/** What a register says about the names of one bucket. */
export interface RegisterPart {
  readonly names: readonly ListedName[]
  /** Identities that a surname alone is not taken for. */
  readonly notAlone: ReadonlySet<string>
}

/** All registers of a workspace as one. A value. */
export interface Register {
  readonly persons: ReadonlyMap<string, RegisteredPerson>
  readonly parts: ReadonlyMap<string, RegisterPart>
  /** Levelled by `levelWords`. */
  readonly never: ReadonlySet<string>
}

/** Of a workspace without one. */
export const emptyRegister: Register = {persons: new Map(), parts: new Map(), never: new Set()}

/** The key of the bucket of a name; see `bucketKey`. */
export function keyOfName({surname, given, patronymic}: PersonName): string {
  return surname === undefined ? `~${given ?? ''} ${patronymic ?? ''}` : foldSurname(surname)
}

/** Equal for two names in one spelling, capitals aside. */
export function exactKey(name: PersonName): string {
  return formKey(name).toLowerCase()
}

/** Equal for two names of one form and, after folding, one spelling. */
export function foldedKey(name: PersonName): string {
  const {given, patronymic, initials} = name
  const parts = [given, patronymic].map((part) => (part === undefined ? '' : foldGiven(part)))
  return `${keyOfName(name)}|${parts.join('|')}|${(initials ?? '').toLowerCase()}`
}

/** True for a surname and nothing else. */
export function isSurnameAlone({given, initials, surname}: PersonName): boolean {
  return surname !== undefined && given === undefined && initials === undefined
}

/** Words as `never` compares them: blanks and capitals aside. */
export function levelWords(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}
