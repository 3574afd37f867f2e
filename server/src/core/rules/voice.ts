import {isBlank, isLetter, kindOf, Kind, skipBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'

/** Who speaks in a paragraph of an interview; `dash` when a dash opens it and only its place can tell. */
export type Voice = 'question' | 'answer' | 'dash'

/** The voice that opens a paragraph: `Question:`, `Answer:`, a dash of any length before a capital. Undefined for none. */
export function voiceOf(text: string, lexicon: Lexicon): Voice | undefined {
  const start = skipBlanks(text, 0, text.length)
  if (kindOf(text.charCodeAt(start)) === Kind.dash) {
    return isBlank(text.charCodeAt(start + 1)) || text.charCodeAt(start) === 0x2014 ? 'dash' : undefined
  }
  let end = start
  while (end < text.length && end - start < 14 && isLetter(text.charCodeAt(end))) end++
  if (end === start || (text[end] !== ':' && text[end] !== '.' && !opensBracket(text, end))) return undefined
  const word = text.slice(start, end).toLowerCase()
  for (const language of lexicon.languages) {
    if (language.questions.includes(word)) return 'question'
    if (language.answers.includes(word)) return 'answer'
  }
  return undefined
}

/** True for `Question (A. Petrenko, Lida):`, where a bracket says who asks. */
function opensBracket(text: string, at: number): boolean {
  if (text[at + 1] !== '(') return false
  const close = text.indexOf(')', at)
  return close > 0 && close - at < 80 && text[close + 1] === ':'
}
