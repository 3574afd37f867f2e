import {Kind, kindOf, levelled, Trait, traits} from './characters.js'

/**
 * A hash of 64 bits in two numbers: `key` has 53 bits and is what maps are keyed by, `check` has 32, and both are read
 * off the same 64 bits of state. Titles are equal when both are; the index of copies goes by the key. Where text is
 * removed, the texts themselves are compared.
 */
export interface Hash {
  readonly key: number
  readonly check: number
}

// Two multiplicative streams, the second fed by the first, finished by the avalanche step of the public-domain `cyrb53`.
const first = 2654435761 | 0
const seed1 = 0xdeadbeef | 0
const seed2 = 0x41c6ce57

function finish(h1: number, h2: number): Hash {
  let a = Math.imul(h1 ^ (h1 >>> 16), 2246822507)
  a ^= Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  let b = Math.imul(h2 ^ (h2 >>> 16), 2246822507)
  b ^= Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return {key: (b >>> 11) * 4294967296 + (a >>> 0), check: (h1 ^ Math.imul(h2, first)) >>> 0}
}

/** What one pass over a block tells. */
export interface Survey {
  /**
   * Of the text after levelling: white space is one blank, outer white space and characters that show nothing are left
   * out, every quotation mark is one sign and so is every dash. Case is kept.
   */
  readonly hash: Hash
  /** Runs of units between blanks and signs. */
  readonly words: number
  /** The bits of `Trait` that its units have, or the text itself. */
  readonly traits: number
  /** Offsets of the first digit and behind the last one; equal where there is none. */
  readonly firstDigit: number
  readonly pastDigits: number
  /** A hash of 32 bits of all units as they stand: texts that differ in what levelling takes away differ in it. */
  readonly raw: number
}

/**
 * Survey `text` from `start` to `end`. The pass over all units, which every block pays in full, has no branch: a word
 * ends at every sixth unit, and a processor that guesses wrong there takes three times as long.
 */
export function survey(text: string, start: number, end: number): Survey {
  // Constants and tables of modules are looked up each time they are named; names of the function are not.
  const table = traits
  const {sign, blank, invisible, digit} = Trait
  const low = levelled
  const factor = first
  let h1 = seed1
  let h2 = seed2
  let seen = 0
  let together = 0
  let runs = 0
  let before = 0
  let raw = 0
  let firstDigit = end
  let pastDigits = end
  for (let at = start; at < end; at++) {
    const written = text.charCodeAt(at)
    raw = (Math.imul(raw, 31) + written) | 0
    const bits = table[written] as number
    // Digits are rare, and stand together.
    if ((bits & digit) !== 0) {
      if ((seen & digit) === 0) firstDigit = at
      pastDigits = at + 1
    }
    seen |= bits
    together |= bits & before
    runs = (runs + (bits & ~before & sign)) | 0
    before = bits
    const unit = bits & low
    h1 = Math.imul(h1 ^ unit, factor)
    h2 = (Math.imul(h2, 31) + unit + (h1 >>> 24)) | 0
  }
  const edges = start < end ? before | (table[text.charCodeAt(start)] as number) : 0
  // Levelling drops units where blanks stand together or at the edges, and what shows nothing.
  if (((together | edges) & blank) !== 0 || (seen & invisible) !== 0) {
    const {hash, words} = levelling(text, start, end)
    return {hash, words, traits: seen | Trait.gap, firstDigit, pastDigits, raw}
  }
  return {hash: finish(h1, h2), words: (runs >>> 16) + 1, traits: seen, firstDigit, pastDigits, raw}
}

/**
 * What levelling changed between the bounds, so that two copies can be put in the order of their texts without the
 * texts: each run of blanks and signs that is not as levelling leaves it, behind a unit that tells which run of the text
 * it is. Empty for text with straight double quotes, hyphens and single blanks.
 *
 * @param found What `survey` said of the same bounds.
 */
export function signsIn(text: string, start: number, end: number, {traits}: Survey): string {
  if ((traits & Trait.gap) !== 0) return droppedSigns(text, start, end)
  return (traits & Trait.odd) !== 0 ? oddSigns(text, start, end) : ''
}

/** `signsIn` where levelling drops no unit: the runs that have a sign that it writes otherwise. */
function oddSigns(text: string, start: number, end: number): string {
  const table = traits
  const {sign, odd} = Trait
  const units: number[] = []
  let runs = 0
  let before = 0
  for (let at = start; at < end; at++) {
    const bits = table[text.charCodeAt(at)] as number
    runs = (runs + (bits & ~before & sign)) | 0
    before = bits
    if ((bits & odd) === 0) continue
    let from = at
    while (from > start && kindOf(text.charCodeAt(from - 1)) !== Kind.other) from--
    const to = runEnd(text, at, end)
    units.push(mark(runs >>> 16))
    while (from < to) units.push(text.charCodeAt(from++))
    at = to - 1
  }
  return fromUnits(units)
}

/** A string of the units, piece by piece: engines take only so many arguments. */
function fromUnits(units: readonly number[]): string {
  if (units.length <= 4096) return String.fromCharCode(...units)
  let text = ''
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.slice(at, at + 4096))
  return text
}

/** `signsIn` where levelling may drop any unit of a run. */
function droppedSigns(text: string, start: number, end: number): string {
  let signs = ''
  let runs = 0
  for (let at = start; at < end; at++) {
    if (kindOf(text.charCodeAt(at)) === Kind.other) continue
    const to = runEnd(text, at, end)
    runs++
    const written = text.slice(at, to)
    if (written !== levelRun(text, at, to, at > start, to < end)) signs += String.fromCharCode(mark(runs)) + written
    at = to - 1
  }
  return signs
}

/** The hash and the words of a text of which levelling drops units. */
function levelling(text: string, start: number, end: number): Pick<Survey, 'hash' | 'words'> {
  let h1 = seed1
  let h2 = seed2
  let runs = 0
  let at = start
  while (at < end) {
    const unit = text.charCodeAt(at)
    if (kindOf(unit) === Kind.other) {
      h1 = Math.imul(h1 ^ unit, first)
      h2 = (Math.imul(h2, 31) + unit + (h1 >>> 24)) | 0
      at++
      continue
    }
    const to = runEnd(text, at, end)
    runs++
    const run = levelRun(text, at, to, at > start, to < end)
    for (let sign = 0; sign < run.length; sign++) {
      const unit = run.charCodeAt(sign)
      h1 = Math.imul(h1 ^ unit, first)
      h2 = (Math.imul(h2, 31) + unit + (h1 >>> 24)) | 0
    }
    at = to
  }
  return {hash: finish(h1, h2), words: runs + 1}
}

function runEnd(text: string, from: number, end: number): number {
  let at = from + 1
  while (at < end && kindOf(text.charCodeAt(at)) !== Kind.other) at++
  return at
}

/** A run of blanks and signs after levelling; blanks at the very edges of the text are nothing. */
function levelRun(text: string, from: number, to: number, inside: boolean, more: boolean): string {
  let result = ''
  let owed = false
  for (let at = from; at < to; at++) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === Kind.blank) owed = true
    else if (kind !== Kind.invisible) {
      if (owed && (inside || result !== '')) result += ' '
      owed = false
      result += kind === Kind.quote ? '"' : '-'
    }
  }
  return owed && more && (inside || result !== '') ? `${result} ` : result
}

/** The unit that tells of which run of the text the signs behind it are. */
function mark(run: number): number {
  return 0xe000 + (run & 0xfff)
}

/** The text that `survey` hashes: what two copies are compared by before one of them is removed. */
export function level(text: string): string {
  let result = ''
  let owed = false
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === Kind.invisible) continue
    if (kind === Kind.blank) {
      owed = result !== ''
      continue
    }
    if (owed) result += ' '
    owed = false
    result += kind === Kind.quote ? '"' : kind === Kind.dash ? '-' : text.charAt(at)
  }
  return result
}

/** Compare two texts that are equal after levelling by what levelling changed: by code units, as `<` would. */
export function compareSigns(first: string, second: string): number {
  if (first === second) return 0
  let at = 0
  while (at < first.length && first[at] === second[at]) at++
  // Where nothing is noted of one text, it has what levelling leaves, and the other's sign is compared with that.
  const a = first.charCodeAt(at)
  const b = second.charCodeAt(at)
  const markA = Number.isNaN(a) || a >= 0xe000
  const markB = Number.isNaN(b) || b >= 0xe000
  if (!markA || !markB) return (markA ? 0xffff : a) - (markB ? 0xffff : b)
  const early = Number.isNaN(b) || (!Number.isNaN(a) && a < b) ? first : second
  let end = at + 1
  while (end < early.length && early.charCodeAt(end) < 0xe000) end++
  const run = early.slice(at + 1, end)
  const order = run < levelRun(run, 0, run.length, true, true) ? -1 : 1
  return early === first ? order : -order
}
