import {namesIn} from '../block-names.js'
import type {BlockFacts} from '../block-facts.js'
import {contentOf, kindAt, type Entry, type Sheet} from './sheet.js'
import {level} from '../level.js'
import {datedList, longestLabel} from './dated-list.js'
import {isListPage} from './list.js'
import {isChronicle, opensAsNews, opensWithDay} from './opening.js'
import {isCreditLine, isLabel, isRubricLine, isSiteName} from './label.js'
import {timelineEnd} from './timeline.js'
import {untitledStrip} from './untitled-strip.js'

/** Where the article of a page begins; `start` is the end of the page when it has none. */
export interface ArticleStart {
  readonly start: number
  /** True when what stands above `start` is a strip or a list; else it is text that belongs to no item. */
  readonly strip: boolean
  /** False for an article without a title: its first block is body. */
  readonly titled: boolean
}

/**
 * Find the article among the entries `from` to `to` of a page. The marks, from the surest on: what stands behind a list
 * of dated headlines, a line that repeats itself, a headline above a date line, a block that breaks the rhythm of a dated strip, a headline above running
 * text, and a page that has nothing but running text.
 */
export function articleStart(sheet: Sheet, from: number, to: number): ArticleStart {
  const none: ArticleStart = {start: to, titled: false, strip: true}
  const content = contentOf(sheet, from, to)
  if (content.length === 0) return none
  const repeated = content.findIndex((_, at) => repeats(sheet, content, at))
  const list = datedList(sheet, repeated < 0 ? content : content.slice(0, repeated))
  if (list) return {start: list.end, titled: kindAt(sheet, list.end) === 'headline', strip: true}
  for (const [at, entry] of content.entries()) {
    if (at === repeated) return {start: withOwnDate(content, at), titled: true, strip: true}
    if (isDatedTitle(sheet, content, at))
      return {start: content[aboveRubrics(sheet, content, at)] ?? entry, titled: true, strip: true}
  }
  if (isDatedAbove(sheet, content)) return {start: content[0] ?? to, titled: true, strip: true}
  if (isDatedStrip(sheet, content)) return afterDatedStrip(sheet, content) ?? none
  if (isListPage(sheet, content)) return none
  return afterPlainStrip(sheet, content) ?? none

  /** A date line straight above the title and below nothing else belongs to the article. */
  function withOwnDate(entries: readonly number[], at: number): number {
    const start = entries[at] ?? to
    return at === 1 && isDateLine(sheet, entries[0]) ? (entries[0] ?? start) : start
  }
}

/** What follows an article, and where. */
export interface NextStart {
  readonly at: number
  /** True when a new page begins there, and not a second article of this one. */
  readonly page: boolean
}

/**
 * The end of the article that begins at `start`: the next title that repeats itself or stands above its date line (a
 * second article of a merged dump), or a numeric date line above running text (a page whose footer is lost).
 */
export function nextStart(sheet: Sheet, start: number, to: number): NextStart {
  const content = contentOf(sheet, start, to)
  let body = false
  let history: number | undefined
  for (let at = 1; at < content.length; at++) {
    const entry = sheet.entries[content[at] ?? 0]
    if (!entry) break
    const index = content[at] ?? to
    if (body && entry.facts.length >= 8) {
      if (entry.block.blanks >= 1 && entry.facts.kind === 'headline' && repeats(sheet, content, at))
        return {at: index, page: false}
      if (isDatedTitle(sheet, content, at)) {
        if (isApartFrom(sheet, content, at)) return {at: index, page: false}
        const head = headAbove(sheet, start, index)
        if (head < index) return {at: head, page: true}
      }
    }
    if (entry.facts.kind === 'prose') body = true
    else if (isNumericDate(entry) && body && entry.block.blanks >= 1 && at > timeline()) {
      const next = sheet.entries[content[at + 1] ?? -1]
      if (next?.facts.kind === 'prose' && !next.facts.voice) return {at: index, page: true}
    }
  }
  return {at: to, page: false}

  /** Where the timeline ends that the article may be: asked for at the first date line in its text. */
  function timeline(): number {
    return (history ??= timelineEnd(sheet, content))
  }
}

/**
 * Where the labels and menus begin that stand between a finished text and the title at `title`: the foot of one page and
 * the head of the next, whose footer is lost. `title` itself where there is no menu among them.
 */
function headAbove(sheet: Sheet, start: number, title: number): number {
  let menus = 0
  let at = title
  while (at > start) {
    const facts = sheet.entries[at - 1]?.facts
    if (!facts || (facts.kind !== 'menu' && !isLabel(facts))) break
    if (facts.kind === 'menu') menus++
    at--
  }
  const above = sheet.entries[at - 1]?.facts
  return menus > 0 && above && isEndOfText(above) ? at : title
}

function isEndOfText({kind, closed}: BlockFacts): boolean {
  return kind === 'contact' || kind === 'signature' || (kind === 'prose' && closed)
}

/**
 * Where the headlines begin that stand under the last label of a page, `Related news`, below running text; `to` without
 * any. One look at the page, however many labels it has.
 */
export function relatedNews(sheet: Sheet, from: number, to: number): number {
  for (let at = to - 1; at > from + 1; at--) {
    if (kindAt(sheet, at - 1) !== 'menu' || kindAt(sheet, at) === 'menu') continue
    let above = at - 1
    while (above > from && kindAt(sheet, above) === 'menu') above--
    if (kindAt(sheet, at) !== 'headline' || kindAt(sheet, above) !== 'prose') return to
    const rest = contentOf(sheet, at, to)
    return (datedList(sheet, rest) ?? isListPage(sheet, rest)) ? above + 1 : to
  }
  return to
}

/** True for a headline that no subheading can be: far from the text above, or a sentence long and below a finished one. */
function isApartFrom(sheet: Sheet, content: readonly number[], at: number): boolean {
  const entry = sheet.entries[content[at] ?? -1]
  if (!entry) return false
  return (
    entry.block.blanks >= 2 || (entry.facts.words >= 4 && sheet.entries[content[at - 1] ?? -1]?.facts.closed === true)
  )
}

function isNumericDate(entry: Entry): boolean {
  return entry.facts.kind === 'dateLine' && entry.facts.dates[0]?.form !== 'words'
}

function isDateLine(sheet: Sheet, at: number | undefined): boolean {
  return at !== undefined && kindAt(sheet, at) === 'dateLine'
}

/** True when the line stands again within the next three, whole, with a date behind it, or cut off by the end. */
function repeats(sheet: Sheet, content: readonly number[], at: number): boolean {
  const entry = sheet.entries[content[at] ?? -1]
  if (!entry || (entry.facts.kind !== 'headline' && entry.facts.kind !== 'prose') || entry.facts.length < 8)
    return false
  for (let ahead = at + 1; ahead <= at + 3 && ahead < content.length; ahead++) {
    const index = content[ahead] ?? -1
    const other = sheet.entries[index]
    if (!other) return false
    const {title} = other.facts
    const same = title.key === entry.facts.title.key && title.check === entry.facts.title.check
    // A finished sentence that stands twice is a copy; with a date behind it, it is a title all the same.
    if (same && (entry.facts.kind === 'headline' || other.facts.tail)) return true
    const last = index === sheet.entries.length - 1
    if (last && sheet.cut && other.facts.length >= 8 && other.facts.length < entry.facts.length) {
      if (level(textOf(sheet, entry)).startsWith(level(textOf(sheet, other)))) return true
    }
  }
  return false
}

function textOf(sheet: Sheet, entry: Entry): string {
  return sheet.text.slice(entry.block.start, entry.block.end)
}

/** True for a headline with no date line of its own above it and one, or an attachment, right below. */
function isDatedTitle(sheet: Sheet, content: readonly number[], at: number): boolean {
  const entry = sheet.entries[content[at] ?? -1]
  if (entry?.facts.kind !== 'headline' || entry.facts.lead) return false
  if (at > 0 && isDateLine(sheet, content[at - 1])) return false
  const below = sheet.entries[content[at + 1] ?? -1]
  if (!below) return false
  const {kind} = below.facts
  if (kind !== 'dateLine' && kind !== 'placeLine' && kind !== 'attachment') return false
  // Headline, date, headline, date: a list whose dates stand under its headlines.
  const third = sheet.entries[content[at + 2] ?? -1]
  const fourth = sheet.entries[content[at + 3] ?? -1]
  if (third?.facts.kind === 'headline' && fourth?.facts.kind === 'dateLine') return false
  const before = sheet.entries[content[at - 2] ?? -1]
  if (at >= 2 && before?.facts.kind === 'headline' && isDateLine(sheet, content[at - 1])) return false
  return true
}

/**
 * True for a date line, its title below it, and two paragraphs or more: an article, where no other date line opens an
 * item further down.
 */
function isDatedAbove(sheet: Sheet, content: readonly number[]): boolean {
  const title = sheet.entries[content[1] ?? -1]?.facts
  if (!isDateLine(sheet, content[0]) || title?.kind !== 'headline' || title.voice || title.lead) return false
  const past = timelineEnd(sheet, content)
  let texts = 0
  for (let at = 2; at < content.length; at++) {
    const facts = sheet.entries[content[at] ?? -1]?.facts
    if (!facts || (at > past && opensItem(facts))) return false
    if (facts.kind === 'headline' && facts.words > longestLabel) return false
    if (facts.kind === 'prose') texts++
  }
  return texts >= 2
}

/** A title has more words than a label, and no more labels stand between it and its date line. */
const mostRubrics = 2

/**
 * The place of the title that the label at `at` stands below: `Title`, `Peace and Security`, `16 February 2024`, as pages
 * have it that name the rubric under the headline. `at` itself where no longer headline stands above.
 */
function aboveRubrics(sheet: Sheet, content: readonly number[], at: number): number {
  let title = at
  while (title > 0 && at - title < mostRubrics && isRubric(title)) title--
  const entry = sheet.entries[content[title] ?? -1]
  const above = sheet.entries[content[title - 1] ?? -1]
  if (title === at || entry?.facts.kind !== 'headline' || isRubric(title) || entry.facts.dates.length > 0) return at
  if (isSiteName(sheet, content[title] ?? -1)) return at
  return above && !(above.facts.kind === 'prose' && above.facts.closed) ? at : title

  function isRubric(place: number): boolean {
    const facts = sheet.entries[content[place] ?? -1]?.facts
    return facts !== undefined && (isRubricLine(facts) || isCreditLine(facts))
  }
}

/** True for what opens an item of a dated strip: a date line, or a date that the text is glued to. */
function opensItem(facts: BlockFacts): boolean {
  return facts.kind === 'dateLine' || facts.lead !== undefined
}

/** True when the first block opens a dated item, or when one that lost its date stands above dated ones. */
function isDatedStrip(sheet: Sheet, content: readonly number[]): boolean {
  const first = sheet.entries[content[0] ?? -1]?.facts
  if (!first || first.voice) return false
  if (opensItem(first)) return true
  if (first.kind !== 'prose' || !first.closed) return false
  return content.some((index, at) => {
    const entry = sheet.entries[index]
    const below = sheet.entries[content[at + 1] ?? -1]?.facts
    if (at === 0 || !entry || entry.block.blanks < 2 || !isNumericDate(entry)) return false
    return sheet.entries[content[at - 1] ?? -1]?.facts.closed === true && below?.kind === 'prose'
  })
}

/** In a strip whose items have date lines, the article is the first block that has none where an item should begin. */
function afterDatedStrip(sheet: Sheet, content: readonly number[]): ArticleStart | undefined {
  let gap = Infinity
  let last = 0
  for (let at = 1; at < content.length; at++) {
    const entry = sheet.entries[content[at] ?? -1]
    if (!entry || !opensItem(entry.facts)) continue
    gap = Math.min(gap, entry.block.blanks)
    last = at
  }
  if (gap === Infinity) gap = 2
  for (let at = 1; at < content.length; at++) {
    const entry = sheet.entries[content[at] ?? -1]
    const above = sheet.entries[content[at - 1] ?? -1]
    if (!entry || !above || opensItem(entry.facts) || above.facts.kind === 'dateLine') continue
    const {blanks} = entry.block
    const headline = entry.facts.kind === 'headline'
    // No item says where it was signed: with that the body of an article without a title begins.
    if (entry.facts.kind === 'placeLine' && above.facts.closed)
      return {start: content[at] ?? 0, titled: false, strip: true}
    if (headline && above.facts.closed && blanks >= Math.min(gap, 2))
      return {start: content[at] ?? 0, titled: true, strip: true}
    if (gap < 2 && at > last && entry.facts.kind === 'prose' && isUntitledBody(sheet, content, at))
      return {start: content[at] ?? 0, titled: false, strip: true}
    // Where a date line opens another item further down, this one only lost its own.
    if (gap >= 2 && blanks >= 2 && (headline || entry.facts.kind === 'prose') && at > last)
      return {start: content[at] ?? 0, titled: headline, strip: true}
  }
  return undefined
}

/** So many paragraphs are more than an item has. */
const bodyParagraphs = 3

/**
 * True for the second paragraph below the last date line of a strip, where each item before had one: it opens with a
 * day of its own, or as news does and with more text below than an item has. Then it is an article without a title,
 * which no blank lines part from the strip.
 */
function isUntitledBody(sheet: Sheet, content: readonly number[], at: number): boolean {
  if (at < 5 || !isDateAt(at - 2)) return false
  for (let above = 2; above < at; above += 2) if (!isDateAt(above)) return false
  const index = content[at] ?? -1
  if (opensWithDay(sheet, index)) return true
  const texts = content.slice(at).filter((below) => kindAt(sheet, below) === 'prose').length
  return texts >= bodyParagraphs && opensAsNews(sheet, index, false, false)

  function isDateAt(place: number): boolean {
    return kindAt(sheet, content[place] ?? -1) === 'dateLine'
  }
}

/** No site shows more items than these above an article: a headline further down does not end a strip. */
const longestStrip = 30

/** Without date lines: a headline at the top or below running text, else running text alone. */
function afterPlainStrip(sheet: Sheet, content: readonly number[]): ArticleStart | undefined {
  const first = content[0] ?? 0
  const top = sheet.entries[first]
  if (!top) return undefined
  const last = sheet.entries.length - 1
  if (
    top.facts.kind === 'headline' &&
    !top.facts.voice &&
    !(first === last && sheet.cut && !top.facts.closed && top.facts.length > 160)
  )
    return {start: first, titled: true, strip: true}
  let voices = 0
  for (let at = 1; at < content.length && at <= longestStrip; at++) {
    const index = content[at] ?? 0
    const entry = sheet.entries[index]
    if (!entry) break
    if (sheet.entries[content[at - 1] ?? -1]?.facts.voice) voices++
    const above = sheet.entries[content[at - 1] ?? -1]
    const broken = index === last && sheet.cut && !(entry.block.blanks >= 1 && entry.facts.length < 160)
    if (entry.facts.kind !== 'headline' || entry.facts.voice || broken || voices > 0) continue
    if (entry.facts.words >= 4 && above?.facts.closed && isStrip(sheet, content, at))
      return {start: index, titled: true, strip: true}
  }
  const past = (content[content.length - 1] ?? first) + 1
  const end = untitledStrip(sheet, content)
  if (end !== undefined) return {start: end, titled: false, strip: true}
  return speaksOfNews(sheet, content)
    ? {start: first, titled: false, strip: false}
    : {start: past, titled: false, strip: false}
}

/** True when the blocks above `at` are a strip: finished sentences, long enough for news, none of them an interview. */
function isStrip(sheet: Sheet, content: readonly number[], at: number): boolean {
  for (let above = 0; above < at; above++) {
    const facts = sheet.entries[content[above] ?? -1]?.facts
    if (!facts || facts.kind !== 'prose' || facts.voice || facts.length < 50) return false
  }
  return !isChronicle(sheet, content.slice(0, at))
}

/** True when the text names a day or a person: without a title, only that makes it an article. */
function speaksOfNews(sheet: Sheet, content: readonly number[]): boolean {
  const facts = content.flatMap((at) => sheet.entries[at]?.facts ?? [])
  return (
    facts.some(({dates}) => dates.some((date) => date.from.day !== undefined)) ||
    facts.some(({names}) => namesIn(names).mentions.length > 0)
  )
}
