import {nobodyNamed} from '../block-names.js'
import type {BlockFacts} from '../block-facts.js'
import {detached} from '../detached.js'
import type {Field} from './origin.js'

/** More lines than this are no front matter, whatever stands round them. */
const mostLines = 60

/** One line of front matter. */
interface HeadLine {
  readonly text: string
  /** Offset of its first unit. */
  readonly start: number
}

/**
 * How many lines at the top of a text are front matter: fields between two rows of three dashes, as crawlers write them
 * above Markdown and plain text alike. 0 for nearly all texts, at the cost of a glance.
 */
export function frontMatterLines(text: string): number {
  return headLines(text).length
}

/** Facts of a block that is about the page and no part of it: front matter, the address of a picture. */
export function withoutNews(facts: BlockFacts): BlockFacts {
  return {...facts, kind: 'residue', dates: [], names: nobodyNamed}
}

/** The fields of front matter, one level deep, in their order; quotes round a value are left out. */
export function frontMatterFields(text: string): readonly Field[] {
  const fields: Field[] = []
  for (const [at, {text: line}] of headLines(text).entries()) {
    const field = fieldIn(line)
    if (!field) continue
    const {name, column} = field
    const value = detached(field.value)
    fields.push({name, value, evidence: {place: 'front matter', line: at + 1, column, text: value}})
  }
  return fields
}

/** A name and its value on a line that begins with the name; undefined for lists, comments and what has no value. */
export function fieldIn(
  line: string,
): {readonly name: string; readonly value: string; readonly column: number} | undefined {
  const colon = line.indexOf(':')
  const name = line.slice(0, colon)
  if (colon === -1 || !isName(name)) return undefined
  const rest = line.slice(colon + 1)
  const value = rest.trim()
  if (value === '') return undefined
  const quote = value.charAt(0)
  const quoted = value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote)
  const column = colon + 1 + rest.indexOf(value) + (quoted ? 2 : 1)
  return {name, value: quoted ? value.slice(1, -1) : value, column}
}

function isName(text: string): boolean {
  return /^[a-z][\w .-]{0,40}$/i.test(text)
}

/** The lines of front matter with the rows of dashes; none where a line between them is no field. */
function headLines(text: string): readonly HeadLine[] {
  if (!text.startsWith('---')) return []
  const lines: HeadLine[] = []
  let fields = 0
  for (let start = 0; start <= text.length && lines.length < mostLines;) {
    const end = lineEnd(text, start)
    const line = text.slice(start, end)
    lines.push({text: line, start})
    const shown = line.trimEnd()
    if (lines.length === 1 ? shown !== '---' : !isHeadLine(shown)) {
      return lines.length > 1 && (shown === '---' || shown === '...') && fields > 0 ? lines : []
    }
    if (fieldIn(shown)) fields++
    start = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return []
}

/** A field, a part of one that goes on below it, a comment, or nothing. */
function isHeadLine(shown: string): boolean {
  return shown === '' || /^(?:[ \t#]|- )/.test(shown) || isName(shown.slice(0, Math.max(0, shown.indexOf(':'))))
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a || unit === 0x0d) return at
  }
  return text.length
}
