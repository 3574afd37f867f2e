import * as kinds from '../lexicon/kinds.js'
import {BLANK, classOf, LINE_END} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {ownerKeys} from '../lexicon/owner-keys.js'
import {startsLine} from './place.js'
import {tokenAfter, tokensAfter, tokensBefore, wordBefore, type Token} from './phrase.js'
import {postGrammar} from './post.js'
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

/** What stands before the name that starts at `end`; nothing before `floor` is read. */
export function besideBefore(
  text: string,
  floor: number,
  end: number,
  nameEnd: number,
  lexicon: Lexicon,
  broken: boolean,
): Beside {
  const tokens = tokensBefore(text, floor, end, lexicon, broken)
  if (tokens.length === 0) return nothing(end)
  const severalFollow = /^(?:,|\s+and\b|\s+и\s)/.test(text.slice(nameEnd, nameEnd + 6))
  let count = tokens.length
  let separator = '' as Token['mark'] | ''
  takeSeparator()
  const polite = takePolite()
  const ranked = takeRank()
  let rank: string | null = null
  if (ranked < count || polite.from < polite.to) {
    const from = ranked < polite.from ? ranked : polite.named
    const to = polite.to > polite.from ? polite.to : count
    rank = from < to ? spelled(text, tokens, from, to) : null
    count = ranked
  }
  const close = count > 0 && separator === '' && ((tokens[count - 1]?.kinds ?? 0) & kinds.HEAD) !== 0
  if (rank !== null) takeSeparator()
  const address = polite.from < polite.to
  const none = {...nothing(end), start: tokens[count]?.start ?? end, rank, address, close: rank !== null || close}
  let heads = 0
  for (let at = 0; at < count; at++) heads |= (tokens[at]?.kinds ?? 0) & kinds.HEAD
  if (heads === 0) return none
  const grammar = postGrammar(text, tokens.slice(0, count))
  let from = grammar.startOfSuffix(0, severalFollow)
  if (from >= 0) from = ownPost(from)
  if (from < 0 || !separatorFits(from) || isComing(from)) return none
  return {
    ...none,
    start: tokens[from]?.start ?? end,
    title: spelled(text, tokens, from, count),
    close: rank !== null || (separator === '' && grammar.endsInHead(from)),
    plural: grammar.isPlural(from, count),
    reporter: grammar.isReporter(from, count),
  }

  function takeSeparator(): void {
    const mark = tokens[count - 1]?.mark
    // `the Secretary General (X)`
    if (mark === 'open' && text.charAt(nameEnd) === ')') count--
    if (mark === 'comma' || mark === 'colon' || mark === 'dash' || mark === 'bullet') {
      separator = mark
      count--
    }
  }

  /** `H.E. Mr.`, `Dear`: tokens `[from, to)`, of which those from `named` on are kept as written. */
  function takePolite(): {from: number; to: number; named: number} {
    const to = count
    let from = count
    while (
      from > 0 &&
      (tokens[from - 1]?.kinds ?? 0) & kinds.HONORIFIC &&
      !((tokens[from - 1]?.kinds ?? 0) & kinds.RANK)
    )
      from--
    count = from
    // `His Excellency`
    if (from < to && from > 0 && /^(?:His|Her|Their)$/.test(text.slice(tokens[from - 1]?.start, tokens[from - 1]?.end)))
      from--
    count = from
    let named = from
    while (
      named < to &&
      /^(?:dear|esteemed|distinguished|respected|уважаем|дорог)/i.test(
        text.slice(tokens[named]?.start, tokens[named]?.end),
      )
    )
      named++
    return {from, to, named}
  }

  /** Where the rank before `count` starts; `count` when there is none. */
  function takeRank(): number {
    if (!((tokens[count - 1]?.kinds ?? 0) & kinds.RANK)) return count
    for (let from = Math.max(0, count - 6); from < count; from++) {
      if (!((tokens[from]?.kinds ?? 0) & kinds.RANK_START)) continue
      const phrase = ownerKeys(spelled(text, tokens, from, count)).join(' ')
      if (!lexicon.ranks().has(phrase)) continue
      // `Secretary General`, `Consul General` are posts.
      const before = tokens[from - 1]
      if (phrase === 'general' && before?.mark === 'word' && before.kinds & (kinds.HEAD | kinds.MODIFIER)) continue
      return from
    }
    return count
  }

  /**
   * `between the CSTO Secretary General and Armenian Foreign Minister X`: of posts that `and` joins only the last is X's
   * when two parties are spoken of.
   */
  function ownPost(first: number): number {
    for (let at = count - 1; at > first; at--) {
      if (!((tokens[at]?.kinds ?? 0) & kinds.CONJUNCTION) || !grammar.partsUnits(first, at)) continue
      const prior = wordBefore(text, floor, tokens[first]?.start ?? 0, lexicon)
      const lead = prior !== null && prior.kinds & kinds.ARTICLE ? wordBefore(text, floor, prior.start, lexicon) : prior
      if (lead !== null && /^(?:between|между)$/i.test(text.slice(lead.start, lead.end))) return at + 1
    }
    return first
  }

  /** Behind a colon, dash or bullet a title must be all there is before it. */
  function separatorFits(from: number): boolean {
    if (separator === '' || separator === 'comma') return true
    return startsLine(text, tokens[from]?.start ?? 0) || (separator === 'colon' && endsClause(text, nameEnd))
  }

  /** True when the post is one that somebody is being named to: `the post of Secretary General`. */
  function isComing(from: number): boolean {
    let at = tokens[from]?.start ?? 0
    for (let step = 0; step < 3; step++) {
      const gap = wordBefore(text, floor, at, lexicon)
      if (gap === null) return false
      if (gap.kinds & kinds.APPOINTING) {
        // `the newly appointed Ambassador` has been appointed.
        const before = wordBefore(text, floor, gap.start, lexicon)
        return !(
          step === 0 &&
          before !== null &&
          (before.kinds & kinds.ARTICLE || /^(?:newly|recently|just)$/i.test(text.slice(before.start, before.end)))
        )
      }
      const leads = gap.kinds & (kinds.ARTICLE | kinds.PREPOSITION) || text.slice(gap.start, gap.end) === 'as'
      if (!leads) return false
      at = gap.start
    }
    return false
  }
}

/** What stands after the name that ends at `start`; `opensClause` when no post stands before it and it opens a sentence. */
export function besideAfter(text: string, start: number, lexicon: Lexicon, opensClause: boolean): Beside {
  const none = nothing(start)
  const sign = tokenAfter(text, start, lexicon)
  if (sign === null) return endsLine(text, start) ? onNextLine(text, start, lexicon) : none
  let opening = sign.mark
  if (opening !== 'comma' && opening !== 'dash' && opening !== 'open' && opening !== 'colon') return none
  const tokens = [sign, ...tokensAfter(text, behindAdverb(text, sign.end, lexicon), lexicon)]
  let from = 1
  let closing = opening === 'open' ? tokens.findIndex((token, at) => at > 0 && token.mark === 'close') : -1
  // `X (Kazakhstan), rapporteur`: the bracket says where X is from.
  if (closing > 0 && tokens[closing + 1]?.mark === 'comma' && !tokens.slice(1, closing).some(isHead)) {
    opening = 'comma'
    from = closing + 2
    closing = -1
  }
  if (opening === 'comma') from = skipDegree(from)
  while ((tokens[from]?.kinds ?? 0) & kinds.ARTICLE) from++
  const within = closing > 0 ? tokens.slice(0, closing) : tokens
  const grammar = postGrammar(text, within, true)
  const ends = grammar.ends(from).slice()
  // Directly before another name a post is that person's.
  while (opening !== 'open' && ends.length > 0 && isNextName(ends.at(-1) ?? from)) ends.pop()
  const to = ends.at(-1) ?? from
  if (to === from) return none
  const end = tokens[to - 1]?.end ?? start
  if (opening === 'open' && to !== closing) return none
  if ((opening === 'dash' || opening === 'colon') && !endsClause(text, end)) return none
  // `In his talk with X, the Secretary-General said …`: a verb makes the post the subject of what follows.
  if (opening === 'comma' && !opensClause && !endsApposition(text, end, lexicon)) return none
  return {
    ...none,
    start: tokens[from]?.start ?? start,
    end: opening === 'open' ? (tokens[closing]?.end ?? end) : end,
    title: spelled(text, tokens, from, to),
    plural: grammar.isPlural(from, to),
    reporter: grammar.isReporter(from, to),
  }

  /** `, Lieutenant General, Head of …`, `, Doctor of Law, Director of …`: where the post starts behind a rank or degree. */
  function skipDegree(first: number): number {
    const comma = tokens.findIndex((token, at) => at >= first && token.mark === 'comma')
    if (comma <= first || comma > first + 6) return first
    const known = lexicon.ranks().has(ownerKeys(spelled(text, tokens, first, comma)).join(' '))
    return known || (tokens[first]?.kinds ?? 0) & kinds.HONORIFIC ? comma + 1 : first
  }

  function isNextName(to: number): boolean {
    return startsName(text, tokens[to - 1]?.end ?? start, tokens[to])
  }
}

function isHead(token: Token): boolean {
  return (token.kinds & kinds.HEAD) !== 0
}

/** A post that is all there is on the line below the name, as signatures have it. */
function onNextLine(text: string, start: number, lexicon: Lexicon): Beside {
  const none = nothing(start)
  let at = start
  while (at < text.length && isWhite(text.charCodeAt(at))) at++
  const tokens = tokensAfter(text, at, lexicon)
  const last = tokens.at(-1)
  if (last === undefined || !(endsLine(text, last.end) || last.end === text.length)) return none
  const from = tokens[0] !== undefined && tokens[0].kinds & kinds.ARTICLE ? 1 : 0
  const grammar = postGrammar(text, tokens, true)
  if (grammar.ends(from).at(-1) !== tokens.length) return none
  const title = spelled(text, tokens, from, tokens.length)
  return {...none, end: last.end, title, onNextLine: true, reporter: grammar.isReporter(from, tokens.length)}
}

function isWhite(unit: number): boolean {
  const kind = classOf(unit)
  return kind === BLANK || kind === LINE_END
}

/** True when nothing but blanks stands between the place and the end of its line; not at the end of the text. */
function endsLine(text: string, at: number): boolean {
  let next = at
  while (next < text.length && classOf(text.charCodeAt(next)) === BLANK) next++
  return next < text.length && classOf(text.charCodeAt(next)) === LINE_END
}

/** `, now Deputy Minister`: the end of such an adverb at `at`, else `at`. */
function behindAdverb(text: string, at: number, lexicon: Lexicon): number {
  const word = tokenAfter(text, at, lexicon)
  if (word === null) return at
  return /^(?:now|then|also|currently|formerly|ныне|затем)$/.test(text.slice(word.start, word.end)) ? word.end : at
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

/** What follows a name as the rest of the post before it: `President … of the Kyrgyz Republic`. */
export function restOfPost(
  text: string,
  start: number,
  lexicon: Lexicon,
): {readonly title: string; readonly end: number} | null {
  if (!text.startsWith(' of ', start)) return null
  const tokens = tokensAfter(text, start, lexicon)
  let to = 1
  while (to < tokens.length) {
    const token = tokens[to]
    if (token === undefined || token.mark !== 'word') break
    if (token.kinds & (kinds.HEAD | kinds.PREPOSITION) && !token.capital && text.slice(token.start, token.end) !== 'of')
      break
    if (token.kinds & (kinds.CONJUNCTION | kinds.CALENDAR)) break
    if (!token.capital && !(token.kinds & (kinds.ARTICLE | kinds.PREPOSITION))) break
    to++
  }
  while (to > 1 && !(tokens[to - 1]?.capital ?? false)) to--
  if (to < 2 || !tokens.slice(1, to).some((token) => token.kinds & (kinds.COUNTRY | kinds.BODY))) return null
  return {title: spelled(text, tokens, 0, to), end: tokens[to - 1]?.end ?? start}
}

/** True when a clause or line ends at the place. */
function endsClause(text: string, at: number): boolean {
  return /^[ \t\u00a0]*(?:$|[\r\n.;,])/.test(text.slice(at, at + 20))
}

/** True when what follows is a mark, a line end, or a word that carries an apposition on, such as `and`, `who`, `in`. */
function endsApposition(text: string, end: number, lexicon: Lexicon): boolean {
  const next = tokenAfter(text, end, lexicon)
  if (next === null || next.mark !== 'word') return true
  return (
    (next.kinds & (kinds.CONJUNCTION | kinds.PREPOSITION)) !== 0 ||
    /^(?:who|whose|as|during|который|которая)$/.test(text.slice(next.start, next.end))
  )
}

/** True when the words at `end` look like a name: capitals that no list knows, given names, initials. */
function startsName(text: string, end: number, next: Token | undefined): boolean {
  if (/^[ \u00a0]+\p{Lu}\p{Ll}?\.[ \u00a0]?\p{Lu}/u.test(text.slice(end, end + 8))) return true
  if (next === undefined) return /^[ \u00a0]+\p{Lu}\p{Ll}/u.test(text.slice(end, end + 6))
  if (next.mark !== 'word' || !next.capital) return false
  return next.kinds === 0 || (next.kinds & kinds.NAMEISH) !== 0 || (next.kinds & (kinds.RANK | kinds.HONORIFIC)) !== 0
}

function spelled(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined) return ''
  return spelledOut(text, first.start, last.end)
}
