import type * as Yaml from 'yaml'
import {readLayout} from '../core/register/layout.js'
import type {Located, LocatedField} from '../core/register/located.js'
import {readerBy} from './register-file.js'

/** What is to be written into a register. */
export type RegisterChange =
  | {
      readonly kind: 'people'
      readonly name: string
      readonly posts: readonly {readonly title: string; readonly organisation: string | null}[]
    }
  | {readonly kind: 'same' | 'different'; readonly names: readonly string[]}
  | {readonly kind: 'never'; readonly text: string}

/** An edit of the text, or why there is none, as half a sentence; `at` is an offset. */
export type RegisterEdit =
  | {readonly kind: 'edit'; readonly start: number; readonly end: number; readonly newText: string}
  | {readonly kind: 'refused'; readonly at: number; readonly what: string}

/**
 * Write an entry into the text of a register: on lines of its own, in its place where the entries of its section are in
 * order, else behind them. Nothing else is touched. A text that is no YAML is refused, and so is a section that is
 * not laid out as a list with an entry a line.
 *
 * @param text The register as it is; empty where there is none yet.
 */
export function editRegister(yaml: typeof Yaml, text: string, change: RegisterChange): RegisterEdit {
  const {values} = readLayout(text, readerBy(yaml))
  if (values.kind === 'broken') return {kind: 'refused', at: values.at, what: values.what}
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const section = fieldIn(values, change.kind)
  if (values.kind !== 'nothing' && (values.kind !== 'fields' || text.charAt(values.start) === '{'))
    return {
      kind: 'refused',
      at: values.start,
      what: 'expected sections, each on lines of its own, found something else',
    }
  if (!section) {
    const apart = text === '' || /[\r\n]$/.test(text) ? '' : end
    return insert(text.length, `${apart}${change.kind}:${end}${itemText(yaml, change, 2, end)}`)
  }
  const {value} = section
  if (value.kind === 'nothing') return insertBehind(section.end, itemText(yaml, change, 2, end))
  const [first] = value.kind === 'list' ? value.items : []
  if (value.kind !== 'list' || !first || text.slice(lineStart(text, first.start)).trimStart().charAt(0) !== '-') {
    return {
      kind: 'refused',
      at: value.start,
      what: `expected a list under ${change.kind}, each entry on lines of its own, found something else`,
    }
  }
  const column = /^ */.exec(text.slice(lineStart(text, first.start), first.start))?.[0].length ?? 2
  const own = itemText(yaml, change, column, end)
  const keys = value.items.map(sortKey)
  const key = keyOfChange(change)
  const isSorted = keys.every((other, at) => at === 0 || compare(keys[at - 1] ?? '', other) <= 0)
  const before = isSorted ? value.items[keys.findIndex((other) => compare(key, other) < 0)] : undefined
  if (before) return insert(aboveComments(text, lineStart(text, before.start)), own)
  return insertBehind(value.items[value.items.length - 1]?.end ?? value.end, own)

  function insert(at: number, newText: string): RegisterEdit {
    return {kind: 'edit', start: at, end: at, newText}
  }

  /** On the lines below the one that an offset is on; an end behind a line end is below already. */
  function insertBehind(offset: number, newText: string): RegisterEdit {
    if (offset > 0 && /[\r\n]/.test(text.charAt(offset - 1))) return insert(offset, newText)
    const rest = /\r\n|\n|\r/g
    rest.lastIndex = offset
    return rest.test(text) ? insert(rest.lastIndex, newText) : insert(text.length, end + newText)
  }
}

function fieldIn(values: Located, name: string): LocatedField | undefined {
  return values.kind === 'fields' ? values.fields.find((field) => field.name === name) : undefined
}

/** The entry as lines, each with its line end. */
function itemText(yaml: typeof Yaml, change: RegisterChange, column: number, end: string): string {
  const document = new yaml.Document([valueOf(yaml, change)])
  const lines = document.toString({lineWidth: 0, flowCollectionPadding: false}).trimEnd().split('\n')
  return lines.map((line) => `${' '.repeat(column)}${line}${end}`).join('')
}

function valueOf(yaml: typeof Yaml, change: RegisterChange): unknown {
  switch (change.kind) {
    case 'people': {
      const posts = change.posts.map(({title, organisation}) =>
        organisation === null ? {title} : {title, organisation},
      )
      return posts.length === 0 ? {name: change.name} : {name: change.name, posts}
    }
    case 'same':
    case 'different':
      return new yaml.Document(change.names, {}).createNode(change.names, {flow: true})
    case 'never':
      return change.text
  }
}

function keyOfChange(change: RegisterChange): string {
  return change.kind === 'people' ? change.name : change.kind === 'never' ? change.text : (change.names[0] ?? '')
}

/** What the entries of a section are in order by: their name, or first name. */
function sortKey(item: Located): string {
  if (item.kind === 'text') return item.text
  const inside = item.kind === 'list' ? item.items[0] : fieldIn(item, 'name')?.value
  return inside?.kind === 'text' ? inside.text : ''
}

function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a < b ? -1 : a > b ? 1 : 0
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}

/** Comments right above an entry belong to it. */
function aboveComments(text: string, start: number): number {
  let at = start
  while (at > 0) {
    const above = lineStart(text, at - (text.slice(at - 2, at) === '\r\n' ? 2 : 1))
    if (!/^ *#/.test(text.slice(above, at)) || above === 0) return at
    at = above
  }
  return at
}
