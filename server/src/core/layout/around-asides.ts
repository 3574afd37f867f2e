import type {PageSpan} from '../layout.js'
import type {Entry, PartSpan, Sheet, UnitSpan} from './sheet.js'

/**
 * Lay out a page as if some of its lines were not there (front matter, pictures of a Markdown dump), and put these back
 * as residue where they stand, so that every entry is in one part all the same.
 *
 * @param isAside Tells the entries that the rules of layout are not to see.
 */
export function layoutAround(
  sheet: Sheet,
  isAside: (entry: Entry) => boolean,
  layout: (sheet: Sheet) => readonly PageSpan[],
): readonly PageSpan[] {
  const asides: number[] = []
  const shown: number[] = []
  const entries: Entry[] = []
  let blanks = 0
  for (const [at, entry] of sheet.entries.entries()) {
    blanks = Math.max(blanks, entry.block.blanks)
    if (isAside(entry)) asides.push(at)
    else {
      shown.push(at)
      entries.push(blanks === entry.block.blanks ? entry : {...entry, block: {...entry.block, blanks}})
      blanks = 0
    }
  }
  if (asides.length === 0) return layout(sheet)
  let next = 0
  const pages = layout({...sheet, entries}).map(({children}) => ({
    children: children.flatMap((child): readonly (UnitSpan | PartSpan)[] =>
      'parts' in child ? [...above(child.parts[0]), {...child, parts: child.parts.flatMap(placed)}] : placed(child),
    ),
  }))
  const rest = asidesBefore(sheet.entries.length)
  const last = pages[pages.length - 1]
  if (rest.length === 0) return pages
  return last ? [...pages.slice(0, -1), {children: [...last.children, ...rest]}] : [{children: rest}]

  function placed(part: PartSpan): readonly PartSpan[] {
    return [...above(part), {...part, first: shown[part.first] ?? 0, last: shown[part.last] ?? 0}]
  }

  function above(part: PartSpan | undefined): readonly PartSpan[] {
    return part ? asidesBefore(shown[part.first] ?? 0) : []
  }

  function asidesBefore(past: number): readonly PartSpan[] {
    const parts: PartSpan[] = []
    for (; next < asides.length; next++) {
      const at = asides[next] ?? 0
      if (at >= past) break
      parts.push({kind: 'residue', first: at, last: at})
    }
    return parts
  }
}
