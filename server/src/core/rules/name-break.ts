import {GIVEN, LEXICAL, NAMEISH} from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'
import {isPatronymic} from './name-endings.js'

/**
 * True when a name begins at the end of one line and goes on at the start of the next: `Stanislav / Zas`, `V. / Semerikov`,
 * `Volodin / Vyacheslav Victorovich`. Such lines are one block, though both ends look whole. Reads three words.
 *
 * @param end
 *   End of the last word of the line, its full stop included.
 * @param next
 *   First unit of the first word of the next line.
 */
export function isNameBroken(text: string, end: number, next: number, lexicon: Lexicon): boolean {
  if (letters.classAt(text, next) !== letters.UPPER) return false
  const stop = letters.classAt(text, end - 1) === letters.STOP
  const lastEnd = stop ? end - 1 : end
  let start = lastEnd
  while (start > 0 && isNameUnit(text.charCodeAt(start - 1))) start--
  if (letters.classAt(text, start) !== letters.UPPER) return false
  const firstEnd = wordEnd(text, next)
  const first = kindsOf(lexicon.words, text, next, firstEnd)
  if ((first & LEXICAL) !== 0 && (first & NAMEISH) === 0) return false
  if (stop) return lastEnd - start <= 2 && firstEnd - next > 1
  if (isPatronymic(text, next, firstEnd, lexicon)) return true
  const last = kindsOf(lexicon.words, text, start, lastEnd)
  const secondStart = text.charCodeAt(firstEnd) === 0x20 ? firstEnd + 1 : firstEnd
  if (first & GIVEN && isPatronymic(text, secondStart, wordEnd(text, secondStart))) return (last & LEXICAL) === 0
  return (last & GIVEN) !== 0 && (last & LEXICAL) === 0 && (first & GIVEN) === 0
}

function isNameUnit(unit: number): boolean {
  return letters.isLetter(unit) || letters.classOf(unit) === letters.HYPHEN
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isNameUnit(text.charCodeAt(end))) end++
  return end
}
