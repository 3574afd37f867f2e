import {
  ARTICLE,
  BODY,
  CALENDAR,
  CONJUNCTION,
  COUNTRY,
  GIVEN,
  HEAD,
  HONORIFIC,
  LEXICAL,
  NAMEISH,
  PARTICLE,
  PREPOSITION,
  RANK,
} from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {role, wordFacts} from './word-facts.js'

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
  /** What part of a name each can be: one of `role`. */
  readonly roles: Uint8Array
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

/** One run for all calls, since typed arrays are dear to make; nothing in it outlives a call of `visit`. */
const scratch: Run = {
  count: 0,
  starts: new Int32Array(most),
  ends: new Int32Array(most),
  kinds: new Int32Array(most),
  roles: new Uint8Array(most),
}

/**
 * Go once through a text and show each run that may hold a name. Runs of known words alone are passed over. Linear in
 * `text.length`; a run has at most 48 words.
 *
 * From row to row of capitalized words a pattern looks for the next capital: the engine's own search passes over small
 * letters several times as fast as any loop over them.
 */
export function eachRun(text: string, lexicon: Lexicon, visit: (run: Run) => void): void {
  let at = 0
  for (;;) {
    capitals.lastIndex = at
    if (!capitals.test(text)) return
    const capital = capitals.lastIndex - 1
    if (isCapital(text, capital)) at = eachOfRow(text, lexicon, particleAt(text, lexicon, at, capital), capital, visit)
    else at = capital + 1
  }
}

/** Every capital, and a few letters that `classAt` tells from capitals. */
const capitals = /[A-Z\u00c0-\u00de\u0100-\u042f\u0460-\u052f\u1e00-\u1eff]/g

/** The start of the `al-` that the capital is joined to, not before `floor`; the capital's own place without one. */
function particleAt(text: string, lexicon: Lexicon, floor: number, capital: number): number {
  const end = capital - 1
  if (end <= floor || !isJoint(letters.classAt(text, end))) return capital
  let start = end
  while (start > floor && letters.classAt(text, start - 1) === letters.LOWER) {
    start--
    if (end - start > 3) return capital
  }
  return start < end && (wordFacts(text, start, end, lexicon).kinds & PARTICLE) !== 0 ? start : capital
}

function isJoint(kind: number): boolean {
  return kind === letters.HYPHEN || kind === letters.APOSTROPHE
}

/**
 * Show the runs of a row of capitalized words: one as a rule, more where the row is very long. The first word starts
 * at `first`, its capital stands at `capital`. Gives the place behind what was read.
 *
 * The loop keeps its state in plain variables, none of them shared with an inner function: that is what makes it fast.
 */
function eachOfRow(text: string, lexicon: Lexicon, first: number, capital: number, visit: (run: Run) => void): number {
  const run = scratch
  let count = 0
  let promising = false
  let broken = false
  let start = first
  let at = capital
  row: for (;;) {
    at = wordEnd(text, at + 1)
    const after = letters.classAt(text, at)
    if (after === letters.DIGIT) {
      // A digit or underscore makes a code of it: `ZVF_2142`, `S400`.
      while (letters.classAt(text, at) === letters.DIGIT) at++
      break
    }
    let bits: number
    let part: number = role.unknown
    let closes = false
    let end = at
    const short = after === letters.STOP && at - start <= 5 ? withStop(text, start, at, count > 0) : 0
    if (short > 0) {
      end = at = short
      bits = isExcellency(text, start, short) ? HONORIFIC : isJunior(text, start) ? 0 : INITIAL
      if (bits === INITIAL) part = role.initial
    } else {
      const facts = wordFacts(text, start, at, lexicon)
      bits = facts.kinds
      part = facts.role
      if (after === letters.STOP && (bits & (RANK | HONORIFIC)) !== 0 && at - start <= 6) at++
      else if (after === letters.APOSTROPHE && isPossessive(text, at)) {
        at += 2
        closes = true
      }
      // `Ms. Power`: behind such a word every capital but another post's is a surname.
      if (count > 0 && !broken && (bits & LEXICAL) !== 0 && (bits & neverSurnames) === 0) {
        if (isMister(text, run.starts[count - 1] ?? 0, run.ends[count - 1] ?? 0)) bits = 0
      }
    }
    if (count === most) {
      if (promising) show(run, count, visit)
      count = 0
      promising = false
    }
    if (count > 0) {
      if (broken) bits |= BROKEN
      if (run.ends[count - 1] === start) bits |= GLUED
      // What only ends like a given name is none where it may belong to something else.
      if (part === role.given && (bits & (BROKEN | GLUED)) !== 0 && (bits & GIVEN) === 0) part = role.unknown
    }
    run.starts[count] = start
    run.ends[count] = end
    run.roles[count] = part
    run.kinds[count++] = bits
    if ((bits & NAMEISH) !== 0 || (bits & LEXICAL) === 0) promising = true
    if (closes) break
    // On to the next capital: over blanks, one line end and particles.
    broken = false
    for (;;) {
      const kind = letters.classAt(text, at)
      start = at
      if (kind === letters.UPPER) break
      if (kind === letters.BLANK) at++
      else if (kind === letters.LINE_END) {
        at++
        // CR LF is one line end; two line ends are a blank line, and no name goes over it.
        if (text.charCodeAt(start) === 0x0a && text.charCodeAt(start - 1) === 0x0d) continue
        if (broken) break row
        broken = true
      } else if (kind === letters.LOWER) {
        do at++
        while (letters.classAt(text, at) === letters.LOWER && at - start <= 5)
        const next = letters.classAt(text, at)
        // The capital behind `al-` takes the particle into its own word; `bin`, `van`, `uulu` are words of their own.
        const joins = isJoint(next) && at - start <= 3 && isCapital(text, at + 1)
        const parts = at - start <= 5 && !broken && count < most
        const facts = joins || parts ? wordFacts(text, start, at, lexicon) : undefined
        if (facts === undefined || (facts.kinds & PARTICLE) === 0) {
          at = start
          break row
        }
        if (joins) {
          at++
          break
        }
        run.starts[count] = start
        run.ends[count] = at
        run.roles[count] = facts.role
        run.kinds[count++] = PARTICLE
      } else break row
    }
  }
  if (promising) show(run, count, visit)
  return at
}

function show(run: Run, count: number, visit: (run: Run) => void): void {
  run.count = count
  visit(run)
}

/** The end of a word one of whose letters ends at `at`; hyphens and apostrophes between letters are inside it. */
function wordEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const kind = letters.classAt(text, at)
    if (kind === letters.LOWER || kind === letters.UPPER) at++
    else if (kind === letters.HYPHEN) {
      if (!letters.isLetter(text.charCodeAt(at + 1))) return at
      at += 2
    } else if (kind === letters.APOSTROPHE) {
      if (!letters.isLetter(text.charCodeAt(at + 1)) || isPossessive(text, at)) return at
      at += 2
    } else return at
  }
}

/** The end of `V.`, `Kh.`, `H.E.` or `Jr.` that starts at `start`, its full stop included; 0 for another word. */
function withStop(text: string, start: number, end: number, follows: boolean): number {
  // `H.E.` is how ambassadors are called, not how they are named.
  if (end - start === 1 && text.charCodeAt(start) === 0x48) {
    if (text.startsWith('.E.', end)) return end + 3
    if (text.startsWith('. E.', end)) return end + 4
  }
  if (end - start === 1) return overSecondInitial(text, end + 1)
  if (end - start === 3 && letters.classAt(text, start + 1) === letters.HYPHEN) return end + 1
  if (isJunior(text, start)) return follows && end - start === 2 ? end + 1 : 0
  if (end - start > 3) return 0
  return longInitials.has(letters.foldWord(text.slice(start, end))) ? overSecondInitial(text, end + 1) : 0
}

/** `K.-J.`, `Zh.-B.`: the end of the second half of a hyphened name's initials, else `at`. */
function overSecondInitial(text: string, at: number): number {
  if (letters.classAt(text, at) !== letters.HYPHEN || !isCapital(text, at + 1)) return at
  return text.charCodeAt(at + 2) === 0x2e ? at + 3 : at
}

/** What `withStop` took for `H.E.` */
function isExcellency(text: string, start: number, end: number): boolean {
  return end - start > 3 && text.charCodeAt(start + 1) === 0x2e && text.charCodeAt(end - 2) === 0x45
}

/** Words that name a post, a body or a country behind `Mr.` as well. */
const neverSurnames = HEAD | BODY | COUNTRY | RANK | HONORIFIC | PREPOSITION | ARTICLE | CONJUNCTION | CALENDAR

/** `Mr`, `Mrs.`, `Ms`, `Miss` */
function isMister(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 0x4d || end - start > 4) return false
  return /^(?:Mrs?|Ms|Miss)\.?$/.test(text.slice(start, end))
}

function isJunior(text: string, start: number): boolean {
  return text.charCodeAt(start + 1) === 0x72 && (text.charCodeAt(start) === 0x4a || text.charCodeAt(start) === 0x53)
}

function isCapital(text: string, at: number): boolean {
  return letters.classAt(text, at) === letters.UPPER
}

function isPossessive(text: string, apostrophe: number): boolean {
  const letter = text.charCodeAt(apostrophe + 1)
  return (letter === 0x73 || letter === 0x53) && !letters.isLetter(text.charCodeAt(apostrophe + 2))
}
