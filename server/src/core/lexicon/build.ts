import {caseForms} from './inflect.js'
import * as kinds from './kinds.js'
import {entriesOf, type Lexicon, type LexiconData, type Owner, type WordList} from './lexicon.js'
import {ownerKeys, rankKey} from './owner-keys.js'
import {wordTableBuilder, type WordTable} from './word-table.js'

/**
 * Compile the words of all languages into the tables the rules read.
 *
 * @param own
 *   The product's own lists, one a language.
 * @param extra
 *   Words a team adds, as `checkLexicon` lets them through.
 * @returns
 *   Tables of about a megabyte. Nothing is compiled before it is asked for: Latin words at the first word looked up,
 *   Cyrillic words at the first of them, organisations at the first title.
 */
export function buildLexicon(own: readonly LexiconData[], extra?: LexiconData): Lexicon {
  const files = extra ? [...own, extra] : own
  // A team's words can be of either script; those of the other one lie idle in a table.
  const inScript = (inflection: LexiconData['inflection']): readonly LexiconData[] =>
    files.filter((data) => data === extra || data.inflection === inflection)
  const cyrillic = once(() => wordsOf(inScript('russian'), true))
  const words = once((): WordTable => ({...wordsOf(inScript('none'), false), cyrillic}))
  return {
    languages: files,
    get words() {
      return words()
    },
    owners: once(() => ownersOf(files)),
    ranks: once(() => ranksOf(files)),
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The words of languages that share a script; `inflected` adds the Russian case forms. */
function wordsOf(files: readonly LexiconData[], inflected: boolean): WordTable {
  const table = wordTableBuilder(inflected ? 24_000 : 13_000)
  const how = inflected ? 'all' : 'none'
  const name = inflected ? 'one' : 'none'
  for (const data of files) {
    const {posts} = data
    add(posts.heads, kinds.HEAD, how)
    add(posts.plurals, kinds.HEAD | kinds.PLURAL)
    add(posts.reporters, kinds.HEAD | kinds.REPORTER, how)
    add(posts.attendants, kinds.HEAD | kinds.ATTENDANT, how)
    add(posts.generals, kinds.HEAD | kinds.GENERAL_BEHIND, how)
    add(posts.modifiers, kinds.MODIFIER, how)
    add(posts.nouns, kinds.NOUN, how)
    add(posts.prepositions, kinds.PREPOSITION)
    add(posts.articles, kinds.ARTICLE)
    add(posts.conjunctions, kinds.CONJUNCTION)
    add(posts.appointing, kinds.APPOINTING)
    add(data.honorifics, kinds.HONORIFIC, how)
    add(data.bodies, kinds.BODY, how)
    add(data.places, kinds.PLACE, name)
    add(data.calendar, kinds.CALENDAR)
    for (const month of data.months) add(month, kinds.CALENDAR)
    add(data.ordinary, kinds.ORDINARY)
    for (const list of Object.values(data.givenNames)) add(list, kinds.GIVEN, name)
    add(data.familyNames, kinds.FAMILY)
    add(data.surnames, kinds.SURNAME, name)
    add(data.particles, kinds.PARTICLE)
    add(data.things.before, kinds.THING_BEFORE, how)
    add(data.things.after, kinds.THING_AFTER, how)
    add(data.bylines, kinds.BYLINE)
    add(data.occupations, kinds.OCCUPATION, how)
    add(data.speaking, kinds.SPEAKING)
    for (const rank of entriesOf(data.ranks)) {
      const parts = rank.split(' ')
      note(parts[0] ?? '', kinds.RANK_START, how)
      note(parts.at(-1) ?? '', kinds.RANK, how)
    }
    for (const list of Object.values(data.organisations)) addOwner(list, kinds.BODY, how)
    for (const list of Object.values(data.countries)) addOwner(list, kinds.COUNTRY, how)
  }
  return table.done()

  function add(list: WordList, bits: number, forms: Forms = 'none'): void {
    for (const line of list)
      for (const entry of line.split(',')) for (const word of entry.split(' ')) note(word, bits, forms)
  }

  /** Of `Costa Rica` neither word tells a country; of an organisation's name each tells that it is no person. */
  function addOwner(list: WordList, bits: number, forms: Forms): void {
    for (const entry of entriesOf(list)) {
      const parts = entry.split(' ')
      if (parts.length > 1 && bits !== kinds.BODY) continue
      for (const part of parts) if (part !== part.toLowerCase()) note(part, bits, forms)
    }
  }

  function note(word: string, bits: number, forms: Forms): void {
    if (word === '') return
    if (forms === 'none') table.note(word, bits)
    else for (const form of caseForms(word, forms === 'one')) table.note(form, bits)
  }
}

/** Which case forms are made of a word: none, those of the singular, all. */
type Forms = 'none' | 'one' | 'all'

function ownersOf(files: readonly LexiconData[]): ReadonlyMap<string, readonly Owner[]> {
  const owners = new Map<string, Owner[]>()
  for (const data of files) {
    for (const lists of [data.organisations, data.countries]) {
      for (const [short, list] of Object.entries(lists)) for (const entry of entriesOf(list)) own(entry, short)
    }
  }
  for (const list of owners.values()) list.sort((a, b) => b.words.length - a.words.length)
  return owners

  function own(entry: string, short: string): void {
    const words = ownerKeys(entry)
    const [first] = words
    if (first === undefined) return
    const known = owners.get(first)
    if (known) known.push({words, short})
    else owners.set(first, [{words, short}])
  }
}

function ranksOf(files: readonly LexiconData[]): ReadonlySet<string> {
  return new Set(files.flatMap((data) => entriesOf(data.ranks)).map(rankKey))
}
