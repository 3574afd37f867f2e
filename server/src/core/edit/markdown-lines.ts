import type {Source} from '../recognize.js'

/** Rows of backticks or tildes that open and close code; HTML that runs to its own end is code as well to us. */
const fence = /^ {0,3}(?:`{3,}|~{3,})/

/** The lines, from 0, of front matter and fenced code, and all lines from the first tag that opens a block on. Linear. */
export function keptLines({text, lines}: Source): ReadonlySet<number> {
  const kept = new Set<number>()
  let open: string | undefined
  let html = false
  for (let at = 0; at < lines.count; at++) {
    const line = text.slice(lines.starts[at] ?? 0, lines.ends[at] ?? 0)
    const row = fence.exec(line)?.[0].trim()
    if (at === 0 && line.trimEnd() === '---') open = '---'
    else if (open !== undefined) {
      kept.add(at)
      if (
        open === '---' ? line.trimEnd() === '---' : row !== undefined && row[0] === open[0] && row.length >= open.length
      )
        open = undefined
      continue
    } else if (row !== undefined) open = row
    if (/^ {0,3}<[a-z!?/]/i.test(line)) html = true
    if (open !== undefined || html) kept.add(at)
  }
  return kept
}
