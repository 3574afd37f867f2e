import type {Recognized} from '../../../server/src/core/recognize.js'

/** A stretch of whole lines, or what lies between two of them. Offsets are UTF-16 units of the file, half-open. */
export interface Tile {
  /** `block`: the lines of one block, their inner line ends included. `gap`: line ends, and lines that show nothing. */
  readonly kind: 'block' | 'gap'
  readonly start: number
  readonly end: number
}

/**
 * The file as blocks and what parts them: tiles in source order that touch and never overlap, none of them empty, and
 * whose texts one behind the other are the file, unit for unit. Of a Markdown dump the markup of a line goes with it.
 * None for an empty file. Linear in the number of blocks.
 */
export function tilesOf(found: Recognized): readonly Tile[] {
  const {text, lines} = found.source ?? found
  const tiles: Tile[] = []
  let done = 0
  for (const {block} of found.entries) {
    const start = lines.starts[block.line] ?? text.length
    push('gap', start)
    push('block', lines.ends[block.line + block.lines - 1] ?? start)
  }
  push('gap', text.length)
  return tiles

  function push(kind: Tile['kind'], end: number): void {
    if (end > done) tiles.push({kind, start: done, end})
    done = end
  }
}
