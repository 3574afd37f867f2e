import type {Nodes, Parent, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {nobodyNamed} from './block-names.js'
import {lineRules, type BlockFacts, type BlockReader} from './block-facts.js'
import {blocksOf} from './blocks.js'
import {disabledConstructs} from './constructs.js'
import {linesOf} from './lines.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {arrange, type Recognized} from './recognize.js'

/** The words of a Markdown text, line for line, and where in the source each of their units stands. */
export interface PlainWords {
  readonly text: string
  /** Offset in the source of each unit of `text`, and of its end. */
  readonly offsets: Int32Array
  /** How many lines of front matter stand at the top. */
  readonly frontMatter: number
  /** First lines, from 0, of blocks that were too long for remark and are read as they stand. */
  readonly tooLong: readonly number[]
}

/** remark's time grows with the square of the lists in a document: a longer block is read as plain text. In UTF-16 units. */
export const longestBlock = 65_536

/** Signs without which a block has no markup, and is not given to remark at all. */
const markup = /[*_[\]`\\#<&~]|^[ \t]*(?:[-+>]|\d{1,9}[.)])[ \t]|[ \t]{2}$/m

/**
 * Recognize a Markdown dump: remark takes the markup away block by block, and the words are read as those of a
 * plain-text dump are, so both give the same tree. Lines stay lines. Linear but for the insides of one block.
 */
export function recognizeMarkdown(text: string, read: BlockReader, lexicon: Lexicon): Recognized {
  const words = plainWords(text)
  const {blocks, lines} = blocksOf(words.text, lineRules(words.text, lexicon))
  const entries = blocks.map((block) => {
    const facts = read(words.text, block.start, block.end)
    return {block, facts: block.line < words.frontMatter ? withoutNews(facts) : facts}
  })
  const found = arrange(words.text, lines, entries, lexicon)
  return {...found, source: {text, lines: linesOf(text), offsets: words.offsets, tooLong: words.tooLong}}
}

/** Front matter is about the page: its dates and names are no news. */
function withoutNews(facts: BlockFacts): BlockFacts {
  return {...facts, kind: 'residue', dates: [], names: nobodyNamed}
}

/** Take the markup away. Every line of the source is a line of the result, an empty one where only markup stood. */
export function plainWords(text: string): PlainWords {
  const lines = linesOf(text)
  const units: string[] = []
  const offsets: number[] = []
  const tooLong: number[] = []
  const frontMatter = frontMatterEnd()
  let line = frontMatter
  for (let raw = 0; raw < line; raw++) keepLine(raw)
  while (line < lines.count) {
    let last = line
    if (isBlank(line)) keepLine(line)
    else {
      while (last + 1 < lines.count && !isBlank(last + 1)) last++
      block(line, last)
    }
    line = last + 1
  }
  offsets.push(text.length)
  return {text: units.join(''), offsets: Int32Array.from(offsets), frontMatter, tooLong}

  /** YAML between two rows of dashes at the very top: it is about the page and not of it. */
  function frontMatterEnd(): number {
    if (lines.count < 2 || lineText(0).trimEnd() !== '---') return 0
    for (let at = 1; at < Math.min(lines.count, 60); at++) if (lineText(at).trimEnd() === '---') return at + 1
    return 0
  }

  function block(first: number, last: number): void {
    const start = lines.starts[first] ?? 0
    const end = lines.ends[last] ?? start
    const source = text.slice(start, end)
    if (!markup.test(source)) {
      for (let at = first; at <= last; at++) keepLine(at)
      return
    }
    if (source.length > longestBlock) {
      tooLong.push(first)
      for (let at = first; at <= last; at++) keepLine(at)
      return
    }
    const kept = wordsOf(source)
    let word = 0
    for (let at = first; at <= last; at++) {
      const from = (lines.starts[at] ?? 0) - start
      const to = (lines.ends[at] ?? 0) - start
      const begin = units.length
      while (word < kept.length && (kept[word]?.offset ?? 0) < from) word++
      for (; word < kept.length; word++) {
        const unit = kept[word]
        if (!unit || unit.offset >= to) break
        push(unit.value, start + unit.offset)
      }
      // Only markup stood there: a rule, an image. It is kept as it is, for a line that shows something is no blank line.
      if (units.length === begin) for (let raw = from; raw < to; raw++) push(source.charAt(raw), start + raw)
      lineEnd(at)
    }
  }

  function keepLine(at: number): void {
    for (let raw = lines.starts[at] ?? 0; raw < (lines.ends[at] ?? 0); raw++) push(text.charAt(raw), raw)
    lineEnd(at)
  }

  function lineEnd(at: number): void {
    const end = lines.ends[at] ?? 0
    if (end < text.length) push('\n', end)
  }

  function push(unit: string, offset: number): void {
    units.push(unit)
    offsets.push(offset)
  }

  function lineText(at: number): string {
    return text.slice(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
  }

  function isBlank(at: number): boolean {
    return lineText(at).trim() === ''
  }
}

/** One unit of the words of a block, with its offset in the block. */
interface Unit {
  readonly value: string
  readonly offset: number
}

const processor = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{disable: {null: [...disabledConstructs]}}])

const cache = new Map<string, readonly Unit[]>()

/** Blocks kept: the ones on the screen and round it, so that a key press costs one block. */
const cacheLimit = 2000

function wordsOf(source: string): readonly Unit[] {
  const known = cache.get(source)
  if (known) return known
  const units: Unit[] = []
  collect(processor.parse(source), source, units)
  units.sort((a, b) => a.offset - b.offset)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(source, units)
  return units
}

function collect(node: Root | Nodes, source: string, units: Unit[]): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  switch (node.type) {
    case 'text':
      align(node.value, source, start, end, units)
      return
    case 'inlineCode':
    case 'code':
      align(source.slice(start, end).replace(/`/g, ''), source, start, end, units)
      return
    case 'image':
    case 'imageReference':
    case 'break':
      return
    case 'listItem':
      marker(node, source, units)
      children(node, source, units)
      return
    default:
      if ('children' in node) children(node, source, units)
  }
}

function children(node: Parent, source: string, units: Unit[]): void {
  for (const child of node.children) collect(child, source, units)
}

/** The number of an ordered item and the dash of an interview are words of the page; the asterisk of a list is not. */
function marker(node: Parent, source: string, units: Unit[]): void {
  const start = node.position?.start.offset ?? 0
  const first = node.children[0]?.position?.start.offset ?? start
  if (source[start] === '*') return
  for (let at = start; at < first; at++) units.push({value: source.charAt(at), offset: at})
}

/** Pair the units of a text node with those of the source: an escape and a character reference take more room there. */
function align(value: string, source: string, start: number, end: number, units: Unit[]): void {
  let from = start
  for (let at = 0; at < value.length && from < end; at++) {
    const unit = value.charAt(at)
    if (source[from] === '\\' && source[from + 1] === unit && unit !== '\\') from++
    else if (source[from] === '\\' && unit === '\\' && source[from + 1] === '\\') from++
    else if (source[from] === '&' && unit !== '&') {
      units.push({value: unit, offset: from})
      const past = source.indexOf(';', from)
      from = past < 0 ? from + 1 : past + 1
      continue
    } else
      while (
        from < end &&
        source[from] !== unit &&
        (source[from] === ' ' ||
          source[from] === '\t' ||
          source[from] === '\r' ||
          source[from] === '>' ||
          source[from] === '`')
      )
        from++
    if (unit !== '\n' && unit !== '\r') units.push({value: unit, offset: from})
    from++
  }
}
