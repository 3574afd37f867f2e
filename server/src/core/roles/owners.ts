import {defaultLexicon} from '../lexicon/default.js'
import {entriesOf, type LexiconData} from '../lexicon/lexicon.js'
import {ownerKeys} from '../lexicon/owner-keys.js'

/** The words of a post, told apart. */
export interface OwnedWords {
  /** Short names of the organizations and countries named, each once, in the order of the text. */
  readonly owners: readonly string[]
  /** The words that name none of them. */
  readonly rest: readonly string[]
}

/**
 * Find the organizations and countries that a post is of, by their own names: the lexicon has the bodies of an
 * organization under its name too, and the chief of one body is not the chief of another, so words such as `Joint Staff`
 * stay with the rank. Undefined for a federation that only bears the name of a country. Linear in the words.
 *
 * @param words As `ownerKeys` gives them, parted at hyphens.
 */
export function ownersAt(words: readonly string[]): OwnedWords | undefined {
  const names = (built ??= ownNames(defaultLexicon().languages))
  const owners = new Set<string>()
  const rest: string[] = []
  for (let at = 0; at < words.length;) {
    const own = names
      .get(words[at] ?? '')
      ?.find((name) => name.words.every((word, place) => words[at + place] === word))
    if (!own) {
      rest.push(words[at] ?? '')
      at++
      continue
    }
    at += own.words.length
    if (own.words.length > 1 && own.words.at(-1) === 'federation' && words[at] === 'of') return undefined
    owners.add(own.short)
  }
  return {owners: [...owners], rest}
}

interface OwnName {
  readonly words: readonly string[]
  readonly short: string
}

let built: ReadonlyMap<string, readonly OwnName[]> | undefined

/** The names by their first word, longest first. */
function ownNames(languages: readonly LexiconData[]): ReadonlyMap<string, readonly OwnName[]> {
  const names = new Map<string, OwnName[]>()
  for (const {countries, organisations} of languages) {
    for (const [short, list] of Object.entries(countries)) for (const name of entriesOf(list)) add(name, short)
    for (const [short, list] of Object.entries(organisations)) {
      const entries = entriesOf(list)
      // The list begins with the name itself; the full name is the one whose initials spell it.
      const [first = short] = entries
      for (const name of entries) if (name === first || spells(name, first) || spells(name, short)) add(name, short)
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length)
  return names

  function add(name: string, short: string): void {
    const words = ownerKeys(name).flatMap((word) => word.split('-'))
    const [first] = words
    if (first === undefined) return
    const list = names.get(first)
    if (list) list.push({words, short})
    else names.set(first, [{words, short}])
  }
}

/** True for words whose initials are the short name, small words aside. */
function spells(name: string, short: string): boolean {
  const initials = name
    .split(/[ -]/)
    .filter((word) => word.length > 3 || /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
  return name === short || initials.join('').toUpperCase() === short.toUpperCase()
}
