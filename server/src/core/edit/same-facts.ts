import type {FileFacts, Mention, Unit} from '../facts.js'
import {level} from '../level.js'
import {mentionsIn} from '../mentions.js'
import type {FactProblem} from '../problems.js'
import type {PersonName} from '../rules/official.js'
import type {Evidence, PublishedDate} from '../unit-dates.js'

/** In what the facts of a text may differ from those of the text it was made of; absent: in lines and blanks alone. */
export interface Allowed {
  /** The words that a date was read from, as they are written now. */
  readonly evidence: (evidence: Evidence) => string
  /** True where quotation marks and dashes may have been written otherwise. */
  readonly signs: boolean
  /** True for a line, from 1, that was taken away. */
  readonly gone: (line: number) => boolean
  /** The day, `2024-02-16`, that was put above the unit; undefined where none was. */
  readonly dayAbove: (unit: Unit) => string | undefined
}

/** Where the facts of two texts part company. */
export interface FactDifference {
  /** Line of the text before, from 1. */
  readonly line: number
  /** How many facts are the same before it. */
  readonly reached: number
  readonly what: string
}

/**
 * Compare what is known of two texts: marks, items and articles with their days, people, attachments, problems. Lines
 * and columns are left out, and so is white space.
 *
 * @returns The first difference; undefined when there is none. Linear.
 */
export function factDifference(before: FileFacts, after: FileFacts, allowed?: Allowed): FactDifference | undefined {
  let reached = 0
  if (!sameMarks(before, after, allowed)) return {line: 1, reached, what: 'marks'}
  reached++
  return (
    differ('item', before.units, after.units, sameUnit) ??
    differ('name', remaining(mentionsIn(before)), mentionsIn(after), sameMention) ??
    differ(
      'attachment',
      before.attachments,
      after.attachments,
      (one, other) => level(one.name) === level(other.name),
    ) ??
    differ('problem', remaining(before.problems).filter(isStill), after.problems, sameProblem)
  )

  function differ<Fact extends {readonly line: number}>(
    what: string,
    expected: readonly Fact[],
    found: readonly Fact[],
    same: (one: Fact, other: Fact) => boolean,
  ): FactDifference | undefined {
    for (const [at, one] of expected.entries()) {
      const other = found[at]
      if (!other || !same(one, other)) return {line: one.line, reached, what}
      reached++
    }
    return found.length > expected.length ? {line: expected[expected.length - 1]?.line ?? 1, reached, what} : undefined
  }

  function remaining<Fact extends {readonly line: number}>(facts: readonly Fact[]): readonly Fact[] {
    return allowed ? facts.filter(({line}) => !allowed.gone(line)) : facts
  }

  /** An item that was given a day has no problem with having none. */
  function isStill({code, line}: FactProblem): boolean {
    if (!allowed || code !== 'undated-item') return true
    const unit = before.units.find((one) => one.line <= line && line <= one.endLine)
    return unit === undefined || allowed.dayAbove(unit) === undefined
  }

  function sameUnit(one: Unit, other: Unit): boolean {
    if (one.kind !== other.kind || !sameWords(one.title, other.title)) return false
    const day = allowed?.dayAbove(one)
    if (day === undefined) return sameDay(one.published, other.published) && sameDay(one.event, other.event)
    // The day above may be where the year of the event is taken from now.
    return (
      other.published?.date === day && other.published.certainty !== 'stated' && one.event?.date === other.event?.date
    )
  }

  function sameDay(one: PublishedDate | null, other: PublishedDate | null): boolean {
    if (one === null || other === null) return one === other
    const end = (day: PublishedDate): unknown => ('endDate' in day ? day.endDate : undefined)
    return (
      one.date === other.date &&
      end(one) === end(other) &&
      one.certainty === other.certainty &&
      one.reason === other.reason &&
      level(allowed ? allowed.evidence(one.evidence) : one.evidence.text) === level(other.evidence.text)
    )
  }

  function sameMention(one: Mention, other: Mention): boolean {
    return (
      one.unit === other.unit &&
      one.reason === other.reason &&
      (one.named === other.named ||
        (sameWords(one.named.surface, other.named.surface) &&
          sameWords(one.named.title, other.named.title) &&
          sameWords(one.named.rank, other.named.rank) &&
          sameWords(one.named.organisation, other.named.organisation) &&
          one.named.official === other.named.official)) &&
      sameName(one.identity, other.identity)
    )
  }

  function sameName(one: PersonName, other: PersonName): boolean {
    return one === other || sameWords(JSON.stringify(one), JSON.stringify(other))
  }

  function sameProblem(one: FactProblem, other: FactProblem): boolean {
    if (one.code !== other.code) return false
    if (!('text' in one) || !('text' in other)) return true
    const said = allowed ? allowed.evidence({line: one.line, column: one.column, text: one.text}) : one.text
    return level(said) === level(other.text)
  }

  function sameWords(one: string | null | undefined, other: string | null | undefined): boolean {
    if (one === other) return true
    return (
      allowed?.signs === true && typeof one === 'string' && typeof other === 'string' && level(one) === level(other)
    )
  }
}

/** A mark may be lost with the lines that were taken away, and won by a day that was written. */
function sameMarks(before: FileFacts, after: FileFacts, allowed: Allowed | undefined): boolean {
  if (allowed) return true
  return before.marks.length === after.marks.length && before.marks.every((mark, at) => mark === after.marks[at])
}
