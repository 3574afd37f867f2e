import type * as Yaml from 'yaml'

/** The parser, loaded when the first file wants it: few folders have one. */
export async function loadYaml(): Promise<typeof Yaml> {
  const loaded = await import('yaml')
  // A bundle gives the whole of a CommonJS module as its default.
  return 'parse' in loaded ? loaded : (loaded as unknown as {readonly default: typeof Yaml}).default
}

/** A YAML text as a document, or the first thing that is wrong with it: `line` counts from 1, `at` is an offset. */
export type ParsedYaml =
  | {readonly kind: 'document'; readonly document: Yaml.Document.Parsed; readonly lines: Yaml.LineCounter}
  | {readonly kind: 'broken'; readonly line: number; readonly at: number; readonly what: string}

/** Nothing that people write is nested deeper. */
const deepest = 24

/**
 * Parse YAML that can come from strangers. The library takes one map's keys apart in a time that grows with their
 * square, and recurses into what is nested until V8 gives the process up; so depth is measured on its tokens first, and
 * keys are compared here. Aliases are refused when values are asked for. Linear; never throws.
 */
export function parseYaml(yaml: typeof Yaml, text: string): ParsedYaml {
  const lines = new yaml.LineCounter()
  const tokens = [...new yaml.Parser(lines.addNewLine).parse(text)]
  const deep = tooDeep(tokens)
  if (deep !== undefined) return broken(deep, `expected at most ${deepest} things inside each other, found more`)
  const composer = new yaml.Composer({uniqueKeys: false, prettyErrors: false, logLevel: 'silent'})
  const [document, ...more] = composer.compose(tokens, true, text.length)
  if (!document || more.length > 0 || !isParsed(document))
    return broken(more[0]?.range[0] ?? 0, 'expected one document, found several')
  const [error] = document.errors
  if (error) return broken(error.pos[0], `expected YAML, found this: ${error.message}`)
  const repeated = repeatedKey(yaml, document)
  if (repeated)
    return broken(repeated.offset, `expected each field once, found ${JSON.stringify(repeated.key.slice(0, 60))} again`)
  return {kind: 'document', document, lines}

  function broken(at: number, what: string): ParsedYaml {
    return {kind: 'broken', line: Math.max(1, lines.linePos(at).line), at, what}
  }
}

function isParsed(document: Yaml.Document): document is Yaml.Document.Parsed {
  return 'range' in document
}

/** What is to be looked at of a token that holds others. */
interface Nested {
  readonly token: object
  readonly depth: number
}

/** The offset of the first token that is nested too deep; undefined when none is. Without recursion. */
function tooDeep(tokens: readonly object[]): number | undefined {
  const waiting: Nested[] = tokens.map((token) => ({token, depth: 0}))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {token, depth} = next
    if (depth > deepest) return 'offset' in token && typeof token.offset === 'number' ? token.offset : 0
    if ('value' in token) add(token.value, depth)
    if ('items' in token && Array.isArray(token.items)) {
      for (const item of token.items as readonly unknown[]) {
        if (typeof item !== 'object' || item === null) continue
        if ('key' in item) add(item.key, depth)
        if ('value' in item) add(item.value, depth)
      }
    }
  }
  return undefined

  function add(value: unknown, depth: number): void {
    if (typeof value === 'object' && value !== null) waiting.push({token: value, depth: depth + 1})
  }
}

/** The first key that a map has twice. */
function repeatedKey(
  yaml: typeof Yaml,
  document: Yaml.Document.Parsed,
): {readonly key: string; readonly offset: number} | undefined {
  let found: {readonly key: string; readonly offset: number} | undefined
  yaml.visit(document, {
    Map(_, {items}) {
      const keys = new Set<string>()
      for (const {key} of items) {
        if (!yaml.isScalar(key)) continue
        const name = String(key.value)
        if (keys.has(name)) {
          found = {key: name, offset: key.range?.[0] ?? 0}
          return yaml.visit.BREAK
        }
        keys.add(name)
      }
      return undefined
    },
  })
  return found
}
