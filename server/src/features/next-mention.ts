import type {Location, Position} from 'vscode-languageserver-types'
import {dossierOf} from '../core/dossier.js'
import type {Place} from '../core/facts.js'
import {placeBy} from '../core/mentions.js'
import {rangeOf} from './convert.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/** A mention to go to, and how far along it is. */
export interface NextMention {
  readonly location: Location
  /** From 1. */
  readonly place: number
  readonly of: number
}

/**
 * The mention of the same official before or behind the one at a position, by day of the item (undated last), path and
 * line, over all dumps; past the last comes the first. Undefined where nobody is named.
 *
 * @param step 1 for the next, -1 for the previous.
 */
export function nextMention(
  source: Source,
  around: Surroundings,
  position: Position,
  step: 1 | -1,
): NextMention | undefined {
  const mention = mentionAt(source, position)
  if (!mention) return undefined
  const {mentions} = dossierOf(around.index, source.key, mention)
  const {line, column} = mention
  const at = mentions.findIndex((other) => other.path === source.key && isAt(placeBy(other)))
  const place = (at + step + mentions.length) % mentions.length
  const next = mentions[place]
  if (at < 0 || !next) return undefined
  return {
    location: {uri: around.uriOf(next.path), range: rangeOf(placeBy(next))},
    place: place + 1,
    of: mentions.length,
  }

  function isAt(place: Place): boolean {
    return place.line === line && place.column === column
  }
}
