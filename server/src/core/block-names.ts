import {copied, detached} from './detached.js'
import {foldGiven, foldSurname} from './names.js'
import {formKey} from './name-bucket.js'
import {looseNames, type NamedMention, type NamesFound, type PersonName} from './rules/official.js'

/** A mention with the keys that a page looks people up by. */
export interface KeyedMention {
  readonly named: NamedMention
  /** `foldSurname` of the surname; '' for a name without one. */
  readonly surname: string
  /** `foldGiven` of the given name; '' for a name without one. */
  readonly given: string
  /** Given name and patronymic as an address shows them; '' for a name without both. */
  readonly address: string
}

/** The names of a block with their keys: all of it depends on the words of the block alone. */
export interface BlockNames {
  readonly mentions: readonly KeyedMention[]
  /** Words that only the page can confirm as names; worked out when a page first asks. */
  readonly loose: () => readonly KeyedMention[]
  /** False when there are none to work out. */
  readonly hasLoose: boolean
}

/** The names of a block that names nobody. */
export const noNames: BlockNames = {mentions: [], loose: () => nobody, hasLoose: false}

/** Give the names found in a text their keys. */
export function keyedNames(text: string, found: NamesFound): BlockNames {
  if (found.mentions.length === 0 && found.loose.length === 0) return noNames
  const hasLoose = found.loose.length > 0
  return {mentions: found.mentions.map(keyed), loose: hasLoose ? onceAsked(text, found.loose) : noNames.loose, hasLoose}
}

const nobody: readonly KeyedMention[] = []

/** Most pages that could ask never do, and the words of a block are kept by the reader's cache anyway. */
function onceAsked(text: string, loose: readonly number[]): () => readonly KeyedMention[] {
  let known: readonly KeyedMention[] | undefined
  return () => (known ??= looseNames(text, loose).map(keyed))
}

function keyed(found: NamedMention): KeyedMention {
  const named = keptMention(found)
  const {name} = named
  return {
    named,
    surname: name.surname === undefined ? '' : foldSurname(name.surname),
    given: name.given === undefined ? '' : foldGiven(name.given),
    address: addressKey(name),
  }
}

/** The mention without a slice of the text it was found in: it outlives the file. */
function keptMention(found: NamedMention): NamedMention {
  const {start, end, organisation, official} = found
  return {
    start,
    end,
    surface: detached(found.surface),
    name: keptName(found.name),
    title: found.title === null ? null : detached(found.title),
    rank: found.rank === null ? null : detached(found.rank),
    organisation,
    official,
  }
}

const names = new Map<string, PersonName>()

/** One shared value for each name, however often it is met. */
function keptName(name: PersonName): PersonName {
  const key = `${formKey(name)}${name.familyFirst ? '|' : ''}`
  const known = names.get(key)
  if (known) return known
  if (names.size >= 50_000) names.clear()
  const kept: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(name)) kept[part] = typeof value === 'string' ? detached(value) : value
  names.set(copied(key), kept as PersonName)
  return kept as PersonName
}

/** The key of a first name and patronymic, by which people are addressed. */
function addressKey(name: PersonName): string {
  if (name.given === undefined || name.patronymic === undefined) return ''
  return `${foldSurname(name.given)} ${foldSurname(name.patronymic)}`
}
