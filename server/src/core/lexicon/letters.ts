/** What a UTF-16 unit is to the word scan. Anything not listed closes a run of words. */
export const OTHER = 0
export const LOWER = 1
export const UPPER = 2
export const DIGIT = 3
export const BLANK = 4
export const LINE_END = 5
export const APOSTROPHE = 6
export const HYPHEN = 7
export const STOP = 8

/** Units from here on are no letters to us: no name of the languages served is written with them. */
const known = 0x2100
/** Past this unit (the end of Cyrillic) no case pairs are looked up one by one, so that loading stays cheap. */
const cased = 0x530

const classes = new Uint8Array(known)
const folds = new Uint16Array(known)
/** Letters that Unicode does not take apart into a base and a mark, with the base they count as. */
const bases = new Map<string, string>([
  ['ı', 'i'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['æ', 'a'],
  ['œ', 'o'],
  ['ə', 'a'],
  ['ß', 's'],
  ['ё', 'е'],
  ['ў', 'у'],
])

for (let unit = 0; unit < known; unit++) folds[unit] = unit
for (let unit = 0x41; unit < cased; unit++) {
  const letter = String.fromCharCode(unit)
  const lower = letter.toLowerCase()
  if (lower === letter.toUpperCase()) continue
  classes[unit] = letter === lower ? LOWER : UPPER
  // A letter and the same letter with a mark are one for look-up: `José` finds `Jose`, `Тлеубердй` its plain form.
  const base = unit < 0x80 ? lower : (bases.get(lower) ?? lower.normalize('NFD'))
  folds[unit] = base.charCodeAt(0)
}
// Vietnamese and other Latin letters with two marks: capital and small letters alternate.
for (let unit = 0x1e00; unit < 0x1f00; unit++) {
  classes[unit] = unit % 2 === 0 ? UPPER : LOWER
  folds[unit] = String.fromCharCode(unit).normalize('NFD').toLowerCase().charCodeAt(0)
}
// Combining marks and the soft hyphen belong to the word they stand in, and to no key.
for (let unit = 0x300; unit < 0x370; unit++) {
  classes[unit] = LOWER
  folds[unit] = 0
}
classes[0xad] = LOWER
folds[0xad] = 0
for (let unit = 0x30; unit < 0x3a; unit++) classes[unit] = DIGIT
classes[0x5f] = DIGIT
for (const blank of [0x20, 0x09, 0xa0, 0x2002, 0x2003, 0x2005, 0x2009, 0x200a, 0x202f]) classes[blank] = BLANK
for (const end of [0x0a, 0x0d, 0x0b, 0x0c, 0x2028]) classes[end] = LINE_END
for (const mark of [0x27, 0x2019, 0x2bc, 0x2018]) classes[mark] = APOSTROPHE
for (const mark of [0x2d, 0x2010, 0x2011]) classes[mark] = HYPHEN
classes[0x2e] = STOP
for (const mark of [0x2019, 0x2bc, 0x2018]) folds[mark] = 0x27
for (const mark of [0x2010, 0x2011]) folds[mark] = 0x2d

/** The class of a UTF-16 unit, one of the constants above. Constant time. */
export function classOf(unit: number): number {
  // The comparison also keeps the NaN that `charCodeAt` gives past the end of a text away from the table: a look-up by
  // NaN would make every look-up slow.
  return unit < known ? (classes[unit] ?? OTHER) : OTHER
}

/**
 * The class of the unit at a place in a text; `OTHER` outside it. A read past the end of a string is no error and no
 * speed either: one such read, and the engine calls a function for every other unit read there.
 */
export function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? classOf(text.charCodeAt(at)) : OTHER
}

/** The unit as word keys spell it: small, without marks, straight apostrophe; 0 where it counts for nothing. */
export function foldUnit(unit: number): number {
  return unit < known ? (folds[unit] ?? unit) : unit
}

/** A word as keys spell it. Linear in its length. */
export function foldWord(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at++) {
    const unit = foldUnit(word.charCodeAt(at))
    if (unit !== 0) folded += String.fromCharCode(unit)
  }
  return folded
}

/** True for a letter of either case. */
export function isLetter(unit: number): boolean {
  const kind = classOf(unit)
  return kind === LOWER || kind === UPPER
}

/** True for a Cyrillic letter. */
export function isCyrillic(unit: number): boolean {
  return unit >= 0x400 && unit < 0x530
}
