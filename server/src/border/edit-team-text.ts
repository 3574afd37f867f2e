import type * as Yaml from 'yaml'
import {parseYaml} from './yaml.js'

/** A change of one section of a team's file. */
export interface SectionChange {
  readonly section: 'corrections' | 'copies'
  /** Changes the list in place; gives why it cannot be, as half a sentence. */
  readonly change: (yaml: typeof Yaml, document: Yaml.Document.Parsed, list: Yaml.YAMLSeq) => string | undefined
}

/** The text of the file after a change, or why it is left alone, as a sentence without its full stop. */
export type EditedText =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'refused'; readonly line: number; readonly what: string}

/**
 * Write a change of a section into the text of a team's file. Everything outside of the section stays as it is, unit by
 * unit; inside, comments and order stay, too. A file that is broken is refused, and so is one that has something else
 * under that name.
 *
 * @param text The file as it is; empty where there is none yet.
 */
export function editTeamText(yaml: typeof Yaml, text: string, {section: name, change}: SectionChange): EditedText {
  const parsed = parseYaml(yaml, text)
  if (parsed.kind === 'broken') return {kind: 'refused', line: parsed.line, what: parsed.what}
  const {document, lines} = parsed
  const {contents} = document
  const isEmpty = contents === null || (yaml.isScalar(contents) && contents.value === null)
  if (!isEmpty && (!yaml.isMap(contents) || contents.flow === true))
    return refused(contents, 'expected fields, each on a line of its own, found something else')
  const pair = yaml.isMap(contents)
    ? contents.items.find(({key}) => yaml.isScalar(key) && key.value === name)
    : undefined
  const old = pair?.value ?? undefined
  const isNothing = old === undefined || (yaml.isScalar(old) && old.value === null)
  if (!isNothing && !yaml.isSeq(old)) return refused(old, `expected a list of ${name}, found something else`)
  const list = !isNothing && yaml.isSeq(old) ? old : new yaml.YAMLSeq()
  const changed = change(yaml, document, list)
  if (changed) return refused(list, changed)
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const from = pair ? (rangeOf(pair.key)?.[0] ?? 0) : text.length
  const line = lineEnd(text, from)
  const below = pair !== undefined && list.items.length > 0 && (isNothing || (rangeOf(list)?.[0] ?? 0) >= line)
  // A comment behind the name is the first one of its list to the library; here its line stays.
  if (below && !isNothing && text.slice(from, line).includes('#')) dropFirstComment(list)
  const section = sectionText(yaml, name, list)?.replaceAll('\n', end)
  if (section === undefined) return refused(list, `expected ${name} without aliases, found some`)
  const to = pair === undefined ? from : isNothing ? line : sectionEnd(text, pair, from)
  const start = below ? line : from
  const body = below ? section.slice(section.indexOf('\n') + 1) : section
  const apart = start === 0 || /[\r\n]/.test(text.charAt(start - 1)) ? '' : end
  return {kind: 'text', text: text.slice(0, start) + apart + body + text.slice(to)}

  function refused(node: unknown, what: string): EditedText {
    const offset = rangeOf(node)?.[0] ?? 0
    return {kind: 'refused', line: Math.max(1, lines.linePos(offset).line), what}
  }
}

/**
 * The section as text, with a line end behind it; nothing for a list without entries and comments. Undefined for what
 * cannot be written by itself, such as an alias.
 */
function sectionText(yaml: typeof Yaml, name: string, list: Yaml.YAMLSeq): string | undefined {
  if (list.items.length === 0 && !list.comment && !list.commentBefore) return ''
  const document = new yaml.Document()
  document.contents = document.createNode({})
  if (list.items.length === 0) list.flow = true
  document.set(name, list)
  try {
    return document.toString({lineWidth: 0})
  } catch {
    return undefined
  }
}

function dropFirstComment(list: Yaml.YAMLSeq): void {
  const rest = list.commentBefore?.split('\n').slice(1).join('\n')
  list.commentBefore = rest === undefined || rest === '' ? null : rest
}

/** Where the section ends: behind the line end of its value, comments behind which belong to what follows. */
function sectionEnd(text: string, {key, value}: Yaml.Pair, from: number): number {
  const ends = [key, value].map((node) => rangeOf(node)?.[1] ?? 0)
  const end = Math.max(from, ...ends)
  // The range of what stands on one line ends before its line end.
  return text[end - 1] === '\n' || text[end - 1] === '\r' ? end : lineEnd(text, end)
}

/** Behind the line end that follows; the end of the text where none does. */
function lineEnd(text: string, from: number): number {
  const found = /\r\n|\n|\r/g
  found.lastIndex = from
  return found.test(text) ? found.lastIndex : text.length
}

/** Where a node of a parsed text begins and ends, the blanks and comments behind it included. */
function rangeOf(node: unknown): readonly [start: number, end: number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined
  const [start, , end] = node.range as readonly unknown[]
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined
}
