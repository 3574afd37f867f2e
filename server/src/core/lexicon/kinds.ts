/**
 * What the lexicon knows about a word: one bit each, since a word can be several things at once (`Jordan` is a given
 * name and a country, `General` a rank and a part of titles).
 */
/** Makes a post: `minister`, `head`. */
export const HEAD = 1 << 0
/** The same for several people: `ministers`. Always with HEAD. */
export const PLURAL = 1 << 1
/** Stands before or behind a head: `acting`, `extraordinary`. */
export const MODIFIER = 1 << 2
/** Lower-case word of a post's complement: `affairs`, `department`. */
export const NOUN = 1 << 3
export const PREPOSITION = 1 << 4
export const ARTICLE = 1 << 5
export const CONJUNCTION = 1 << 6
/** Last word of a military or service rank. */
export const RANK = 1 << 7
export const HONORIFIC = 1 << 8
export const GIVEN = 1 << 9
/** A family name of the languages that put it first: `Zhang`. */
export const FAMILY = 1 << 10
/** A surname so well known that it needs no other sign. */
export const SURNAME = 1 << 11
/** `al`, `bin`, `van`: lower-case word inside a name. */
export const PARTICLE = 1 << 12
/** Organisations and the nouns of institutions. */
export const BODY = 1 << 13
/** Countries and their adjectives. */
export const COUNTRY = 1 << 14
export const PLACE = 1 << 15
/** Months, days of the week. */
export const CALENDAR = 1 << 16
/** Common word that only a sentence start or a headline capitalises. */
export const ORDINARY = 1 << 17
/** Behind a name it makes it a thing: `Prize`, `Street`. */
export const THING_AFTER = 1 << 18
/** Before a name it makes it a thing: `frigate`, `hotel`. */
export const THING_BEFORE = 1 << 19
/** `by`, `photo`. */
export const BYLINE = 1 << 20
/** Head nouns of people who report: `correspondent`. Always with HEAD. */
export const REPORTER = 1 << 21
/** `appointed`, `elected`: the post that follows is not held yet. */
export const APPOINTING = 1 << 22
/** Head nouns of people who serve somebody: `adviser to the President`. Always with HEAD. */
export const ATTENDANT = 1 << 23

/** What people are called who hold no post: `poet`, `nurse`. */
export const OCCUPATION = 1 << 27

/** First word of a rank; of a rank of one word its only one. */
export const RANK_START = 1 << 28

/** `said`, `noted`: what people do and bodies do less. */
export const SPEAKING = 1 << 29

/** Heads that take a `General` behind them: `Secretary General`. Always with HEAD. */
export const GENERAL_BEHIND = 1 << 30

/** Words that can be part of a name. */
export const NAMEISH = GIVEN | FAMILY | SURNAME
/** Words that are known to be something else than a name. */
export const LEXICAL =
  HEAD |
  MODIFIER |
  NOUN |
  PREPOSITION |
  ARTICLE |
  CONJUNCTION |
  RANK |
  HONORIFIC |
  BODY |
  COUNTRY |
  PLACE |
  CALENDAR |
  ORDINARY |
  THING_AFTER |
  THING_BEFORE |
  BYLINE |
  APPOINTING
