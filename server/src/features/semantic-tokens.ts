import type {Range} from 'vscode-languageserver-types'
import {mentionsIn} from '../core/mentions.js'
import {placeIn} from './date-at.js'
import {rangeOf} from './convert.js'
import type {Source} from './source.js'
import {tokenModifiers, type tokenTypes} from './token-legend.js'

/** A token on one line; lines and characters count from 0, lengths in UTF-16 units. */
export interface Token {
  readonly line: number
  readonly character: number
  readonly length: number
  readonly type: (typeof tokenTypes)[number]
  readonly modifiers: readonly (typeof tokenModifiers)[number][]
}

/**
 * What the whole page tells of its words and one line does not: who is an official, which lines are titles and which
 * belong to the site, which date is the day of the item. In source order, never overlapping, for the lines of the range
 * where one is given. Linear in the facts and blocks of the file.
 */
export function semanticTokens(source: Source, range?: Range): Token[] {
  const {facts, shown} = source
  if (!shown) return []
  const {text, lines} = shown
  const tokens: Token[] = []
  for (const mention of mentionsIn(facts)) add(rangeOf(mention), mention.named.official ? 'official' : 'byline')
  for (const unit of facts.units) {
    for (const part of unit.parts)
      if (part.kind === 'title') for (let line = part.line; line <= part.endLine; line++) addLine(line, 'title')
  }
  for (const line of facts.boilerplate) addLine(line, 'boilerplate')
  addDates()
  return withoutOverlaps(tokens.filter(({line}) => !range || (range.start.line <= line && line <= range.end.line)))

  function addDates(): void {
    const roles = new Map<string, Token['modifiers'][number][]>()
    for (const {published, event} of facts.units) {
      for (const [role, date] of [['published', published] as const, ['event', event] as const]) {
        if (!date) continue
        const at = `${date.evidence.line}:${date.evidence.column}`
        roles.set(at, [...(roles.get(at) ?? []), role, ...(date.certainty === 'inferred' ? ['inferred' as const] : [])])
      }
    }
    for (const entry of shown?.found.entries ?? []) {
      for (const date of entry.facts.dates) {
        if (!shown) return
        const start = placeIn(shown, entry, date.start)
        const modifiers = roles.get(`${start.line + 1}:${start.character + 1}`) ?? []
        add(
          {start, end: placeIn(shown, entry, date.end)},
          'date',
          date.impossible ? ['impossible'] : [...new Set(modifiers)],
        )
      }
    }
  }

  function addLine(line: number, type: Token['type']): void {
    const start = lines.starts[line - 1] ?? 0
    const end = lines.ends[line - 1] ?? start
    const words = text.slice(start, end)
    const from = words.length - words.trimStart().length
    const length = words.trim().length
    if (length > 0) tokens.push({line: line - 1, character: from, length, type, modifiers: []})
  }

  /** A token ends with its line, so what goes over a line end is several. */
  function add({start, end}: Range, type: Token['type'], modifiers: Token['modifiers'] = []): void {
    for (let line = start.line; line <= end.line; line++) {
      const character = line === start.line ? start.character : 0
      const past = line === end.line ? end.character : (lines.ends[line] ?? 0) - (lines.starts[line] ?? 0)
      if (past > character) tokens.push({line, character, length: past - character, type, modifiers})
    }
  }
}

/** In source order; where two overlap the shorter one stays whole, and the longer one is cut up round it. */
function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const byLine = new Map<number, Token[]>()
  for (const token of tokens) byLine.set(token.line, [...(byLine.get(token.line) ?? []), token])
  return [...byLine.entries()].sort(([a], [b]) => a - b).flatMap(([, list]) => levelled(list))
}

function levelled(list: readonly Token[]): Token[] {
  const inner = list.filter(({type}) => type !== 'title' && type !== 'boilerplate').sort(byCharacter)
  const kept: Token[] = []
  let past = -1
  for (const token of inner) {
    if (token.character < past) continue
    kept.push(token)
    past = token.character + token.length
  }
  const [outer] = list.filter(({type}) => type === 'title' || type === 'boilerplate')
  if (!outer) return kept
  const cut: Token[] = []
  let from = outer.character
  for (const {character, length} of [...kept, {character: outer.character + outer.length, length: 0}]) {
    if (character > from) cut.push({...outer, character: from, length: character - from})
    from = Math.max(from, character + length)
  }
  return [...kept, ...cut].sort(byCharacter)
}

function byCharacter(a: Token, b: Token): number {
  return a.character - b.character
}

/** The modifiers of a token as the protocol has them: bit 0 for the first of the legend. */
export function modifierBits({modifiers}: Token): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0)
}
