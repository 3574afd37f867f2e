import {Kind, kindOf} from './characters.js'

/**
 * A hash of 85 bits in two numbers: `key` has 53 bits and is what maps are keyed by, `check` has 32 more bits of the
 * same text. Two texts with the same key and check are taken for equal everywhere but where text is removed: there the
 * texts themselves are compared.
 */
export interface Hash {
  readonly key: number
  readonly check: number
}

// Two multiplicative streams finished by an avalanche step, after the public-domain `cyrb53`.
const first = 2654435761
const second = 1597334677

function finish(h1: number, h2: number): Hash {
  let a = Math.imul(h1 ^ (h1 >>> 16), 2246822507)
  a ^= Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  let b = Math.imul(h2 ^ (h2 >>> 16), 2246822507)
  b ^= Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return {key: (b >>> 11) * 4294967296 + (a >>> 0), check: (h1 ^ Math.imul(h2, first)) >>> 0}
}

/** Hash `text` from `start` to `end` as it stands. Linear; about one nanosecond a unit. */
export function exactHash(text: string, start: number, end: number): Hash {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    h1 = Math.imul(h1 ^ unit, first)
    h2 = Math.imul(h2 ^ unit, second)
  }
  return finish(h1, h2)
}

/**
 * Hash `text` from `start` to `end` after levelling: white space is one blank, outer white space and characters that
 * show nothing are left out, every quotation mark is one sign and so is every dash. Case is kept.
 */
export function levelHash(text: string, start: number, end: number): Hash {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  let owed = false
  let any = false
  for (let at = start; at < end; at++) {
    let unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    if (kind !== Kind.other) {
      if (kind === Kind.invisible) continue
      if (kind === Kind.blank) {
        owed = any
        continue
      }
      unit = kind === Kind.quote ? 0x22 : 0x2d
    }
    if (owed) {
      h1 = Math.imul(h1 ^ 0x20, first)
      h2 = Math.imul(h2 ^ 0x20, second)
      owed = false
    }
    any = true
    h1 = Math.imul(h1 ^ unit, first)
    h2 = Math.imul(h2 ^ unit, second)
  }
  return finish(h1, h2)
}

/** The text that `levelHash` sees: what two copies are compared by before one of them is removed. */
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

/**
 * What levelling takes away, so that two copies can be put in the order of their texts without the texts: each run of
 * blanks and signs that is not one plain blank, behind a unit that tells which run of the text it is. Empty for text
 * without quotes, dashes and odd white space.
 */
export function signsOf(text: string, start: number, end: number): string {
  let signs = ''
  let run = 0
  for (let at = start; at < end; at++) {
    if (kindOf(text.charCodeAt(at)) === Kind.other) continue
    let to = at + 1
    while (to < end && kindOf(text.charCodeAt(to)) !== Kind.other) to++
    run++
    if (to - at > 1 || text.charCodeAt(at) !== 0x20) signs += String.fromCharCode(0xe000 + (run & 0xfff)) + text.slice(at, to)
    at = to - 1
  }
  return signs
}

/** Compare two texts that are equal after levelling by what levelling took away: by code units, as `<` would. */
export function compareSigns(first: string, second: string): number {
  if (first === second) return 0
  let at = 0
  while (at < first.length && first[at] === second[at]) at++
  // Where one text has a plain blank and nothing is noted, the other's sign decides against that blank.
  const a = first.charCodeAt(at)
  const b = second.charCodeAt(at)
  const markA = Number.isNaN(a) || a >= 0xe000
  const markB = Number.isNaN(b) || b >= 0xe000
  if (!markA || !markB) return (markA ? 0xffff : a) - (markB ? 0xffff : b)
  const early = Number.isNaN(b) || (!Number.isNaN(a) && a < b) ? first : second
  const sign = early.charCodeAt(at + 1)
  const order = sign === 0x20 ? -1 : sign - 0x20
  return early === first ? order : -order
}
