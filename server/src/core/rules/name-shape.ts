import {BODY, COUNTRY, FAMILY, GIVEN, HONORIFIC, LEXICAL, PLACE} from '../lexicon/kinds.js'
import {isCyrillic} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {isPatronymic} from './name-endings.js'
import {isPinyin} from './pinyin.js'
import {role} from './word-facts.js'
import {BROKEN, type Run} from './words.js'

/** How far the words of a name vouch for it by themselves. */
export type Strength =
  /** A known given name, a patronymic or initials with a surname: a name wherever it stands. */
  | 'sure'
  /** A surname ending, or a family name that comes first: a name unless the place speaks against it. */
  | 'likely'
  /** Capitalized words that nothing is known of: a name only with a title or the rest of the page. */
  | 'open'

/** One name in a run, as places in it; `to` and the ends of the parts are past the last word. */
export interface NameReading {
  readonly from: number
  readonly to: number
  readonly strength: Strength
  /** Where the name starts if what stands before a given name belongs to the title: `Rosneft Igor Sechin`. */
  readonly inner: number | null
  readonly given: readonly [number, number] | null
  readonly patronymic: number | null
  readonly initials: readonly [number, number] | null
  readonly surname: readonly [number, number] | null
  /** By custom the family name stands first: `Zhang Ming`. */
  readonly familyFirst: boolean
}

/** What a word of a name can be, in short. */
const {initial: I, patronymic: P, given: G, family: F, surname: S, unknown: U, particle: p, descent: Q} = role

/**
 * Read the names in the words `[from, to)` of a run, all of which can be parts of names.
 *
 * A row of words is one name as a rule; where a surname comes twice, or a surname-first name follows, it is cut.
 * Linear in the number of words.
 */
export function namesIn(text: string, run: Run, from: number, to: number, lexicon: Lexicon): NameReading[] {
  return readRow(text, run, from, to, lexicon)
}

/** One reader for all rows: to make its functions anew for each would cost more than to read one. */
const readRow = rowReader()

function rowReader(): typeof namesIn {
  let text = ''
  let run: Run
  let to = 0
  let lexicon: Lexicon
  return (nextText, nextRun, from, end, nextLexicon) => {
    text = nextText
    run = nextRun
    to = end
    lexicon = nextLexicon
    const found: NameReading[] = []
    let at = from
    while (at < to) {
      // `Dato Tan Yew Chong`, though `Dato` is a given name elsewhere.
      if (to - at > 2 && (run.kinds[at] ?? 0) & HONORIFIC && !is(at, I)) {
        at++
        continue
      }
      const reading = withDescent(at) ?? surnameFirst(at) ?? withPatronymic(at) ?? withInitials(at) ?? row(at)
      if (reading === null) {
        at++
        continue
      }
      found.push(reading)
      at = reading.to
    }
    return found
  }

  function is(at: number, letters: number): boolean {
    return at < to && ((run.roles[at] ?? 0) & letters) !== 0
  }

  /** `Janybek uulu Almaz`, `Almaz Janybek uulu`, `Ilham Heydar oglu Aliyev` */
  function withDescent(at: number): NameReading | null {
    const first = U | S | F | G | P
    if (is(at, first) && is(at + 1, Q)) {
      if (!is(at + 2, first)) return null
      return reading(at, at + 3, 'sure', {given: [at + 2, at + 3], surname: [at, at + 2]})
    }
    if (!is(at, first) || !is(at + 1, first) || !is(at + 2, Q)) return null
    if (is(at + 3, first))
      return reading(at, at + 4, 'sure', {given: [at, at + 1], patronymic: at + 1, surname: [at + 3, at + 4]})
    return reading(at, at + 3, 'sure', {given: [at, at + 1], surname: [at + 1, at + 3]})
  }

  /** `Tasmagambetov Imangali Nurgalievich`, `Volfovich Alexander Grigorievich`, `Zas S.V.` */
  function surnameFirst(at: number): NameReading | null {
    if (is(at, U | S | F | P) && is(at + 1, is(at, P) ? G : G | U) && is(at + 2, P)) {
      return reading(at, at + 3, 'sure', {given: [at + 1, at + 2], patronymic: at + 2, surname: [at, at + 1]})
    }
    if (is(at, G) && is(at + 1, G) && is(at + 2, P) && !is(at + 3, U | S)) {
      return reading(at, at + 3, 'sure', {given: [at + 1, at + 2], patronymic: at + 2, surname: [at, at + 1]})
    }
    if (!is(at, U | S | F | P) || !is(at + 1, I)) return null
    let end = at + 1
    while (is(end, I)) end++
    if (is(end, U | S | F | G | P | p)) return null
    const many = end - at > 2 || is(at, S | P)
    return reading(at, end, many ? 'sure' : 'open', {initials: [at + 1, end], surname: [at, at + 1]})
  }

  /** `Andrei Nikolayevich Serdyukov`, `Alexander Grigorievich` */
  function withPatronymic(at: number): NameReading | null {
    if (!is(at, G | U) || !is(at + 1, P)) return null
    const next = at + 2
    const follows =
      is(next, U | S | F | G | p) &&
      !(run.kinds[next] !== undefined && (run.kinds[next] ?? 0) & BROKEN && surnameFirst(next))
    if (follows && surnameFirst(next) === null) {
      let end = next
      while (is(end, p)) end++
      if (is(end, U | S | F | G)) {
        return reading(at, end + 1, 'sure', {given: [at, at + 1], patronymic: at + 1, surname: [next, end + 1]})
      }
    }
    const start = run.starts[at + 1] ?? 0
    if (isPatronymic(text, start, run.ends[at + 1] ?? 0, lexicon)) {
      return reading(at, next, 'sure', {given: [at, at + 1], patronymic: at + 1})
    }
    return reading(at, next, is(at, G) ? 'sure' : 'likely', {given: [at, at + 1], surname: [at + 1, next]})
  }

  /** `V. Semerikov`, `I.N. Tasmagambetov`, `J. Robert Oppenheimer` */
  function withInitials(at: number): NameReading | null {
    if (!is(at, I)) return null
    let end = at
    while (is(end, I)) end++
    const initials: readonly [number, number] = [at, end]
    const surname = end
    while (is(end, p)) end++
    if (!is(end, U | S | F | G | P)) return null
    if (is(end, G) && is(end + 1, U | S) && end - at === 1) end++
    return reading(at, end + 1, 'sure', {initials, surname: [surname, end + 1]})
  }

  /** A row of words without initials in front or patronymic. */
  function row(at: number): NameReading | null {
    if (is(at, I | p)) return null
    let end = at + 1
    let given = is(at, G) ? at : -1
    let surname = is(at, S) ? at : -1
    let particles = is(at, p) ? 1 : 0
    while (end < to && end - at < 5 + particles && !is(end, P)) {
      if (is(end, I) && given < 0 && !is(end - 1, U)) break
      if (end > at + 1 || surname === at) {
        if ((run.kinds[end] ?? 0) & BROKEN && end > at + 1) break
        if (surnameFirst(end) !== null || withPatronymic(end) !== null) break
        if (surname >= 0 && end > at + 1 && (is(end, I | G) || sameWord(surname, end))) break
      }
      if (is(end, G) && given < 0) given = end
      if (is(end, S) && surname < 0) surname = end
      if (is(end, p)) particles += 2
      end++
    }
    while (end > at + 1 && is(end - 1, p | I)) end--
    const first = run.kinds[at] ?? 0
    if (end === at + 1) return reading(at, end, 'open', {surname: [at, end]})
    // `Mr. Le Drian`
    if (end === at + 2 && isCapitalParticle(at) && !isPinyin(text.slice(run.starts[at + 1], run.ends[at + 1])))
      return reading(at, end, 'open', {surname: [at, end]})
    // `Kim Jong Un`, though `Kim` is a given name elsewhere.
    if (end === at + 3 && isFamily(at) && isSyllable(at + 1) && isSyllable(at + 2))
      return reading(at, end, 'sure', {surname: [at, at + 1], given: [at + 1, end], familyFirst: true})
    // `Kim Jong-un`
    if (isFamily(at) && end === at + 2 && isKorean(at + 1))
      return reading(at, end, 'sure', {surname: [at, at + 1], given: [at + 1, end], familyFirst: true})
    // `Zhang Ming`: the family name first, one or two short words after it.
    if (is(at, F) && given !== at) {
      // `Ban Ki-moon`, `Le Luong Minh`
      if (isKorean(at + 1) || (end === at + 3 && is(at + 1, F)))
        return reading(at, end, 'sure', {surname: [at, at + 1], given: [at + 1, end], familyFirst: true})
      const start = run.starts[at] ?? 0
      const long = (run.ends[at] ?? 0) - start > (isCyrillic(text.charCodeAt(start)) ? 1 : 2)
      const place = (first & PLACE) !== 0 || ((first | (run.kinds[at + 1] ?? 0)) & (COUNTRY | BODY)) !== 0
      const known =
        is(at + 1, U | F) &&
        !place &&
        ((long && (first & LEXICAL) === 0) || isPinyin(text.slice(run.starts[at + 1], run.ends[at + 1])))
      return reading(at, end, known ? 'likely' : 'open', {
        surname: [at, at + 1],
        given: [at + 1, end],
        familyFirst: true,
      })
    }
    if (end - at === 2 && isKorean(at + 1) && given < 0) {
      return reading(at, end, 'likely', {surname: [at, at + 1], given: [at + 1, end], familyFirst: true})
    }
    // `Zokirzoda Mahmadtoir`: the surname first.
    if (surname === at && given === at + 1 && end < at + 4) {
      return reading(at, end, weak(given) ? 'likely' : 'sure', {surname: [at, at + 1], given: [given, end]})
    }
    const inner = given > at && given < end - 1 ? given : null
    const sure = given >= 0 && given < end - 1 && !weak(given)
    const strength = sure ? 'sure' : (given >= 0 && given < end - 1) || surname === end - 1 ? 'likely' : 'open'
    let last = end - 1
    while (last > at + 1 && (is(last - 1, p) || isCapitalParticle(last - 1))) last--
    let middle = at
    while (middle < last && !is(middle, I)) middle++
    const parts = {given: [at, middle > at ? middle : last] as const, surname: [last, end] as const}
    return {...reading(at, end, strength, parts), inner}
  }

  /** `Le`, `Van`, `Di` in front of a surname. */
  function isCapitalParticle(at: number): boolean {
    return capitalParticle.test(text.slice(run.starts[at], run.ends[at]))
  }

  function isFamily(at: number): boolean {
    return ((run.kinds[at] ?? 0) & FAMILY) !== 0
  }

  /** A short word that is neither a given name nor ends as surnames do. */
  function isSyllable(at: number): boolean {
    const short = (run.ends[at] ?? 0) - (run.starts[at] ?? 0) <= 5
    // `Un` got into the row of names as what it is here, and no organization.
    const un = at === to - 1 && ((run.kinds[at] ?? 0) & (BODY | HONORIFIC)) !== 0
    return is(at, U | F) && short && (un || ((run.kinds[at] ?? 0) & LEXICAL) === 0)
  }

  /** `Ki-moon`, `Ui-yong`: two syllables, the second small. */
  function isKorean(at: number): boolean {
    if (at >= to) return false
    return /^\p{Lu}\p{Ll}{0,5}-\p{Ll}{1,6}$/u.test(text.slice(run.starts[at], run.ends[at]))
  }

  /** A given name that is a common word, a country or a town as well. */
  function weak(at: number): boolean {
    const kinds = run.kinds[at] ?? 0
    return (kinds & LEXICAL) !== 0 || ((kinds & GIVEN) === 0 && !is(at + 1, S))
  }

  function sameWord(a: number, b: number): boolean {
    return text.slice(run.starts[a], run.ends[a]) === text.slice(run.starts[b], run.ends[b])
  }
}

const capitalParticle = /^(?:Le|La|De|Van|Von|Di|Du|Des|Del|Della|Dos|Da|Ter|Ten)$/

function reading(from: number, to: number, strength: Strength, parts: Partial<NameReading>): NameReading {
  return {
    from,
    to,
    strength,
    inner: parts.inner ?? null,
    given: parts.given ?? null,
    patronymic: parts.patronymic ?? null,
    initials: parts.initials ?? null,
    surname: parts.surname ?? null,
    familyFirst: parts.familyFirst ?? false,
  }
}
