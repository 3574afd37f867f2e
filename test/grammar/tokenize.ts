import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

/** A stretch of a line with the scopes the grammar gives it, from the root to the innermost. Offsets count from 0. */
export interface ScopedSpan {
  readonly start: number
  readonly end: number
  readonly scopes: readonly string[]
}

/** Tokenizes one line, without its line end. Every rule of the grammar is a rule of one line, so no state is carried. */
export type Tokenize = (line: string) => readonly ScopedSpan[]

/** Where a file of the repository is, whatever folder the tests are started from. */
export function fromRoot(path: string): URL {
  return new URL(`../../../${path}`, import.meta.url)
}

/** Load the grammar into the engine that VS Code uses. The engine is WebAssembly, so this takes some tens of milliseconds. */
export async function loadTokenizer(): Promise<Tokenize> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')
  await oniguruma.loadWASM(readFileSync(wasm))
  const file = 'syntaxes/bulletin.tmLanguage.json'
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) =>
      Promise.resolve(
        scope === 'text.bulletin' ? textmate.parseRawGrammar(readFileSync(fromRoot(file), 'utf8'), file) : null,
      ),
  })
  const grammar = await registry.loadGrammar('text.bulletin')
  if (grammar === null) throw new Error(`${file}: expected a grammar for text.bulletin, found none`)
  return (line) =>
    grammar
      .tokenizeLine(line, textmate.INITIAL)
      .tokens.map(({startIndex, endIndex, scopes}) => ({start: startIndex, end: endIndex, scopes}))
}
