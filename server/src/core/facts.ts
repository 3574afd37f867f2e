import {detached} from './detached.js'
import type {Entry, PartSpan, UnitSpan} from './layout/sheet.js'
import {namesOnPage, type PageMention} from './page-names.js'
import {columnAt, type Recognized} from './recognize.js'
import type {NamedMention} from './rules/official.js'
import type {PersonName} from './rules/official.js'
import type {PartKind} from './tree.js'
import {
  unitDates,
  type EventDate,
  type Evidence,
  type PlacedDate,
  type PublishedDate,
  type UnitDates,
  type UnitWords,
} from './unit-dates.js'

/** A place in a file that needs no text to be shown: lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Whole lines of a file, both included, counted from 1. */
export interface LineSpan {
  readonly line: number
  readonly endLine: number
}

/** A part of an item or article. */
export interface PartFacts extends LineSpan {
  readonly kind: PartKind
}

/** A paragraph that can be a copy of another: running text of a unit, or the headline of an item. */
export interface Paragraph extends LineSpan {
  /** `key` of the hash of its levelled text; copies share it. */
  readonly copy: number
  readonly words: number
  /** What levelling took away: see `signsOf`. */
  readonly signs: string
  /** The unit it stands in. */
  readonly unit: number
  /** True when that unit states its own day of publication. */
  readonly dated: boolean
}

/** An item or an article of a file. */
export interface Unit extends LineSpan {
  readonly kind: 'item' | 'article'
  /** The title as written, white space collapsed, the date behind it left out; null when there is none. */
  readonly title: string | null
  /** The title, else the first words of the text: what an outline shows. */
  readonly head: string
  readonly published: PublishedDate | null
  readonly event: EventDate | null
  readonly parts: readonly PartFacts[]
}

/** A person named in a file. */
export interface Mention extends Place {
  readonly named: NamedMention
  /** Index into `units`; -1 for a mention outside items and articles. */
  readonly unit: number
  /** The fullest name that the page gives this person; the mention's own where the page says no more. */
  readonly identity: PersonName
  /** Why a shorter name is taken for the fuller one of the same page; absent when the mention speaks for itself. */
  readonly reason?: string
}

/** A file offered for download. */
export interface AttachmentFacts {
  readonly line: number
  readonly name: string
}

/** A date that the text states and no calendar has, or another thing a reader should know about. */
export interface FactProblem extends Place {
  readonly code: 'impossible-date'
  readonly text: string
}

/** A mark by which a text is known for a dump. */
export type Mark = 'date line' | 'strip' | 'title with date' | 'footer' | 'attachment' | 'signature' | 'contact'

/** All marks, in the order they are explained in. */
export const marks: readonly Mark[] = [
  'date line',
  'strip',
  'title with date',
  'footer',
  'attachment',
  'signature',
  'contact',
]

/**
 * What one file says, and nothing that other files say: plain data, without the text, small enough to keep for a
 * hundred thousand files.
 */
export interface FileFacts {
  /** The marks found; two make a dump. */
  readonly marks: readonly Mark[]
  readonly units: readonly Unit[]
  readonly mentions: readonly Mention[]
  readonly paragraphs: readonly Paragraph[]
  /** Lines of navigation, signatures and contacts, from 1. */
  readonly boilerplate: readonly number[]
  readonly attachments: readonly AttachmentFacts[]
  readonly problems: readonly FactProblem[]
  /** How many lines the file has. */
  readonly lines: number
}

/** True when the marks make the file a dump. */
export function isDump(facts: FileFacts): boolean {
  return facts.marks.length >= 2
}

/** Gather the facts of a recognized dump. Linear in the number of its blocks. */
export function factsOf(found: Recognized): FileFacts {
  const {text, lines, entries} = found
  const units: Unit[] = []
  const paragraphs: Paragraph[] = []
  const mentions: Mention[] = []
  const boilerplate: number[] = []
  const attachments: AttachmentFacts[] = []
  const problems: FactProblem[] = []
  const seen = new Set<Mark>()

  for (const page of found.pages) {
    const spans = page.children.filter((child) => 'parts' in child)
    const dates = unitDates(
      spans.map((unit) => wordsOf(unit, entries)),
      {text, evidenceOf},
    )
    const named: {readonly entry: Entry; readonly unit: number}[] = []
    let at = 0
    let items = 0
    for (const child of page.children) {
      if ('parts' in child) {
        const index = units.length
        units.push(unitOf(child, dates[at++]))
        for (const part of child.parts) readPart(part, index)
        if (child.kind === 'item') items++
        if (hasDatedTitle(child, entries)) seen.add('title with date')
      } else readPart(child, -1)
    }
    if (items >= 2) seen.add('strip')
    for (const found of namesOnPage(text, named)) mentions.push(mentionOf(found))

    function readPart(part: PartSpan, unit: number): void {
      for (let index = part.first; index <= part.last; index++) {
        const entry = entries[index]
        if (entry) readBlock(entry, part, unit)
      }
      const first = entries[part.first]
      if (unit >= 0 && first && isCopyable(part, units[unit]?.kind)) paragraphs.push(paragraphOf(part, first, unit))
    }

    function readBlock(entry: Entry, part: PartSpan, unit: number): void {
      const {block, facts} = entry
      if (facts.names.mentions.length > 0 || facts.names.loose.length > 0) named.push({entry, unit})
      if (part.kind === 'boilerplate' || part.kind === 'signature' || part.kind === 'contact')
        for (let line = block.line; line < block.line + block.lines; line++) boilerplate.push(line + 1)
      if (facts.attachment) {
        const {start, end} = facts.attachment
        attachments.push({line: block.line + 1, name: detached(text.slice(block.start + start, block.start + end))})
      }
      for (const date of facts.dates) {
        if (!date.impossible) continue
        problems.push({code: 'impossible-date', text: date.text, ...placeOf(entry, date.start, date.end)})
      }
      const mark = markOf(entry)
      if (mark) seen.add(mark)
    }
  }
  if (attachments.length > 0) seen.add('attachment')
  return {
    marks: marks.filter((mark) => seen.has(mark)),
    units: fitted(units),
    mentions: fitted(mentions),
    paragraphs: fitted(paragraphs),
    boilerplate: fitted(boilerplate),
    attachments: fitted(attachments),
    problems: fitted(problems),
    lines: lines.count,
  }

  function unitOf(span: UnitSpan, dates: UnitDates | undefined): Unit {
    const title = span.parts.find((part) => part.kind === 'title')
    const body = span.parts.find(
      (part) => part.kind === 'paragraph' || part.kind === 'question' || part.kind === 'answer',
    )
    const shown = entries[(title ?? body ?? span.parts[0])?.first ?? -1]
    const head = shown?.facts.head ?? ''
    const parts = span.parts.map(partOf)
    const first = (span.kind === 'article' && parts.find((part) => part.kind === 'title')) || parts[0]
    const ends = parts.filter((part) => part.kind !== 'signature' && part.kind !== 'contact' && part.kind !== 'residue')
    return {
      kind: span.kind,
      line: first?.line ?? 1,
      endLine: ends[ends.length - 1]?.endLine ?? first?.endLine ?? 1,
      title: title ? head : null,
      head,
      published: dates?.published ?? null,
      event: dates?.event ?? null,
      parts,
    }
  }

  function paragraphOf(part: PartSpan, first: Entry, unit: number): Paragraph {
    const {copy, words, signs} = first.facts
    const dated = units[unit]?.published?.certainty === 'stated'
    const {line, endLine} = partOf(part)
    return {line, endLine, copy: copy.key, words, signs, unit, dated}
  }

  function partOf(part: PartSpan): PartFacts {
    const last = entries[part.last]?.block
    const line = (entries[part.first]?.block.line ?? 0) + 1
    return {kind: part.kind, line, endLine: (last?.line ?? 0) + (last?.lines ?? 1)}
  }

  function mentionOf(found: PageMention): Mention {
    const {named, entry, unit, identity, reason} = found
    const {line, column, endLine, endColumn} = placeOf(entry, named.start, named.end)
    const mention = {line, column, endLine, endColumn, named, unit, identity}
    return reason === undefined ? mention : {...mention, reason}
  }

  function evidenceOf({entry, date}: PlacedDate): Evidence {
    const {line, column} = placeOf(entry, date.start, date.end)
    return {line, column, text: date.text}
  }

  function placeOf(entry: Entry, start: number, end: number): Place {
    const from = pointOf(entry, start)
    // The end is read off the last unit: behind it there may be markup.
    const last = pointOf(entry, Math.max(start, end - 1))
    const to = {line: last.line, column: last.column + (end > start ? 1 : 0)}
    return {line: from.line, column: from.column, endLine: to.line, endColumn: to.column}
  }

  function pointOf({block}: Entry, offset: number): {readonly line: number; readonly column: number} {
    let line = block.line
    const at = block.start + offset
    while (line + 1 < block.line + block.lines && (lines.starts[line + 1] ?? Infinity) <= at) line++
    return {line: line + 1, column: columnAt(found, line, at)}
  }
}

const nothing: readonly never[] = []

/** The list without the room it kept for growing: facts stay for as long as the workspace is open. */
function fitted<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? nothing : list.slice()
}

/** What the dates of a unit are read from. */
function wordsOf(unit: UnitSpan, entries: readonly Entry[]): UnitWords {
  const words: Entry[] = []
  let published: PlacedDate | undefined
  let tail: PlacedDate | undefined
  let signed: PlacedDate | undefined
  for (const part of unit.parts) {
    for (let at = part.first; at <= part.last; at++) {
      const entry = entries[at]
      if (!entry) continue
      const {facts} = entry
      const date = facts.dates[0]
      if (part.kind === 'dateLine' && date) published ??= {entry, date}
      else if (part.kind === 'placeLine') signed ??= date && {entry, date}
      else if (isText(part)) words.push(entry)
      if (part.kind === 'title' && facts.tail) tail ??= {entry, date: facts.tail}
      if (isText(part) && words.length === 1 && facts.lead) tail ??= {entry, date: facts.lead}
    }
  }
  const line = published ?? tail
  return {kind: unit.kind, published: line?.date.impossible ? undefined : line, words: withoutRepeats(words), signed}
}

/** The repetition of a title says nothing new. */
function withoutRepeats(words: readonly Entry[]): readonly Entry[] {
  return words.filter((entry, at) => at === 0 || entry.facts.title.key !== words[0]?.facts.title.key)
}

function isText(part: PartSpan): boolean {
  return part.kind === 'title' || part.kind === 'paragraph' || part.kind === 'question' || part.kind === 'answer'
}

/** An article's own title is no copy of anything; the headline of an item is. */
function isCopyable(part: PartSpan, kind: Unit['kind'] | undefined): boolean {
  return isText(part) && !(part.kind === 'title' && kind === 'article')
}

function markOf(entry: Entry): Mark | undefined {
  switch (entry.facts.kind) {
    case 'dateLine':
    case 'placeLine':
      return 'date line'
    case 'footer':
      return 'footer'
    case 'attachment':
      return 'attachment'
    case 'signature':
      return 'signature'
    case 'contact':
      return 'contact'
    case 'headline':
    case 'prose':
      return entry.facts.lead ? 'date line' : undefined
    case 'menu':
    case 'residue':
      return undefined
  }
}

/** True for a title that repeats itself or has a date behind it or below it. */
function hasDatedTitle(unit: UnitSpan, entries: readonly Entry[]): boolean {
  const title = unit.parts.findIndex((part) => part.kind === 'title')
  const part = unit.parts[title]
  if (!part || unit.kind !== 'article') return false
  if (part.last > part.first || entries[part.first]?.facts.tail) return true
  const below = unit.parts[title + 1]?.kind
  return below === 'dateLine' || below === 'placeLine'
}
