import {isBlank, isLetter, isUpper, skipBlanks, trimBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'

/**
 * True for the line by which the press office signs: an organisation, the words of the post, names. A headline about
 * the press secretary is none, for it goes on with a verb.
 */
export function isSignature(text: string, lexicon: Lexicon): boolean {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  if (end - start > 140 || end - start < 8 || !isLetter(text.charCodeAt(start))) return false
  if (!mayBeSigned(text, start, end, lexicon)) return false
  const lower = text.slice(start, end).toLowerCase()
  for (const language of lexicon.languages) {
    for (const words of language.signatures) {
      const at = lower.indexOf(words)
      if (at === -1 || at > 60) continue
      if (at > 0 && isLetter(lower.charCodeAt(at - 1))) continue
      return namesOnly(text, start, start + at) && namesOnly(text, start + at + words.length, end)
    }
  }
  return false
}

/**
 * False for a line with a word in small letters that neither names nor the words of the post have: nearly every headline
 * has one among its first words.
 */
function mayBeSigned(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const words = postWordsOf(lexicon)
  let at = start
  while (at < end) {
    if (!isLetter(text.charCodeAt(at))) {
      at++
      continue
    }
    if (!isUpper(text.charCodeAt(at))) {
      let to = at
      while (to < end && isLetter(text.charCodeAt(to))) to++
      const word = text.slice(at, to)
      if (!words.has(word) && !small.has(word.toLowerCase())) return false
    }
    while (at < end && !isBlank(text.charCodeAt(at))) at++
  }
  return true
}

const postWords = new WeakMap<Lexicon, ReadonlySet<string>>()

/** The words that the posts of a press office are written in, as far as their letters go. */
function postWordsOf(lexicon: Lexicon): ReadonlySet<string> {
  let words = postWords.get(lexicon)
  if (!words) {
    const posts = lexicon.languages.flatMap(({signatures}) => signatures)
    words = new Set(posts.flatMap((post) => post.split(' ').map((word) => /^\p{L}*/u.exec(word)?.[0] ?? '')))
    postWords.set(lexicon, words)
  }
  return words
}

const small = new Set(['the', 'of', 'and', 'for', 'to', 'de', 'al', 'и', 'при', 'по'])

/** True when every word between the bounds is capitalised or a particle, and no sentence ends. */
function namesOnly(text: string, start: number, end: number): boolean {
  let at = start
  while (at < end) {
    while (at < end && !isLetter(text.charCodeAt(at))) {
      const unit = text.charCodeAt(at)
      if (unit === 0x3f || unit === 0x21 || unit === 0x3a || unit === 0x22) return false
      at++
    }
    let to = at
    while (to < end && !isBlank(text.charCodeAt(to))) to++
    if (to === at) break
    if (!isUpper(text.charCodeAt(at)) && !small.has(text.slice(at, to).toLowerCase())) return false
    if (to === end && text[to - 1] === '.' && to - at > 3) return false
    at = to
  }
  return true
}
