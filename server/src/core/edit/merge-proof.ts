import {level} from '../level.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {findDates, isoDay, type DateExpression} from '../rules/date.js'
import {saidIn, type MergeLine, type Section} from './merge-text.js'
import {withoutSigns, type MergeInput, type Piece} from './merge-units.js'
import {bagOf, emptyBag, isEmpty, pour, wordsOf} from './word-bag.js'

/** A text that a merge is about to give. */
export interface ProvenText {
  readonly sections: readonly Section[]
  /** The text itself, in parts that end with a line. */
  readonly parts: () => Iterable<string>
}

/**
 * Prove that a merge conserves its inputs: the words of the texts, taken as a bag, are the words of the inputs, as they
 * were counted in their own texts, without those of the pieces dropped; and every piece dropped stands, word for word,
 * in the lines shown for it, which also state its day. A date line is a day, however it is written; where the team says
 * another, that stands for it. A line that is written otherwise than the dump has it counts as the dump has it, where it
 * differs in the style of a day or in a colon or comma, and in nothing else.
 *
 * @returns What differs, in plain words; undefined when nothing does. Linear.
 */
export function conservationFault(
  inputs: readonly MergeInput[],
  texts: readonly ProvenText[],
  lexicon: Lexicon,
): string | undefined {
  const balance = emptyBag()
  for (const input of inputs) {
    const uncut = emptyBag()
    pour(uncut, input.words)
    for (const {words} of piecesOf(input)) pour(uncut, bagOf(words.text), -1)
    if (!isEmpty(uncut)) return `${input.path}: its words are not those of its lines as they were read`
    pour(balance, input.words, -1)
  }
  const datesOf = (text: string): readonly DateExpression[] => findDates(text, lexicon)
  for (const {sections, parts} of texts) {
    for (const part of parts()) pour(balance, bagOf(part))
    for (const [at, section] of sections.entries()) {
      let shown: ReadLines | undefined
      for (const [place, line] of section.lines.entries()) {
        const {copies, added, kept} = line
        const said = saidIn(line)
        const written = writtenIn(line, section.lines[place + 1] ?? sections[at + 1]?.lines[0])
        if (added) pour(balance, bagOf(said), -1)
        if (written !== said) {
          if (!saysTheSame(said, written, datesOf))
            return `${kept.file}:${kept.line}: "${level(said).slice(0, 60)}" would become "${level(written).slice(0, 60)}"`
          pour(balance, bagOf(written), -1)
          pour(balance, bagOf(said))
        }
        for (const copy of copies) {
          pour(balance, bagOf(copy.words.text))
          shown ??= readLines(section, datesOf)
          const lost = lostWords(copy, shown, datesOf)
          if (lost !== undefined)
            return `${copy.file}:${copy.line}: the merge would not show "${level(lost).slice(0, 60)}"`
        }
      }
    }
  }
  if (isEmpty(balance)) return undefined
  return differingWord(inputs, texts) ?? 'the words of the merge are not the words of its inputs'
}

/** A line as it is written, with the comma that parts it from what stands behind it on one line. */
function writtenIn({text}: MergeLine, next: MergeLine | undefined): string {
  return next?.above.startsWith(',') ? `${text},` : text
}

/** True where a line has other words for its day, or a colon or a comma more, and nothing else. */
function saysTheSame(said: string, written: string, datesOf: DatesOf): boolean {
  return plain(said) === plain(written)

  function plain(text: string): string {
    let result = ''
    let done = 0
    for (const date of datesOf(text)) {
      const day = isoOf(date)
      if (day === '') continue
      result += `${text.slice(done, date.start)} ${day} `
      // The time of a stamp stands behind a letter, which begins a word where no time follows.
      done = /^T\d/.test(text.slice(date.end, date.end + 2)) ? date.end + 1 : date.end
    }
    return level(withoutSigns(result + text.slice(done)))
  }
}

function* piecesOf({units, loose}: MergeInput): Generator<Piece> {
  for (const {body, dateLine} of units) {
    yield* body
    if (dateLine) yield dateLine
  }
  yield* loose
}

type DatesOf = (text: string) => readonly DateExpression[]

/** What lines of the merge say, as far as a proof needs it. */
interface ReadLines {
  /** Word for word. */
  readonly texts: ReadonlySet<string>
  /** Levelled, as one run of words: a sentence may be broken over lines in one copy and not in the other. */
  readonly run: () => string
  readonly days: () => ReadonlySet<string>
  /** True where the day is the one that the team says. */
  readonly corrected: boolean
}

function readLines({lines}: Section, datesOf: DatesOf): ReadLines {
  let run: string | undefined
  let days: ReadonlySet<string> | undefined
  return {
    texts: new Set(lines.map(saidIn)),
    run: () => (run ??= ` ${lines.map((line) => level(saidIn(line))).join(' ')} `),
    days: () => (days ??= new Set(lines.flatMap((line) => datesOf(saidIn(line)).map(isoOf)))),
    corrected: lines.some(({kept}) => kept.kind === 'dayLine' && kept.corrected),
  }
}

function says({texts, run}: ReadLines, words: string): boolean {
  if (texts.has(words)) return true
  const levelled = level(words)
  return levelled === '' || run().includes(` ${levelled} `)
}

function saysWithoutSigns({run}: ReadLines, words: string): boolean {
  return ` ${level(withoutSigns(run()))} `.includes(` ${level(withoutSigns(words))} `)
}

/** What the lines shown do not say of a piece; undefined when they say it all. */
function lostWords({kind, words: {text, kind: block}}: Piece, shown: ReadLines, datesOf: DatesOf): string | undefined {
  if (says(shown, text)) return undefined
  if ((kind === 'attachment' || kind === 'placeLine') && saysWithoutSigns(shown, text)) return undefined
  // The beginning of a footer line stands for all of it.
  if (block === 'footer') return shown.run().startsWith(` ${level(text)}`) ? undefined : text
  const dates = datesOf(text)
  const [first] = dates
  if (kind === 'dateLine') return (first && shown.days().has(isoOf(first))) || shown.corrected ? undefined : text
  // In the copy shown, the day may stand on a line of its own, or not behind the title.
  const last = dates[dates.length - 1]
  const start = first?.start === 0 && shown.days().has(isoOf(first)) ? first.end : 0
  const end = last?.end === text.length && shown.days().has(isoOf(last)) ? last.start : text.length
  return says(shown, text.slice(start)) || says(shown, text.slice(0, end)) ? undefined : text
}

function isoOf({from}: DateExpression): string {
  return from.year === undefined || from.day === undefined ? '' : isoDay(from.year, from.month, from.day)
}

/** Only for the message: the first word that is there too often or not often enough. */
function differingWord(inputs: readonly MergeInput[], texts: readonly ProvenText[]): string | undefined {
  const counts = new Map<string, number>()
  for (const input of inputs) for (const {words} of piecesOf(input)) count(words.text, 1)
  for (const {sections, parts} of texts) {
    for (const part of parts()) count(part, -1)
    for (const {lines} of sections) {
      for (const {text, copies, added} of lines) {
        if (added) count(text, 1)
        for (const copy of copies) count(copy.words.text, -1)
      }
    }
  }
  for (const [word, times] of counts) {
    if (times > 0) return `"${word}" would be missing ${times} ${times === 1 ? 'time' : 'times'}`
    if (times < 0) return `"${word}" would be there ${-times} ${times === -1 ? 'time' : 'times'} too often`
  }
  return undefined

  function count(text: string, by: number): void {
    for (const {start, end} of wordsOf(text)) {
      const word = text.slice(start, end)
      counts.set(word, (counts.get(word) ?? 0) + by)
    }
  }
}
