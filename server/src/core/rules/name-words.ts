import {
  ARTICLE,
  BODY,
  CALENDAR,
  CONJUNCTION,
  COUNTRY,
  FAMILY,
  GIVEN,
  HEAD,
  HONORIFIC,
  LEXICAL,
  MODIFIER,
  NOUN,
  ORDINARY,
  PARTICLE,
  PLACE,
  PREPOSITION,
  RANK,
  SPEAKING,
  SURNAME,
  THING_AFTER,
  THING_BEFORE,
} from '../lexicon/kinds.js'
import {APOSTROPHE, classAt, UPPER} from '../lexicon/letters.js'
import type {NameReading} from './name-shape.js'
import {BROKEN, INITIAL, type Run} from './words.js'

/**
 * Where the row of words that can be one name ends, when it starts at `from`: at a known word that is no name, as a
 * rule. Linear in the words.
 */
export function endOfNames(text: string, run: Run, from: number): number {
  let to = from + 1
  while (
    to < run.count &&
    (canBeName(run.kinds[to] ?? 0) ||
      isVanI(text, run, to) ||
      isSyllableBehind(text, run, from, to) ||
      isPartBehind(text, run, from, to))
  )
    to++
  return to
}

/** Unknown words, names and initials; known words that are no names part the names of a run. */
export function canBeName(bits: number): boolean {
  return (bits & LEXICAL) === 0 || (bits & (GIVEN | FAMILY | INITIAL | PARTICLE)) !== 0
}

/** `Ван И`: a Chinese name of one letter, which is a common word elsewhere. */
function isVanI(text: string, run: Run, at: number): boolean {
  const start = startOf(run, at)
  return run.ends[at] === start + 1 && text.charCodeAt(start) === 0x418 && ((run.kinds[at - 1] ?? 0) & FAMILY) !== 0
}

/** No syllable of a Korean, Khmer or Vietnamese name has more letters. */
const longestSyllable = 5

/**
 * `Kim Jong Un`, `Hun Sen`: a short word that is an abbreviation or a form of address elsewhere, where it ends a row of
 * two or three short words of which the first is a family name. `UN` and `Sen.` are as they always are.
 */
function isSyllableBehind(text: string, run: Run, from: number, at: number): boolean {
  const bits = run.kinds[at] ?? 0
  if ((bits & (BODY | HONORIFIC)) === 0 || (bits & (HEAD | BROKEN)) !== 0 || at - from > 2) return false
  if ((run.kinds[from] ?? 0) & LEXICAL || ((run.kinds[from] ?? 0) & (FAMILY | GIVEN)) === 0) return false
  for (let part = from; part <= at; part++) {
    if ((run.ends[part] ?? 0) - startOf(run, part) > longestSyllable || isShouted(text, run, part)) return false
  }
  const last = text.charCodeAt(run.ends[at] ?? 0)
  if (at - from === 1 && ((run.kinds[from] ?? 0) & FAMILY) === 0) return false
  const ends = at + 1 >= run.count || !canBeName(run.kinds[at + 1] ?? 0)
  return last !== 0x2e && ends
}

/**
 * `Theresa May`, `Samantha Power`, `Elhadj As Sy`: a common word right behind a given name that is nothing else, when it
 * is known as a surname too, ends the row of capitals, or is a particle in capitals.
 */
function isPartBehind(text: string, run: Run, from: number, at: number): boolean {
  const given = run.kinds[from] ?? 0
  if (at !== from + 1 || (given & GIVEN) === 0 || (given & LEXICAL) !== 0) return false
  const bits = run.kinds[at] ?? 0
  if (bits & SURNAME) return true
  if (bits & BROKEN) return false
  if (at < run.count - 1) return run.ends[at] === startOf(run, at) + 2 && isAs(text, run, at)
  return (bits & (NOUN | ORDINARY | MODIFIER)) !== 0 && (bits & neverSurname) === 0 && !isShouted(text, run, at)
}

/** `As`, with a name behind it. */
function isAs(text: string, run: Run, at: number): boolean {
  return text.startsWith('As', startOf(run, at)) && canBeName(run.kinds[at + 1] ?? 0)
}

function isShouted(text: string, run: Run, at: number): boolean {
  const start = startOf(run, at)
  return classAt(text, start + 1) === UPPER
}

/**
 * `OTSC Stanislav Zas`, `d’Arménie Ararat Mirzoyan`: true when what stands before the given name is an abbreviation, or
 * a word of a language that is not ours, by a letter or by what it is tied to.
 */
export function isForeign(text: string, run: Run, reading: NameReading): boolean {
  const start = startOf(run, reading.from)
  if (start > 0 && classAt(text, start - 1) === APOSTROPHE) return true
  if (classAt(text, start) !== UPPER) return true
  const last = reading.to - 1
  if ((run.ends[reading.from] ?? 0) - start > 2 && isShouted(text, run, reading.from) && !isShouted(text, run, last))
    return true
  return hasForeignLetter(text, start, startOf(run, reading.inner ?? reading.from))
}

/** True when a letter stands in the words that neither English nor Russian has. */
function hasForeignLetter(text: string, start: number, end: number): boolean {
  return /[\u00c0-\u024f\u0460-\u052f\u0400\u0402-\u040f\u0450\u0452-\u045f]/.test(text.slice(start, end))
}

/** What a common word may not be as well if it is to be a surname behind a given name. */
const neverSurname =
  HEAD |
  RANK |
  HONORIFIC |
  BODY |
  COUNTRY |
  PLACE |
  CALENDAR |
  PREPOSITION |
  ARTICLE |
  CONJUNCTION |
  THING_AFTER |
  THING_BEFORE |
  SPEAKING

function startOf(run: Run, at: number): number {
  return run.starts[at] ?? 0
}
