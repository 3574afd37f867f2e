import type {Lines} from '../lines.js'
import type {Located, LocatedField} from './located.js'

/** The words that stand for no value in YAML. */
const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])

/** What a name, a field or a blank of YAML looks like where nothing but its own letters has a say. */
const fieldName = /[a-z_]\w*(?=:(?: |$))/iy
const quoted = /^(?:"([^"\\]*)"|'([^']*)')$/
const plainList = /^\[((?:[^[\]{}"'#&*!|>%@`:?]|:(?=[^\s,\]]))*)\]$/
const hidden = /[^\P{Cc}\r\n]|[\u2028\u2029\ufeff]/u

/** True for a text with control characters, whose lines are not as plain as they look. */
export function hasHidden(text: string): boolean {
  return hidden.test(text)
}

/**
 * Read YAML as people and we write it: block lists and fields, a value a line, quotes without escapes. Undefined for
 * anything else, which is then for a parser of all YAML to read; what is read here, it reads alike (a property holds the
 * two together). It exists since that parser takes a second for five thousand officials.
 *
 * @param text Without control characters; see `hasHidden`.
 * @param from First line, from 0.
 * @param to One past the last line.
 */
export function plainYaml(text: string, lines: Lines, from: number, to: number): Located | undefined {
  let line = from - 1
  let column = 0
  let rest = ''
  let doubts = 0
  next()
  if (line >= to) return undefined
  const value = block(column)
  return doubts === 0 && line >= to ? value : undefined

  /** Go to the next line that says something. */
  function next(): void {
    for (line++; line < to; line++) {
      const start = lines.starts[line] ?? 0
      let at = start
      let end = lines.ends[line] ?? 0
      while (at < end && text.charCodeAt(at) === 0x20) at++
      while (end > at && text.charCodeAt(end - 1) === 0x20) end--
      if (at === end || text.charCodeAt(at) === 0x23) continue
      column = at - start
      rest = text.slice(at, end)
      return
    }
    column = -1
    rest = ''
  }

  function here(): number {
    return (lines.starts[line] ?? 0) + column
  }

  function isItem(): boolean {
    return rest === '-' || rest.startsWith('- ')
  }

  /** The value that begins where we are, its parts at the same column. */
  function block(indent: number): Located {
    return isItem() ? list(indent) : nameHere() !== undefined ? fields(indent) : alone(indent)
  }

  /** A list at the column of its field ends where the next field stands. */
  function list(indent: number, inField = false): Located {
    const start = here()
    let end = start
    const items: Located[] = []
    while (doubts === 0 && line < to && column === indent && isItem()) {
      const at = here()
      const wide = /^- */.exec(rest)?.[0].length ?? 1
      const words = rest.slice(wide)
      let item: Located
      if (words === '' || words.startsWith('#')) item = below(indent, at + 1, false)
      else {
        column += wide
        rest = words
        item = block(column)
      }
      items.push(item)
      end = item.end
    }
    if (column > indent || (column === indent && !inField)) doubts++
    return {kind: 'list', items, start, end}
  }

  function fields(indent: number): Located {
    const start = here()
    let end = start
    const found: LocatedField[] = []
    const names = new Set<string>()
    while (doubts === 0 && line < to && column === indent && !isItem()) {
      const name = nameHere()
      // A field twice is a fault, and faults are told by the parser.
      if (name === undefined || names.has(name)) {
        doubts++
        break
      }
      names.add(name)
      const at = here()
      const words = rest.slice(name.length + 1)
      const blanks = words.length - words.trimStart().length
      const value =
        blanks === words.length || words.trimStart().startsWith('#')
          ? below(indent, at + name.length + 1, true)
          : oneLine(words.trimStart(), at + name.length + 1 + blanks, indent)
      found.push({name, start: at, end: at + name.length, value})
      end = value.end
    }
    if (column > indent) doubts++
    return {kind: 'fields', fields: found, start, end}
  }

  function nameHere(): string | undefined {
    fieldName.lastIndex = 0
    return fieldName.exec(rest)?.[0]
  }

  /** A value on the lines below, further in; a list may stand as far in as the name of its field. */
  function below(indent: number, at: number, isField: boolean): Located {
    next()
    if (line < to && (column > indent || (isField && column === indent && isItem()))) {
      return column === indent ? list(indent, true) : block(column)
    }
    return {kind: 'nothing', start: at, end: at}
  }

  function alone(indent: number): Located {
    return oneLine(rest, here(), indent - 1)
  }

  /** A value that ends on its line: the next one must not stand further in. */
  function oneLine(words: string, start: number, indent: number): Located {
    next()
    if (column > indent) doubts++
    const comment = words.indexOf(' #')
    const own = comment < 0 ? words : words.slice(0, comment).trimEnd()
    const end = start + own.length
    const first = own.charCodeAt(0)
    const quotes = first === 0x22 || first === 0x27 ? quoted.exec(own) : null
    if (quotes) {
      if (comment >= 0) doubts++
      return {kind: 'text', text: quotes[1] ?? quotes[2] ?? '', start, end}
    }
    const inside = first === 0x5b ? plainList.exec(own)?.[1] : undefined
    if (inside !== undefined) return flow(inside, start, end)
    if (!isPlain(own)) doubts++
    return nulls.has(own) ? {kind: 'nothing', start, end} : {kind: 'text', text: own, start, end}
  }

  /** `[a, b]`, on one line. */
  function flow(inside: string, start: number, end: number): Located {
    const items: Located[] = []
    let at = start + 1
    for (const piece of inside.trim() === '' ? [] : inside.split(',')) {
      const words = piece.trim()
      const from = at + piece.length - piece.trimStart().length
      if (words === '' || !isPlain(words)) doubts++
      items.push(
        nulls.has(words)
          ? {kind: 'nothing', start: from, end: from + words.length}
          : {kind: 'text', text: words, start: from, end: from + words.length},
      )
      at += piece.length + 1
    }
    return {kind: 'list', items, start, end}
  }
}

/** True for words that are themselves in YAML, without quotes. */
function isPlain(words: string): boolean {
  return !words.includes(': ') && !words.endsWith(':') && /^[\p{L}\p{N}~]/u.test(words)
}
