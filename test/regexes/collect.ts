import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import ts from 'typescript'

/** A regular expression of ours, and every place where it stands. */
export interface OurRegex {
  readonly source: string
  readonly flags: string
  readonly places: readonly string[]
}

/** What the sources hold. */
export interface Collected {
  readonly regexes: readonly OurRegex[]
  /** Places where an expression is made of a string at run time: nobody can tell which it will be. */
  readonly dynamic: readonly string[]
}

/** Where sources are looked for, from the repository. */
const folders = ['server', 'client', 'scripts', 'test']

/** Documents whose strings are patterns of an editor or a schema. */
const documents = ['package.json', 'language-configuration.json', 'docs/facts.schema.json', 'docs/dateline.schema.json']

/** Methods that make an expression of a string. */
const makers = new Set(['match', 'matchAll', 'search'])

/** Every regular expression of the repository at `root`: the literals of the sources, and the patterns of documents. */
export function collectRegexes(root: string): Collected {
  const found = new Map<string, {source: string; flags: string; places: string[]}>()
  const dynamic: string[] = []
  const sources = folders
    .flatMap((folder) => filesBelow(root, folder))
    .filter((file) => /\.(?:ts|mjs|js|cjs)$/.test(file))
  for (const file of [...sources, 'eslint.config.js']) readSource(file)
  for (const file of documents) readDocument(file, JSON.parse(readFileSync(join(root, file), 'utf8')))
  return {regexes: [...found.values()], dynamic}

  function readSource(file: string): void {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
    visit(source)

    function visit(node: ts.Node): void {
      if (ts.isRegularExpressionLiteral(node)) {
        const close = node.text.lastIndexOf('/')
        note(node.text.slice(1, close), node.text.slice(close + 1), placeOf(node))
      } else if (isMaker(node)) dynamic.push(placeOf(node))
      ts.forEachChild(node, visit)
    }

    function placeOf(node: ts.Node): string {
      return `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`
    }
  }

  /** Keys that hold patterns; a `when` clause ends in one, with its flags. */
  function readDocument(file: string, value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'pattern' || key === 'regexp') && typeof inner === 'string') note(inner, 'u', file)
      else if (key === 'when' && typeof inner === 'string') {
        const open = inner.indexOf('=~ /')
        const close = inner.lastIndexOf('/')
        if (open >= 0) note(inner.slice(open + 4, close), inner.slice(close + 1).replace(/[^a-z].*/, ''), file)
      } else readDocument(file, inner)
    }
  }

  function note(source: string, flags: string, place: string): void {
    const key = `/${source}/${flags}`
    const known = found.get(key)
    if (known) known.places.push(place)
    else found.set(key, {source, flags, places: [place]})
  }
}

/** `RegExp(…)` with anything in it, and the methods of strings that are given a string. */
function isMaker(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false
  const {expression} = node
  if (ts.isIdentifier(expression)) return expression.text === 'RegExp'
  if (!ts.isPropertyAccessExpression(expression)) return false
  if (expression.name.text === 'RegExp') return true
  const [first] = node.arguments ?? []
  return makers.has(expression.name.text) && first !== undefined && ts.isStringLiteralLike(first)
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(root, path)
    return entry.isFile() ? [path] : []
  })
}
