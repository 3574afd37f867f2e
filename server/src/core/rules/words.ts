import {BODY, COUNTRY, GIVEN, HONORIFIC, LEXICAL, NAMEISH, PARTICLE, RANK} from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'

/** Bits of a word's look, beside the lexicon's kinds. */
/** `V.`, `Kh.`: the full stop belongs to the word. */
export const INITIAL = 1 << 24
/** A line end stands between this word and the one before. */
export const BROKEN = 1 << 25
/** Nothing stands between this word and the initial before it: `V.Semerikov`. */
export const GLUED = 1 << 26

/**
 * Capitalized words that follow each other with nothing but blanks, one line end, initials' full stops and name
 * particles between them. One value is filled again and again: read it before the next one comes.
 */
export interface Run {
  count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Kinds of kinds.ts and the bits above. */
  readonly kinds: Int32Array
}

/** Longer rows are cut here, so that work on one run has a bound. */
const most = 48
/** `Kh`, `Yu`, `Дж`: initials of two letters or more. */
const longInitials = new Set([
  'kh',
  'yu',
  'ya',
  'ye',
  'zh',
  'sh',
  'ch',
  'ts',
  'dzh',
  'th',
  'ju',
  'ja',
  'дж',
  'iu',
  'ia',
])

/**
 * Go once through a text and show each run that may hold a name. Runs of known words alone are passed over, small words
 * cost one look at each letter. Linear in `text.length`; a run has at most 48 words.
 */
export function eachRun(text: string, lexicon: Lexicon, visit: (run: Run) => void): void {
  const {words} = lexicon
  const run: Run = {
    count: 0,
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    kinds: new Int32Array(most),
  }
  const {starts, ends, kinds} = run
  const {length} = text
  let promising = false
  let lineEnds = 0
  let at = 0
  while (at < length) {
    const unit = text.charCodeAt(at)
    const kind = letters.classOf(unit)
    if (kind === letters.LOWER) at = small(at)
    else if (kind === letters.UPPER) at = capital(at)
    else if (kind === letters.BLANK) at++
    else if (kind === letters.LINE_END) {
      // CR LF is one line end; two line ends are a blank line, and no name goes over it.
      if (!(unit === 0x0a && at > 0 && text.charCodeAt(at - 1) === 0x0d) && ++lineEnds > 1) close()
      at++
    } else {
      close()
      at++
    }
  }
  close()

  function close(): void {
    if (promising) visit(run)
    run.count = 0
    promising = false
    lineEnds = 0
  }

  function push(start: number, end: number, bits: number): void {
    if (run.count === most) close()
    if (lineEnds > 0 && run.count > 0) bits |= BROKEN
    lineEnds = 0
    starts[run.count] = start
    ends[run.count] = end
    kinds[run.count] = bits
    run.count++
    if ((bits & NAMEISH) !== 0 || (bits & LEXICAL) === 0) promising = true
  }

  function small(start: number): number {
    let end = start + 1
    while (end < length && letters.classOf(text.charCodeAt(end)) === letters.LOWER) end++
    // The capital behind `al-` takes the particle into its own word.
    const next = letters.classOf(text.charCodeAt(end))
    if ((next === letters.HYPHEN || next === letters.APOSTROPHE) && end - start <= 3) {
      const joined = letters.classOf(text.charCodeAt(end + 1)) === letters.UPPER
      if (joined && (kindsOf(words, text, start, end) & PARTICLE) !== 0) return capital(end + 1, start)
    }
    if (run.count === 0) return end
    // `bin`, `van`, `al-`: a small word goes on only as a particle of a name.
    if (end - start <= 5 && (kindsOf(words, text, start, end) & PARTICLE) !== 0 && lineEnds === 0) {
      if (next === letters.BLANK) {
        push(start, end, PARTICLE)
        return end
      }
    }
    close()
    return end
  }

  function capital(first: number, start = first): number {
    let end = first + 1
    let scan = letters.classOf(text.charCodeAt(end))
    for (;;) {
      if (scan === letters.LOWER || scan === letters.UPPER) {
        end++
      } else if (scan === letters.HYPHEN || scan === letters.APOSTROPHE) {
        if (!letters.isLetter(text.charCodeAt(end + 1))) break
        if (scan === letters.APOSTROPHE && possessive(end)) break
        end += 2
      } else break
      scan = end < length ? letters.classOf(text.charCodeAt(end)) : letters.OTHER
    }
    // A digit or underscore makes a code of it: `ZVF_2142`, `S400`.
    if (scan === letters.DIGIT) {
      while (end < length && letters.classOf(text.charCodeAt(end)) === letters.DIGIT) end++
      close()
      return end
    }
    let bits = kindsOf(words, text, start, end)
    // `H.E.` is how ambassadors are called, not how they are named.
    if (scan === letters.STOP && (text.startsWith('H.E.', start) || text.startsWith('H. E.', start))) {
      const stop = text.indexOf('E.', start) + 2
      push(start, stop, HONORIFIC)
      return stop
    }
    if (
      scan === letters.STOP &&
      run.count > 0 &&
      end - start === 2 &&
      (text.startsWith('Jr', start) || text.startsWith('Sr', start))
    ) {
      push(start, end + 1, 0)
      return end + 1
    }
    if (scan === letters.STOP && isInitial(start, end)) {
      push(start, end + 1, gluedTo(start) | INITIAL)
      return end + 1
    }
    if (bits === 0) bits = kindsOfParts(words, text, start, end) || kindsOfPlural(words, text, start, end)
    push(start, end, bits | gluedTo(start))
    if (scan === letters.STOP && (bits & (RANK | HONORIFIC)) !== 0 && end - start <= 5) return end + 1
    if (scan === letters.APOSTROPHE && possessive(end)) {
      close()
      return end + 2
    }
    return end
  }

  function gluedTo(start: number): number {
    return run.count > 0 && ends[run.count - 1] === start ? GLUED : 0
  }

  function possessive(apostrophe: number): boolean {
    const letter = text.charCodeAt(apostrophe + 1)
    return (letter === 0x73 || letter === 0x53) && !letters.isLetter(text.charCodeAt(apostrophe + 2))
  }

  function isInitial(start: number, end: number): boolean {
    if (end - start === 1) return true
    return end - start <= 3 && longInitials.has(letters.foldWord(text.slice(start, end)))
  }
}

/**
 * The kinds of a hyphened word that is not in the lexicon as a whole, from its parts: both given names make a given
 * name, else the last part decides (`Vice-President`), as long as it is no name.
 */
export function kindsOfParts(words: Lexicon['words'], text: string, start: number, end: number): number {
  let hyphen = end - 1
  while (hyphen > start && letters.classOf(text.charCodeAt(hyphen)) !== letters.HYPHEN) hyphen--
  if (hyphen === start) return 0
  const last = kindsOf(words, text, hyphen + 1, end)
  const first = kindsOf(words, text, start, hyphen)
  if ((first & last & GIVEN) !== 0) return GIVEN
  if ((last & NAMEISH) !== 0 || (first & PARTICLE) !== 0) return 0
  return last & LEXICAL
}

/** `Directorates`: the plural of an institution's noun, of a country's people, has the kinds of the singular. */
export function kindsOfPlural(words: Lexicon['words'], text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1)
  if (last !== 0x73 || end - start < 5) return 0
  return kindsOf(words, text, start, end - 1) & (BODY | COUNTRY)
}
