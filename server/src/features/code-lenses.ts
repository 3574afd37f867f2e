import type {CodeLens, Range} from 'vscode-languageserver-types'
import {dossierOf} from '../core/dossier.js'
import type {Mention} from '../core/facts.js'
import {mentionsIn} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import {rangeOf} from './convert.js'
import {visible} from './plain.js'
import {mentionAt, type Source, type Surroundings} from './source.js'

/** What a lens carries until it is resolved: where its mention stands. */
export interface LensData {
  readonly uri: string
}

/**
 * A lens on the first mention of each official in each item, still without words: to count costs the files in which the
 * surname stands, and editors ask it for lenses in view only. Linear in the mentions of the file.
 */
export function codeLenses(source: Source, {index}: Surroundings): CodeLens[] {
  const {facts, key, uri} = source
  const seen = new Set<string>()
  const data: LensData = {uri}
  return mentionsIn(facts)
    .filter(isFirst)
    .map((mention) => ({range: rangeOf(mention), data}))

  function isFirst(mention: Mention): boolean {
    if (!mention.named.official || mention.unit < 0) return false
    const at = `${mention.unit} ${personOf(index, key, mention).id}`
    if (seen.has(at)) return false
    seen.add(at)
    return true
  }
}

/** What a lens says; undefined when its mention is gone. `others` tells whether there is more to see than this place. */
export interface LensWords {
  readonly title: string
  readonly others: boolean
}

/** The words of the lens on a range: how often the official is named, and in how many dumps. */
export function lensWords(source: Source, around: Surroundings, {start}: Range): LensWords | undefined {
  const mention = mentionAt(source, start)
  if (!mention) return undefined
  const {link, mentions, dumps, items} = dossierOf(around.index, source.key, mention)
  const name = visible(link.name)
  if (mentions.length === 1) return {title: `${name}: named here only`, others: false}
  const where = dumps === 1 ? 'this dump' : `${dumps} dumps`
  return {
    title: `${name}: ${mentions.length} mentions in ${where}, ${items} distinct ${items === 1 ? 'item' : 'items'}`,
    others: true,
  }
}
