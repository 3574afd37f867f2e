import {linesOf, type Lines} from '../lines.js'
import {moved, type Located, type LocatedField} from './located.js'
import {hasHidden, plainYaml} from './plain-yaml.js'

/** Reads YAML of any shape: the places count from the start of the text given. */
export type ReadYaml = (text: string) => Located | YamlFault

/** Why a text is no YAML: half a sentence, and where. */
export interface YamlFault {
  readonly kind: 'broken'
  readonly at: number
  readonly what: string
  /** Nothing is wrong with the text, but there is nobody to read it. */
  readonly isNoParser?: true
}

/** Pieces that the parser had to read, by their text: kept from one reading of a register to the next. */
export type ReadPieces = ReadonlyMap<string, Located>

/** The values of a register, or what is wrong with its text, and the pieces that were hard to read. */
export interface RegisterValues {
  readonly values: Located | YamlFault
  readonly pieces: ReadPieces
}

/**
 * Read the text of a register. It is cut at its sections and their entries, which stand at a column of their own; an
 * entry in a plain layout is read here, any other by `yaml`, and only when its words are new. A file that is not laid
 * out in such sections goes to `yaml` as a whole.
 *
 * @param before What the last reading kept.
 */
export function readLayout(text: string, yaml: ReadYaml, before: ReadPieces = new Map()): RegisterValues {
  const pieces = new Map<string, Located>()
  const lines = linesOf(text)
  const sections = sectionsOf(text, lines)
  const plain = !hasHidden(text)
  if (!sections) return {values: yaml(text), pieces}
  const fields: LocatedField[] = []
  for (const {name, line, first, end} of sections) {
    const start = lines.starts[line] ?? 0
    const value = listOf(first, end, start + name.length + 1)
    if (!value) return {values: yaml(text), pieces}
    if (value.kind === 'broken') return {values: value, pieces}
    fields.push({name, start, end: start + name.length, value})
  }
  return {values: {kind: 'fields', fields, start: 0, end: text.length}, pieces}

  /** The entries of a section; undefined when they are not laid out as a list. */
  function listOf(first: number, end: number, behind: number): Located | YamlFault | undefined {
    let line = first
    while (line < end && saysNothing(text, lines, line)) line++
    if (line >= end) return {kind: 'nothing', start: behind, end: behind}
    const indent = indentOf(text, lines, line)
    const items: Located[] = []
    while (line < end) {
      const start = lines.starts[line] ?? 0
      if (!/^-(?: |$)/.test(text.slice(start + indent, Math.min(start + indent + 2, lines.ends[line] ?? 0))))
        return undefined
      const from = line
      for (line++; line < end; line++) {
        if (saysNothing(text, lines, line)) continue
        const own = indentOf(text, lines, line)
        if (own < indent) return undefined
        if (own === indent) break
      }
      const item = itemOf(from, line)
      if (item.kind === 'broken') return item
      items.push(item)
    }
    const last = items[items.length - 1]
    return {kind: 'list', items, start: items[0]?.start ?? behind, end: last?.end ?? behind}
  }

  function itemOf(from: number, to: number): Located | YamlFault {
    const easy = plain ? plainYaml(text, lines, from, to) : undefined
    if (easy?.kind === 'list' && easy.items[0]) return easy.items[0]
    const start = lines.starts[from] ?? 0
    const piece = text.slice(start, to < lines.count ? lines.starts[to] : text.length)
    let read = before.get(piece) ?? pieces.get(piece)
    if (!read) {
      const found = yaml(piece)
      if (found.kind === 'broken') return {...found, at: found.at + start}
      const [item] = found.kind === 'list' ? found.items : []
      if (!item) return {kind: 'broken', at: start, what: 'expected an entry behind a hyphen, found something else'}
      read = item
    }
    pieces.set(piece, read)
    return moved(read, start)
  }
}

interface Section {
  readonly name: string
  readonly line: number
  /** Lines of the body, from 0, half-open. */
  readonly first: number
  readonly end: number
}

/** The sections of a text in which nothing but names of sections, comments and hyphens stands at the left edge. */
function sectionsOf(text: string, lines: Lines): readonly Section[] | undefined {
  const sections: Section[] = []
  const names = new Set<string>()
  let open: {readonly name: string; readonly line: number} | undefined
  for (let line = 0; line < lines.count; line++) {
    const start = lines.starts[line] ?? 0
    const first = text.charAt(start)
    if (first === '#' || start === lines.ends[line]) continue
    if (first === ' ') {
      if (open || saysNothing(text, lines, line)) continue
      return undefined
    }
    const words = text.slice(start, lines.ends[line])
    if (open && /^-(?: |$)/.test(words)) continue
    const name = /^([a-z]+):(?: +(?:#.*)?)?$/.exec(words)?.[1]
    if (name === undefined || names.has(name)) return undefined
    if (open) sections.push({...open, first: open.line + 1, end: line})
    names.add(name)
    open = {name, line}
  }
  if (!open) return undefined
  sections.push({...open, first: open.line + 1, end: lines.count})
  return sections
}

function saysNothing(text: string, lines: Lines, line: number): boolean {
  const at = (lines.starts[line] ?? 0) + indentOf(text, lines, line)
  return at >= (lines.ends[line] ?? 0) || text.charCodeAt(at) === 0x23
}

function indentOf(text: string, lines: Lines, line: number): number {
  const start = lines.starts[line] ?? 0
  let at = start
  while (text.charCodeAt(at) === 0x20) at++
  return at - start
}
