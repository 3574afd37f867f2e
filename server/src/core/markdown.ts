import {lineRules, type BlockReader} from './block-facts.js'
import {blocksOf, type Block} from './blocks.js'
import {linesOf} from './lines.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {withoutNews} from './origin/front-matter.js'
import {plainWords} from './plain-words.js'
import {arrange, type Recognized} from './recognize.js'

/**
 * Recognize a Markdown dump: the markup is taken away block by block, and the words are read as those of a plain-text
 * dump are, so both give the same tree. Lines stay lines. Linear.
 */
export function recognizeMarkdown(text: string, read: BlockReader, lexicon: Lexicon): Recognized {
  const words = plainWords(text)
  const rules = lineRules(words.text, read, lexicon)
  const {blocks, lines} = blocksOf(words.text, {
    ...rules,
    standsAlone: (start, end) => words.bare.has(start) || rules.standsAlone(start, end),
  })
  const isBare = ({start, indent}: Block): boolean => words.bare.has(start - indent)
  const entries = blocks.map((block) => {
    const facts = read.facts(words.text, block.start, block.end)
    return {block, facts: isBare(block) ? withoutNews(facts) : facts}
  })
  const found = arrange(words.text, lines, entries, lexicon, ({block}) => isBare(block))
  return {...found, source: {text, lines: linesOf(text), offsets: words.offsets, unread: words.unread}}
}
