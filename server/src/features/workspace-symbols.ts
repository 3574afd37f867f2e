import {SymbolKind, type SymbolInformation} from 'vscode-languageserver-types'
import {dayOf} from '../core/recovered.js'
import {findPersons, findUnits} from '../core/symbols.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {labelOf} from './document-symbols.js'
import {visible} from './plain.js'
import type {Surroundings} from './source.js'

/**
 * People by any spelling, and items and articles by day and words: people first. Lazy: `undefined` stands for a step
 * without a find, so that the caller can take a pause, and the caller stops when it has enough.
 */
export function* workspaceSymbols(around: Surroundings, query: string): Generator<SymbolInformation | undefined> {
  for (const person of findPersons(around.index, query)) yield person && personSymbol(person)
  for (const found of findUnits(around.index, query)) {
    if (!found) yield undefined
    else {
      const {path, facts, unit} = found
      yield {
        name: labelOf(dayOf(around.index, path, facts, unit), unit.head),
        kind: unit.kind === 'item' ? SymbolKind.Event : SymbolKind.Namespace,
        containerName: visible(around.labelOf(path)),
        location: {uri: around.uriOf(path), range: rangeOfLines(unit)},
      }
    }
  }

  function personSymbol({
    name,
    placed,
  }: NonNullable<ReturnType<typeof findPersons> extends Generator<infer F> ? F : never>): SymbolInformation {
    const {surface} = placed.mention.named
    // Editors filter by the name once more: it has to be the spelling that was looked for.
    const fits = isSubsequence(query, name)
    return {
      name: visible(fits ? name : surface) || '?',
      kind: SymbolKind.Object,
      containerName: visible(fits ? (placed.mention.named.title ?? around.labelOf(placed.path)) : name),
      location: {uri: around.uriOf(placed.path), range: rangeOf(placed.mention)},
    }
  }
}

function isSubsequence(query: string, name: string): boolean {
  const text = name.toLowerCase()
  let at = 0
  for (const letter of query.toLowerCase().replace(/\s+/g, '')) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
