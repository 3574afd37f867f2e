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
