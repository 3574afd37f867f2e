/** What a UTF-16 unit is to the scanners: 0 for everything that is none of the kinds below. */
export const Kind = {other: 0, blank: 1, quote: 2, dash: 3, invisible: 4} as const

const kinds = new Uint8Array(0x10000)
for (const unit of [0x09, 0x0b, 0x0c, 0x0a, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
  kinds[unit] = Kind.blank
for (let unit = 0x2000; unit <= 0x200a; unit++) kinds[unit] = Kind.blank
for (const unit of '"\'`´«»‘’‚‛“”„‟‹›') kinds[unit.charCodeAt(0)] = Kind.quote
for (const unit of '-‐‑‒–—―−') kinds[unit.charCodeAt(0)] = Kind.dash
for (const unit of [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) kinds[unit] = Kind.invisible

/** The kind of the unit, one of the values of `Kind`. */
export function kindOf(unit: number): number {
  return kinds[unit] ?? 0
}

/** What a unit is to the scan that every block goes through before any rule reads it: bits. */
export const Trait = {
  /** Of a kind that is not `other`. */
  sign: 0x1_0000,
  blank: 0x2_0000,
  invisible: 0x4_0000,
  /** A sign that levelling writes otherwise: any but the blank, the hyphen and the straight double quote. */
  odd: 0x8_0000,
  digit: 0x10_0000,
  /** A letter or a digit of any script: a text without one shows signs alone. */
  word: 0x20_0000,
  /** What parts the labels of a menu or stands in an address: bars, bullets, slashes, arrows, `@`. */
  mark: 0x40_0000,
  /** A full stop or a colon. */
  stop: 0x80_0000,
  /** Of a text alone: blanks stand together in it, or something stands in it that shows nothing. */
  gap: 0x100_0000,
} as const

/** The bits of `traits` that hold the unit as levelling writes it. */
export const levelled = 0xffff

/** By unit, its bits of `Trait` and, in the lower half, the unit as levelling writes it. */
export const traits: Int32Array = Int32Array.from(kinds, (kind, unit) => {
  // Letters of other scripts count as words as well: nothing above the Latin supplement is taken for a sign, save
  // general punctuation and the arrows, boxes and dingbats behind it.
  const word = unit > 0x24f ? unit < 0x2000 || unit > 0x2bff : isLetter(unit) || isDigit(unit)
  const own = (word ? Trait.word : 0) | (isDigit(unit) ? Trait.digit : 0)
  if (kind === Kind.other) return unit | own
  const level = kind === Kind.blank ? 0x20 : kind === Kind.quote ? 0x22 : 0x2d
  const sort = kind === Kind.blank ? Trait.blank : kind === Kind.invisible ? Trait.invisible : 0
  return level | own | sort | Trait.sign | (level === unit ? 0 : Trait.odd)
})
note('@/|·•›«»<>←→', Trait.mark)
note('.:', Trait.stop)

function note(units: string, trait: number): void {
  for (let at = 0; at < units.length; at++) {
    const unit = units.charCodeAt(at)
    traits[unit] = (traits[unit] ?? 0) | trait
  }
}

/** True for white space of any sort and for characters that show nothing. */
export function isBlank(unit: number): boolean {
  const kind = kinds[unit]
  return kind === Kind.blank || kind === Kind.invisible
}

/** True for `0` to `9`. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** True for a letter of the Latin or Cyrillic alphabets, accented ones included. */
export function isLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
    (unit >= 0x400 && unit <= 0x52f)
  )
}

/** True for a small letter of the Latin or Cyrillic alphabets. */
export function isLower(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a
  if (unit >= 0x430 && unit <= 0x45f) return true
  if (unit < 0xdf || unit > 0x52f || (unit >= 0x400 && unit < 0x430)) return false
  const letter = String.fromCharCode(unit)
  return letter.toUpperCase() !== letter
}

/** True for a capital letter of the Latin or Cyrillic alphabets. */
export function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a
  return isLetter(unit) && !isLower(unit)
}

/** The first offset at or after `from` that is not blank; `to` when there is none. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isBlank(text.charCodeAt(at))) at++
  return at
}

/** The offset behind the last unit before `to` that is not blank; `from` when there is none. */
export function trimBlanks(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isBlank(text.charCodeAt(at - 1))) at--
  return at
}
