import {
  BODY,
  COUNTRY,
  FAMILY,
  GIVEN,
  HEAD,
  LEXICAL,
  MODIFIER,
  NAMEISH,
  NOUN,
  ORDINARY,
  PARTICLE,
  SURNAME,
} from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'
import {foldSurname} from '../names.js'
import {hasGivenEnding, hasSurnameEnding, isDescent, isPatronymic} from './name-endings.js'
import {wordMemory, type WordMemory} from './word-memory.js'

/** What part of a name a word can be: bits, so that one look answers for several. */
export const role = {
  initial: 1,
  patronymic: 2,
  given: 4,
  /** A family name that stands before the given name: `Zhang`. */
  family: 8,
  surname: 16,
  unknown: 32,
  /** A small word such as `bin`. */
  particle: 64,
  /** A small word that makes a patronymic of the word before it: `uulu`, `kyzy`. */
  descent: 128,
} as const

/** What a word tells wherever it stands. */
export interface WordFacts {
  /** Kinds of kinds.ts: the lexicon's, else those that the word's make tells; 0 for none. */
  readonly kinds: number
  /** One of `role`: its likeliest part in a name. */
  readonly role: number
  readonly capital: boolean
  readonly cyrillic: boolean
  /** It ends in `'s`. */
  readonly possessive: boolean
  /** It begins or ends in a digit; its kinds are 0. */
  readonly number: boolean
  /** `foldSurname` of it; undefined before `surnameKey` is asked. */
  folded: string | undefined
}

/** Longer words are read each time, so that what is kept has a bound. */
const longest = 64

/** The words met, by lexicon. Nearly every call has the lexicon of the one before. */
const memories = new WeakMap<Lexicon, WordMemory<WordFacts>>()
let current: Lexicon | undefined
let known = wordMemory<WordFacts>()

/** The facts of the word `text[start, end)`, worked out once for each spelling: even new text has few new words. */
export function wordFacts(text: string, start: number, end: number, lexicon: Lexicon): WordFacts {
  if (lexicon !== current) {
    known = memories.get(lexicon) ?? wordMemory()
    memories.set(lexicon, known)
    current = lexicon
  }
  if (end - start > longest) return readWord(text.slice(start, end), lexicon.words)
  const found = known.get(text, start, end)
  if (found !== undefined) return found
  const facts = readWord(text.slice(start, end), lexicon.words)
  known.keep(text, start, end, facts)
  return facts
}

/** `foldSurname` of the word `text[start, end)`, worked out once for each spelling. */
export function surnameKey(text: string, start: number, end: number, lexicon: Lexicon): string {
  return (wordFacts(text, start, end, lexicon).folded ??= foldSurname(text.slice(start, end)))
}

function readWord(word: string, words: Lexicon['words']): WordFacts {
  const {length} = word
  const first = word.charCodeAt(0)
  const last = word.charCodeAt(length - 1)
  const possessive =
    length > 2 &&
    (last === 0x73 || last === 0x53) &&
    letters.classOf(word.charCodeAt(length - 2)) === letters.APOSTROPHE
  const number = letters.classOf(first) === letters.DIGIT || letters.classOf(last) === letters.DIGIT
  const bare = possessive ? length - 2 : length
  let kinds = 0
  if (!number) {
    kinds = kindsOf(words, word, 0, length)
    if (possessive) kinds |= kindsOf(words, word, 0, bare)
    if (kinds === 0) kinds = kindsFromShape(words, word, 0, bare)
  }
  const capital = letters.classOf(first) === letters.UPPER
  return {
    kinds,
    role: roleOf(word, kinds),
    capital,
    cyrillic: letters.isCyrillic(first),
    possessive,
    number,
    folded: undefined,
  }
}

function roleOf(word: string, kinds: number): number {
  const {length} = word
  if (kinds & PARTICLE && word.charCodeAt(0) === word.charAt(0).toLowerCase().charCodeAt(0))
    return isDescent(word, 0, length) ? role.descent : role.particle
  if (isPatronymic(word, 0, length)) return role.patronymic
  if (kinds & GIVEN) return role.given
  if (kinds & SURNAME || hasSurnameEnding(word, 0, length)) return role.surname
  if (kinds & FAMILY) return role.family
  return kinds === 0 && hasGivenEnding(word, 0, length) ? role.given : role.unknown
}

/**
 * The kinds of a hyphened word that is not in the lexicon as a whole, from its parts: both given names make a given
 * name, else the last part decides (`Vice-President`), as long as it is no name.
 */
function kindsOfParts(words: Lexicon['words'], text: string, start: number, end: number): number {
  let hyphen = end - 1
  while (hyphen > start && letters.classAt(text, hyphen) !== letters.HYPHEN) hyphen--
  if (hyphen === start) return 0
  const last = kindsOf(words, text, hyphen + 1, end)
  const first = kindsOf(words, text, start, hyphen)
  if ((first & last & GIVEN) !== 0) return GIVEN
  // `Secretary-General-designate`
  const small = letters.classAt(text, hyphen + 1) !== letters.UPPER
  if (small && (first & HEAD) !== 0 && (last & MODIFIER) !== 0) return first
  if ((last & NAMEISH) !== 0 || (first & PARTICLE) !== 0) return 0
  // `Jae-in`, `Jong-un`: a small syllable that happens to be a common word, or two letters of an abbreviation.
  const known = end - hyphen <= 3 ? HEAD : HEAD | BODY
  if (end - hyphen <= 5 && small && (last & known) === 0) return 0
  return last & LEXICAL
}

/** What an unknown word's make says of it: the parts between hyphens, a plural, an ending no name has. 0 for nothing. */
function kindsFromShape(words: Lexicon['words'], text: string, start: number, end: number): number {
  return (
    kindsOfParts(words, text, start, end) || kindsOfPlural(words, text, start, end) || kindsOfEnding(text, start, end)
  )
}

const abstract = ['tion', 'tions', 'sion', 'ship', 'ism', 'ology', 'ities', 'ement', 'ament']
const russianAbstract = [
  ...[
    'ение',
    'ения',
    'ению',
    'ением',
    'ении',
    'ание',
    'ания',
    'анию',
    'анием',
    'ании',
    'ация',
    'ации',
    'ацию',
    'ацией',
  ],
  ...['ость', 'ости', 'остью', 'ство', 'ства', 'ству', 'ством', 'стве'],
]

/** `Anti-Semitism`, `Partnership`: endings of abstract nouns, which are no names. */
function kindsOfEnding(text: string, start: number, end: number): number {
  if (end - start < 7) return 0
  for (const ending of letters.isCyrillic(text.charCodeAt(start)) ? russianAbstract : abstract)
    if (text.startsWith(ending, end - ending.length)) return NOUN | ORDINARY
  return 0
}

/** `Directorates`: the plural of an institution's noun, of a country's people, has the kinds of the singular. */
function kindsOfPlural(words: Lexicon['words'], text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1)
  if (last !== 0x73 || end - start < 5) return 0
  return kindsOf(words, text, start, end - 1) & (BODY | COUNTRY)
}
