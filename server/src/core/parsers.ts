import type {Processor} from 'unified'
import {dumpReader, type Format} from './dump-reader.js'
import {defaultLexicon} from './lexicon/default.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {treeOf} from './recognize.js'
import type {Bulletin} from './tree.js'

/** What the parsers can be told. */
export interface ParserOptions {
  /** The languages to read; the product's own when left out. */
  readonly lexicon?: Lexicon
}

/** Parser for plain-text dumps: `unified().use(bulletinText).parse(text)` gives a `bulletin` tree. Never throws on text. */
export function bulletinText(this: Processor<Bulletin>, options: ParserOptions = {}): void {
  this.parser = parserOf('plain', options)
}

/**
 * Parser for Markdown dumps: `unified().use(remarkParse).use(bulletinMarkdown).parse(text)` gives the tree that the plain
 * text of the same page gives. It takes the place of remark's own parser, and calls that block by block.
 */
export function bulletinMarkdown(this: Processor<Bulletin>, options: ParserOptions = {}): void {
  this.parser = parserOf('markdown', options)
}

function parserOf(format: Format, {lexicon = defaultLexicon()}: ParserOptions): (document: string) => Bulletin {
  const reader = dumpReader(lexicon)
  return (document) => treeOf(reader.recognize(document, format), {inline: true})
}
