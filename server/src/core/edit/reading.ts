import {firstWhere} from '../first-where.js'
import type {FileFacts, Mention, Unit} from '../facts.js'
import {skipBlanks, trimBlanks} from '../characters.js'
import {level, survey, type Hash} from '../level.js'
import {mentionsIn} from '../mentions.js'
import type {PartKind} from '../tree.js'
import type {Form} from './form.js'
import {placesOf} from './places.js'
import type {Recognized} from '../recognize.js'

/** One thing that a recognizer read, as words to compare, and the entry it was read from. */
interface Line {
  readonly says: string
  readonly entry: number
}

/** How two readings of what should be one dump differ. */
export interface ReadingDifference {
  /** The entry of the text before at which the difference begins. */
  readonly entry: number
  /** How many things read alike before it. */
  readonly reached: number
  readonly expected: string
  readonly found: string
}

/**
 * Compare what is read in a text with what is read in its written form: pages, items, articles and their parts with
 * their words, dates, people, attachments, marks. Lines and columns are left out, and so is white space.
 *
 * @param isLeft Tells which decisions of the form were not carried out.
 * @returns The first difference; undefined when both read alike. Linear.
 */
export function readingDifference(
  form: Form,
  facts: FileFacts,
  isLeft: (decision: number) => boolean,
  found: Recognized,
  foundFacts: FileFacts,
): ReadingDifference | undefined {
  const expected = expectedLines(form, isLeft)
  const actual = linesOf(found)
  for (let at = 0; at < Math.max(expected.length, actual.length); at++) {
    if (expected[at]?.says === actual[at]?.says) continue
    const entry = expected[at]?.entry ?? form.places.length - 1
    return {entry, reached: at, expected: expected[at]?.says ?? '', found: actual[at]?.says ?? ''}
  }
  const before = factLines(facts)
  const after = factLines(foundFacts)
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const was = before[at]
    const is = after[at]
    if (was?.says === is?.says) continue
    return {
      entry: entryAtLine(form.found, was?.line ?? 1),
      reached: expected.length + at,
      expected: was?.says ?? '',
      found: is?.says ?? '',
    }
  }
  return undefined
}

/** What the recognizer must read in the written form. */
function expectedLines(form: Form, isLeft: (decision: number) => boolean): Line[] {
  const {text} = form.found
  const lines: Line[] = []
  let page = -1
  let unit = -1
  for (const [at, place] of form.places.entries()) {
    if (place.page !== page) lines.push({says: 'page', entry: at})
    page = place.page
    if (place.unit >= 0 && place.unit !== unit) lines.push({says: place.unitKind ?? '', entry: at})
    if (place.unit >= 0) unit = place.unit
    const {start, end} = place.entry.block
    if (!isLeft(2 * at) && form.joins[at]) {
      const above = lines.pop()
      const from = form.places[at - 1]?.entry.block
      const words = isLeft(2 * at - 1) ? undefined : form.cuts[at - 1]?.at
      lines.push({says: part('attachment', words ?? from?.start ?? start, end), entry: above?.entry ?? at})
      continue
    }
    const cut = isLeft(2 * at + 1) ? undefined : form.cuts[at]
    if (cut) lines.push({says: part(cut.above, start, cut.at), entry: at})
    if (cut) lines.push({says: part(cut.below ?? place.kind, cut.at, end), entry: at})
    else lines.push({says: partLine(place.kind, place.entry.facts.copy), entry: at})
  }
  return lines

  function part(kind: PartKind, start: number, end: number): string {
    return partLine(kind, survey(text, skipBlanks(text, start, end), trimBlanks(text, start, end)).hash)
  }
}

function linesOf(found: Recognized): Line[] {
  const lines: Line[] = []
  let page = -1
  let unit = -1
  for (const [at, place] of placesOf(found).entries()) {
    if (place.page !== page) lines.push({says: 'page', entry: at})
    page = place.page
    if (place.unit >= 0 && place.unit !== unit) lines.push({says: place.unitKind ?? '', entry: at})
    if (place.unit >= 0) unit = place.unit
    lines.push({says: partLine(place.kind, place.entry.facts.copy), entry: at})
  }
  return lines
}

function partLine(kind: PartKind, {key, check}: Hash): string {
  return `${kind} ${key} ${check}`
}

/** The facts that carry no line, each with the line it stands on. */
function factLines(facts: FileFacts): {readonly says: string; readonly line: number}[] {
  return [
    {says: facts.marks.join(), line: 1},
    ...facts.units.map((unit) => ({says: unitLine(unit), line: unit.line})),
    ...mentionsIn(facts).map((mention) => ({says: mentionLine(mention), line: mention.line})),
    ...facts.attachments.map(({name, line}) => ({says: level(name), line})),
    ...facts.problems.map((problem) => ({
      says: `${problem.code} ${'text' in problem ? level(problem.text) : ''}`,
      line: problem.line,
    })),
  ]
}

function unitLine({kind, title, published, event}: Unit): string {
  const days = [published, event].map(
    (day) =>
      day && [day.date, 'endDate' in day ? day.endDate : '', day.certainty, day.reason, level(day.evidence.text)],
  )
  return JSON.stringify([kind, title, ...days])
}

function mentionLine({named, unit, identity, reason}: Mention): string {
  const {surface, title, rank, organisation, official} = named
  return JSON.stringify([surface, title, rank, organisation, official, unit, identity, reason])
}

function entryAtLine({entries}: Recognized, line: number): number {
  return Math.max(0, firstWhere(entries.length, (at) => (entries[at]?.block.line ?? 0) >= line) - 1)
}
