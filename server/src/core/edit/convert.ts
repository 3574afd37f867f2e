import type {Paragraph, PhrasingContent, Root} from 'mdast'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {skipBlanks, trimBlanks} from '../characters.js'
import type {DumpReader, Format} from '../dump-reader.js'
import {lineAt} from '../lines.js'
import {frontMatterLines} from '../origin/front-matter.js'
import type {Recognized} from '../recognize.js'
import {known} from './known.js'
import {placesOf, type Place} from './places.js'
import {sameWords} from './reading.js'
import {usualLineEnd} from './rules.js'

/** A dump in the other format, or why it has none: half a sentence with the line, from 1, and without it. */
export type Converted =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'refused'; readonly why: string; readonly line: number; readonly what: string}

/**
 * Write a plain-text dump as Markdown, or a Markdown dump as plain text.
 *
 * In Markdown a title is a heading and the day of a date line is bold; all other words stand as they are, and what
 * Markdown would take for markup is escaped. In plain text the markup is gone. Lines stay lines. The result is read
 * again, and must say the same, word for word and fact for fact.
 *
 * Linear; `found` is what `reader` made of the text.
 */
export function convert(found: Recognized, reader: DumpReader): Converted {
  const format: Format = found.source ? 'plain' : 'markdown'
  const text = found.source ? plainText(found) : markdownText(found)
  const again = reader.recognize(text, format)
  const differs = sameWords(known(found, reader), known(again, reader))
  if (!differs) return {kind: 'text', text}
  const line = (found.entries[differs.entry]?.block.line ?? 0) + 1
  const what = `would be read otherwise (${differs.what})`
  return {kind: 'refused', why: `line ${line} ${what}`, line, what}
}

/** The words of a Markdown dump, line for line, without blanks at the edges of a line. */
function plainText({text, lines, source}: Recognized): string {
  const pieces: string[] = []
  const end = usualLineEnd(source?.text ?? text)
  for (let at = 0; at < lines.count; at++) {
    const start = lines.starts[at] ?? 0
    const past = lines.ends[at] ?? 0
    const from = skipBlanks(text, start, past)
    pieces.push(text.slice(from, trimBlanks(text, from, past)))
  }
  const closed = (lines.ends[lines.count - 1] ?? 0) < text.length
  return pieces.join(end) + (closed ? end : '')
}

/** What many renderers take for markup beside CommonMark: text that is struck out, and the row below the head of a table. */
const unsafe = [
  {character: '~', inConstruct: 'phrasing' as const},
  {character: '|', atBreak: true},
  {character: ':', after: '-', atBreak: true},
]

const handlers = {break: () => '\\\n'}
const writer = unified().use(remarkStringify, {emphasis: '_', rule: '-', bullet: '-', handlers, unsafe})

/** A plain-text dump as Markdown. Lines without a blank line between them are one paragraph, broken where they were. */
function markdownText(found: Recognized): string {
  const {text, lines} = found
  const head = frontMatterLines(text)
  const places = placesOf(found).filter(({entry}) => entry.block.line >= head)
  const end = usualLineEnd(text)
  const pieces: string[] = [text.slice(0, lines.starts[head] ?? text.length)]
  let last = head
  for (let at = 0; at < places.length;) {
    const first = places[at]
    if (!first) break
    let past = at + 1
    while (past < places.length && places[past]?.entry.block.blanks === 0) past++
    const run = places.slice(at, past)
    pieces.push(end.repeat(first.entry.block.line - last), runText(found, run).replaceAll('\n', end))
    const block = places[past - 1]?.entry.block
    last = block ? block.line + block.lines - 1 : last
    at = past
  }
  const closed = (lines.ends[lines.count - 1] ?? 0) < text.length
  return pieces.join('') + (closed ? end : '')
}

/** Lines that stand together. */
function runText(found: Recognized, run: readonly Place[]): string {
  const blocks: Root['children'] = []
  const [first] = run
  if (first?.kind === 'title' && first.entry.block.lines === 1 && run.length === 1)
    blocks.push({type: 'heading', depth: 2, children: lineContent(found, first, 0)})
  else {
    const children: PhrasingContent[] = []
    for (const place of run) {
      for (let line = 0; line < place.entry.block.lines; line++) {
        if (children.length > 0) children.push({type: 'break'})
        children.push(...lineContent(found, place, line))
      }
    }
    const paragraph: Paragraph = {type: 'paragraph', children}
    blocks.push(paragraph)
  }
  return writer.stringify({type: 'root', children: blocks}).trimEnd()
}

/** One line of a block; the day of a date line stands by itself, to be bold. */
function lineContent({text, lines}: Recognized, {kind, entry}: Place, line: number): PhrasingContent[] {
  const at = lineAt(lines, entry.block.start) + line
  const start = skipBlanks(text, lines.starts[at] ?? 0, lines.ends[at] ?? 0)
  const end = trimBlanks(text, start, lines.ends[at] ?? 0)
  const date = kind === 'dateLine' && line === 0 ? entry.facts.dates[0] : undefined
  const from = entry.block.start + (date?.start ?? 0)
  if (!date || from !== start) return [{type: 'text', value: text.slice(start, end)}]
  const past = entry.block.start + date.end
  const bold: PhrasingContent = {type: 'strong', children: [{type: 'text', value: text.slice(from, past)}]}
  return past < end ? [bold, {type: 'text', value: text.slice(past, end)}] : [bold]
}
