import {isDigit, isLetter, kindOf, Kind, skipBlanks, trimBlanks} from '../characters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import type {Lines} from '../lines.js'
import {frontMatterLines} from '../origin/front-matter.js'
import {sourceOffset, type Recognized} from '../recognize.js'
import {attachmentWords, isPlace} from '../rules/date-line.js'
import {isoDay, type DateExpression} from '../rules/date.js'
import type {TextEdit} from './apply.js'
import {keptLines} from './markdown-lines.js'
import type {Place} from './places.js'
import type {DateStyle, NormalizeRule, RuleSwitch} from './rules.js'

/** A change of words, as opposed to white space. Offsets are those of the file. */
export interface WordChange extends TextEdit {
  readonly rule: NormalizeRule
  /**
   * What becomes of the entry: its words are `written` otherwise, it is `removed`, it is `joined` to the one below, or a
   * date line is put `above` it.
   */
  readonly kind: 'written' | 'removed' | 'joined' | 'above'
  /** Number of the entry. */
  readonly entry: number
}

/** A day to write above an item or article that has none. */
export interface UndatedDay {
  /** `2024-02-16`. */
  readonly date: string
  readonly certainty: 'inferred' | 'recovered'
}

/** What words are changed by. */
export interface WordChangeOptions {
  readonly lexicon: Lexicon
  readonly on: RuleSwitch
  readonly dateStyle: DateStyle
  readonly lineEnd: string
  /** The day of a unit, by its number, that has no date line; undefined where none is to be written. */
  readonly dayOf: (unit: number) => UndatedDay | undefined
}

/**
 * The changes of words that the rules ask for, in order and never overlapping: days in one style, the colon behind the
 * download words, day and place of signing on one line; where it is asked for, quotation marks and dashes, residue and
 * footers taken away, days above undated items. Linear.
 */
export function wordChanges(
  found: Recognized,
  places: readonly Place[],
  {lexicon, on, dateStyle, lineEnd, dayOf}: WordChangeOptions,
): readonly WordChange[] {
  const {text, lines, source} = found
  const head = source ? 0 : frontMatterLines(text)
  const kept = source ? keptLines(source) : undefined
  const changes: WordChange[] = []
  const isFixed = ({entry}: Place): boolean => entry.block.line < head || kept?.has(entry.block.line) === true
  const unwanted = new Set<number>()
  if (on('removeResidue') || on('removeFooter'))
    for (const [at, place] of places.entries()) if (!isFixed(place) && isUnwanted(place, at)) unwanted.add(at)
  for (const [at, place] of places.entries()) {
    if (isFixed(place)) continue
    if (unwanted.has(at)) removed(place, at)
    else {
      if (on('inferredDates') && startsUnit(at)) dated(place, at)
      inside(place, at)
    }
  }
  return changes

  function isUnwanted({kind, unit, entry}: Place, at: number): boolean {
    if (kind === 'residue') return on('removeResidue')
    if (!on('removeFooter') || kind !== 'boilerplate' || unit >= 0) return false
    // What follows a footer line goes with it: footers are told by some of their lines only.
    return entry.facts.kind === 'footer' || unwanted.has(at - 1)
  }

  /**
   * Takes away the lines of an entry, and of the blank lines on its two sides those that are fewer: two blank lines
   * that became neighbors would part what belongs together.
   */
  function removed({entry, kind}: Place, at: number): void {
    const {line, lines: count, blanks} = entry.block
    const own = source?.lines ?? lines
    const past = line + count
    const below = places[at + 1]?.entry.block
    const next = below && unwanted.has(at + 1) ? 0 : (below?.blanks ?? 0)
    const isFirst = !unwanted.has(at - 1)
    const from = isFirst && next > blanks ? line - blanks : line
    const to = below && next <= blanks ? below.line : past
    const start = isBare(from, line) ? from : line
    const end = isBare(past, to) ? to : past
    const rule = kind === 'residue' ? 'removeResidue' : 'removeFooter'
    changes.push({start: startOf(own, start), end: startOf(own, end), newText: '', rule, kind: 'removed', entry: at})
  }

  function startOf(own: Lines, line: number): number {
    return line < own.count ? (own.starts[line] ?? 0) : (source ?? found).text.length
  }

  /** True where the lines show nothing in the file either: in Markdown a picture is a line without words. */
  function isBare(from: number, to: number): boolean {
    const own = source?.lines ?? lines
    const end = startOf(own, to)
    return skipBlanks((source ?? found).text, startOf(own, from), end) === end
  }

  /** A date line goes above an item, and below the title of an article. */
  function startsUnit(at: number): boolean {
    const place = places[at]
    if (!place || place.unit < 0) return false
    if (place.opens) return place.unitKind === 'item' || place.kind !== 'title'
    const above = places[at - 1]
    return (
      place.unitKind === 'article' && above?.unit === place.unit && above.kind === 'title' && place.kind !== 'title'
    )
  }

  function dated({entry, unit}: Place, at: number): void {
    const day = dayOf(unit)
    if (!day) return
    const start = (source?.lines ?? lines).starts[entry.block.line] ?? 0
    const line = `${styled(day.date, dateStyle)} (${day.certainty})`
    // Markdown needs an empty line to tell two paragraphs apart; in plain text the blank lines come later.
    const newText = `${line}${lineEnd}${source ? lineEnd : ''}`
    changes.push({start, end: start, newText, rule: 'inferredDates', kind: 'above', entry: at})
  }

  function inside(place: Place, at: number): void {
    const {block, facts} = place.entry
    const date = place.kind === 'dateLine' ? facts.dates[0] : place.opens ? facts.lead : undefined
    if (date && on('dateLines')) restyled(block.start, block.end, date, at)
    const signs = on('quotes') || on('dashes')
    if (place.kind === 'attachment' || place.kind === 'dateLine') colon(place, at)
    else if (signs && place.kind !== 'residue' && place.kind !== 'contact' && facts.signs !== '') writeSigns(place, at)
    if (place.kind === 'placeLine' && !source && on('placeLines')) joined(place, at)
  }

  function restyled(blockStart: number, blockEnd: number, date: DateExpression, at: number): void {
    const {year, month, day} = date.from
    if (dateStyle === 'asWritten' || date.impossible || date.to || year === undefined || day === undefined) return
    const start = blockStart + date.start
    const end = blockStart + date.end
    // The time of an ISO stamp stands behind a letter, where other styles have a blank.
    const stamp = end < blockEnd && startsTime(text, end)
    const newText = styled(isoDay(year, month, day), dateStyle) + (stamp ? ' ' : '')
    const past = stamp ? end + 1 : end
    if (text.slice(start, past) !== newText) write(start, past, newText, 'dateLines', at)
  }

  /** A colon behind the download words, where the name of a file follows. */
  function colon({entry, kind, unit}: Place, at: number): void {
    if (!on('attachments')) return
    const {start, end} = entry.block
    const {facts} = entry
    let words = skipBlanks(text, start + (kind === 'dateLine' ? (facts.dates[0]?.end ?? 0) : 0), end)
    while (words < end && !isLetter(text.charCodeAt(words))) words++
    const past = words < end ? attachmentWords(text, words, lexicon) : undefined
    if (past === undefined || text[past - 1] === ':') return
    const below = places[at + 1]
    const named = facts.attachment
      ? start + facts.attachment.start >= past
      : skipBlanks(text, past, end) === end && below?.kind === 'attachment' && below.unit === unit && isName(below)
    if (named) write(past, past, ':', 'attachments', at)
  }

  /** True for a line that is the name of a file and nothing else. */
  function isName({entry}: Place): boolean {
    const {start, end} = entry.block
    return entry.facts.attachment !== undefined && start + entry.facts.attachment.start === skipBlanks(text, start, end)
  }

  /** `10 June 2022` above `Yerevan city` becomes one line. */
  function joined(place: Place, at: number): void {
    const below = places[at + 1]
    if (below?.kind !== 'placeLine' || below.unit !== place.unit || below.entry.block.line < head) return
    const {start, end} = place.entry.block
    const [date] = place.entry.facts.dates
    const from = skipBlanks(text, below.entry.block.start, below.entry.block.end)
    const past = trimBlanks(text, start, end)
    if (!date || start + date.end !== past || date.start !== skipBlanks(text, start, end) - start) return
    if (below.entry.facts.dates.length > 0 || !isPlace(text, from, below.entry.block.end)) return
    changes.push({start: past, end: from, newText: ', ', rule: 'placeLines', kind: 'joined', entry: at})
  }

  function writeSigns({entry}: Place, at: number): void {
    const {start, end} = entry.block
    const first = skipBlanks(text, start, end)
    for (let place = first; place < end; place++) {
      const unit = text.charCodeAt(place)
      const kind = kindOf(unit)
      if (kind === Kind.quote && on('quotes')) {
        const plain = singleQuotes.includes(text[place] ?? '') ? "'" : '"'
        if (text[place] !== plain) write(place, place + 1, plain, 'quotes', at)
      } else if (kind === Kind.dash && on('dashes') && place > first) {
        // A dash stands between blanks; at the beginning of a line it is a voice or a bullet, and within a word a hyphen.
        const past = text[place + 1] === text[place] ? place + 2 : place + 1
        const alone = kindOf(text.charCodeAt(place - 1)) === Kind.blank && kindOf(text.charCodeAt(past)) === Kind.blank
        if (alone && !startsLine(place) && text.slice(place, past) !== '–') write(place, past, '–', 'dashes', at)
        place = past - 1
      }
    }
  }

  function startsLine(at: number): boolean {
    let from = at
    while (from > 0 && kindOf(text.charCodeAt(from - 1)) === Kind.blank) {
      if (text[from - 1] === '\n' || text[from - 1] === '\r') return true
      from--
    }
    return from === 0
  }

  /** In Markdown words are written otherwise only where no markup stands between them. */
  function write(start: number, end: number, newText: string, rule: NormalizeRule, entry: number): void {
    if (!source) changes.push({start, end, newText, rule, kind: 'written', entry})
    else {
      // What is put in stands behind a word, before the blanks and the markup that follow it.
      const from = end > start ? sourceOffset(found, start) : sourceOffset(found, start - 1) + 1
      const to = end > start ? sourceOffset(found, end - 1) + 1 : from
      if (source.text.slice(from, to) === text.slice(start, end))
        changes.push({start: from, end: to, newText, rule, kind: 'written', entry})
    }
  }
}

const singleQuotes = "'’‘‚‛‹›`´"

/** True at `T10:15` and `T1015`; a word that is glued to the day can begin with that letter, too. */
function startsTime(text: string, at: number): boolean {
  const isDigitAt = (place: number): boolean => isDigit(text.charCodeAt(place))
  if (text[at] !== 'T' || !isDigitAt(at + 1) || !isDigitAt(at + 2)) return false
  return text[at + 3] === ':' || (isDigitAt(at + 3) && isDigitAt(at + 4))
}

/** A day, `2024-02-16`, in a style. */
function styled(date: string, style: DateStyle): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return style === 'yyyy-mm-dd' ? date : `${day}.${month}.${year}`
}
