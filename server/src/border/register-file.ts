import type * as Yaml from 'yaml'
import {readLayout, type ReadPieces, type ReadYaml, type YamlFault} from '../core/register/layout.js'
import type {RegisterFault, RegisterText} from '../core/register/entry.js'
import type {Located} from '../core/register/located.js'
import {listed, readRegister, registerFields, shownText} from '../core/register/read.js'
import type {Disk} from './disk.js'
import {ownText} from './own-text.js'
import {parseYaml} from './yaml.js'

/** The file with what people say of officials, at the root of a folder of dumps. */
export const registerFile = 'officials.yml'

/** Bytes: some fifty thousand officials. */
export const largestRegister = 10_000_000

/**
 * A text of a register as it was read. `broken`: it is no YAML, or has no fields, so it says
 * nothing at all. `parser wanted`: it is not
 * plain enough to be read without the parser of YAML, and that is not loaded.
 */
export type ReadRegister =
  | {
      readonly kind: 'read'
      readonly said: RegisterText
      readonly faults: readonly RegisterFault[]
      readonly pieces: ReadPieces
    }
  | {readonly kind: 'broken'; readonly fault: RegisterFault}
  | {readonly kind: 'parser wanted'}

/** Read the text of a register. Linear; what `before` knows is not parsed again. Never throws. */
export function readRegisterText(text: string, yaml: typeof Yaml | undefined, before?: ReadPieces): ReadRegister {
  if (text.length > largestRegister) {
    const found = `${(text.length / 1_000_000).toFixed(1)} million`
    return broken({kind: 'broken', at: 0, what: `expected at most 10 million characters, found ${found}`})
  }
  const unreadable: YamlFault = {kind: 'broken', at: 0, what: '', isNoParser: true}
  const {values, pieces} = readLayout(text, yaml ? readerBy(yaml) : () => unreadable, before)
  if (values.kind === 'broken' && values.isNoParser) return {kind: 'parser wanted'}
  if (values.kind === 'broken') return broken(values)
  if (values.kind === 'text' || values.kind === 'list') {
    const found = values.kind === 'list' ? 'a list' : shownText(values.text)
    const what = `expected the fields ${listed(registerFields)}, found ${found}`
    return broken({kind: 'broken', at: values.start, what})
  }
  return {kind: 'read', ...readRegister(values), pieces}

  function broken({at, what}: YamlFault): ReadRegister {
    const end = text.slice(at).search(/[\r\n]|$/) + at
    const message = `${what.replace(/\.$/, '')}; what the register said before still holds.`
    return {kind: 'broken', fault: {start: at, end, message: message.charAt(0).toUpperCase() + message.slice(1)}}
  }
}

/** Reads YAML of any shape by the parser; aliases are refused, as a thousand of them make a billion values. */
export function readerBy(yaml: typeof Yaml): ReadYaml {
  return (text) => {
    const parsed = parseYaml(yaml, text)
    if (parsed.kind === 'broken') return {kind: 'broken', at: parsed.at, what: parsed.what}
    try {
      return locatedOf(parsed.document.contents)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return {kind: 'broken', at: error.at, what: error.message}
    }
  }

  function locatedOf(node: unknown): Located {
    const [start, end] = spanOf(node)
    if (yaml.isScalar(node)) {
      if (node.value === null) return {kind: 'nothing', start, end}
      const text = node.type !== 'PLAIN' && typeof node.value === 'string' ? node.value : (node.source ?? '')
      return {kind: 'text', text, start, end}
    }
    if (yaml.isSeq(node)) return {kind: 'list', items: node.items.map((item) => locatedOf(item)), start, end}
    if (yaml.isMap(node)) {
      const fields = node.items.map(({key, value}) => {
        const [from, to] = spanOf(key)
        if (!yaml.isScalar(key)) throw new Unreadable(from, 'expected the name of a field, found something else')
        const name = String(key.value)
        return {name, start: from, end: to, value: value === null ? nothingAt(to) : locatedOf(value)}
      })
      return {kind: 'fields', fields, start, end}
    }
    if (yaml.isAlias(node))
      throw new Unreadable(start, 'expected a value, found an alias, which a register cannot have')
    return {kind: 'nothing', start, end}
  }

  function nothingAt(at: number): Located {
    return {kind: 'nothing', start: at, end: at}
  }

  function spanOf(node: unknown): readonly [start: number, end: number] {
    return yaml.isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0]
  }
}

class Unreadable extends Error {
  constructor(
    readonly at: number,
    what: string,
  ) {
    super(what)
  }
}

/** The text of a file's register; undefined when there is none, and why where it cannot be read, as half a sentence. */
export function registerText(disk: Disk, path: string): string | {readonly what: string} | undefined {
  return ownText(disk, path, largestRegister)
}
