/** A stretch of a line that is markup and no words. Offsets are UTF-16 units from the start of the line. */
export interface Cut {
  readonly from: number
  readonly to: number
  /** The unit that a character reference stands for; absent where nothing is shown. */
  readonly shown?: string
}

/** What surrounds a line and changes how its end is read. */
export interface LineAround {
  /** The first unit of the next line of the block that is not blank; undefined for the last line. */
  readonly next: string | undefined
}

/**
 * The markup of one line of Markdown, where all of it is of the plain kind that crawlers write and stands within the
 * line: a heading, quotes, bullets, emphasis with its ends alike, links and images with a simple address, escapes,
 * character references, hard breaks. Whatever this gives is what remark gives; of everything else it knows nothing.
 *
 * @returns Cuts in order that never overlap; undefined for a line that takes a Markdown parser. Linear.
 */
export function markupOf(line: string, around: LineAround): readonly Cut[] | undefined {
  const opening = openingOf(line)
  if (!opening) return undefined
  const {cuts, start} = opening
  const end = endOf(line, start, opening.heading)
  if (end < line.length) cuts.push({from: end, to: line.length})
  return inlineCuts(line, start, end, opening.heading ? {next: undefined} : around, cuts) ? inOrder(cuts) : undefined
}

/** True for a line of three or more stars, dashes or underscores: a rule. */
export function isRule(line: string): boolean {
  return /^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$/.test(line)
}

interface Opening {
  readonly cuts: Cut[]
  /** Where the words begin. */
  readonly start: number
  readonly heading: boolean
}

/** Quotes, bullets and the signs of a heading at the start of a line. Dashes and numbers of lists are words of the page. */
function openingOf(line: string): Opening | undefined {
  const cuts: Cut[] = []
  let from = 0
  let at = 0
  const stop = (heading: boolean): Opening => {
    if (at > from) cuts.push({from, to: at})
    return {cuts, start: at, heading}
  }
  for (let depth = 0; depth < deepest; depth++) {
    while (isGap(line[at])) at++
    const sign = line[at]
    const next = line[at + 1]
    if ((sign === '*' || sign === '-' || sign === '_') && isRule(line.slice(at))) return undefined
    if (sign === '>' || (sign === '*' && isGap(next))) at++
    else if ((sign === '-' || sign === '+') && isGap(next)) {
      if (at > from) cuts.push({from, to: at})
      at++
      while (isGap(line[at])) at++
      from = at
    } else if (sign === '#') {
      let level = at
      while (line[level] === '#') level++
      if (level - at > 6 || (level < line.length && !isGap(line[level]))) return stop(false)
      at = level
      while (isGap(line[at])) at++
      return stop(true)
    } else if ((sign === '`' || sign === '~') && line.startsWith(sign.repeat(3), at)) return undefined
    else return odd.test(line.slice(at, at + 16)) ? undefined : stop(false)
  }
  return undefined
}

/** Quotes and lists one inside the other: a line with more of them is no line of a page. */
const deepest = 8

/** A numbered item that holds another block, or an empty one: whether it is an item depends on the lines above. */
const odd = /^\d{1,9}[.)](?:[ \t]+[-+*>#`~\d]|[ \t]*$)|^[-+*][ \t]*$/

function isGap(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t'
}

/** Where the words of a line end: before trailing blanks, and before the signs that close a heading. */
function endOf(line: string, start: number, heading: boolean): number {
  let end = line.length
  while (end > start && isGap(line[end - 1])) end--
  if (!heading || line[end - 1] !== '#') return end
  let closing = end
  while (closing > start && line[closing - 1] === '#') closing--
  if (closing > start && !isGap(line[closing - 1])) return end
  while (closing > start && isGap(line[closing - 1])) closing--
  return closing
}

/** A run of stars or underscores that may begin emphasis. */
interface Run {
  readonly at: number
  readonly sign: string
  readonly length: number
}

interface Bracket {
  readonly at: number
  readonly image: boolean
  /** How many runs stood open there: emphasis that begins inside a link ends inside. */
  readonly runs: number
}

const inlineSign = /[\\*_[\]`<&!]/g
const address = /[^\s\p{Cc}<()\\][^\s\p{Cc}()\\]*(?:\([^\s\p{Cc}()\\]*\)[^\s\p{Cc}()\\]*)*/uy
const title = /"[^"\\]*"|'[^'\\]*'/y

/** Add the markup inside a line; false where it takes a parser to read it. */
function inlineCuts(line: string, start: number, end: number, {next}: LineAround, cuts: Cut[]): boolean {
  const runs: Run[] = []
  const brackets: Bracket[] = []
  let lastLink = -1
  let at = start
  for (;;) {
    inlineSign.lastIndex = at
    at = inlineSign.exec(line)?.index ?? end
    if (at >= end) return runs.length === 0 && brackets.length === 0
    const sign = line[at] ?? ''
    switch (sign) {
      case '\\':
        if (at + 1 === end) {
          if (next === undefined) at++
          else if (end < line.length) return false
          else if (/\p{L}/u.test(next)) cuts.push({from: at, to: ++at})
          else return false
        } else if (isEscapable(line[at + 1])) {
          cuts.push({from: at, to: at + 1})
          at += 2
        } else at++
        break
      case '*':
      case '_':
        if (!emphasis(sign)) return false
        break
      case '!':
        if (line[at + 1] === '[') {
          brackets.push({at, image: true, runs: runs.length})
          at++
        }
        at++
        break
      case '[':
        brackets.push({at, image: false, runs: runs.length})
        at++
        break
      case ']':
        if (!closing()) return false
        break
      case '&':
        if (!reference()) return false
        break
      case '`':
        return false
      default:
        // `<` before a letter or a digit may be an address.
        if (at + 1 < end && !isGap(line[at + 1])) return false
        at++
    }
  }

  function emphasis(sign: string): boolean {
    let past = at
    while (past < end && line[past] === sign) past++
    const length = past - at
    const {open, close} = flanks(at === start ? undefined : line[at - 1], line[past], sign)
    const last = runs[runs.length - 1]
    if (close && last) {
      const inside = runs.length > (brackets[brackets.length - 1]?.runs ?? 0)
      if (!inside || last.sign !== sign || last.length !== length) return false
      cuts.push({from: last.at, to: last.at + length}, {from: at, to: past})
      runs.pop()
    } else if (open) runs.push({at, sign, length})
    at = past
    return true
  }

  /** What a closing bracket ends: a link, an image, or nothing but two brackets. */
  function closing(): boolean {
    const bracket = brackets.pop()
    at++
    if (!bracket) return true
    // A link holds no link: round one, brackets are words.
    if (line[at] !== '(' || (!bracket.image && lastLink > bracket.at)) return true
    const past = targetEnd(line, at)
    if (past === undefined || past > end || bracket.runs !== runs.length) return false
    if (bracket.image) cuts.push({from: bracket.at, to: past})
    else {
      cuts.push({from: bracket.at, to: bracket.at + 1}, {from: at - 1, to: past})
      lastLink = bracket.at
    }
    at = past
    return true
  }

  function reference(): boolean {
    const written = /^&(?:#(\d{1,7})|([a-z][a-z0-9]{0,31}));/i.exec(line.slice(at, at + 34))
    if (!written) {
      if (line[at + 1] === '#') return false
      at++
      return true
    }
    const shown = written[1] ? String.fromCharCode(Number(written[1])) : named.get(written[2] ?? '')
    if (shown === undefined || (written[1] && !isPlain(Number(written[1])))) return false
    cuts.push({from: at, to: at + written[0].length, shown})
    at += written[0].length
    return true
  }
}

/** The offset behind the address, and the title, of a link whose parenthesis opens at `from`; undefined when it is not plain. */
function targetEnd(line: string, from: number): number | undefined {
  let at = gapEnd(line, from + 1)
  at = after(line, address, at) ?? at
  const gap = gapEnd(line, at)
  if (gap > at) at = gapEnd(line, after(line, title, gap) ?? gap)
  return line[at] === ')' ? at + 1 : undefined
}

function after(line: string, pattern: RegExp, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(line) ? pattern.lastIndex : undefined
}

function gapEnd(line: string, from: number): number {
  let at = from
  while (isGap(line[at])) at++
  return at
}

/** Character references that pages of news are full of. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
])

/** True for the number of a character that shows something and takes one unit. */
function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xf8ff && code < 0xfdd0)
}

function isEscapable(unit: string | undefined): boolean {
  return unit !== undefined && unit > ' ' && unit <= '~' && !/[\da-z]/i.test(unit)
}

/** Whether a run of stars or underscores can begin and end emphasis, by the units beside it: the rule of CommonMark. */
function flanks(
  left: string | undefined,
  right: string | undefined,
  sign: string,
): {readonly open: boolean; readonly close: boolean} {
  const before = sideOf(left)
  const after = sideOf(right)
  const opens = after === 'word' || (after === 'sign' && before !== 'word')
  const closes = before === 'word' || (before === 'sign' && after !== 'word')
  if (sign === '*') return {open: opens, close: closes}
  return {open: opens && (!closes || before === 'sign'), close: closes && (!opens || after === 'sign')}
}

function sideOf(unit: string | undefined): 'blank' | 'sign' | 'word' {
  if (unit === undefined || /\s/.test(unit)) return 'blank'
  return /[\p{P}\p{S}]/u.test(unit) ? 'sign' : 'word'
}

/** The cuts by place; what lies inside an image is part of it. */
function inOrder(cuts: readonly Cut[]): readonly Cut[] {
  if (cuts.length < 2) return cuts
  const sorted = [...cuts].sort((a, b) => a.from - b.from || b.to - a.to)
  let past = 0
  return sorted.filter(({from, to}) => {
    if (from < past) return false
    past = to
    return true
  })
}
