import {namesIn} from '../block-names.js'
import type {BlockFacts} from '../block-facts.js'
import type {Entry, Sheet} from './sheet.js'

/**
 * True for a headline of four words or less that names neither a day nor a person: `All news`, `CSTO Secretariat`; or
 * for such words behind a bullet.
 */
export function isLabel(facts: BlockFacts): boolean {
  if (facts.words > 4 || facts.words < 1 || facts.voice) return false
  if (facts.kind !== 'headline' && (facts.kind !== 'prose' || facts.closed || facts.length > 40)) return false
  return facts.dates.length === 0 && namesIn(facts.names).mentions.length === 0
}

/** True for a label of its own line, such as a rubric: nothing that a bullet or a voice opens. */
export function isRubricLine(facts: BlockFacts): boolean {
  return facts.kind === 'headline' && isLabel(facts)
}

/** No name of a site has more words. */
const longestName = 10

/**
 * True for `Organization for Security and Co-operation in Europe`: a headline in which every word of four letters or
 * more has a capital, and nobody is named. A title can be written so as well; only what stands round it can tell.
 */
export function isSiteName(sheet: Sheet, at: number): boolean {
  const entry = sheet.entries[at]
  if (entry?.facts.kind !== 'headline' || entry.facts.words > longestName || entry.facts.dates.length > 0) return false
  if (namesIn(entry.facts.names).mentions.length > 0) return false
  return !smallWord.test(sheet.text.slice(entry.block.start, entry.block.end))
}

const smallWord = /(?<![\p{L}-])\p{Ll}\p{L}{3}/u

/** True for a line that is a rank and a name, and nothing else: `Colonel General Andrei Serdyukov`. */
export function isPersonLine({facts}: Entry): boolean {
  const [only, ...others] = namesIn(facts.names).mentions
  if (!only || others.length > 0 || only.named.title !== null) return false
  const {rank, surface} = only.named
  return facts.words === wordsOf(surface) + (rank === null ? 0 : wordsOf(rank))
}

/** A line of a directory has no more words beside a name with its rank and post: `expert`, `room 412`. */
const fewMore = 3

/** True for a line that says who somebody is, and nothing that happened: a name with its post, on either side of it. */
export function isDirectoryLine({facts}: Entry): boolean {
  const [only, ...others] = namesIn(facts.names).mentions
  if (!only || others.length > 0) return false
  const {rank, surface, title} = only.named
  const said = wordsOf(surface) + wordsOf(rank ?? '') + wordsOf(title ?? '')
  return facts.words <= said + (title === null ? fewMore - 1 : fewMore)
}

/** True for `By Harriet Osei`: a line that says who wrote the text or took the picture, and nothing else. */
export function isCreditLine({names, words, kind}: BlockFacts): boolean {
  if (kind !== 'headline' || words > fewMore + 4) return false
  const [only, ...others] = namesIn(names).mentions
  return (
    only !== undefined && others.length === 0 && !only.named.official && words <= wordsOf(only.named.surface) + fewMore
  )
}

function wordsOf(name: string): number {
  return name.split(/[\s.-]+/).filter((word) => word !== '').length
}
