import * as kinds from '../lexicon/kinds.js'
import {mostTokens, isAdjectiveLike, isNounLike, type Token} from './phrase.js'

/**
 * The grammar of a post, over the tokens beside a name.
 *
 * ```
 * posts      := unit (joiner unit)*            up to three
 * unit       := modifier* head (head | modifier)* complement*
 * complement := preposition article? words | '(' words ')'
 * joiner     := 'and' | ',' | dash | '/'
 * ```
 *
 * Every unit is read once for each place it can start at, so the work is bounded by the square of the tokens given
 * (64 at most).
 */
export interface PostGrammar {
  /** Where the posts that start at `from` end (past the last token): after the first, the first two, and so on. */
  readonly ends: (from: number) => readonly number[]
  /**
   * The first place at or after `from` whose posts end exactly at the last token; -1 when there is none. `several` says
   * that more than one name follows, so that a post in the plural is as good as any.
   */
  readonly startOfSuffix: (from: number, several?: boolean) => number
  /** True when one of the heads in `[from, to)` speaks of several people. */
  readonly isPlural: (from: number, to: number) => boolean
  readonly isReporter: (from: number, to: number) => boolean
  /** True when the word at `at` joins two units of the posts that start at `from` and end with the last token. */
  readonly partsUnits: (from: number, at: number) => boolean
  /** True when the posts that start at `from` end in a head (`Secretary General`), not in what the head is over. */
  readonly endsInHead: (from: number) => boolean
}

/** Scratch for the grammar in use, one at a time: the end of the unit at each start, or -1 before it is read. */
const unitEnds = new Int32Array(mostTokens + 1)
/** For each start of a unit, the end of its part without complements. */
const headEnds = new Int32Array(mostTokens + 1)
/** For each start of a unit, its last head. */
const heads = new Int32Array(mostTokens + 1)
/** And its first. */
const firstHeads = new Int32Array(mostTokens + 1)

/**
 * Read posts in `tokens`; what the last call gave is void with the next. `open` says that no name is known to follow
 * them, so that words which look like one end a post: `, the Rector of the Academy of Sciences Hayk Demirchian and …` is
 * no post of the name before the comma.
 */
export function postGrammar(text: string, tokens: readonly Token[], open = false): PostGrammar {
  return readTokens(text, tokens, open)
}

/** One grammar for all calls: to make its functions anew for each post would cost as much as to read the post. */
const readTokens = tokenGrammar()

function tokenGrammar(): (text: string, tokens: readonly Token[], open: boolean) => PostGrammar {
  let text = ''
  let tokens: readonly Token[] = []
  let open = false
  let count = 0
  const grammar: PostGrammar = {
    ends(from) {
      const ends: number[] = []
      for (let units = 1; units < 4; units++) {
        const before = ends.at(-1) ?? from
        const end = posts(from, count, units)
        if (end <= before) break
        // What a dash or slash joins is one post of one person, so that there is no shorter reading.
        if (units > 1 && (mark(before) === 'dash' || mark(before) === 'slash')) ends.pop()
        ends.push(end)
      }
      return ends
    },
    startOfSuffix(from, several = false) {
      let found = -1
      for (let at = from; at < count; at++) {
        if (!opensUnit(at) || posts(at, count) !== count) continue
        // `the representatives of the High Commissioner X`: one name has no plural post if a singular one is nearer.
        const head = tokens[at]?.cyrillic === true ? firstHeads[at] : heads[at]
        const plural = has(head ?? -1, kinds.PLURAL)
        if (!plural || several) return at
        if (found < 0) found = at
        at = Math.max(at, heads[at] ?? at)
      }
      return found
    },
    isPlural(from, to) {
      for (let at = from; at < to; at++) {
        const head = heads[at] ?? -1
        // In Russian the first head is the post, and what follows in the genitive is what it is over.
        if (head >= 0 && has(tokens[head]?.cyrillic === true ? (firstHeads[at] ?? head) : head, kinds.PLURAL))
          return true
        if (head >= 0) at = Math.max(at, (unitEnds[at] ?? 0) - 1)
      }
      return false
    },
    isReporter: (from, to) => some(from, to, kinds.REPORTER),
    partsUnits(from, at) {
      return (heads[from] ?? -1) >= 0 && posts(from, at) === at && posts(at + 1, count) === count
    },
    endsInHead(from) {
      const end = posts(from, count)
      for (let at = from; at < end; at++) if (unitEnds[at] === end && headEnds[at] === end) return true
      return false
    },
  }
  return (nextText, nextTokens, isOpen) => {
    text = nextText
    tokens = nextTokens
    open = isOpen
    count = tokens.length
    for (let at = 0; at <= count; at++) unitEnds[at] = headEnds[at] = heads[at] = -1
    return grammar
  }

  function some(from: number, to: number, bits: number): boolean {
    for (let at = from; at < to; at++) if ((tokens[at]?.kinds ?? 0) & bits) return true
    return false
  }

  function has(at: number, bits: number): boolean {
    return ((tokens[at]?.kinds ?? 0) & bits) !== 0
  }

  function mark(at: number): Token['mark'] | undefined {
    return tokens[at]?.mark
  }

  /** Units joined; a joiner that no unit follows is left outside. */
  function posts(from: number, to: number, most = 4): number {
    let end = unit(from)
    if (end === from) return from
    for (let units = 1; units < most && end < to; units++) {
      const next = joined(end)
      if (next < 0) break
      const after = unit(next)
      if (after === next) break
      // `Deputy Minister, officials of the Ministry`: those are others.
      if (isOfSeveral(next) && !isOfSeveral(from)) break
      end = after
    }
    return end
  }

  function isOfSeveral(unitStart: number): boolean {
    const head = heads[unitStart] ?? -1
    return head >= 0 && tokens[head]?.cyrillic !== true && has(head, kinds.PLURAL)
  }

  /** Where the unit behind a joiner starts, -1 when no joiner stands at `at`. */
  function joined(at: number): number {
    const kind = mark(at)
    if (kind === 'comma') {
      const next = has(at + 1, kinds.CONJUNCTION) ? at + 2 : at + 1
      return has(next, kinds.ARTICLE) ? -1 : next
    }
    if (kind === 'dash' || kind === 'slash') return at + 1
    if (!has(at, kinds.CONJUNCTION)) return -1
    // With an article of its own the second post is somebody else's.
    return !has(at + 1, kinds.ARTICLE) ? at + 1 : open ? at + 2 : -1
  }

  function opensUnit(at: number): boolean {
    const token = tokens[at]
    return token !== undefined && token.mark === 'word' && (has(at, kinds.HEAD) || isModifier(at))
  }

  function unit(from: number): number {
    const known = unitEnds[from]
    if (known === undefined) return from
    if (known >= 0) return known
    unitEnds[from] = from
    return (unitEnds[from] = readUnit(from))
  }

  function readUnit(from: number): number {
    let at = from
    let head = -1
    for (; at < count; at++) {
      // No post has so many words before its head; this bounds the work on a row of capitals.
      if (head < 0 && at - from > 12) return from
      if (mark(at) !== 'word') break
      if (has(at, kinds.HEAD)) {
        if (head < 0) firstHeads[from] = at
        head = at
        continue
      }
      if (
        head < 0
          ? isModifier(at) || isInnerAnd(at) || (at > from && isOwner(at))
          : has(at, kinds.MODIFIER) && !has(at, kinds.CONJUNCTION | kinds.APPOINTING)
      )
        continue
      // `Ambassador Extraordinary and Plenipotentiary`
      if (
        head >= 0 &&
        has(at, kinds.CONJUNCTION) &&
        onlyModifier(at - 1) &&
        onlyModifier(at + 1) &&
        unit(at + 1) === at + 1
      )
        continue
      break
    }
    if (head < 0) return from
    headEnds[from] = at
    heads[from] = head
    return complements(at, head)
  }

  /** `Republic of Korea’s Vice Minister`: the `of` of an owner in the possessive. */
  function isOwner(of: number): boolean {
    if (!has(of, kinds.PREPOSITION) || !has(of - 1, kinds.BODY | kinds.COUNTRY)) return false
    const first = has(of + 1, kinds.ARTICLE) ? of + 2 : of + 1
    for (let at = first; at < first + 3; at++) {
      if (tokens[at]?.capital !== true) return false
      if (tokens[at]?.possessive === true) return true
    }
    return false
  }

  function onlyModifier(at: number): boolean {
    return has(at, kinds.MODIFIER) && !has(at, kinds.HEAD)
  }

  function complements(from: number, head: number): number {
    let at = from
    for (;;) {
      let end = at
      if (mark(at) === 'open') end = bracket(at)
      else if (has(at, kinds.PREPOSITION)) {
        end = governs(at, head) ? words(at + 1) : at
        if (end === at + 1) end = at
      } else if (isRussian(at) && !(open && opensName(at))) end = words(at)
      else if (open && mark(at) === 'comma') end = body(at)
      if (end === at) return at
      at = end
    }
  }

  /** `Director, Division for Treaty Affairs, UNODC`: a body behind a comma, up to the next one; `at` when none stands there. */
  function body(at: number): number {
    if (tokens[at + 1]?.capital !== true || has(at + 1, kinds.ARTICLE) || opensName(at + 1)) return at
    let end = words(at + 1)
    if (has(end, kinds.PREPOSITION) && end > at + 1) end = Math.max(end, words(end + 1))
    if (end === at + 1 || (end < count && mark(end) !== 'comma' && mark(end) !== 'close')) return at
    for (let word = at + 1; word < end; word++) if (has(word, kinds.HEAD | kinds.RANK | kinds.HONORIFIC)) return at
    return some(at + 1, end, kinds.BODY) && (end < count || endsHere(end)) ? end : at
  }

  /** True when the line or sentence ends behind the last token. */
  function endsHere(end: number): boolean {
    return /^[.;)]?\s*(?:$|\n)/.test(text.slice(tokens[end - 1]?.end ?? 0, (tokens[end - 1]?.end ?? 0) + 3))
  }

  /**
   * True when what follows the preposition can be part of the post. Behind any but `of`, another post is another
   * person (`the Secretary General with the Minister`), unless the head is one that serves somebody (`adviser to`).
   */
  function governs(at: number, head: number): boolean {
    const next = has(at + 1, kinds.ARTICLE) ? at + 2 : at + 1
    const spelled = text.slice(tokens[at]?.start, tokens[at]?.end).toLowerCase()
    if (spelled === 'of' || spelled === 'under' || spelled === 'по' || spelled === 'при') return true
    // Behind a name no other person can stand: `X, press secretary to the President`.
    if (spelled === 'to' && (open || has(head, kinds.ATTENDANT))) return true
    return unit(next) === next
  }

  /** A Russian word, or a number such as `201-й` before one. */
  function isRussian(at: number): boolean {
    return tokens[mark(at) === 'number' ? at + 1 : at]?.cyrillic === true
  }

  /** A short bracket, `(UNAMA)`. */
  function bracket(at: number): number {
    for (let end = at + 1; end < Math.min(count, at + 8); end++) {
      if (mark(end) === 'close') return end > at + 1 ? end + 1 : at
      if (mark(end) !== 'word' && mark(end) !== 'comma') return at
    }
    return at
  }

  /** The words of a complement: article, adjectives, nouns, capitals, joined or not. */
  function words(from: number): number {
    let at = from
    while (has(at, kinds.ARTICLE)) at++
    const first = at
    for (;;) {
      if (isComplement(at, first)) {
        at++
        continue
      }
      if (mark(at) === 'quote' && (at > first || isComplement(at + 1, at + 1))) {
        at++
        continue
      }
      if (at > first && (has(at, kinds.CONJUNCTION) || mark(at) === 'slash')) {
        const next = has(at + 1, kinds.ARTICLE) ? at + 2 : at + 1
        if (isComplement(next, next) && unit(next) === next) {
          at = next + 1
          continue
        }
      }
      // `Foreign Affairs, Trade and Industry`: a comma only on the way to an `and`.
      if (at > first && mark(at) === 'comma') {
        const next = listEnd(at)
        if (next > at) {
          at = next
          continue
        }
      }
      break
    }
    return at > first ? at : from
  }

  function listEnd(comma: number): number {
    let at = comma
    while (mark(at) === 'comma') {
      at++
      const start = at
      while (isComplement(at, start) && !has(at, kinds.HEAD)) at++
      // `Defence, Security, and Law`
      if (at === start) {
        if (at > comma + 1 && has(at, kinds.CONJUNCTION)) break
        return comma
      }
    }
    if (!has(at, kinds.CONJUNCTION) || has(at + 1, kinds.ARTICLE)) return comma
    const next = at + 1
    return isComplement(next, next) && unit(next) === next ? next : comma
  }

  function isComplement(at: number, first: number): boolean {
    const token = tokens[at]
    if (token === undefined) return false
    if (token.mark === 'number') return true
    if (token.mark !== 'word') return false
    if (has(at, kinds.PREPOSITION | kinds.ARTICLE | kinds.CONJUNCTION) && !has(at, kinds.NOUN | kinds.BODY))
      return false
    if (has(at, kinds.CALENDAR) || (has(at, kinds.APPOINTING) && !has(at, kinds.NOUN | kinds.BODY))) return false
    if (has(at, kinds.GIVEN) && !has(at, kinds.LEXICAL) && mark(at - 1) !== 'quote') return false
    if (open && at > first && opensName(at)) return false
    if (token.capital) {
      // A headline's verb: `of Armenia Meets`.
      if (onlyOrdinary(at) && at > first && has(at - 1, kinds.COUNTRY | kinds.BODY)) return false
      return true
    }
    return (
      has(at, kinds.NOUN | kinds.MODIFIER | kinds.HEAD | kinds.COUNTRY | kinds.BODY | kinds.RANK) ||
      isNounLike(text, token)
    )
  }

  /** True for two unknown capitals, or one behind a small word, where a known word stands before them. */
  function opensName(at: number): boolean {
    const token = tokens[at]
    const before = tokens[at - 1]
    const family = has(at, kinds.FAMILY) && !has(at, kinds.LEXICAL)
    if (token?.capital !== true || (token.kinds !== 0 && !family) || before?.mark !== 'word') return false
    if (
      !(before.kinds & (kinds.NOUN | kinds.BODY | kinds.COUNTRY | kinds.PLACE | kinds.HEAD | kinds.ORDINARY)) &&
      before.capital
    )
      return false
    if (before.kinds & (kinds.ARTICLE | kinds.PREPOSITION | kinds.CONJUNCTION)) return false
    if (text.slice(token.start, token.end) === text.slice(token.start, token.end).toUpperCase()) return false
    const next = tokens[at + 1]
    return next?.mark === 'word' && next.capital && (next.kinds === 0 || (next.kinds & kinds.NAMEISH) !== 0)
  }

  function onlyOrdinary(at: number): boolean {
    const known = kinds.HEAD | kinds.MODIFIER | kinds.NOUN | kinds.BODY | kinds.COUNTRY | kinds.PLACE
    return has(at, kinds.ORDINARY) && !has(at, known)
  }

  function isModifier(at: number): boolean {
    const token = tokens[at]
    if (token === undefined || token.mark !== 'word') return false
    // `Under Secretary`
    if (token.capital && has(at, kinds.MODIFIER) && has(at, kinds.PREPOSITION)) return has(at + 1, kinds.HEAD)
    if (has(at, kinds.PREPOSITION | kinds.ARTICLE | kinds.CONJUNCTION | kinds.CALENDAR)) return false
    if (has(at, kinds.APPOINTING) && !has(at, kinds.NOUN | kinds.BODY)) return false
    if (has(at, kinds.MODIFIER) || (has(at, kinds.COUNTRY) && !token.cyrillic)) return true
    if (has(at, kinds.GIVEN) && !has(at, kinds.LEXICAL)) return namesBody(at)
    if (has(at, kinds.HONORIFIC | kinds.RANK) && !has(at, kinds.NOUN | kinds.BODY)) return false
    // Russian puts what a post is over behind it: before it stand adjectives alone.
    if (token.cyrillic) return isAdjectiveLike(text, token.start, token.end)
    if (token.capital) return !onlyOrdinary(at)
    return has(at, kinds.NOUN | kinds.BODY)
  }

  /** `Kofi Annan Foundation Chair`: a given name and a surname that a body is named after. */
  function namesBody(at: number): boolean {
    const surname = tokens[at + 1]
    const body = tokens[at + 2]
    return surname?.capital === true && body?.capital === true && has(at + 2, kinds.BODY) && !has(at + 1, kinds.LEXICAL)
  }

  /** `Permanent and Plenipotentiary Representative` */
  function isInnerAnd(at: number): boolean {
    const head = has(at + 1, kinds.HEAD) && !has(at + 1, kinds.MODIFIER)
    return has(at, kinds.CONJUNCTION) && isModifier(at - 1) && isModifier(at + 1) && !head
  }
}
