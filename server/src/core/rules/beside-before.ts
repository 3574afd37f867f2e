import * as kinds from '../lexicon/kinds.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {rankKey} from '../lexicon/owner-keys.js'
import {endsClause, nothing, spelledTokens, type Beside} from './beside.js'
import {tokensBefore, wordBefore, type Token} from './phrase.js'
import {startsLine} from './place.js'
import {postGrammar, type PostGrammar} from './post.js'

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
  return tokens.length === 0 ? nothing(end) : readBefore({text, floor, end, nameEnd, lexicon}, tokens)
}

/** A name, where it stands: the arguments of `besideBefore`. */
interface Placed {
  readonly text: string
  readonly floor: number
  readonly end: number
  readonly nameEnd: number
  readonly lexicon: Lexicon
}

/** One reader for all names: to make its functions anew for each would cost as much as to read what stands before it. */
const readBefore = beforeReader()

function beforeReader(): (name: Placed, tokens: readonly Token[]) => Beside {
  let text = ''
  let floor = 0
  let end = 0
  let nameEnd = 0
  let lexicon: Lexicon
  let tokens: readonly Token[] = []
  let count = 0
  let separator: Token['mark'] | '' = ''
  let grammar: PostGrammar
  return (name, nextTokens) => {
    ;({text, floor, end, nameEnd, lexicon} = name)
    tokens = nextTokens
    count = tokens.length
    separator = ''
    return beside()
  }

  function beside(): Beside {
    takeSeparator()
    const polite = takePolite()
    const ranked = takeRank()
    let rank: string | null = null
    if (ranked < count || polite.from < polite.to) {
      const from = ranked < polite.from ? ranked : polite.named
      const to = polite.to > polite.from ? polite.to : count
      rank = from < to ? spelledTokens(text, tokens, from, to) : null
      count = ranked
    }
    const close = count > 0 && separator === '' && ((tokens[count - 1]?.kinds ?? 0) & kinds.HEAD) !== 0
    if (rank !== null) takeSeparator()
    const address = polite.from < polite.to
    const none = {...nothing(end), start: tokens[count]?.start ?? end, rank, address, close: rank !== null || close}
    let heads = 0
    for (let at = 0; at < count; at++) heads |= (tokens[at]?.kinds ?? 0) & kinds.HEAD
    if (heads === 0) return none
    grammar = postGrammar(text, tokens.slice(0, count))
    let from = grammar.startOfSuffix(0, severalFollow())
    if (from >= 0) from = ownPost(from)
    if (from < 0 || !separatorFits(from) || isComing(from)) return none
    return {
      ...none,
      start: tokens[from]?.start ?? end,
      title: spelledTokens(text, tokens, from, count),
      close: rank !== null || (separator === '' && grammar.endsInHead(from)),
      plural: grammar.isPlural(from, count),
      reporter: grammar.isReporter(from, count),
    }
  }

  /** `Ministers X and Y`, `Ministers X, Y` */
  function severalFollow(): boolean {
    return /^(?:,|\s+and\b|\s+и\s)/.test(text.slice(nameEnd, nameEnd + 6))
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
    const to = beforeBracket()
    if (!((tokens[to - 1]?.kinds ?? 0) & kinds.RANK)) return count
    for (let from = Math.max(0, to - 6); from < to; from++) {
      if (!((tokens[from]?.kinds ?? 0) & kinds.RANK_START)) continue
      if (hasComma(from)) continue
      const phrase = rankKey(spelledTokens(text, tokens, from, to))
      if (!lexicon.ranks().has(phrase)) continue
      // `Secretary General`, `Consul General` are posts.
      const before = tokens[from - 1]
      if (phrase === 'general' && before?.mark === 'word' && before.kinds & kinds.GENERAL_BEHIND) continue
      return from
    }
    return count
  }

  /** `Lt. Gen. (ret.)`, `Capt. (N)`: the place of a bracket of three words or less before `count`; `count` without one. */
  function beforeBracket(): number {
    if (tokens[count - 1]?.mark !== 'close') return count
    for (let at = count - 2; at > 0 && at > count - 6; at--) {
      const mark = tokens[at]?.mark
      if (mark === 'open') return at < count - 2 ? at : count
      if (mark !== 'word') return count
    }
    return count
  }

  function hasComma(from: number): boolean {
    for (let at = from; at < count; at++) if (tokens[at]?.mark === 'comma') return true
    return false
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
    return (
      startsLine(text, tokens[from]?.start ?? 0) ||
      (separator === 'dash' && isParted()) ||
      followsMark(tokens[from]?.start ?? 0) ||
      (separator === 'colon' && endsClause(text, nameEnd))
    )
  }

  /** `The Minister of Defence – X – came.` */
  function isParted(): boolean {
    return (
      /[ \u00a0][–—-][ \u00a0]$/.test(text.slice(end - 3, end)) &&
      /^[ \u00a0][–—-][ \u00a0]/.test(text.slice(nameEnd, nameEnd + 3))
    )
  }

  /** `Chair: X; Vice-Chair: Y` */
  function followsMark(start: number): boolean {
    return /[;.(] ?$/.test(text.slice(Math.max(floor, start - 2), start))
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
