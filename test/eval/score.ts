import type {DumpOutcome, ItemOutcome, Tally} from './outcome.js'
import {flat} from './outcome.js'

/** Right answers, answers given and answers asked for; the shares follow from them. */
export interface Score {
  readonly right: number
  readonly given: number
  readonly asked: number
  /** Shares from 0 to 1; 1 when nothing was given (asked for), so that an empty set is no failure. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** All figures for a list of compared dumps. */
export interface Scores {
  readonly dumps: number
  readonly items: Score
  readonly dates: Score
  /** As `dates`, with the other day of the label (event, end of a range, dated copy) also right. */
  readonly datesEither: Score
  /** Days given as `stated` that are neither the labelled day nor the other one. */
  readonly wrongStated: number
  readonly nullKept: {readonly right: number; readonly asked: number}
  /** Where an item has a date line and another day of the event: how often that other day was given as the event. */
  readonly events: {readonly right: number; readonly asked: number}
  readonly spans: Score
  readonly spansOverlap: Score
  /** Over the mentions found exactly. */
  readonly titles: Score
  readonly boilerplate: Score
  readonly attachments: Score
  readonly traps: {readonly right: number; readonly asked: number}
  /** B-cubed over the mentions found at all; a missed or a stray mention costs nothing here. */
  readonly persons: Score
  /** B-cubed where a missed mention costs recall and a stray one precision. */
  readonly personsOfAll: Score
}

/** Add up the outcomes of dumps. Linear in the mentions, but for the clusters, which cost (mentions of one person) squared. */
export function score(outcomes: readonly DumpOutcome[]): Scores {
  const items = outcomes.flatMap((outcome) => outcome.items)
  const stray = outcomes.flatMap((outcome) => outcome.strayItems)
  const mentions = outcomes.flatMap((outcome) => outcome.mentions)
  const strayMentions = outcomes.flatMap((outcome) => outcome.strayMentions).length
  const foundItems = items.filter((item) => item.found !== null).length
  const exact = mentions.filter((mention) => mention.exact)
  const overlapping = mentions.filter((mention) => mention.found !== null).length

  const asked = items.filter((item) => item.wanted !== null)
  const unasked = items.filter((item) => item.wanted === null)
  const excused = unasked.filter((item) => item.found !== null && item.found.date !== null && acceptable(item)).length
  const given = [...items.map((item) => item.found), ...stray].filter((item) => item?.date).length - excused
  const withEvent = items.filter(
    ({label, found}) => found && label.altDate !== undefined && label.bodyLine !== undefined,
  )

  const people = mentions.flatMap(({label, found}) => (found ? [{truth: label.person, answer: found.personId}] : []))
  const titled = exact.map(({label, found}) => ({asked: bare(label.title), given: bare(found?.title ?? null)}))
  return {
    dumps: outcomes.length,
    items: scoreOf(foundItems, foundItems + stray.length, items.length),
    dates: scoreOf(asked.filter((item) => item.found?.date === item.wanted).length, given, asked.length),
    datesEither: scoreOf(asked.filter(acceptable).length, given, asked.length),
    wrongStated: items.filter((item) => item.found?.certainty === 'stated' && !acceptable(item)).length,
    nullKept: {right: unasked.filter((item) => item.found !== null && acceptable(item)).length, asked: unasked.length},
    events: {
      right: withEvent.filter(({label, found}) => label.altDate !== undefined && found?.event.includes(label.altDate))
        .length,
      asked: withEvent.length,
    },
    spans: scoreOf(exact.length, overlapping + strayMentions, mentions.length),
    spansOverlap: scoreOf(overlapping, overlapping + strayMentions, mentions.length),
    titles: scoreOf(
      titled.filter((pair) => pair.asked !== '' && pair.asked === pair.given).length,
      titled.filter((pair) => pair.given !== '').length,
      titled.filter((pair) => pair.asked !== '').length,
    ),
    boilerplate: sumOf(outcomes.map(({boilerplate}) => boilerplate)),
    attachments: sumOf(outcomes.map(({attachments}) => attachments)),
    traps: {
      right: outcomes.reduce((sum, {traps}) => sum + traps.right, 0),
      asked: outcomes.reduce((sum, {traps}) => sum + traps.asked, 0),
    },
    persons: bCubed(people, people.length, countBy(people.map(({truth}) => truth))),
    personsOfAll: bCubed(people, overlapping + strayMentions, countBy(mentions.map(({label}) => label.person))),
  }
}

/** Whether the day given (or the lack of one) is right, the other day of the label allowed. */
export function acceptable({label, found, wanted}: ItemOutcome): boolean {
  const day = found?.date ?? null
  if (found !== null && day === null && wanted === null) return true
  return day !== null && (day === label.date || day === label.altDate)
}

/** A title as it is compared: no article, no capitals. */
export function bare(title: string | null): string {
  return flat(title ?? '')
    .toLowerCase()
    .replace(/^the /u, '')
}

function sumOf(tallies: readonly Tally[]): Score {
  const add = (count: keyof Tally): number => tallies.reduce((sum, tally) => sum + tally[count], 0)
  return scoreOf(add('right'), add('given'), add('asked'))
}

/** Shares of three counts. `right` may be a sum of fractions. */
export function scoreOf(right: number, given: number, asked: number): Score {
  const precision = given === 0 ? 1 : right / given
  const recall = asked === 0 ? 1 : right / asked
  return {
    right,
    given,
    asked,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

/** B-cubed: each mention asks how much of its own cluster is its own person, and how much of its person is in there. */
function bCubed(
  people: readonly {readonly truth: string; readonly answer: string}[],
  given: number,
  ofTruth: ReadonlyMap<string, number>,
): Score {
  const ofAnswer = countBy(people.map(({answer}) => answer))
  const ofBoth = countBy(people.map(({truth, answer}) => `${truth}\n${answer}`))
  const asked = [...ofTruth.values()].reduce((sum, count) => sum + count, 0)
  let pure = 0
  let whole = 0
  for (const {truth, answer} of people) {
    const both = ofBoth.get(`${truth}\n${answer}`) ?? 0
    pure += both / (ofAnswer.get(answer) ?? 1)
    whole += both / (ofTruth.get(truth) ?? 1)
  }
  const precision = given === 0 ? 1 : pure / given
  const recall = asked === 0 ? 1 : whole / asked
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return {right: people.length, given, asked, precision, recall, f1}
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
