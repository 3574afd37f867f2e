import {firstWhere} from '../core/first-where.js'
import type {Mention} from '../core/facts.js'
import {mentionsIn} from '../core/mentions.js'
import {sourceOffset, type Recognized} from '../core/recognize.js'
import {dayOf} from '../core/recovered.js'
import {officesOf} from '../core/roles/attested.js'
import {holdersOn, type Holder} from '../core/roles/holders.js'
import {officeIn, type Office} from '../core/roles/office.js'
import {postsAt, type PostPhrase} from '../core/roles/phrase-at.js'
import type {Position, Range} from 'vscode-languageserver-types'
import {offsetAt} from './convert.js'
import {entryAt, placeIn} from './date-at.js'
import {holds} from './hover-date.js'
import type {Source, Surroundings} from './source.js'

/** A post that a text speaks of without a name, and who held it. */
export interface RoleAt {
  /** As written. */
  readonly words: string
  readonly range: Range
  readonly office: Office
  /** The organization or country is not in the words and was taken from what else the text says. */
  readonly ownerGuessed: boolean
  /** The day of the item; null where it is not known. */
  readonly day: string | null
  /** The surest first; none where nothing tells. */
  readonly holders: readonly Holder[]
}

/**
 * The role without a name at a position: undefined where none stands, where a name stands by it, and for a file that is
 * not open. Works when it is asked and keeps nothing; costs the mentions that give the post.
 */
export function roleAt({shown, facts, key}: Source, {index}: Surroundings, position: Position): RoleAt | undefined {
  const entry = shown && entryAt(shown.found.entries, position.line)
  if (!shown || !entry) return undefined
  const {found, lines} = shown
  const {block} = entry
  const offset = wordsOffset(found, offsetAt(lines, position))
  const unit = facts.units.findIndex((other) => holds(other, position.line + 1))
  const day = dayOf(index, key, facts, unit)
  const mentions = mentionsIn(facts)
  const inUnit = mentions.filter((mention) => mention.unit === unit)
  let first: RoleAt | undefined
  for (const phrase of postsAt(found.text, block.start, offset)) {
    if (phrase.end > block.end || inUnit.some((mention) => isHeldHere(phrase, mention))) return undefined
    const named = officeIn(phrase.words, null)
    const office = named ?? officeByContext(phrase.words, inUnit) ?? officeByContext(phrase.words, mentions)
    if (!office) continue
    const range = {
      start: placeIn(shown, entry, phrase.start - block.start),
      end: placeIn(shown, entry, phrase.end - block.start),
    }
    const holders = holdersOn(index, office, day)
    const role = {words: phrase.words, range, office, ownerGuessed: !named, day, holders}
    // A sentence may begin with a word that only looks like a part of the post.
    if (holders.length > 0) return role
    if (named) first ??= role
  }
  return first

  /** True when the words are the post of somebody who is named right before or behind them. */
  function isHeldHere({start, end, words}: PostPhrase, {line, column, endLine, endColumn, named}: Mention): boolean {
    if (named.title === null || !levelled(named.title).includes(levelled(words))) return false
    const from = wordsOffset(found, (lines.starts[line - 1] ?? 0) + column - 1)
    const to = wordsOffset(found, (lines.starts[endLine - 1] ?? 0) + endColumn - 1)
    const gap = from >= end ? found.text.slice(end, from) : to <= start ? found.text.slice(to, start) : ''
    return gap.length <= nearest && !/[.!?]\s/.test(gap)
  }
}

/** Between a post and its holder stand a rank and an honorific at most. */
const nearest = 60

function levelled(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/** `the Secretary General`: of the one organization whose holder of such a post the mentions name. */
function officeByContext(words: string, mentions: readonly Mention[]): Office | undefined {
  const held = new Set(mentions.flatMap((mention) => officesOf(mention).map(({key}) => key)))
  const owners = new Set(mentions.flatMap(({named}) => named.organisation ?? []))
  const offices = [...owners].flatMap((owner) => officeIn(words, owner) ?? []).filter(({key}) => held.has(key))
  return offices.length === 1 ? offices[0] : undefined
}

/** The offset in the words of an offset in the file: the inverse of `sourceOffset`. Logarithmic. */
function wordsOffset(found: Recognized, offset: number): number {
  if (!found.source) return offset
  return firstWhere(found.text.length, (at) => sourceOffset(found, at) >= offset)
}
