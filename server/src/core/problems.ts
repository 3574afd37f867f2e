import type {Place} from './facts.js'
import {longestBlock, mostSigns, type UnreadMarkup} from './plain-words.js'
import type {Evidence} from './unit-dates.js'

/** Something in a text that a reader should look at; nothing in the facts is bent because of it. */
export type FactProblem = Place & Finding

/** What was found, with what its words need. */
export type Finding =
  | {readonly code: 'impossible-date'; readonly text: string}
  | {
      readonly code: 'date-out-of-order'
      readonly text: string
      readonly above: string
      readonly below: string
    }
  | {readonly code: 'date-disagrees'; readonly text: string; readonly other: Evidence; readonly how: Disagreement}
  | {readonly code: 'undated-item'}
  | {readonly code: 'markup-not-read'; readonly why: UnreadMarkup['why']}

/**
 * How a date contradicts the day of publication. `stamp`: both say when the page was published. `signed`: a paper is
 * signed after it was published. `year`: the same time of another year. `swapped`: day and month are exchanged.
 */
export type Disagreement = 'stamp' | 'signed' | 'year' | 'swapped'

/** The codes of what a text alone tells, each with its section in docs/problems.md; each can be switched off. */
export const factProblemCodes = [
  'impossible-date',
  'date-out-of-order',
  'date-disagrees',
  'undated-item',
  'markup-not-read',
] as const satisfies readonly FactProblem['code'][]

/** The code of what the rest of the workspace says against a post: see `contradictionAt`. */
export const postContradicted = 'post-contradicted'

/** The codes that can be switched off. */
export const switchableCodes = [...factProblemCodes, postContradicted] as const

/** A code that can be switched off. */
export type SwitchableCode = (typeof switchableCodes)[number]

/** How much a problem asks of a reader. A hint is shown in the text and in no list of an editor. */
export type Severity = 'warning' | 'info' | 'hint'

/** How much each problem asks of a reader. */
export const severities: Readonly<Record<FactProblem['code'], Severity>> = {
  'impossible-date': 'warning',
  'date-out-of-order': 'info',
  'date-disagrees': 'warning',
  'undated-item': 'hint',
  'markup-not-read': 'info',
}

/** A problem in words: what stands there, what was expected, what happens now. */
export function problemWords(problem: Finding): string {
  switch (problem.code) {
    case 'impossible-date':
      return `No calendar has the day "${problem.text}": it is not taken for a date.`
    case 'date-out-of-order':
      return `"${problem.text}" breaks the order of the list, between ${problem.above} and ${problem.below}: it is taken as it stands.`
    case 'date-disagrees':
      return `"${problem.text}" ${disagreements[problem.how]} "${problem.other.text}" of line ${problem.other.line}: both are taken as they stand.`
    case 'undated-item':
      return 'This item has no date, and those around it have theirs.'
    case 'markup-not-read':
      return problem.why === 'long'
        ? `A Markdown block of more than ${longestBlock.toLocaleString('en')} characters is read as plain text, markup and all.`
        : `Markdown with more than ${mostSigns.toLocaleString('en')} signs that need a parser is read as plain text, markup and all.`
  }
}

const disagreements: Readonly<Record<Disagreement, string>> = {
  stamp: 'says another day of publication than',
  signed: 'is the day of signing, and later than the publication,',
  year: 'is of another year than the publication,',
  swapped: 'has day and month the other way round than the publication,',
}
