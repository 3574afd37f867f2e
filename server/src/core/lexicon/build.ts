import {caseForms} from './inflect.js'
import * as kinds from './kinds.js'
import {entriesOf, type Lexicon, type LexiconData, type Owner, type WordList} from './lexicon.js'
import {ownerKeys} from './owner-keys.js'
import {wordTableBuilder} from './word-table.js'

/**
 * Compile the words of all languages into the tables the rules read.
 *
 * @param files
 *   The product's own lists, one a language.
 * @returns
 *   Tables of a few hundred KB; a few milliseconds for the product's lists, once.
 */
export function buildLexicon(files: readonly LexiconData[]): Lexicon {
  const table = wordTableBuilder(40_000)
  const owners = new Map<string, Owner[]>()
  const ranks = new Set<string>()
  for (const data of files) {
    const how = data.inflection === 'russian' ? 'all' : 'none'
    const name = data.inflection === 'russian' ? 'one' : 'none'
    const {posts} = data
    add(posts.heads, kinds.HEAD, how)
    add(posts.plurals, kinds.HEAD | kinds.PLURAL)
    add(posts.reporters, kinds.HEAD | kinds.REPORTER, how)
    add(posts.attendants, kinds.HEAD | kinds.ATTENDANT, how)
    add(posts.modifiers, kinds.MODIFIER, how)
    add(posts.nouns, kinds.NOUN, how)
    add(posts.prepositions, kinds.PREPOSITION)
    add(posts.articles, kinds.ARTICLE)
    add(posts.conjunctions, kinds.CONJUNCTION)
    add(posts.appointing, kinds.APPOINTING)
    add(data.honorifics, kinds.HONORIFIC, how)
    add(data.ranks, kinds.RANK, how)
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
    for (const rank of entriesOf(data.ranks)) ranks.add(ownerKeys(rank).join(' '))
    own(data.organisations, kinds.BODY, how)
    own(data.countries, kinds.COUNTRY, how)
  }
  for (const list of owners.values()) list.sort((a, b) => b.words.length - a.words.length)
  return {languages: files, words: table.done(), owners, ranks, problems: []}

  function add(list: WordList, bits: number, forms: 'none' | 'one' | 'all' = 'none'): void {
    for (const line of list)
      for (const entry of line.split(',')) for (const word of entry.split(' ')) note(word, bits, forms)
  }

  function note(word: string, bits: number, forms: 'none' | 'one' | 'all'): void {
    if (word === '') return
    if (forms === 'none') table.note(word, bits)
    else for (const form of caseForms(word, forms === 'one')) table.note(form, bits)
  }

  function own(lists: Readonly<Record<string, WordList>>, bits: number, forms: 'none' | 'all'): void {
    for (const [short, list] of Object.entries(lists)) {
      for (const entry of entriesOf(list)) {
        const parts = entry.split(' ')
        // Of `Costa Rica` neither word tells a country; of an organisation's name each tells that it is no person.
        if (parts.length === 1 || bits === kinds.BODY) {
          for (const part of parts) if (part !== part.toLowerCase()) note(part, bits, forms)
        }
        const words = ownerKeys(entry)
        const [first] = words
        if (first === undefined) continue
        const known = owners.get(first)
        if (known) known.push({words, short})
        else owners.set(first, [{words, short}])
      }
    }
  }
}
