import {Kind, kindOf} from './characters.js'

/**
 * A hash of 85 bits in two numbers: `key` has 53 bits and is what maps are keyed by, `check` has 32 more bits of the
 * same text. Titles are equal when both are; the index of copies goes by the key. Where text is removed, the texts
 * themselves are compared.
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
  /**
   * What levelling changed, so that two copies can be put in the order of their texts without the texts: each run of
   * blanks and signs that is not as levelling leaves it, behind a unit that tells which run of the text it is. Empty for
   * text with straight double quotes, hyphens and single blanks.
   */
  readonly signs: string
  /** Runs of units between blanks and signs. */
  readonly words: number
  readonly hasDigit: boolean
}

/** Survey `text` from `start` to `end`, in one pass: it is the only one that every distinct block pays in full. */
export function survey(text: string, start: number, end: number): Survey {
  let h1 = seed1
  let h2 = seed2
  let signs = ''
  let runs = 0
  let digits = 0
  let at = start
  while (at < end) {
    const unit = text.charCodeAt(at)
    // Most units are letters and digits, and most runs one blank: neither needs more than its hash.
    const plain = unit >= 0x30 && unit <= 0x7a && unit !== 0x60
    if (plain || isLevel(text, unit, at, start, end) || kindOf(unit) === Kind.other) {
      if (unit <= 0x39) {
        if (unit === 0x20 || unit === 0x2d || unit === 0x22) runs++
        else if (unit >= 0x30) digits++
      }
      h1 = Math.imul(h1 ^ unit, first)
      h2 = (Math.imul(h2, 31) + unit + (h1 >>> 24)) | 0
      at++
      continue
    }
    const to = runEnd(text, at, end)
    runs++
    const levelled = levelRun(text, at, to, at > start, to < end)
    for (let sign = 0; sign < levelled.length; sign++) {
      const unit = levelled.charCodeAt(sign)
      h1 = Math.imul(h1 ^ unit, first)
      h2 = (Math.imul(h2, 31) + unit + (h1 >>> 24)) | 0
    }
    const run = text.slice(at, to)
    if (run !== levelled) signs += mark(runs) + run
    at = to
  }
  return {hash: finish(h1, h2), signs, words: runs + 1, hasDigit: digits > 0}
}

/** True for one blank, hyphen or straight quote between units that are none: levelling leaves it as it is. */
function isLevel(text: string, unit: number, at: number, start: number, end: number): boolean {
  if (unit !== 0x20 && unit !== 0x2d && unit !== 0x22) return false
  if (unit === 0x20 && (at === start || at + 1 >= end)) return false
  if (at > start && kindOf(text.charCodeAt(at - 1)) !== Kind.other) return false
  return at + 1 >= end || kindOf(text.charCodeAt(at + 1)) === Kind.other
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

function mark(run: number): string {
  return String.fromCharCode(0xe000 + (run & 0xfff))
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
