import * as kinds from '../lexicon/kinds.js'
import {BLANK, classAt, classOf, LINE_END} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {rankKey} from '../lexicon/owner-keys.js'
import {endsClause, nothing, spelledTokens, type Beside} from './beside.js'
import {tokenAfter, tokensAfter, type Token} from './phrase.js'
import {startsLine} from './place.js'
import {postGrammar} from './post.js'

/** What stands after the name that ends at `start`; `opensClause` when no post stands before it and it opens a sentence. */
export function besideAfter(
  text: string,
  start: number,
  nameLength: number,
  lexicon: Lexicon,
  opensClause: boolean,
): Beside {
  const none = nothing(start)
  const sign = tokenAfter(text, start, lexicon)
  if (sign === null) return endsLine(text, start) ? onNextLine(text, start, lexicon) : none
  let opening = sign.mark
  if (opening === 'word') return sign.capital && startsLine(text, start - nameLength) ? onSameLine() : none
  if (opening === 'close' || opening === 'quote' || opening === 'number') return none
  const tokens = [sign, ...tokensAfter(text, behindAdverb(text, sign.end, lexicon), lexicon, true)]
  let from = 1
  let closing = opening === 'open' ? tokens.findIndex((token, at) => at > 0 && token.mark === 'close') : -1
  // `X (Kazakhstan), rapporteur`: the bracket says where X is from.
  if (closing > 0 && tokens[closing + 1]?.mark === 'comma' && !tokens.slice(1, closing).some(isHead)) {
    opening = 'comma'
    from = closing + 2
    closing = -1
  }
  const degree = opening === 'comma' ? degreeFrom(from) : noDegree(from)
  const {rank} = degree
  from = degree.end
  while ((tokens[from]?.kinds ?? 0) & kinds.ARTICLE) from++
  const within = closing > 0 ? tokens.slice(0, closing) : tokens
  const grammar = postGrammar(text, within, true)
  const ends = grammar.ends(from).slice()
  // Directly before another name a post is that person's.
  while (opening !== 'open' && ends.length > 0 && isNextName(ends.at(-1) ?? from)) ends.pop()
  const to = ends.at(-1) ?? from
  if (to === from) return rank === null ? none : {...none, rank, end: tokens[from - 1]?.start ?? start}
  const end = tokens[to - 1]?.end ?? start
  if (opening === 'open' && to !== closing) return none
  if (opening !== 'comma' && opening !== 'open' && !endsClause(text, end)) return none
  // `In his talk with X, the Secretary-General said …`: a verb makes the post the subject of what follows.
  if (opening === 'comma' && !opensClause && !endsApposition(text, end, lexicon)) return none
  return {
    ...none,
    start: tokens[from]?.start ?? start,
    end: opening === 'open' ? (tokens[closing]?.end ?? end) : end,
    title: spelledTokens(text, tokens, from, to),
    rank,
    plural: grammar.isPlural(from, to),
    reporter: grammar.isReporter(from, to),
  }

  /**
   * `, Lieutenant General (ret.), Head of …`, `, Doctor of Law, Director of …`: where the post starts behind a rank or
   * degree. A rank is kept.
   */
  function degreeFrom(first: number): Degree {
    const comma = tokens.findIndex((token, at) => at >= first && token.mark === 'comma')
    if (comma <= first || comma > first + 6) return noDegree(first)
    const bracket = tokens.findIndex((token, at) => at > first && at < comma && token.mark === 'open')
    const phrase = spelledTokens(text, tokens, first, bracket > 0 ? bracket : comma)
    const known = lexicon.ranks().has(rankKey(phrase))
    if (known) return {rank: spelledTokens(text, tokens, first, comma), end: comma + 1}
    return noDegree((tokens[first]?.kinds ?? 0) & kinds.HONORIFIC ? comma + 1 : first)
  }

  /** `Stanislav Zas   CSTO Secretary General`: a caption, nothing but name and post in a line. */
  function onSameLine(): Beside {
    const words = tokensAfter(text, start, lexicon, false)
    const last = words.at(-1)
    if (last === undefined || !(last.end === text.length || endsLine(text, last.end))) return none
    const caption = postGrammar(text, words, true)
    if (caption.ends(0).at(-1) !== words.length) return none
    const title = spelledTokens(text, words, 0, words.length)
    return {...none, end: last.end, title, reporter: caption.isReporter(0, words.length)}
  }

  function isNextName(to: number): boolean {
    return startsName(text, tokens[to - 1]?.end ?? start, tokens[to])
  }
}

/** A rank or degree behind a name, and the token behind its comma; where neither stands, the token it was looked for at. */
interface Degree {
  readonly rank: string | null
  readonly end: number
}

function noDegree(end: number): Degree {
  return {rank: null, end}
}

function isHead(token: Token): boolean {
  return (token.kinds & kinds.HEAD) !== 0
}

/** A post that is all there is on the line below the name, as signatures have it. */
function onNextLine(text: string, start: number, lexicon: Lexicon): Beside {
  const none = nothing(start)
  let at = start
  while (at < text.length && isWhite(text.charCodeAt(at))) at++
  const tokens = tokensAfter(text, at, lexicon, false)
  const last = tokens.at(-1)
  if (last === undefined || !(endsLine(text, last.end) || last.end === text.length)) return none
  const from = tokens[0] !== undefined && tokens[0].kinds & kinds.ARTICLE ? 1 : 0
  const grammar = postGrammar(text, tokens, true)
  if (grammar.ends(from).at(-1) !== tokens.length) return none
  const title = spelledTokens(text, tokens, from, tokens.length)
  return {...none, end: last.end, title, onNextLine: true, reporter: grammar.isReporter(from, tokens.length)}
}

function isWhite(unit: number): boolean {
  const kind = classOf(unit)
  return kind === BLANK || kind === LINE_END
}

/** True when nothing but blanks stands between the place and the end of its line; not at the end of the text. */
function endsLine(text: string, at: number): boolean {
  let next = at
  while (next < text.length && classAt(text, next) === BLANK) next++
  return next < text.length && classAt(text, next) === LINE_END
}

/** `, now Deputy Minister`: the end of such an adverb at `at`, else `at`. */
function behindAdverb(text: string, at: number, lexicon: Lexicon): number {
  const word = tokenAfter(text, at, lexicon)
  if (word === null) return at
  const spelled = text.slice(word.start, word.end)
  if (spelled === 'in')
    return at + (/^[ \u00a0]?in (?:his|her) capacity as/.exec(text.slice(at, at + 24))?.[0].length ?? 0)
  return /^(?:now|then|also|currently|formerly|ныне|затем)$/.test(spelled) ? word.end : at
}

/** What follows a name as the rest of the post before it: `President … of the Kyrgyz Republic`. */
export function restOfPost(
  text: string,
  start: number,
  lexicon: Lexicon,
): {readonly title: string; readonly end: number} | null {
  if (!/^\sof\s/.test(text.slice(start, start + 4))) return null
  const tokens = tokensAfter(text, start, lexicon, true)
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
  return {title: spelledTokens(text, tokens, 0, to), end: tokens[to - 1]?.end ?? start}
}

/** True when what follows is a mark, a line end, or a word that carries an apposition on, such as `and`, `who`, `in`. */
function endsApposition(text: string, end: number, lexicon: Lexicon): boolean {
  const next = tokenAfter(text, end, lexicon)
  if (next === null || next.mark !== 'word') return next?.mark !== 'number'
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
