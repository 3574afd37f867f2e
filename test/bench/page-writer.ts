import type {Layout} from './layout.js'
import type {Rich} from './rich.js'
import type {TrueBlock, TrueItem, TrueMention} from './truth.js'

/** A dump in the making. Line ends are `\n` until `finish`. */
export interface PageWriter {
  /** Characters so far. */
  readonly size: number
  /** Parts what follows from what is there by so many line ends; at the start of the file by none. */
  part(lineEnds: number): void
  /** Adds one text as the layout has it, and says where it went, indentation and trailing blanks left out. */
  add(rich: Rich, options?: {readonly bare?: boolean}): {readonly start: number; readonly end: number}
  item(item: TrueItem): void
  block(block: TrueBlock): void
  /**
   * Ends the file at a character: truth that is not wholly there goes, save the item and block it cuts. Gives the
   * origins of the originals that are not, or not wholly, in the file any more.
   */
  cutAt(offset: number): readonly string[]
  /** The text with its line ends, and the truth with the offsets moved accordingly. */
  finish(): {text: string; items: TrueItem[]; mentions: TrueMention[]; blocks: TrueBlock[]}
}

/** Opens an empty dump. */
export function openPage(layout: Layout): PageWriter {
  let text = ''
  let blankLines = 0
  let items: TrueItem[] = []
  let mentions: TrueMention[] = []
  let blocks: TrueBlock[] = []
  return {
    get size() {
      return text.length
    },
    part(lineEnds) {
      if (text === '') return
      for (let at = 0; at < lineEnds; at++) {
        text += '\n'
        if (at > 0 && layout.blankNbsp > 0 && ++blankLines % layout.blankNbsp === 0)
          text = `${text.slice(0, -1)}\u00a0\n`
      }
    },
    add(rich, {bare = false} = {}) {
      if (!bare) text += layout.indent
      const start = text.length
      text += levelled(rich, layout, bare)
      const end = text.length
      for (const {start: from, end: to, person, title, official} of rich.marks) {
        mentions.push({
          start: start + from,
          end: start + to,
          surface: text.slice(start + from, start + to),
          person,
          title,
          official,
        })
      }
      if (!bare) text += layout.trail
      return {start, end}
    },
    item: (item) => void items.push(item),
    block: (block) => void blocks.push(block),
    cutAt(offset) {
      text = text.slice(0, offset)
      items = items.filter((item) => item.start < offset).map((item) => ({...item, end: Math.min(item.end, offset)}))
      mentions = mentions.filter((mention) => mention.end <= offset)
      const lost = blocks
        .filter((block) => block.end > offset && block.kind === 'original')
        .map((block) => block.origin)
      blocks = blocks
        .filter((block) => block.start < offset)
        .map((block) =>
          block.end <= offset ? block : {...block, end: offset, kind: block.kind === 'revision' ? block.kind : 'cut'},
        )
      return lost
    },
    finish() {
      if (layout.eol === '\n') return {text, items, mentions, blocks}
      const final = text.replaceAll('\n', layout.eol)
      if (layout.eol.length === 1) {
        return {
          text: final,
          items,
          mentions: mentions.map((mention) => ({...mention, surface: final.slice(mention.start, mention.end)})),
          blocks,
        }
      }
      const move = movedBy(text)
      const shift = <T extends {readonly start: number; readonly end: number}>(span: T): T => ({
        ...span,
        start: move(span.start),
        end: move(span.end),
      })
      return {
        text: final,
        items: items.map(shift),
        mentions: mentions
          .map(shift)
          .map((mention) => ({...mention, surface: final.slice(mention.start, mention.end)})),
        blocks: blocks.map(shift),
      }
    },
  }
}

/** The text as the layout has it, every character in its place: quotes and dashes levelled, blanks turned into line ends. */
function levelled(rich: Rich, layout: Layout, bare: boolean): string {
  let text = rich.text
  if (layout.straightQuotes) text = text.replaceAll(/[“”]/g, '"')
  if (layout.plainDashes) text = text.replaceAll(/[–—]/g, '-')
  if (layout.wrap === 0 || bare || text.length <= layout.wrap) return text
  let wrapped = ''
  let from = 0
  while (text.length - from > layout.wrap) {
    const blank = text.lastIndexOf(' ', from + layout.wrap)
    if (blank <= from) break
    wrapped += `${text.slice(from, blank)}\n`
    from = blank + 1
  }
  return wrapped + text.slice(from)
}

/** How an offset moves when every `\n` becomes two characters. Binary search: the answers cost the logarithm of the lines. */
function movedBy(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
}
