import {buildLexicon} from './build.js'
import en from './en.json' with {type: 'json'}
import type {Lexicon, LexiconData} from './lexicon.js'
import ru from './ru.json' with {type: 'json'}

const own: readonly LexiconData[] = [en as LexiconData, ru as LexiconData]

let built: Lexicon | undefined

/** The lexicon of the product: built at the first call, the same value ever after. */
export function defaultLexicon(): Lexicon {
  built ??= buildLexicon(own)
  return built
}

/** The lexicon of the product with the words of a team: a new one at each call, of about two megabytes. */
export function lexiconWith(words: LexiconData | undefined): Lexicon {
  return words ? buildLexicon(own, words) : defaultLexicon()
}
