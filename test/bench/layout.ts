import type {DateStyle} from './days.js'
import {between, chance, weighted, type Random} from './random.js'

/** How the crawler that saved a dump left its lines. */
export interface Layout {
  readonly markdown: boolean
  readonly eol: '\n' | '\r\n' | '\r'
  /** Line ends between two items, and between two paragraphs of one item. 1 is no blank line. */
  readonly betweenItems: 1 | 2 | 3
  readonly betweenParagraphs: 1 | 2
  /** What stands before a paragraph. */
  readonly indent: string
  /** What stands behind a paragraph. */
  readonly trail: string
  /** Column at which sentences are broken over lines; 0 for never. */
  readonly wrap: number
  readonly straightQuotes: boolean
  /** Dashes as hyphens. */
  readonly plainDashes: boolean
  /** A line with one no-break space for every so-manieth blank line; 0 for none. */
  readonly blankNbsp: number
  /** Whether the items of the strip show their date lines. */
  readonly datedStrip: boolean
  readonly dateStyle: DateStyle
  readonly footer: 'whole' | 'part' | 'none'
}

/** A layout in about the shares real dumps have them. */
export function anyLayout(random: Random, markdown: boolean): Layout {
  const blanks = weighted<readonly [1 | 2 | 3, 1 | 2]>(random, [
    [62, [3, 2]],
    [22, [2, 2]],
    [10, [1, 1]],
    [6, [3, 1]],
  ])
  const flat = blanks[0] === 1
  return {
    markdown,
    eol: weighted(random, [
      [90, '\n'],
      [9, '\r\n'],
      [1, '\r'],
    ]),
    betweenItems: markdown && flat ? 2 : blanks[0],
    betweenParagraphs: markdown ? 2 : blanks[1],
    indent: markdown
      ? ''
      : weighted(random, [
          [88, ''],
          [6, ' '.repeat(between(random, 1, 13))],
          [3, '\t'],
          [3, '\u00a0'],
        ]),
    trail: weighted(random, [
      [85, ''],
      [12, ' '],
      [3, '\u00a0 '],
    ]),
    wrap: !flat && chance(random, 0.1) ? between(random, 70, 110) : 0,
    straightQuotes: chance(random, 0.25),
    plainDashes: chance(random, 0.15),
    blankNbsp: chance(random, 0.06) ? between(random, 1, 4) : 0,
    // Without any blank line a strip that lost its dates could not be told from one long text: real ones keep them.
    datedStrip: flat || chance(random, 0.5),
    dateStyle: weighted<DateStyle>(random, [
      [80, 'dots'],
      [6, 'dayFirst'],
      [6, 'monthFirst'],
      [2, 'slashes'],
      [5, 'stamp'],
      [1, 'iso'],
    ]),
    footer: weighted(random, [
      [70, 'whole'],
      [10, 'part'],
      [20, 'none'],
    ]),
  }
}
