import {skipBlanks, trimBlanks} from './characters.js'
import {collapsed} from './edit/collapsed.js'
import type {Recognized} from './recognize.js'
import type {PartKind} from './tree.js'

/** Parts that say the news: title and date stand in facts of their own, and the rest belongs to the page. */
const said: ReadonlySet<PartKind> = new Set<PartKind>(['paragraph', 'question', 'answer', 'placeLine', 'signature'])

/** What each item and article says, paragraphs parted by a blank line: one text a unit, in their order. Linear. */
export function unitTexts({text, entries, pages}: Recognized): readonly string[] {
  return pages.flatMap(({children}) =>
    children.flatMap((child) => {
      if (!('parts' in child)) return []
      const paragraphs = child.parts.flatMap(({kind, first, last}) =>
        said.has(kind) ? entries.slice(first, last + 1).map(({block}) => words(block.start, block.end)) : [],
      )
      return [paragraphs.join('\n\n')]
    }),
  )

  function words(from: number, to: number): string {
    const start = skipBlanks(text, from, to)
    return collapsed(text, start, trimBlanks(text, start, to))
  }
}
