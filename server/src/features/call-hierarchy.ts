import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
} from 'vscode-languageserver-types'
import {dossierOf, oneForEachItem} from '../core/dossier.js'
import type {FileFacts, Unit} from '../core/facts.js'
import {mentionBy, mentionsIn, placeBy, unitBy} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import type {PersonMention} from '../core/person-mentions.js'
import type {PlacedMention} from '../core/placed-mentions.js'
import {dayOf} from '../core/recovered.js'
import {factsAt} from '../core/workspace-index.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {extentOf, labelOf} from './document-symbols.js'
import {visible} from './plain.js'
import {mentionAt, mentionStarting, type Source, type Surroundings} from './source.js'

/** What a node carries from one request to the next: a person, by one of his mentions, or an item. */
export type HierarchyData =
  | {readonly kind: 'person'; readonly key: string; readonly line: number; readonly column: number}
  | {readonly kind: 'item'; readonly key: string; readonly unit: number}

/** The person at a position as the root of a hierarchy; none where nobody is named. */
export function prepareCallHierarchy(source: Source, around: Surroundings, position: Position): CallHierarchyItem[] {
  const mention = mentionAt(source, position)
  if (!mention) return []
  return [personNode({path: source.key, facts: source.facts, mention}, around, '')]
}

/**
 * Who is named together with a person, in one item or article, most often first; of an item, who is named in it. The
 * ranges are where the others are named in the file of the node. Costs the items that name the person.
 */
export function incomingCalls(data: HierarchyData, around: Surroundings): CallHierarchyIncomingCall[] {
  const mentions = data.kind === 'person' ? mentionsAt(data, around) : []
  const [first] = mentions
  const self = first && personOf(around.index, first.path, mentionBy(first)).id
  const units =
    data.kind === 'item'
      ? [data]
      : oneForEachItem(mentions).map((mention) => ({key: mention.path, unit: unitBy(mention)}))
  const others = new Map<string, Together>()
  for (const {key, unit} of units) {
    const facts = factsAt(around.index, key)
    if (!facts || unit < 0) continue
    const seen = new Set<string>()
    for (const mention of mentionsIn(facts)) {
      if (mention.unit !== unit || !mention.named.official) continue
      const {id} = personOf(around.index, key, mention)
      if (id === self) continue
      let other = others.get(id)
      if (!other) others.set(id, (other = {mentions: [], days: [], items: 0}))
      other.mentions.push({path: key, facts, mention})
      if (seen.has(id)) continue
      seen.add(id)
      other.items++
      const day = dayOf(around.index, key, facts, unit)
      if (day !== null) other.days.push(day)
    }
  }
  return [...others.values()]
    .sort((a, b) => b.items - a.items)
    .flatMap((other) => {
      const last = other.mentions[other.mentions.length - 1]
      if (!last) return []
      const from = personNode(last, around, data.kind === 'item' ? '' : togetherText(other))
      const here = other.mentions.filter(({path}) => path === last.path)
      return [{from, fromRanges: here.map(({mention}) => rangeOf(mention))}]
    })
}

/** The items and articles that name a person, by day, copies once; an item calls nobody. */
export function outgoingCalls(data: HierarchyData, around: Surroundings): CallHierarchyOutgoingCall[] {
  if (data.kind === 'item') return []
  const mentions = mentionsAt(data, around)
  return oneForEachItem(mentions).flatMap((mention) => {
    const {path, facts} = mention
    const at = unitBy(mention)
    const unit = facts.units[at]
    if (!unit) return []
    // The ranges of an outgoing call lie in the file of the node that calls.
    const fromRanges = path === data.key ? rangesIn(mentions, path, at) : []
    return [{to: itemNode(path, facts, unit, at, around), fromRanges}]
  })
}

interface Together {
  readonly mentions: PlacedMention[]
  readonly days: string[]
  items: number
}

function togetherText({items, days}: Together): string {
  const sorted = [...days].sort()
  const first = sorted[0]
  const last = sorted[sorted.length - 1]
  const when = first === undefined ? 'undated' : first === last ? first : `${first} to ${last ?? ''}`
  return `${items} ${items === 1 ? 'item' : 'items'}, ${when}`
}

function rangesIn(
  mentions: readonly PersonMention[],
  path: string,
  unit: number,
): CallHierarchyOutgoingCall['fromRanges'] {
  return mentions
    .filter((other) => other.path === path && unitBy(other) === unit)
    .map((other) => rangeOf(placeBy(other)))
}

function mentionsAt(
  {key, line, column}: HierarchyData & {kind: 'person'},
  {index}: Surroundings,
): readonly PersonMention[] {
  const mention = mentionStarting(factsAt(index, key), line, column)
  return mention ? dossierOf(index, key, mention).mentions : []
}

function personNode({path, mention}: PlacedMention, around: Surroundings, detail: string): CallHierarchyItem {
  const {line, column} = mention
  const {name} = personOf(around.index, path, mention)
  const range = rangeOf(mention)
  const data: HierarchyData = {kind: 'person', key: path, line, column}
  return {
    name: visible(name) || '?',
    kind: SymbolKind.Object,
    detail: detail || visible(mention.named.title ?? ''),
    uri: around.uriOf(path),
    range,
    selectionRange: range,
    data,
  }
}

function itemNode(path: string, facts: FileFacts, unit: Unit, at: number, around: Surroundings): CallHierarchyItem {
  const range = rangeOfLines(extentOf(unit))
  const data: HierarchyData = {kind: 'item', key: path, unit: at}
  return {
    name: labelOf(dayOf(around.index, path, facts, at), unit.head),
    kind: unit.kind === 'item' ? SymbolKind.Event : SymbolKind.Namespace,
    detail: visible(around.labelOf(path)),
    uri: around.uriOf(path),
    range,
    selectionRange: {start: range.start, end: range.start},
    data,
  }
}
