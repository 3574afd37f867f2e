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

/** A lexicon read from outside: what of it can be used, and what is wrong with the rest, one sentence each. */
export interface CheckedLexicon {
  readonly data: LexiconData
  readonly problems: readonly string[]
}

/**
 * Read a lexicon from a value that came from outside, such as the `lexicon` field of a `.dateline.yml`. Fields may be
 * left out. A bad field or entry falls out alone and is told of with file, place, what was expected and what was found;
 * all that is good counts.
 *
 * @param file
 *   The name of the file in messages.
 */
export function checkLexicon(raw: unknown, file: string): CheckedLexicon {
  const problems: string[] = []
  const data = group(raw ?? {}, shapes, '')
  return {data: data as unknown as LexiconData, problems}

  function group(value: unknown, fields: {readonly [field: string]: Shape}, place: string): Record<string, unknown> {
    const given = isRecord(value) ? value : {}
    if (!isRecord(value)) complain(place, 'a group of fields', value, 'the group is left out')
    for (const field of Object.keys(given)) {
      if (!Object.hasOwn(fields, field))
        complain(under(place, field), `one of ${Object.keys(fields).join(', ')}`, field, 'the field is left out')
    }
    return Object.fromEntries(
      Object.entries(fields).map(([field, shape]) => [field, read(given[field], shape, under(place, field))]),
    )
  }

  function read(value: unknown, shape: Shape, place: string): unknown {
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
      case 'words':
        return list(value, place)
      case 'named':
        return named(value, place)
    }
  }

  function text(value: unknown, place: string): string {
    if (value === undefined || typeof value === 'string') return value ?? ''
    complain(place, 'a text', value, 'it is left out')
    return ''
  }

  function months(value: unknown, place: string): readonly (readonly string[])[] {
    if (value === undefined) return []
    if (Array.isArray(value) && value.length === 12) return value.map((names, at) => list(names, `${place}[${at}]`))
    complain(place, 'twelve lists, January first', value, 'the months are left out')
    return []
  }

  function list(value: unknown, place: string): readonly string[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) {
      complain(place, 'a list of words', value, 'the list is left out')
      return []
    }
    return value.filter((entry, at): entry is string => {
      const good = typeof entry === 'string' && /\p{L}/u.test(entry)
      if (!good) complain(`${place}[${at}]`, 'a word', entry, 'the entry is left out')
      return good
    })
  }

  function named(value: unknown, place: string): Readonly<Record<string, readonly string[]>> {
    if (value === undefined) return {}
    if (!isRecord(value)) {
      complain(place, 'names with a list of words each', value, 'the field is left out')
      return {}
    }
    return Object.fromEntries(Object.entries(value).map(([name, words]) => [name, list(words, under(place, name))]))
  }

  function complain(place: string, expected: string, found: unknown, outcome: string): void {
    problems.push(
      `${file}: ${place === '' ? 'the lexicon' : place}: expected ${expected}, found ${shown(found)}; ${outcome}.`,
    )
  }
}

function under(place: string, field: string): string {
  return place === '' ? field : `${place}.${field}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as messages show it, cut to a readable length. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
