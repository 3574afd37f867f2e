import type {Complain, TeamPath} from '../team/section.js'
import type {LexiconData} from './lexicon.js'

/** What a field of a lexicon holds. `words` are lists with commas in them, `lines` are taken whole. */
type Shape = 'text' | 'inflection' | 'months' | 'lines' | 'words' | 'named' | {readonly [field: string]: Shape}

const shapes: {readonly [field in keyof LexiconData]: Shape} = {
  language: 'text',
  inflection: 'inflection',
  months: 'months',
  footers: 'lines',
  menus: 'lines',
  attachments: 'lines',
  signatures: 'lines',
  questions: 'lines',
  answers: 'lines',
  posts: {
    heads: 'words',
    plurals: 'words',
    reporters: 'words',
    attendants: 'words',
    generals: 'words',
    modifiers: 'words',
    nouns: 'words',
    prepositions: 'words',
    articles: 'words',
    conjunctions: 'words',
    appointing: 'words',
  },
  ranks: 'words',
  honorifics: 'words',
  organisations: 'named',
  countries: 'named',
  bodies: 'words',
  places: 'words',
  calendar: 'words',
  ordinary: 'words',
  givenNames: 'named',
  familyNames: 'words',
  surnames: 'words',
  particles: 'words',
  things: {before: 'words', after: 'words'},
  bylines: 'words',
  occupations: 'words',
  speaking: 'words',
}

/** So many words are taken in all; rules look through the lists of lines one by one, so those are shorter. */
const mostWords = 10_000
const mostLines = 400

/**
 * Read a lexicon from a value that came from outside, such as the field `words` of a `.dateline.yml`. Fields may be left
 * out. A bad field or entry falls out alone and is told of with its place, what was expected and what was found; all
 * that is good counts.
 */
export function checkLexicon(raw: unknown, complain: Complain): LexiconData {
  let left = mostWords
  return group(raw ?? {}, shapes, []) as unknown as LexiconData

  function group(
    value: unknown,
    fields: {readonly [field: string]: Shape},
    place: TeamPath,
  ): Readonly<Record<string, unknown>> {
    const given = new Map<string, unknown>(isRecord(value) ? Object.entries(value) : [])
    if (!isRecord(value)) complain(place, 'a group of fields', value, 'the group is left out')
    for (const field of given.keys()) {
      if (!Object.hasOwn(fields, field))
        complain([...place, field], `one of ${Object.keys(fields).join(', ')}`, field, 'the field is left out')
    }
    return Object.fromEntries(
      Object.entries(fields).map(([field, shape]) => [field, read(given.get(field), shape, [...place, field])]),
    )
  }

  function read(value: unknown, shape: Shape, place: TeamPath): unknown {
    if (typeof shape === 'object') return group(value ?? {}, shape, place)
    switch (shape) {
      case 'text':
        return text(value, place)
      case 'inflection':
        if (value === undefined || value === 'none' || value === 'russian') return value ?? 'none'
        complain(place, '"none" or "russian"', value, 'using "none"')
        return 'none'
      case 'months':
        return months(value, place)
      case 'lines':
        return lines(value, place)
      case 'words':
        return list(value, place)
      case 'named':
        return named(value, place)
    }
  }

  function text(value: unknown, place: TeamPath): string {
    if (value === undefined || typeof value === 'string') return value ?? ''
    complain(place, 'a text', value, 'it is left out')
    return ''
  }

  function months(value: unknown, place: TeamPath): readonly (readonly string[])[] {
    if (value === undefined) return []
    if (Array.isArray(value) && value.length === 12) return value.map((names, at) => lines(names, [...place, at]))
    complain(place, 'twelve lists, January first', value, 'the months are left out')
    return []
  }

  /** What the rules compare whole, in small letters. */
  function lines(value: unknown, place: TeamPath): readonly string[] {
    const found = list(value, place).map((line) => line.trim().toLowerCase())
    if (found.length > mostLines) complain(place, `at most ${mostLines} lines`, value, 'those behind them are left out')
    return found.slice(0, mostLines)
  }

  function list(value: unknown, place: TeamPath): readonly string[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      complain(place, 'a list of words', value, 'the list is left out')
      return []
    }
    if (left > 0 && value.length > left)
      complain(place, `at most ${mostWords} entries in all`, value, 'those behind them are left out')
    const taken = (value as readonly unknown[]).slice(0, left)
    left -= taken.length
    return taken.filter((entry, at): entry is string => {
      const good = typeof entry === 'string' && /\p{L}/u.test(entry)
      if (!good) complain([...place, at], 'a word', entry, 'the entry is left out')
      return good
    })
  }

  function named(value: unknown, place: TeamPath): Readonly<Record<string, readonly string[]>> {
    if (value === undefined) return {}
    if (!isRecord(value)) {
      complain(place, 'names with a list of words each', value, 'the field is left out')
      return {}
    }
    return Object.fromEntries(Object.entries(value).map(([name, words]) => [name, list(words, [...place, name])]))
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
