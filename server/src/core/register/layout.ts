import {copied} from '../detached.js'
import {linesOf, type Lines} from '../lines.js'
import {listOf, type Located, type LocatedField, type LocatedPart} from './located.js'
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

/** An entry that was read by itself. */
export interface ReadPiece {
  /** Keeps no other text alive. */
  readonly text: string
  readonly value: Located
  /** True for one that is too hard for us. */
  readonly byParser: boolean
}

/** Entries by their text: kept from one reading of a register to the next. */
export type ReadPieces = ReadonlyMap<string, ReadPiece>

/** The values of a register, or what is wrong with its text, and its entries one by one. */
export interface RegisterValues {
  readonly values: Located | YamlFault
  readonly pieces: ReadPieces
}

/**
 * Read the text of a register. It is cut at its sections and their entries, which stand at a column of their own; an
 * entry is read only when its words are new: in a plain layout here, in any other by `yaml`. A file that is not laid out
 * in such sections goes to `yaml` as a whole. Costs a pass over the lines, and the entries that are new.
 *
 * @param before What the last reading kept.
 */
export function readLayout(text: string, yaml: ReadYaml, before: ReadPieces = new Map()): RegisterValues {
  const pieces = new Map<string, ReadPiece>()
  const lines = linesOf(text)
  const sections = sectionsOf(text, lines)
  if (!sections) return {values: yaml(text), pieces}
  const fields: LocatedField[] = []
  for (const {name, line, first, end} of sections) {
    const start = lines.starts[line] ?? 0
    const value = entriesIn(first, end, start + name.length + 1)
    if (!value) return {values: yaml(text), pieces}
    if (value.kind === 'broken') return {values: value, pieces}
    fields.push({name, start, end: start + name.length, value})
  }
  return {values: {kind: 'fields', fields, start: 0, end: text.length}, pieces}

  /** The entries of a section; undefined when they are not laid out as a list. */
  function entriesIn(first: number, end: number, behind: number): Located | YamlFault | undefined {
    let line = first
    while (line < end && saysNothing(text, lines, line)) line++
    if (line >= end) return {kind: 'nothing', start: behind, end: behind}
    const indent = indentOf(text, lines, line)
    const parts: LocatedPart[] = []
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
      const part = partAt(from, line)
      if ('kind' in part) return part
      parts.push(part)
    }
    const [top, bottom] = [parts[0], parts.at(-1)]
    const start = top ? top.by + top.value.start : behind
    return listOf(parts, start, bottom ? bottom.by + bottom.value.end : behind)
  }

  function partAt(from: number, to: number): LocatedPart | YamlFault {
    const by = lines.starts[from] ?? 0
    const words = text.slice(by, to < lines.count ? lines.starts[to] : text.length)
    const known = before.get(words) ?? pieces.get(words) ?? readPiece(copied(words))
    if ('kind' in known) return {...known, at: known.at + by}
    pieces.set(known.text, known)
    return {value: known.value, by}
  }

  function readPiece(own: string): ReadPiece | YamlFault {
    const ownLines = linesOf(own)
    const easy = hasHidden(own) ? undefined : plainYaml(own, ownLines, 0, ownLines.count)
    if (easy?.kind === 'list' && easy.items[0]) return {text: own, value: easy.items[0], byParser: false}
    const found = yaml(own)
    if (found.kind === 'broken') return found
    const [value] = found.kind === 'list' ? found.items : []
    if (!value) return {kind: 'broken', at: 0, what: 'expected an entry behind a hyphen, found something else'}
    return {text: own, value, byParser: true}
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
