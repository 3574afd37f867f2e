import {defaultLexicon} from '../lexicon/default.js'
import {LOWER, STOP, UPPER, classAt} from '../lexicon/letters.js'
import {tokensAfter, tokensBefore, mostTokens, type Token} from '../rules/phrase.js'
import {postGrammar} from '../rules/post.js'

/** Words that may be a post. Offsets are UTF-16 units of the text. */
export interface PostPhrase {
  readonly start: number
  readonly end: number
  /** White space inside is one blank. */
  readonly words: string
}

/**
 * The posts whose words stand at an offset, whoever holds them: the longest reading first, since a sentence may begin
 * with a word that looks like part of a post. None where no word stands. Reads 64 words at most.
 *
 * @param floor Nothing before it is read.
 */
export function postsAt(text: string, floor: number, offset: number): readonly PostPhrase[] {
  const end = wordEnd(text, offset)
  if (end <= floor) return []
  const lexicon = defaultLexicon()
  const before = tokensBefore(text, floor, end, lexicon, true).slice(-mostTokens / 2)
  const tokens: readonly Token[] = [...before, ...tokensAfter(text, end, lexicon, false).slice(0, mostTokens / 2)]
  const at = before.length - 1
  const grammar = postGrammar(text, tokens, true)
  const found: PostPhrase[] = []
  for (let from = 0; from <= at; from++) {
    const [close = from] = grammar.ends(from)
    const [first, last] = [tokens[from], tokens[close - 1]]
    if (close <= at || !first || !last || grammar.isPlural(from, close)) continue
    const words = text.slice(first.start, last.end).replace(/\s+/g, ' ')
    found.push({start: first.start, end: last.end, words})
  }
  return found
}

/** The end of the word that an offset stands in or right behind. */
function wordEnd(text: string, offset: number): number {
  let end = offset
  while (end < text.length && isInWord(text, end)) end++
  return end
}

function isInWord(text: string, at: number): boolean {
  const kind = classAt(text, at)
  return kind === LOWER || kind === UPPER || (kind !== STOP && /[\p{L}\p{N}'’-]/u.test(text.charAt(at)))
}
