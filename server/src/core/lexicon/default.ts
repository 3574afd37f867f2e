import {buildLexicon} from './build.js'
import en from './en.json' with {type: 'json'}
import type {Lexicon, LexiconData} from './lexicon.js'
import ru from './ru.json' with {type: 'json'}

let built: Lexicon | undefined

/** The lexicon of the product: built at the first call, the same value ever after. */
export function defaultLexicon(): Lexicon {
  built ??= buildLexicon([en as LexiconData, ru as LexiconData])
  return built
}
