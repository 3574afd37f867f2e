/** The rules of the canonical form, by the names that settings and the command line use; docs/normalize.md has each. */
export type NormalizeRule =
  | 'unicodeSpaces'
  | 'lineEnds'
  | 'blankLines'
  | 'indentation'
  | 'dateLines'
  | 'titles'
  | 'attachments'
  | 'placeLines'
  | 'signature'
  | 'residue'
  | 'footer'
  | 'brokenLines'

/** All rules, in the order they are explained in. */
export const normalizeRules: readonly NormalizeRule[] = [
  'unicodeSpaces',
  'lineEnds',
  'blankLines',
  'indentation',
  'dateLines',
  'titles',
  'attachments',
  'placeLines',
  'signature',
  'residue',
  'footer',
  'brokenLines',
]

/** What to normalize, and how. Every rule is on unless it is switched off here. */
export interface NormalizeOptions {
  readonly rules?: Partial<Readonly<Record<NormalizeRule, boolean>>>
  /** Absent: the line end that most lines of the text have, `\n` where two are as frequent. */
  readonly lineEnd?: LineEnd
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
  if (lf >= crlf && lf >= cr) return '\n'
  return crlf >= cr ? '\r\n' : '\r'
}
