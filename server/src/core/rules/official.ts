import {
  ARTICLE,
  BODY,
  CONJUNCTION,
  HEAD,
  HONORIFIC,
  LEXICAL,
  MODIFIER,
  NOUN,
  PARTICLE,
  PREPOSITION,
  RANK,
  SURNAME,
} from '../lexicon/kinds.js'
import {classAt, isCyrillic, UPPER} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {besideAfter, restOfPost} from './beside-after.js'
import {besideBefore} from './beside-before.js'
import {nothing, type Beside} from './beside.js'
import {isByline} from './byline.js'
import {bearsName, isPerson, isThing, type NameInText} from './evidence.js'
import {nameParts} from './name-parts.js'
import {namesIn, type NameReading} from './name-shape.js'
import {canBeName, endOfNames, isForeign} from './name-words.js'
import {organisationOf} from './organisation.js'
import {isAddress, isQuoted, startsLine, startsSentence} from './place.js'
import {isAdjectiveLike, kindsBefore, tokenAfter, wordBefore, type Token} from './phrase.js'
import {spelledOut} from './spelled.js'
import {ownerBetween, sharedHead} from './shared-post.js'
import {role} from './word-facts.js'
import {crossesLines, type Lines} from './wrapped.js'
import {BROKEN, INITIAL, eachRun, type Run} from './words.js'

export {looseMention} from './loose.js'
/** The parts of a personal name as written, each absent when the mention does not show it. */
export interface PersonName {
  /** `Valery`, `Kassym-Jomart`, `Ming` of `Zhang Ming`. */
  readonly given?: string
  /** `Nikolayevich`, as written. */
  readonly patronymic?: string
  /** Initials without dots or blanks, in order: `V`, `IN`, `Kh`. */
  readonly initials?: string
  /** `Semerikov`, `al-Assad`, `Zhang` of `Zhang Ming`. Absent in an address such as `Alexander Grigorievich`. */
  readonly surname?: string
  /** True for names written family first by custom: `Zhang Ming`, `Ban Ki-moon`. */
  readonly familyFirst?: true
}

/** What a text says of a person it names, by the name and what stands beside it. */
export interface Named {
  /** The name as written, a line break or run of white space inside it shown as one blank. */
  readonly surface: string
  readonly name: PersonName
  /**
   * The words of the post as written, organisation included, without leading article and without rank; white space
   * inside is one blank. One before and one after the name are joined by ` … `. Null when the text gives none here.
   */
  readonly title: string | null
  /** `Colonel-General`, `H.E. Mr.`: rank or honorific as written. */
  readonly rank: string | null
  /** The lexicon's short name of the organisation or country in the title: `CSTO`, `Kazakhstan`. */
  readonly organisation: string | null
  /** False for reporters, photographers and other bylines. */
  readonly official: boolean
}

/** A person named at a place in a text. Offsets are UTF-16 units from the start of the text given. */
export interface NamedMention extends Named {
  /** First unit of the name itself: no title, no rank, no honorific. */
  readonly start: number
  /** One past the last unit of the name. A possessive `'s` is outside. */
  readonly end: number
}

/** What one pass over a text finds. */
export interface NamesFound {
  /** In text order, never overlapping. */
  readonly mentions: readonly NamedMention[]
  /**
   * Capitalised words that may be a surname standing alone (`Zas said`, `у Хачатурова`) or an address (`Alexander
   * Grigorievich`), but that only the rest of the page can confirm: flat pairs of start and end.
   */
  readonly loose: readonly number[]
}

/**
 * Find the people named in a text: one block, a line or a paragraph, line breaks inside it or not.
 *
 * Linear in `text.length`; what is read around a name is bounded.
 */
export function findNames(text: string, lexicon: Lexicon): NamesFound {
  return readNames(text, lexicon)
}

/** One reader for all texts: to make its functions anew for each block would cost as much as a block without names. */
const readNames = nameReader()

function nameReader(): (text: string, lexicon: Lexicon) => NamesFound {
  let text = ''
  let lexicon: Lexicon
  let mentions: NamedMention[] = []
  let loose: number[] = []
  let lines: Lines = {}
  /** End of what belongs to the mentions found so far, posts behind them included. */
  let taken = 0
  /** The post that the names of an enumeration share: `Ministers A and B`. */
  let shared: {readonly title: string; readonly organisation: string | null} | null = null
  return (nextText, nextLexicon) => {
    text = nextText
    lexicon = nextLexicon
    mentions = []
    loose = []
    lines = {}
    taken = 0
    shared = null
    eachRun(text, lexicon, visit)
    return {mentions, loose}
  }

  function visit(run: Run): void {
    let from = 0
    while (from < run.count) {
      if (!canBeName(run.kinds[from] ?? 0)) {
        from++
        continue
      }
      const to = endOfNames(text, run, from)
      segment(run, from, to)
      from = to
    }
  }

  function segment(run: Run, from: number, to: number): void {
    while (
      to > from &&
      (run.kinds[to - 1] ?? 0) & PARTICLE &&
      isSmall(run, to - 1) &&
      ((run.roles[to - 1] ?? 0) & role.descent) === 0
    )
      to--
    while (from < to && (run.kinds[from] ?? 0) & PARTICLE && isSmall(run, from)) from++
    if (from === to) return
    if (to - from === 1 && alone(run, from)) return
    const readings = namesIn(text, run, from, to, lexicon)
    readings.forEach((reading, at) => consider(run, reading, at === readings.length - 1 ? to : reading.to))
  }

  /** Settle a single word that no title or rank stands right before; most capitalized words end here. */
  function alone(run: Run, at: number): boolean {
    const bits = run.kinds[at] ?? 0
    if (bits & INITIAL) return true
    if (bits & SURNAME) return false
    const start = startOf(run, at)
    const prior =
      at > 0 && !((run.kinds[at] ?? 0) & BROKEN) ? (run.kinds[at - 1] ?? 0) : kindsBefore(text, taken, start, lexicon)
    if (prior & (HEAD | RANK | HONORIFIC | MODIFIER)) return false
    const end = run.ends[at] ?? start
    if (isLooseWord(run, at) && start >= taken && !isQuoted(text, start, end) && !bearsName(run, at + 1))
      loose.push(start, end)
    return true
  }

  function consider(run: Run, found: NameReading, to: number): void {
    let reading = found
    const prior = wordBefore(text, taken, startOf(run, reading.from), lexicon)
    // `of Rosneft Igor Sechin`: what a preposition governs is no name.
    if (reading.inner !== null && (isGoverned(run, reading, prior) || isForeign(text, run, reading))) {
      reading = namesIn(text, run, reading.inner, reading.to, lexicon)[0] ?? reading
    }
    const start = startOf(run, reading.from)
    const end = run.ends[reading.to - 1] ?? start
    if (start < taken || isQuoted(text, start, end) || isAddress(text, start, end)) return
    const single = reading.to - reading.from === 1
    if (single && isAdjectiveLike(text, start, end) && leadsOn(end)) return
    const before = besideBefore(text, taken, start, end, lexicon, crossesLines(text, start, lines))
    if (before.start < start && isQuoted(text, before.start, end)) return
    const opens = startsSentence(text, start)
    const name: NameInText = {text, lexicon, run, reading, start, end, opens}
    let after = besideAfter(text, end, end - start, lexicon, before.title === null && opens)
    // Only a signature has its post on the line below: a name that is a line of its own.
    if (after.title !== null && after.onNextLine && (before.title !== null || !startsLine(text, start)))
      after = nothing(end)
    if ((single || !isListed(run, reading, start, end)) && !isPerson(name, prior, before, after)) {
      if ((!single || isLooseWord(run, reading.from)) && !isThing(name, to, before, taken)) loose.push(start, end)
      return
    }
    if (isThing(name, to, before, taken)) return
    add(run, reading, start, end, before, after)
  }

  /** True when the words before the given name are no part of the name. */
  function isGoverned(run: Run, reading: NameReading, prior: Token | null): boolean {
    const inner = startOf(run, reading.inner ?? reading.from)
    // In Russian text the first word of a sentence is more often a common word than half a name.
    if (prior === null) {
      const start = startOf(run, reading.from)
      return isCyrillic(text.charCodeAt(start)) && startsSentence(text, start)
    }
    if (prior.kinds & (PREPOSITION | ARTICLE)) return true
    return (prior.kinds & CONJUNCTION) !== 0 && besideBefore(text, taken, inner, inner, lexicon, true).title !== null
  }

  function add(run: Run, reading: NameReading, start: number, end: number, before: Beside, after: Beside): void {
    let title = before.title
    let close = end
    const name: PersonName = nameParts(text, run, reading)
    const enumerated = shared !== null && joinsPrevious(start)
    if ((title !== null || enumerated) && after.title === null) {
      const rest = restOfPost(text, end, lexicon)
      if (rest !== null) {
        // `Co-Chairs X of Russia and Y of France`: what follows is each one's own, and the post is that of all.
        if (!before.plural && title !== null) title = `${title} … ${rest.title}`
        close = rest.end
      }
    }
    if (after.title !== null && (!after.plural || before.title === null)) {
      title = title === null ? after.title : `${title} … ${after.title}`
      close = after.end
      if (after.plural) shareBackwards(start, after.title)
    }
    let organisation = title === null ? null : organisationOf(title, lexicon)
    const owner = title === null ? ownerBefore(start) : null
    if (title === null && enumerated && shared !== null) ({title, organisation} = shared)
    else if (owner !== null && shared !== null) {
      title = `${sharedHead(shared.title, lexicon)} … ${owner}`
      organisation = organisationOf(owner, lexicon)
    }
    shared =
      before.plural && before.title !== null
        ? {title: before.title, organisation}
        : (enumerated || owner !== null) && before.title === null
          ? shared
          : null
    const reporter = before.reporter || (after.reporter && before.title === null)
    if (reporter) title = null
    const official = !reporter && !isByline(text, start, end, title, lexicon)
    mentions.push({
      start,
      end,
      surface: spelledOut(text, start, end),
      name,
      title,
      rank: before.rank ?? after.rank,
      organisation,
      official,
    })
    taken = close
  }

  /**
   * True for a name that is joined to the one before by `and`, or by a comma where the two share a title: a list of people
   * holds nobody else.
   */
  function isListed(run: Run, reading: NameReading, start: number, end: number): boolean {
    if (reading.to < run.count || leadsOn(end)) return false
    if (ownerBefore(start) !== null) return true
    if (!joinsPrevious(start)) return false
    return shared !== null || ((wordBefore(text, taken, start, lexicon)?.kinds ?? 0) & CONJUNCTION) !== 0
  }

  /** `Ministers of Armenia A and of Kazakhstan B`: whose minister B is; null where A and B share no post. */
  function ownerBefore(start: number): string | null {
    const last = mentions.at(-1)
    return shared === null || last === undefined ? null : ownerBetween(text, Math.max(last.end, taken), start, lexicon)
  }

  /** True when nothing but a comma or an `and` stands between this name and the one before, and where he is from. */
  function joinsPrevious(start: number): boolean {
    const last = mentions.at(-1)
    if (last === undefined || start - last.end > 60) return false
    let from = Math.max(last.end, taken)
    const bracket = /^ ?\([^()\n]{1,40}\)/.exec(text.slice(from, start))
    if (bracket !== null) from += bracket[0].length
    return /^\s*(?:,\s*(?:and\s+|и\s+)?|and\s+|и\s+|&\s*)(?:the\s+)?$/.test(text.slice(from, start))
  }

  /** `V. Semerikov and S. Ordabayev, Deputy Secretaries General`: the post is that of all of them. */
  function shareBackwards(start: number, title: string): void {
    let next = start
    for (let at = mentions.length - 1; at >= 0; at--) {
      const mention = mentions[at]
      if (mention === undefined || mention.title !== null || next - mention.end > 12) return
      if (!/^\s*(?:,\s*(?:and\s+|и\s+)?|and\s+|и\s+)$/.test(text.slice(mention.end, next))) return
      mentions[at] = {...mention, title, organisation: organisationOf(title, lexicon)}
      next = mention.start
    }
  }

  /** True when the word goes with the noun behind it: `Организационно-планового управления`. */
  function leadsOn(end: number): boolean {
    const next = tokenAfter(text, end, lexicon)
    return next !== null && (next.kinds & (NOUN | BODY | HEAD)) !== 0
  }

  function isLooseWord(run: Run, at: number): boolean {
    const long = (run.ends[at] ?? 0) - startOf(run, at) > 1
    return long && ((run.kinds[at] ?? 0) & (LEXICAL | INITIAL)) === 0
  }

  function isSmall(run: Run, at: number): boolean {
    return classAt(text, run.starts[at] ?? 0) !== UPPER
  }

  function startOf(run: Run, at: number): number {
    return run.starts[at] ?? 0
  }
}
