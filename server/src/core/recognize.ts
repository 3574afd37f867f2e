import type {Position} from 'unist'
import {headOf, lineRules, type BlockReader} from './block-facts.js'
import {blocksOf, rowsOf, type Block} from './blocks.js'
import {noCorrections, type Corrections} from './corrections/corrections.js'
import {fillPart} from './inline.js'
import {layoutOf, type PageSpan} from './layout.js'
import {layoutAround} from './layout/around-asides.js'
import type {Entry, PartSpan, Sheet, UnitSpan} from './layout/sheet.js'
import type {Lines} from './lines.js'
import type {PageReading} from './page-reading.js'
import type {Lexicon} from './lexicon/lexicon.js'
import {frontMatterLines, withoutNews} from './origin/front-matter.js'
import type {UnreadMarkup} from './plain-words.js'
import {endsInside} from './rules/headline.js'
import {isCutFooter} from './rules/boilerplate.js'
import type {Bulletin, Page, Part, Strip} from './tree.js'

/** A dump as it was recognized: the blocks, how they are laid out, and the lines that positions are given in. */
export interface Recognized {
  readonly text: string
  readonly lines: Lines
  readonly entries: readonly Entry[]
  readonly pages: readonly PageSpan[]
  /** What the team of the file says of its blocks: `pages` are laid out by it. */
  readonly corrections: Corrections
  /** Of a Markdown dump: the file itself. `text` and `lines` are then its words without the markup. */
  readonly source?: Source
  /** What `factsOf` read of the pages, kept for the dump that an edit makes of this one. */
  readings: readonly PageReading[] | undefined
}

/** A file whose words were taken out of their markup. Its lines are those of the words, one for one. */
export interface Source {
  readonly text: string
  readonly lines: Lines
  /** Offset in `text` of each unit of the words, and of their end. */
  readonly offsets: Int32Array
  /** Lines whose markup was not taken away. */
  readonly unread: readonly UnreadMarkup[]
}

/** The offset in the file of an offset in the words; the same for plain text. */
export function sourceOffset(found: Recognized, offset: number): number {
  return found.source ? (found.source.offsets[offset] ?? found.source.text.length) : offset
}

/** Column, from 1, that an offset in the words has in the file; `line` is its line, from 0. */
export function columnAt(found: Recognized, line: number, offset: number): number {
  const lines = found.source?.lines ?? found.lines
  return sourceOffset(found, offset) - (lines.starts[line] ?? 0) + 1
}

/**
 * Recognize a plain-text dump: cut it into blocks, read each, lay them out on pages. Never throws; text that fits
 * nothing comes out as a page of loose paragraphs. Linear in `text.length`; a block whose text was read before costs
 * its hash.
 */
export function recognize(text: string, read: BlockReader, lexicon: Lexicon): Recognized {
  const {blocks, lines} = blocksOf(text, lineRules(text, read, lexicon))
  const head = frontMatterLines(text)
  const entries = blocks.map((block) => entryOf(text, block, head, read))
  return arrange(text, lines, entries, lexicon, head > 0 ? isAbove(head) : undefined)
}

/** Tells the blocks of front matter, given how many lines it has. */
export function isAbove(head: number): (entry: Entry) => boolean {
  return ({block}) => block.line < head
}

/** A block of plain text with its facts; `head` is how many lines at the top are front matter. */
export function entryOf(text: string, block: Block, head: number, read: Pick<BlockReader, 'facts'>): Entry {
  const facts = read.facts(text, block.start, block.end)
  return {block, facts: block.line < head ? withoutNews(facts) : facts}
}

/**
 * Lay out blocks that are read already: the second half of `recognize`, shared with the parser for Markdown.
 *
 * @param isAside Tells blocks that are no part of what a reader of the page sees; absent where every block is.
 */
export function arrange(
  text: string,
  lines: Lines,
  read: readonly Entry[],
  lexicon: Lexicon,
  isAside?: (entry: Entry) => boolean,
): Recognized {
  const last = read[read.length - 1]
  // A dump breaks off where nothing follows the last block, not even a line end, and its last sentence is not finished.
  const cut = last !== undefined && rowsOf(last.block, lines).end === text.length && !last.facts.closed
  const entries = cut ? withCutEnd(text, read, last, lexicon) : read
  const sheet: Sheet = {text, entries, cut}
  const pages = isAside ? layoutAround(sheet, isAside, layoutOf) : layoutOf(sheet)
  return {text, lines, entries, pages, corrections: noCorrections, readings: undefined}
}

/** The last block of a cut dump is the beginning of a footer line, or running text whose full stop is lost. */
function withCutEnd(text: string, entries: readonly Entry[], last: Entry, lexicon: Lexicon): readonly Entry[] {
  const shown = text.slice(last.block.start, last.block.end)
  const {kind, length} = last.facts
  if (kind !== 'headline' && kind !== 'prose') return entries
  const changed = isCutFooter(shown, lexicon)
    ? 'footer'
    : kind === 'headline' && (length > 200 || endsInside(shown, 0, shown.length))
      ? 'prose'
      : kind
  if (changed === kind) return entries
  // What is shown of it stays what the whole line was.
  return [...entries.slice(0, -1), {block: last.block, facts: {...last.facts, kind: changed, head: headOf(last.facts)}}]
}

/** What a tree is to hold. */
export interface TreeOptions {
  /** True for parts with their text, dates and mentions as children; without it parts are leaves. */
  readonly inline?: boolean
}

/** The unist tree of a recognized dump. Linear. */
export function treeOf(found: Recognized, {inline = false}: TreeOptions = {}): Bulletin {
  const children = found.pages.map(pageNode)
  return {type: 'bulletin', children, position: {start: {line: 1, column: 1, offset: 0}, end: endOfFile()}}

  function pageNode(page: PageSpan): Page {
    const nodes: Page['children'] = []
    let strip: Strip | undefined
    for (const child of inOrder(page.children)) {
      if (!('parts' in child)) {
        if (strip) strip.children.push(partNode(child))
        else nodes.push(partNode(child))
      } else if (child.kind === 'item') {
        if (!strip) nodes.push((strip = {type: 'strip', children: []}))
        strip.children.push({type: 'item', children: child.parts.map(partNode), position: unitPosition(child)})
      } else {
        strip = undefined
        nodes.push({type: 'article', children: child.parts.map(partNode), position: unitPosition(child)})
      }
    }
    for (const node of nodes) if (node.type === 'strip') node.position = around(node.children)
    return {type: 'page', children: nodes, position: around(nodes)}
  }

  function partNode(part: PartSpan): Part {
    const node: Part = {type: part.kind, children: [], position: entriesPosition(part.first, part.last)}
    if (inline) fillPart(node, found.entries.slice(part.first, part.last + 1), found)
    return node
  }

  function unitPosition(unit: UnitSpan): Position {
    const first = unit.parts[0]?.first ?? 0
    return entriesPosition(first, unit.parts[unit.parts.length - 1]?.last ?? first)
  }

  function entriesPosition(first: number, last: number): Position {
    const from = found.entries[first]?.block
    const to = found.entries[last]?.block
    if (!from || !to) return spanOf(0, 0, 0, 0)
    return spanOf(from.start, to.end, from.line, to.line + to.lines - 1)
  }

  /** Behind the last line end a new line begins, as unist counts. */
  function endOfFile(): Position['end'] {
    const {text, lines} = found.source ?? found
    const last = lines.count - 1
    const closed = (lines.ends[last] ?? 0) < text.length
    const column = closed ? 1 : text.length - (lines.starts[last] ?? 0) + 1
    return {line: Math.max(1, lines.count + (closed ? 1 : 0)), column, offset: text.length}
  }

  function spanOf(start: number, end: number, line: number, endLine: number): Position {
    return {
      start: {line: line + 1, column: columnAt(found, line, start), offset: sourceOffset(found, start)},
      end: {line: endLine + 1, column: columnAt(found, endLine, end), offset: sourceOffset(found, end)},
    }
  }
}

/**
 * The children of a page with the navigation that stands between two parts of a unit among the parts of that unit: it
 * belongs to no unit, and a node of the tree holds what its range holds.
 */
function inOrder(children: PageSpan['children']): PageSpan['children'] {
  const placed: (UnitSpan | PartSpan)[] = []
  let unit: {readonly span: UnitSpan; readonly place: number} | undefined
  let inside: PartSpan[] = []
  for (const child of children) {
    if (!('parts' in child) && unit && child.first < lastOf(unit.span)) inside.push(child)
    else {
      close()
      if ('parts' in child) unit = {span: child, place: placed.length}
      placed.push(child)
    }
  }
  close()
  return placed

  function close(): void {
    if (!unit || inside.length === 0) return
    const parts = [...unit.span.parts, ...inside].sort((one, other) => one.first - other.first)
    placed[unit.place] = {kind: unit.span.kind, parts}
    inside = []
  }
}

function lastOf({parts}: UnitSpan): number {
  return parts[parts.length - 1]?.last ?? 0
}

function around(nodes: readonly {readonly position?: Position | undefined}[]): Position {
  const nowhere = {line: 1, column: 1, offset: 0}
  return {
    start: nodes[0]?.position?.start ?? nowhere,
    end: nodes[nodes.length - 1]?.position?.end ?? nowhere,
  }
}
