import {differencesOf, type Change, type WordList} from './differences.js'
import {kindOfWord, skeletonOf, spellingOf, WordKind} from './vocabulary.js'
import {decode, unitsOf, wordAt, wordBefore, type Wording} from './wording.js'

/**
 * Why two texts are no copies word for word. `signs`: the words are the same, the punctuation is not. `cut`: one of them
 * ends early. `words`: words were corrected or edited. `letters`: letters of another alphabet that look alike.
 * `composition`: the same letters, put together otherwise. `number`, `name` and `date`: a revision.
 */
export type NearReason = 'signs' | 'cut' | 'words' | 'letters' | 'composition' | 'number' | 'name' | 'date'

/** Words of one text, and those that stand for them in the other; one of them may be empty. */
export interface ChangedWords {
  readonly one: string
  readonly other: string
}

/** How one text resembles another. */
export interface Resemblance {
  readonly kind: 'near' | 'revision'
  /**
   * True for a revision that its words alone do not prove: short sentences that differ in a day or a person tell of two
   * events as a rule. What stands round them decides.
   */
  readonly doubtful: boolean
  /** Share of the words of the longer text that both have. */
  readonly similarity: number
  readonly reason: NearReason
}

/** A text that is compared with others: its words, decoded once. */
export interface Compared {
  readonly wording: Wording
  /** What the words look like. */
  readonly looks: WordList
}

/** Make a text ready to be compared. Linear. */
export function compared(wording: Wording): Compared {
  return {wording, looks: looksOf(wording, new Uint32Array(wording.codes.length))}
}

function looksOf({codes}: Wording, into: Uint32Array): WordList {
  const {words, count} = decode(codes, into)
  for (let at = 0; at < count; at++) words[at] = skeletonOf(words[at] as number)
  return {words, count}
}

/** Where the words of the other text go, which nobody asks for afterwards. */
let scratch = new Uint32Array(0x1000)

/** One edit is allowed in so many words: a little more than one in ten, for words are counted and not letters. */
const wordsAnEdit = 8
/** What is left of a text that was cut, at the least. */
const leastLeft = 0.5
/** A revision of so many equal words is one by itself: no set phrase is as long. */
const longPhrase = 36
/** A short one shares so much of its words. */
const leastShared = 0.6

/**
 * Compare two texts that are no copies word for word; undefined when they are different texts. The same either way
 * round. Linear in their words, plus the square of the edits allowed.
 */
export function resemblanceOf(one: Compared, other: Wording): Resemblance | undefined {
  const a = one.looks
  // A word takes two units at most, so very unequal texts are told apart unread.
  if (other.codes.length < a.count * leastLeft || other.codes.length * leastLeft > a.count * 2) return undefined
  if (!beginsOrEndsAlike(a, other.codes)) return undefined
  const b = looksOf(other, scratch)
  scratch = b.words as typeof scratch
  const shorter = Math.min(a.count, b.count)
  const longer = Math.max(a.count, b.count)
  if (shorter < longer * leastLeft) return undefined
  const allowed = Math.max(1, Math.floor(shorter / wordsAnEdit))
  // Names and days of several words may differ besides.
  const found = differencesOf(a, b, allowed + 4)
  if (!found) return undefined
  const {changes, cut} = found
  let plain = 0
  let facts = 0
  let factWords = 0
  let reason: NearReason = cut > 0 || changes.length > 0 ? 'cut' : 'signs'
  for (const change of changes) {
    const size = Math.max(change.to - change.from, change.otherTo - change.otherFrom)
    const fact = isCutWord(change, a, b) ? undefined : factIn(change, a, b)
    if (fact === undefined) {
      plain += size
      if (reason === 'cut' && !isCutWord(change, a, b)) reason = 'words'
    } else {
      if (facts === 0) reason = fact
      facts++
      factWords += size
    }
  }
  if (plain > allowed) return undefined
  const looks = changes.length === 0 && cut === 0 ? unlikeLetters(one.wording, other) : undefined
  const shared = shorter - plain - factWords
  const similarity = Math.max(0.01, (shared - (looks?.count ?? 0)) / longer)
  if (facts === 0) return {kind: 'near', doubtful: false, similarity, reason: looks?.reason ?? reason}
  if (cut > 0 || shared < shorter * leastShared) return undefined
  const long = shared >= longPhrase
  if (facts > (long ? 1 + Math.floor(shared / longPhrase) : 1)) return undefined
  return {kind: 'revision', doubtful: !long, similarity, reason}
}

/**
 * True when one of the first three words is the same, or one of the last three: of a hundred near copies not one fails,
 * of texts that merely share a phrase half do, at a fraction of a comparison.
 */
function beginsOrEndsAlike({words, count}: WordList, codes: string): boolean {
  let unit = 0
  for (let at = 0; at < 3 && at < count && unit < codes.length; at++) {
    const word = wordAt(codes, unit)
    if (skeletonOf(word) === words[at]) return true
    unit += unitsOf(word)
  }
  unit = codes.length
  for (let at = count - 1; at >= count - 3 && at >= 0 && unit > 0; at--) {
    const word = wordBefore(codes, unit)
    if (skeletonOf(word) === words[at]) return true
    unit -= unitsOf(word)
  }
  return false
}

/** The words that differ, in the order of the texts, with those that were cut off behind the shorter one. */
export function changedWords(one: Wording, other: Wording): readonly ChangedWords[] {
  const a = compared(one).looks
  const b = compared(other).looks
  const found = differencesOf(a, b, Math.max(a.count, b.count))
  if (!found) return []
  const changed: ChangedWords[] = []
  const words = decode(one.codes, new Uint32Array(one.codes.length))
  const others = decode(other.codes, new Uint32Array(other.codes.length))
  let at = 0
  let otherAt = 0
  for (const {from, to, otherFrom, otherTo} of found.changes) {
    unlikeTo(from)
    changed.push({one: spelled(words, from, to), other: spelled(others, otherFrom, otherTo)})
    at = to
    otherAt = otherTo
  }
  unlikeTo(words.count)
  if (at < words.count || otherAt < others.count)
    changed.push({one: spelled(words, at, words.count), other: spelled(others, otherAt, others.count)})
  return changed

  /** Words that look the same and are not. */
  function unlikeTo(end: number): void {
    while (at < end && otherAt < others.count) {
      if (words.words[at] !== others.words[otherAt])
        changed.push({one: spelled(words, at, at + 1), other: spelled(others, otherAt, otherAt + 1)})
      at++
      otherAt++
    }
  }
}

function spelled({words}: WordList, from: number, to: number): string {
  return Array.from(words.subarray(from, to), spellingOf).join(' ')
}

/** What sort of fact a change is about; undefined when no number, name or day of one text stands for another. */
function factIn({from, to, otherFrom, otherTo}: Change, one: WordList, other: WordList): NearReason | undefined {
  const kinds = kindsIn(one, from, to) | kindsIn(other, otherFrom, otherTo)
  if ((kinds & (WordKind.number | WordKind.month | WordKind.capital)) === 0) return undefined
  // Another spelling of the same words with capitals or without them names nobody else.
  if (inLowerCase(one, from, to) === inLowerCase(other, otherFrom, otherTo)) return undefined
  // A date that stands before the text or behind it in one of the two is a date line more or less.
  const onlyDays = (kinds & (WordKind.number | WordKind.month)) !== 0 && (kinds & WordKind.capital) === 0
  const atEdge =
    from === to ? otherFrom === 0 || otherTo === other.count : otherFrom === otherTo && (from === 0 || to === one.count)
  if (
    onlyDays &&
    atEdge &&
    isDate(from === to ? other : one, from === to ? otherFrom : from, from === to ? otherTo : to)
  )
    return undefined
  if ((kinds & WordKind.month) !== 0) return 'date'
  if ((kinds & WordKind.number) === 0) return 'name'
  return isMonth(one, from - 1) || isMonth(one, to) ? 'date' : 'number'
}

function inLowerCase(list: WordList, from: number, to: number): string {
  return spelled(list, from, to).toLowerCase()
}

/** True for day, month and year, in figures or in words. */
function isDate(list: WordList, from: number, to: number): boolean {
  if (to - from < 3) return false
  for (let at = from; at < to; at++)
    if ((kindOfWord(list.words[at] as number) & (WordKind.number | WordKind.month)) === 0) return false
  return true
}

function isMonth({words, count}: WordList, at: number): boolean {
  return at >= 0 && at < count && (kindOfWord(words[at] as number) & WordKind.month) !== 0
}

/** The kinds that any of the words has, small ones aside. */
function kindsIn({words}: WordList, from: number, to: number): number {
  let kinds = 0
  for (let at = from; at < to; at++) kinds |= kindOfWord(words[at] as number)
  return kinds
}

/** True for the last word of a text that was cut inside it. */
function isCutWord({from, to, otherFrom, otherTo}: Change, one: WordList, other: WordList): boolean {
  if (to - from !== 1 || otherTo - otherFrom !== 1) return false
  const word = spellingOf(one.words[from] as number)
  const otherWord = spellingOf(other.words[otherFrom] as number)
  return (to === one.count && otherWord.startsWith(word)) || (otherTo === other.count && word.startsWith(otherWord))
}

/** How many words look the same and are not, and what is unlike in them; undefined where all are the same. */
function unlikeLetters(
  one: Wording,
  other: Wording,
): {readonly count: number; readonly reason: NearReason} | undefined {
  if (one.codes === other.codes) return undefined
  const words = decode(one.codes, new Uint32Array(one.codes.length))
  const others = decode(other.codes, new Uint32Array(other.codes.length))
  let count = 0
  let composed = true
  for (let at = 0; at < words.count; at++) {
    const word = words.words[at] as number
    const unlike = others.words[at] as number
    if (word === unlike) continue
    count++
    composed &&= spellingOf(word).normalize('NFC') === spellingOf(unlike).normalize('NFC')
  }
  return {count, reason: composed ? 'composition' : 'letters'}
}
