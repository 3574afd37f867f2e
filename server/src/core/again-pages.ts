import type {DumpReader} from './dump-reader.js'
import {marks, type FileFacts, type LineSpan, type Mark, type Mention, type Paragraph, type Unit} from './facts.js'
import type {PageSpan} from './layout.js'
import type {Entry, PartSpan, UnitSpan} from './layout/sheet.js'
import type {Recognized} from './recognize.js'
import type {Evidence} from './unit-dates.js'

/** What one page says by itself: units count from the page's own first one. */
export interface PageReading {
  readonly page: PageSpan
  /** The blocks of the page. */
  readonly entries: readonly Entry[]
  /** Number of its first entry. */
  readonly first: number
  readonly facts: FileFacts
  /** The facts as they stand in the file: units counted from the first of the file. */
  readonly placed: FileFacts
  readonly firstUnit: number
}

/** What a reading before knew. */
interface Before {
  readonly pages: readonly PageReading[]
}

/**
 * The pages of a recognized text, those taken over that have the blocks they had: from the top as long as they agree,
 * and from the bottom. Costs the facts of the other pages and a comparison for each block.
 */
export function pageReadings(
  before: Before | undefined,
  found: Recognized,
  reader: DumpReader,
): readonly PageReading[] {
  const old = before?.pages ?? []
  const {pages} = found
  const taken = new Array<PageReading | undefined>(pages.length)
  let top = 0
  while (top < Math.min(old.length, pages.length) && take(top, old[top])) top++
  for (let end = 1; end <= Math.min(old.length, pages.length) - top; end++) {
    if (!take(pages.length - end, old[old.length - end])) break
  }
  let units = 0
  return pages.map((page, at) => {
    const reading = placedAt(taken[at] ?? readPage(page), units)
    units += reading.facts.units.length
    return reading
  })

  /** True when the page at `at` says what the old one said; it may stand on other lines. */
  function take(at: number, known: PageReading | undefined): boolean {
    const page = pages[at]
    if (!page || !known) return false
    const first = firstEntry(page)
    if (!sameLayout(page, first, known.page, known.first)) return false
    const lines = sameBlocks(found.entries, first, known.entries)
    if (lines === undefined) return false
    const facts = lines === 0 ? known.facts : movedFacts(known.facts, lines, 0)
    const entries = lines === 0 ? known.entries : entriesOf(page)
    taken[at] = {
      ...known,
      page,
      first,
      entries,
      facts,
      placed: lines === 0 ? known.placed : facts,
      firstUnit: lines === 0 ? known.firstUnit : 0,
    }
    return true
  }

  function readPage(page: PageSpan): PageReading {
    const facts = reader.facts({...found, pages: [page]})
    return {page, first: firstEntry(page), entries: entriesOf(page), facts, placed: facts, firstUnit: 0}
  }

  function entriesOf(page: PageSpan): readonly Entry[] {
    return found.entries.slice(firstEntry(page), lastEntry(page) + 1)
  }
}

/** The facts of a file from those of its pages. Linear in what they say, and quick: nothing is worked out. */
export function joinedFacts(pages: readonly PageReading[], lines: number): FileFacts {
  const seen = new Set<Mark>()
  for (const {facts} of pages) for (const mark of facts.marks) seen.add(mark)
  return {
    marks: marks.filter((mark) => seen.has(mark)),
    units: joined(({units}) => units),
    mentions: joined(({mentions}) => mentions),
    paragraphs: joined(({paragraphs}) => paragraphs),
    boilerplate: joined(({boilerplate}) => boilerplate),
    attachments: joined(({attachments}) => attachments),
    problems: joined(({problems}) => problems),
    lines,
  }

  function joined<T>(listOf: (facts: FileFacts) => readonly T[]): readonly T[] {
    const list: T[] = []
    for (const {placed} of pages) for (const one of listOf(placed)) list.push(one)
    return list
  }
}

function placedAt(reading: PageReading, firstUnit: number): PageReading {
  if (reading.firstUnit === firstUnit) return reading
  return {...reading, placed: movedFacts(reading.facts, 0, firstUnit), firstUnit}
}

/** The number of the first entry of a page. Its children need not be in the order of its entries. */
function firstEntry({children}: PageSpan): number {
  let first = Infinity
  for (const child of children) for (const part of partsOf(child)) first = Math.min(first, part.first)
  return first === Infinity ? 0 : first
}

function lastEntry({children}: PageSpan): number {
  let last = -1
  for (const child of children) for (const part of partsOf(child)) last = Math.max(last, part.last)
  return last
}

function partsOf(child: UnitSpan | PartSpan): readonly PartSpan[] {
  return 'parts' in child ? child.parts : [child]
}

/** True when two pages have the same units and parts, counted from their own first entries. */
function sameLayout(one: PageSpan, oneFirst: number, other: PageSpan, otherFirst: number): boolean {
  if (one.children.length !== other.children.length) return false
  return one.children.every((child, at) => {
    const twin = other.children[at]
    if (!twin || child.kind !== twin.kind || 'parts' in child !== 'parts' in twin) return false
    const parts = partsOf(child)
    const twins = partsOf(twin)
    return (
      parts.length === twins.length &&
      parts.every((part, place) => {
        const pair = twins[place]
        if (!pair || part.kind !== pair.kind) return false
        return part.first - oneFirst === pair.first - otherFirst && part.last - oneFirst === pair.last - otherFirst
      })
    )
  })
}

/**
 * By how many lines the old blocks moved to become those from `first` on; undefined when they are not the same. Blocks
 * of one text share one object of facts, most of the time; where they do not, the page is only read again.
 */
function sameBlocks(entries: readonly Entry[], first: number, old: readonly Entry[]): number | undefined {
  const lines = (entries[first]?.block.line ?? 0) - (old[0]?.block.line ?? 0)
  for (const [at, {block, facts}] of old.entries()) {
    const entry = entries[first + at]
    if (!entry || entry.facts !== facts || entry.block.lines !== block.lines) return undefined
    if (entry.block.line - block.line !== lines) return undefined
  }
  return lines
}

/** Facts so many lines further down, with so many units before them. */
function movedFacts(facts: FileFacts, lines: number, units: number): FileFacts {
  const unitOf = (unit: number): number => (unit < 0 ? unit : unit + units)
  if (lines === 0) {
    return {
      ...facts,
      mentions: facts.mentions.map((mention) => ({...mention, unit: unitOf(mention.unit)})),
      paragraphs: facts.paragraphs.map((paragraph) => ({...paragraph, unit: unitOf(paragraph.unit)})),
    }
  }
  return {
    ...facts,
    units: facts.units.map(movedUnit),
    mentions: facts.mentions.map((mention): Mention => ({...movedSpan(mention), unit: unitOf(mention.unit)})),
    paragraphs: facts.paragraphs.map((paragraph): Paragraph => ({
      ...movedSpan(paragraph),
      unit: unitOf(paragraph.unit),
    })),
    boilerplate: facts.boilerplate.map((line) => line + lines),
    attachments: facts.attachments.map((attachment) => ({...attachment, line: attachment.line + lines})),
    problems: facts.problems.map(movedSpan),
  }

  function movedSpan<T extends LineSpan>(span: T): T {
    return {...span, line: span.line + lines, endLine: span.endLine + lines}
  }

  function movedUnit(unit: Unit): Unit {
    const {published, event} = unit
    return {
      ...movedSpan(unit),
      parts: unit.parts.map(movedSpan),
      published: published ? {...published, evidence: movedEvidence(published.evidence)} : null,
      event: event ? {...event, evidence: movedEvidence(event.evidence)} : null,
    }
  }

  function movedEvidence(evidence: Evidence): Evidence {
    return {...evidence, line: evidence.line + lines}
  }
}
