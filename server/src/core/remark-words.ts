import type {Nodes, Parent, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {disabledConstructs} from './constructs.js'

/** One unit of the words of a block, with its offset in the block. */
export interface Unit {
  readonly value: string
  readonly offset: number
}

const processor = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{disable: {null: [...disabledConstructs]}}])

let young = new Map<string, readonly Unit[]>()
let old = new Map<string, readonly Unit[]>()

/** Blocks kept in each of two generations: the ones on the screen and round it, so that a key press costs one block. */
const generation = 1000

/** The words of a block of Markdown as remark reads it, in order. Kept by the text of the block, the last 1,000 for sure. */
export function remarkWords(source: string): readonly Unit[] {
  const known = young.get(source) ?? old.get(source)
  if (known) return known
  const units: Unit[] = []
  collect(processor.parse(source), source, units)
  units.sort((a, b) => a.offset - b.offset)
  if (young.size >= generation) {
    old = young
    young = new Map()
  }
  young.set(source, units)
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
  const first = node.children[0]?.position?.start.offset ?? node.position?.end.offset ?? start
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
    else if (
      source[from] === '&' &&
      (unit !== '&' || source.startsWith('&amp;', from) || source.startsWith('&#38;', from))
    ) {
      units.push({value: unit, offset: from})
      // A reference to a character beyond the first plane stands for two units.
      if (isHighSurrogate(unit)) units.push({value: value.charAt(++at), offset: from})
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

function isHighSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udbff'
}
