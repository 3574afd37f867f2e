import {SymbolKind, type DocumentSymbol} from 'vscode-languageserver-types'
import type {LineSpan, Mention, PartFacts, Unit} from '../core/facts.js'
import {isSiteUnit} from '../core/learned-lines.js'
import {mentionsIn} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import {dayOf} from '../core/recovered.js'
import {rangeOf, rangeOfLines} from './convert.js'
import {visible} from './plain.js'
import type {Source, Surroundings} from './source.js'

/**
 * The outline: items and articles under their day and title or first words, their parts below them, and in each part
 * the people it names, each once. What is learned to belong to the site is left out. Linear in the facts of the file.
 */
export function documentSymbols(source: Source, {index}: Surroundings): DocumentSymbol[] {
  const {facts, shown, key} = source
  const mentions = new Map<number, Mention[]>()
  for (const mention of mentionsIn(facts)) {
    const group = mentions.get(mention.unit)
    if (group) group.push(mention)
    else mentions.set(mention.unit, [mention])
  }
  return facts.units.flatMap((unit, at) => {
    if (isSiteUnit(index.siteLines, facts, unit, index.files.size)) return []
    const day = dayOf(index, key, facts, at)
    const range = rangeOfLines(extentOf(unit), shown?.lines)
    const named = mentions.get(at) ?? []
    return {
      name: labelOf(day, unit.head),
      kind: unit.kind === 'item' ? SymbolKind.Event : SymbolKind.Namespace,
      detail: unit.kind,
      range,
      selectionRange: {start: range.start, end: range.start},
      children: unit.parts.flatMap((part) => partSymbol(part, named)),
    }
  })

  function partSymbol(part: PartFacts, named: readonly Mention[]): DocumentSymbol[] {
    const people = peopleIn(part, named)
    // The date stands in the name of the unit already.
    if (part.kind === 'dateLine' && people.length === 0) return []
    const range = rangeOfLines(part, shown?.lines)
    const name = wordsOf(part) || partNames[part.kind]
    return [
      {
        name,
        kind: part.kind === 'attachment' ? SymbolKind.File : SymbolKind.String,
        detail: partNames[part.kind],
        range,
        selectionRange: {start: range.start, end: range.start},
        children: people,
      },
    ]
  }

  function peopleIn(part: LineSpan, named: readonly Mention[]): DocumentSymbol[] {
    const seen = new Set<string>()
    const people: DocumentSymbol[] = []
    for (const mention of named) {
      if (mention.line < part.line || mention.endLine > part.endLine) continue
      const person = personOf(index, key, mention)
      if (seen.has(person.id)) continue
      seen.add(person.id)
      const range = rangeOf(mention)
      const detail = visible(mention.named.title ?? '')
      people.push({name: visible(person.name) || '?', kind: SymbolKind.Object, detail, range, selectionRange: range})
    }
    return people
  }

  function wordsOf(part: PartFacts): string {
    if (!shown) return ''
    const start = shown.lines.starts[part.line - 1] ?? 0
    const end = Math.min(shown.lines.ends[part.endLine - 1] ?? start, start + 400)
    return visible(shortened(shown.text.slice(start, end).replace(/\s+/g, ' ').trim(), 80))
  }
}

/** `2024-02-16 On 16 February …`: what an item or article is listed as. Never empty. */
export function labelOf(day: string | null, head: string): string {
  const words = visible(shortened(head, 120))
  return [day, words].filter((part) => part !== null && part !== '').join('  ') || 'no words'
}

/** All lines of a unit, those before its title and its signature included. */
export function extentOf(unit: Unit): LineSpan {
  const line = unit.parts.reduce((least, part) => Math.min(least, part.line), unit.line)
  const endLine = unit.parts.reduce((most, part) => Math.max(most, part.endLine), unit.endLine)
  return {line, endLine}
}

const partNames: Readonly<Record<PartFacts['kind'], string>> = {
  title: 'title',
  dateLine: 'date line',
  attachment: 'attachment',
  paragraph: 'paragraph',
  question: 'question',
  answer: 'answer',
  placeLine: 'place and date',
  signature: 'signature',
  contact: 'contact',
  boilerplate: 'boilerplate',
  residue: 'residue',
}

function shortened(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text
}
