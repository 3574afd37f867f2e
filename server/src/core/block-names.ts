import {foldGiven, foldSurname} from './names.js'
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
  /** Words that only the page can confirm as names. */
  readonly loose: readonly KeyedMention[]
}

/** The names of a block that names nobody. */
export const noNames: BlockNames = {mentions: [], loose: []}

/** Give the names found in a text their keys. */
export function keyedNames(text: string, found: NamesFound): BlockNames {
  if (found.mentions.length === 0 && found.loose.length === 0) return noNames
  return {mentions: found.mentions.map(keyed), loose: looseNames(text, found.loose).map(keyed)}
}

function keyed(named: NamedMention): KeyedMention {
  const {name} = named
  return {
    named,
    surname: name.surname === undefined ? '' : foldSurname(name.surname),
    given: name.given === undefined ? '' : foldGiven(name.given),
    address: addressKey(name),
  }
}

/** The key of a first name and patronymic, by which people are addressed. */
function addressKey(name: PersonName): string {
  if (name.given === undefined || name.patronymic === undefined) return ''
  return `${foldSurname(name.given)} ${foldSurname(name.patronymic)}`
}
