import {DocumentHighlightKind, type DocumentHighlight, type Location, type Position} from 'vscode-languageserver-types'
import {definitionOf, dossierOf} from '../core/dossier.js'
import {mentionsIn, placeBy} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import type {PersonMention} from '../core/person-mentions.js'
import {rangeOf} from './convert.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/**
 * Every place where the person at a position is named, under whatever spelling, in all dumps: by day, path and line.
 * Without the declaration the place that introduces the person is left out.
 */
export function references(source: Source, around: Surroundings, position: Position, declaration: boolean): Location[] {
  const mention = mentionAt(source, position)
  if (!mention) return []
  const dossier = dossierOf(around.index, source.key, mention)
  const left = declaration ? undefined : definitionOf(around.index, dossier)
  return dossier.mentions.filter((other) => other !== left).map((other) => locationOf(other, around))
}

/**
 * The entry of the person at a position in the register, where he has one; else the place that introduces him: with post
 * and full name, in a copy that is kept, early.
 */
export function definition(source: Source, around: Surroundings, position: Position): Location | undefined {
  const [entry] = entryDefinition(source, around, position) ?? []
  if (entry) return entry
  const mention = mentionAt(source, position)
  const placed = mention && definitionOf(around.index, dossierOf(around.index, source.key, mention))
  return placed && locationOf(placed, around)
}

/** The entries of the person at a position in the registers; undefined where there is none. */
export function entryDefinition(source: Source, around: Surroundings, position: Position): Location[] | undefined {
  const mention = mentionAt(source, position)
  const person = mention && around.index.register.persons.get(personOf(around.index, source.key, mention).id)
  const entries = person?.places.flatMap(({path, entry}) => {
    const range = around.rangeInRegister(path, entry.name)
    return range ? {uri: around.uriOf(path), range} : []
  })
  return entries && entries.length > 0 ? entries : undefined
}

/** The places in this file where the person at a position is named. Linear in the mentions of the file. */
export function documentHighlights(source: Source, {index}: Surroundings, position: Position): DocumentHighlight[] {
  const mention = mentionAt(source, position)
  if (!mention) return []
  const {id} = personOf(index, source.key, mention)
  return mentionsIn(source.facts)
    .filter((other) => personOf(index, source.key, other).id === id)
    .map((other) => ({range: rangeOf(other), kind: DocumentHighlightKind.Text}))
}

function locationOf(mention: PersonMention, {uriOf}: Surroundings): Location {
  return {uri: uriOf(mention.path), range: rangeOf(placeBy(mention))}
}
