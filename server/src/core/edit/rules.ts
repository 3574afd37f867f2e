/**
 * The rules of the canonical form, by the names that settings and the command line use, in the order they are explained
 * in, each with whether it is on unless somebody says otherwise. docs/normalize.md has each.
 */
export const defaultRules = {
  unicodeSpaces: true,
  lineEnds: true,
  blankLines: true,
  indentation: true,
  dateLines: true,
  titles: true,
  attachments: true,
  placeLines: true,
  signature: true,
  residue: true,
  footer: true,
  brokenLines: true,
  inferredDates: false,
  removeResidue: false,
  removeFooter: false,
  quotes: false,
  dashes: false,
} as const

/** The name of a rule. */
export type NormalizeRule = keyof typeof defaultRules

/** All rules, in the order they are explained in. */
export const normalizeRules = Object.keys(defaultRules) as readonly NormalizeRule[]

/** The ways in which the days of date lines can be written, the default first. */
export const dateStyles = ['dd.mm.yyyy', 'yyyy-mm-dd', 'asWritten'] as const

/** One of `dateStyles`. */
export type DateStyle = (typeof dateStyles)[number]

/** What to normalize, and how. */
export interface NormalizeOptions {
  /** Rules that are switched on or off; `defaultRules` says what holds for the others. */
  readonly rules?: Partial<Readonly<Record<NormalizeRule, boolean>>>
  /** Absent: the first of `dateStyles`. */
  readonly dateStyle?: DateStyle
  /** Absent: the line end that most lines of the text have, `\n` where two are as frequent. */
  readonly lineEnd?: LineEnd
}

/** Tells whether a rule is on. */
export type RuleSwitch = (rule: NormalizeRule) => boolean

/** The switches of some options. */
export function switchesOf({rules}: NormalizeOptions): RuleSwitch {
  return (rule) => rules?.[rule] ?? defaultRules[rule]
}

/** What ends a line. */
export type LineEnd = '\n' | '\r\n' | '\r'

/** The line end that most lines have; `\n` where two are as frequent, and for a text of one line. Linear. */
export function usualLineEnd(text: string): LineEnd {
  let lf = 0
  let crlf = 0
  let cr = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] === '\r') crlf++
    else lf++
  }
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') cr++
  return mostUsual(lf, crlf, cr)
}

/** The line end of a text with so many of each sort. */
export function mostUsual(lf: number, crlf: number, cr: number): LineEnd {
  if (lf >= crlf && lf >= cr) return '\n'
  return crlf >= cr ? '\r\n' : '\r'
}
