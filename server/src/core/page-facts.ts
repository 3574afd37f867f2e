import {headOf, type ReaderOptions} from './block-facts.js'
import {datedBlock} from './corrections/blocks.js'
import {correctionOf, isCorrectable, type Corrections} from './corrections/corrections.js'
import {detached} from './detached.js'
import type {AttachmentFacts, CorrectedBlock, Mark, Mention, Paragraph, PartFacts, Place, Unit} from './facts.js'
import {dateProblems, type DateProblem} from './date-problems.js'
import type {PageSpan} from './layout.js'
import type {Entry, PartSpan, UnitSpan} from './layout/sheet.js'
import {columnsOf, noMentions} from './mentions.js'
import {shortWording, wordingOf} from './near/wording.js'
import {namesOnPage, type NamedBlock, type PageMention} from './page-names.js'
import {entriesOf, type PageReading} from './page-reading.js'
import type {FactProblem} from './problems.js'
import {columnAt, type Recognized} from './recognize.js'
import {siteLinesOn} from './site-lines.js'
import {
  unitDates,
  type CorrectedDates,
  type Evidence,
  type PlacedDate,
  type UnitDates,
  type UnitWords,
} from './unit-dates.js'
import {shortestCopy} from './workspace-index.js'

/** Which facts are wanted: all where nothing is said. */
export type WantedFacts = Pick<ReaderOptions, 'people' | 'copies'>

/** Read one page of a dump. Linear in the number of its blocks. */
export function readPage(
  found: Recognized,
  page: PageSpan,
  base: number,
  {people = true, copies = true}: WantedFacts,
): PageReading {
  const {text, lines, entries, corrections} = found
  const units: Unit[] = []
  const paragraphs: Paragraph[] = []
  const boilerplate: number[] = []
  const attachments: AttachmentFacts[] = []
  const problems: FactProblem[] = []
  const aside: number[] = []
  const corrected: CorrectedBlock[] = []
  const seen = new Set<Mark>()
  const named: NamedBlock[] = []
  const spans = page.children.filter((child) => 'parts' in child)
  const words = spans.map((unit) => wordsOf(unit, entries, corrections))
  const dates = unitDates(words, {text, evidenceOf, placeOf: (entry) => pointOf(entry, 0)})
  let items = 0
  for (const child of page.children) {
    if ('parts' in child) {
      const index = base + units.length
      const unit = unitOf(child, dates[units.length])
      units.push(unit)
      for (const part of child.parts) readPart(part, index, unit)
      if (child.kind === 'item') items++
      if (hasDatedTitle(child, entries)) seen.add('title with date')
    } else readPart(child, -1, undefined)
  }
  const stamps = spans.map((unit) => stampsOf(unit, entries))
  for (const problem of dateProblems(words, dates, stamps)) {
    const placed = problemOf(problem)
    if (placed) problems.push(placed)
  }
  if (items >= 2) seen.add('strip')
  if (attachments.length > 0) seen.add('attachment')
  const mentions = people ? columnsOf(namesOnPage(text, named).map(mentionOf)) : noMentions
  const own = entriesOf(found, page)
  const siteLines = siteLinesOn(own)
  const facts = {
    marks: [...seen],
    units,
    mentions,
    paragraphs,
    boilerplate,
    siteLines,
    attachments,
    problems,
    aside,
    corrected,
  }
  return {page, base, entries: own, facts}

  function readPart(part: PartSpan, index: number, unit: Unit | undefined): void {
    for (let at = part.first; at <= part.last; at++) {
      const entry = entries[at]
      if (entry) readBlock(entry, part, index)
    }
    const first = entries[part.first]
    if (unit && first && isCopyable(part, unit.kind)) paragraphs.push(paragraphOf(part, first, index, unit))
    else if (first && isCorrectable(first.facts.kind)) aside.push(first.facts.copy.key)
  }

  function readBlock(entry: Entry, part: PartSpan, unit: number): void {
    const {block, facts} = entry
    if (people) named.push({entry, unit})
    const correction = correctionOf(corrections, facts)
    if (correction) corrected.push({line: block.line + 1, endLine: block.line + block.lines, correction})
    if (part.kind === 'boilerplate' || part.kind === 'signature' || part.kind === 'contact')
      for (let line = block.line; line < block.line + block.lines; line++) boilerplate.push(line + 1)
    if (facts.attachment && part.kind !== 'residue') {
      const {start, end} = facts.attachment
      attachments.push({line: block.line + 1, name: detached(text.slice(block.start + start, block.start + end))})
    }
    for (const date of facts.dates) {
      if (!date.impossible) continue
      problems.push({code: 'impossible-date', text: detached(date.text), ...placeOf(entry, date.start, date.end)})
    }
    const mark = markOf(entry)
    if (mark) seen.add(mark)
  }

  function problemOf(problem: DateProblem): FactProblem | undefined {
    if (problem.kind === 'undated') {
      const first = entries[spans[problem.unit]?.parts[0]?.first ?? -1]
      return first && {code: 'undated-item', ...placeOf(first, 0, first.block.end - first.block.start)}
    }
    const {entry, date} = problem.placed
    const text = detached(date.text)
    const place = placeOf(entry, date.start, date.end)
    if (problem.kind === 'disorder')
      return {code: 'date-out-of-order', text, above: problem.above, below: problem.below, ...place}
    return {code: 'date-disagrees', text, other: evidenceOf(problem.other), how: problem.how, ...place}
  }

  function unitOf(span: UnitSpan, dates: UnitDates | undefined): Unit {
    const parts = span.parts.map(partOf)
    const title = span.parts.findIndex((part) => part.kind === 'title')
    const shown = span.parts[title < 0 ? Math.max(0, span.parts.findIndex(isText)) : title]
    const entry = shown && entries[shown.first]
    const head = entry ? headOf(entry.facts) : ''
    const first = parts[span.kind === 'article' && title >= 0 ? opening(span.parts, title) : 0]
    const last = parts.findLast(({kind}) => kind !== 'signature' && kind !== 'contact' && kind !== 'residue')
    return {
      kind: span.kind,
      line: first?.line ?? 1,
      endLine: last?.endLine ?? first?.endLine ?? 1,
      title: title < 0 ? null : head,
      head,
      published: dates?.published ?? null,
      event: dates?.event ?? null,
      parts,
    }
  }

  function paragraphOf(part: PartSpan, first: Entry, index: number, unit: Unit): Paragraph {
    const {copy, words, signs} = first.facts
    const dated = unit.published?.certainty === 'stated' || unit.published?.certainty === 'corrected'
    const {line, endLine} = partOf(part)
    const wording = copies
      ? (first.facts.wording ??= words < shortestCopy ? shortWording(copy) : wordingOf(first.facts.text, copy))
      : shortWording(copy)
    return {line, endLine, copy: copy.key, words, signs, wording, unit: index, dated}
  }

  function partOf(part: PartSpan): PartFacts {
    const last = entries[part.last]?.block
    const line = (entries[part.first]?.block.line ?? 0) + 1
    return {kind: part.kind, line, endLine: (last?.line ?? 0) + (last?.lines ?? 1)}
  }

  function mentionOf(found: PageMention): Mention {
    const {start, end, named, entry, unit, identity, reason} = found
    // Written out, for to spread the parts costs twenty times as much.
    const {line, column, endLine, endColumn} = placeOf(entry, start, end)
    const mention = {line, column, endLine, endColumn, named, unit, identity}
    return reason === undefined ? mention : {...mention, reason}
  }

  function evidenceOf({entry, date}: PlacedDate): Evidence {
    const {line, column} = placeOf(entry, date.start, date.end)
    return {line, column, text: detached(date.text)}
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

/** The part that an article opens with, given its title: a date line above that, else the title itself. */
function opening(parts: readonly PartSpan[], title: number): number {
  const dateLine = parts.findIndex(({kind}) => kind === 'dateLine')
  return dateLine >= 0 && dateLine < title ? dateLine : title
}

/** What the dates of a unit are read from. */
function wordsOf(unit: UnitSpan, entries: readonly Entry[], corrections: Corrections): UnitWords {
  const words: Entry[] = []
  let texts = 0
  let published: PlacedDate | undefined
  let tail: PlacedDate | undefined
  let signed: PlacedDate | undefined
  let signings = 0
  for (const part of unit.parts) {
    if (part.joined) continue
    for (let at = part.first; at <= part.last; at++) {
      const entry = entries[at]
      if (!entry) continue
      const {facts} = entry
      const date = facts.dates[0]
      if (part.kind === 'dateLine' && date && facts.kind !== 'menu') published ??= {entry, date}
      else if (part.kind === 'placeLine') {
        signed ??= date && {entry, date}
        if (date) signings++
      }
      if (!isText(part)) continue
      texts++
      // The repetition of a title says nothing new.
      if (words[0]?.facts.title.key !== facts.title.key) words.push(entry)
      if (part.kind === 'title' && facts.tail) tail ??= {entry, date: facts.tail}
      if (texts === 1 && facts.lead) tail ??= {entry, date: facts.lead}
    }
  }
  const line = published ?? tail
  const corrected = correctedDates(unit, entries, corrections)
  // What the team says stands for the date line: nothing is read off that any more, and nothing is wrong with it.
  const overruled = line?.date.impossible === true || corrected?.correction.published !== undefined
  const stated = overruled ? undefined : line
  return {kind: unit.kind, published: stated, words, signed, signings, corrected}
}

function correctedDates(
  unit: UnitSpan,
  entries: readonly Entry[],
  corrections: Corrections,
): CorrectedDates | undefined {
  if (corrections.size === 0) return undefined
  const entry = entries[datedBlock(unit, entries) ?? -1]
  const correction = entry && correctionOf(corrections, entry.facts)
  return correction && {entry, correction}
}

/**
 * The dates of a unit that say when it was published: figures on date lines above the text, and behind the title. A date
 * in words below the title may be the day of signing.
 */
function stampsOf(unit: UnitSpan, entries: readonly Entry[]): readonly PlacedDate[] {
  const stamps: PlacedDate[] = []
  for (const part of unit.parts) {
    if (part.kind !== 'title' && part.kind !== 'dateLine' && part.kind !== 'attachment' && part.kind !== 'residue')
      break
    if (part.joined) continue
    for (let at = part.first; at <= part.last; at++) {
      const entry = entries[at]
      const date = part.kind === 'dateLine' ? entry?.facts.dates[0] : entry?.facts.tail
      if (entry && date && date.form !== 'words') stamps.push({entry, date})
    }
  }
  return stamps
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
  if (!part) return false
  if (part.last > part.first || entries[part.first]?.facts.tail) return true
  const below = unit.parts.slice(title + 1).find(({kind}) => kind !== 'residue')?.kind
  return below === 'dateLine' || below === 'placeLine'
}
