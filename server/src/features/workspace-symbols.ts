import {SymbolKind, type SymbolInformation} from 'vscode-languageserver-types'
import {dossierOf} from '../core/dossier.js'
import {nameOf} from '../core/names.js'
import type {PlacedMention} from '../core/placed-mentions.js'
import {dayOf} from '../core/recovered.js'
import {findPersons, findUnits, type FoundPerson} from '../core/symbols.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {labelOf} from './document-symbols.js'
import {visible} from './plain.js'
import type {Surroundings} from './source.js'

/**
 * People by any spelling, and items and articles by day and words: people first. Lazy: `undefined` stands for a step
 * without a find, so that the caller can take a pause, and the caller stops when it has enough.
 */
export function* workspaceSymbols(around: Surroundings, query: string): Generator<SymbolInformation | undefined> {
  // A query of digits alone is a day.
  if (query.trim() === '' || /\p{L}/u.test(query))
    for (const person of findPersons(around.index, query)) yield person && personSymbol(person)
  for (const found of findUnits(around.index, query)) {
    if (!found) yield undefined
    else {
      const {path, facts, unit, at} = found
      yield {
        name: labelOf(dayOf(around.index, path, facts, at), unit.head),
        kind: unit.kind === 'item' ? SymbolKind.Event : SymbolKind.Namespace,
        containerName: visible(around.labelOf(path)),
        location: {uri: around.uriOf(path), range: rangeOfLines(unit)},
      }
    }
  }

  function personSymbol({name, placed}: FoundPerson): SymbolInformation {
    const {path, mention} = placed
    const {title} = mention.named
    // Editors filter by the name once more: it has to be a spelling that the query fits, its full stops included.
    const fits = isSubsequence(query, name)
    const spelling = fits
      ? name
      : ([...spellings(placed), withInitial(name)].find((surface) => isSubsequence(query, surface)) ??
        mention.named.surface)
    return {
      name: visible(spelling) || '?',
      kind: SymbolKind.Object,
      containerName: visible(spelling === name ? (title ?? around.labelOf(path)) : name),
      location: {uri: around.uriOf(path), range: rangeOf(mention)},
    }
  }

  function spellings({path, mention}: PlacedMention): string[] {
    return dossierOf(around.index, path, mention).spellings.map(({surface}) => surface)
  }
}

/** `V.Semerikov`, though no text may write it so: somebody looks for him that way. */
function withInitial(name: string): string {
  const {given, surname} = nameOf(name)
  return given === undefined || surname === undefined ? name : `${given.charAt(0)}.${surname}`
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
