import type {BlockReader} from './block-facts.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {recognize, type Recognized} from './recognize.js'

/** Recognize a Markdown dump. */
export function recognizeMarkdown(text: string, read: BlockReader, lexicon: Lexicon): Recognized {
  return recognize(text, read, lexicon)
}
