import type {Token} from './phrase.js'
import {spelledOut} from './spelled.js'

/** A post that stands beside a name. Offsets are UTF-16 units of the text. */
export interface Beside {
  /** First unit of all that was read, the rank included; where nothing was read, the name's own start (or end). */
  readonly start: number
  readonly end: number
  /** The post's words, white space collapsed; null when there is none. */
  readonly title: string | null
  readonly rank: string | null
  /** Several people share it: `Ministers`. */
  readonly plural: boolean
  /** A reporter's, not an official's. */
  readonly reporter: boolean
  /** `Dear`, `Mr.`: what stands before is how people are called, whatever the word after it. */
  readonly address: boolean
  /** The last word before the name is the head or rank itself, so that one unknown word after it is a surname. */
  readonly close: boolean
  /** It stands on the line below the name. */
  readonly onNextLine: boolean
}

/** What stands beside a name where nothing does. */
export function nothing(at: number): Beside {
  return {
    start: at,
    end: at,
    title: null,
    rank: null,
    plural: false,
    reporter: false,
    address: false,
    close: false,
    onNextLine: false,
  }
}

/** The words of `tokens[from, to)` as written, white space collapsed; '' for none. */
export function spelledTokens(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined) return ''
  return spelledOut(text, first.start, last.end)
}

/** True when a clause or line ends at the place. */
export function endsClause(text: string, at: number): boolean {
  return /^[ \t\u00a0]*(?:$|[\r\n.;,–—]|-[ \t])/.test(text.slice(at, at + 20))
}
