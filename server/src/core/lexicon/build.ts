import {caseForms} from './inflect.js'
import * as kinds from './kinds.js'
import {foldWord} from './letters.js'
import {entriesOf, type Lexicon, type LexiconData, type Owner, type WordList} from './lexicon.js'
import {wordTable} from './word-table.js'

/**
 * Compile the words of all languages into the tables the rules read.
 *
 * @param files
 *   The product's own lists, one a language.
 * @returns
 *   Tables of a few hundred KB; a few milliseconds for the product's lists, once.
 */
export function buildLexicon(files: readonly LexiconData[]): Lexicon {
  const words = new Map<string, number>()
  const owners = new Map<string, Owner[]>()
  const ranks = new Set<string>()
  for (const data of files) {
    const inflected = data.inflection === 'russian'
    const {posts} = data
    add(posts.heads, kinds.HEAD, inflected)
    add(posts.plurals, kinds.HEAD | kinds.PLURAL, inflected)
    add(posts.reporters, kinds.HEAD | kinds.REPORTER, inflected)
    add(posts.attendants, kinds.HEAD | kinds.ATTENDANT, inflected)
    add(posts.modifiers, kinds.MODIFIER, inflected)
    add(posts.nouns, kinds.NOUN, inflected)
    add(posts.prepositions, kinds.PREPOSITION)
    add(posts.articles, kinds.ARTICLE)
    add(posts.conjunctions, kinds.CONJUNCTION)
    add(posts.appointing, kinds.APPOINTING)
    add(data.honorifics, kinds.HONORIFIC, inflected)
    add(data.ranks, kinds.RANK, inflected)
    add(data.bodies, kinds.BODY, inflected)
    add(data.places, kinds.PLACE, inflected)
    add(data.calendar, kinds.CALENDAR)
    for (const month of data.months) add(month, kinds.CALENDAR)
    add(data.ordinary, kinds.ORDINARY)
    for (const list of Object.values(data.givenNames)) add(list, kinds.GIVEN, inflected)
    add(data.familyNames, kinds.FAMILY)
    add(data.surnames, kinds.SURNAME, inflected)
    add(data.particles, kinds.PARTICLE)
    add(data.things.before, kinds.THING_BEFORE, inflected)
    add(data.things.after, kinds.THING_AFTER, inflected)
    add(data.bylines, kinds.BYLINE)
    for (const rank of entriesOf(data.ranks)) ranks.add(foldWord(rank))
    own(data.organisations, kinds.BODY, inflected)
    own(data.countries, kinds.COUNTRY, inflected)
  }
  for (const list of owners.values()) list.sort((a, b) => b.key.length - a.key.length)
  return {languages: files, words: wordTable(words), owners, ranks, problems: []}

  function add(list: WordList, bits: number, inflected = false): void {
    for (const line of list)
      for (const entry of line.split(',')) for (const word of entry.split(' ')) note(word, bits, inflected)
  }

  function note(word: string, bits: number, inflected: boolean): void {
    if (word === '') return
    if (!inflected) words.set(word, (words.get(word) ?? 0) | bits)
    else for (const form of caseForms(word)) words.set(form, (words.get(form) ?? 0) | bits)
  }

  function own(lists: Readonly<Record<string, WordList>>, bits: number, inflected: boolean): void {
    for (const [short, list] of Object.entries(lists)) {
      for (const entry of entriesOf(list)) {
        const parts = entry.split(' ')
        for (const part of parts) if (part !== part.toLowerCase()) note(part, bits, inflected)
        const key = foldWord(entry)
        const first = key.split(' ', 1)[0] ?? key
        const known = owners.get(first)
        if (known) known.push({key, short})
        else owners.set(first, [{key, short}])
      }
    }
  }
}
