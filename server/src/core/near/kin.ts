import {comesFirst, keptPlace, paragraphAt, placesOf, textsIn, type PlacedParagraph} from '../copies/places.js'
import type {Paragraph} from '../facts.js'
import {isLearned} from '../learned-lines.js'
import {get} from '../sharded-map.js'
import {paragraphLimit, shortestCopy, type WorkspaceIndex} from '../workspace-index.js'
import {neighborsOf, type Neighbor} from './neighbors.js'
import type {Resemblance} from './resemblance.js'
import type {Wording} from './wording.js'

/** The text that a near copy or a revision goes back to. */
export interface Kin {
  readonly wording: Wording
  readonly resemblance: Resemblance
  /** Where its kept copy stands. */
  readonly place: number
  /** How many copies word for word it has, that one included. */
  readonly copies: number
}

/**
 * What a text goes back to: the most similar of the texts that it is a near copy of, else of those that it is a revision
 * of; undefined for a text of its own. Texts are taken in the order in which copies are kept, and one that goes back to
 * another is nothing to go back to: so a group lies round one text, and no chain of small changes leads from one piece of
 * news to another. Costs what `neighborsOf` costs, for the text and for what it resembles.
 */
export function kin(index: WorkspaceIndex, {wording}: Paragraph): Kin | undefined {
  const neighbors = nearTo(index, wording)
  if (neighbors.length === 0) return undefined
  const own = standingOf(index, wording)
  if (!own) return undefined
  return leadOf(index, wording) ?? revisedOf(index, own, neighbors)
}

/** The texts that one of them resembles. */
export function nearTo(index: WorkspaceIndex, wording: Wording): readonly Neighbor[] {
  return wording.codes === '' ? [] : neighborsOf(index.sketches, wording, (slot) => textsIn(index, slot))
}

/** A text with the place of its kept copy. */
interface Standing extends PlacedParagraph {
  readonly place: number
  readonly places: readonly number[]
}

function standingOf(index: WorkspaceIndex, wording: Wording): Standing | undefined {
  const places = get(index.copies, wording.slot)
  if (places === undefined) return undefined
  if (typeof places === 'number') {
    return standing(paragraphAt(index, places), places, [places])
  }
  for (const place of places.mixed ? places.places : places.places.slice(0, 1)) {
    const one = paragraphAt(index, place)
    if (one?.paragraph.wording !== wording) continue
    const list = placesOf(index, one.paragraph)
    const kept = list ? keptPlace(index, list) : place
    return kept === undefined ? undefined : standing(paragraphAt(index, kept), kept, list?.places ?? [place])
  }
  return undefined
}

/** Written out, since one is made for each text that another resembles. */
function standing(at: PlacedParagraph | undefined, place: number, places: readonly number[]): Standing | undefined {
  return at && {path: at.path, facts: at.facts, paragraph: at.paragraph, place, places}
}

/** What texts go back to, for as long as nothing changes; null for one that goes back to none. */
const leads = new WeakMap<WorkspaceIndex, Map<Wording, Kin | null>>()

/** What a text is a near copy of. */
function leadOf(index: WorkspaceIndex, wording: Wording): Kin | null {
  let known = leads.get(index)
  if (!known) {
    known = new Map<Wording, Kin | null>()
    leads.set(index, known)
  }
  // No recursion: a hostile file can make the way long.
  const open = [wording]
  for (let text = open.at(-1); text; text = open.at(-1)) {
    if (!known.has(text)) {
      const better = betterThan(index, text)
      const unknown = better.filter(({kin}) => !known.has(kin.wording))
      if (unknown.length > 0) {
        for (const {kin} of unknown) open.push(kin.wording)
        continue
      }
      const leading = better.filter(({kin}) => known.get(kin.wording) === null)
      known.set(text, mostSimilar(leading)?.kin ?? null)
    }
    open.pop()
  }
  return known.get(wording) ?? null
}

interface Candidate {
  readonly kin: Kin
  readonly standing: Standing
}

/** The near copies of a text that go before it. */
function betterThan(index: WorkspaceIndex, wording: Wording): readonly Candidate[] {
  const neighbors = nearTo(index, wording).filter(({resemblance}) => resemblance.kind === 'near')
  const own = neighbors.length === 0 ? undefined : standingOf(index, wording)
  return own ? neighbors.flatMap((neighbor) => candidateOf(index, own, neighbor)) : []
}

function candidateOf(index: WorkspaceIndex, own: Standing, {wording, resemblance}: Neighbor): readonly Candidate[] {
  const standing = standingOf(index, wording)
  if (!standing || !goesFirst(index, standing, own)) return []
  if (index.choices.accepted.has(standing.paragraph.copy)) return []
  if (isLearned(index.siteLines, standing.paragraph.copy, index.files.size)) return []
  const {place, places} = standing
  return [{kin: {wording, resemblance, place, copies: places.length}, standing}]
}

/** The order in which texts are kept: one of which a team keeps a copy goes before all others. */
function goesFirst({choices}: WorkspaceIndex, one: Standing, other: Standing): boolean {
  const chosen = choices.kept.has(one.paragraph.copy)
  return chosen === choices.kept.has(other.paragraph.copy) ? comesFirst(one, other) : chosen
}

function mostSimilar(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    const more = best ? candidate.kin.resemblance.similarity - best.kin.resemblance.similarity : 1
    if (!best || more > 0 || (more === 0 && comesFirst(candidate.standing, best.standing))) best = candidate
  }
  return best
}

function revisedOf(index: WorkspaceIndex, own: Standing, neighbors: readonly Neighbor[]): Kin | undefined {
  const candidates = neighbors
    .filter(({resemblance}) => resemblance.kind === 'revision')
    .flatMap((neighbor) => candidateOf(index, own, neighbor))
    .filter(({kin}) => leadOf(index, kin.wording) === null)
    .filter(({kin, standing}) => !kin.resemblance.doubtful || standAlike(index, own, standing))
  return mostSimilar(candidates)?.kin
}

/** So many copies of a text are looked at for what stands beside them. */
const mostLooked = 12

/**
 * True when two texts stand in the same place of the same news, so that one is the other put right: the same paragraph
 * stands above or below both, or both open an article of the same title. Two sentences of one make on one page are two
 * pieces of news.
 */
function standAlike(index: WorkspaceIndex, one: Standing, other: Standing): boolean {
  const files = new Set(one.places.slice(0, mostLooked).map((place) => Math.floor(place / paragraphLimit)))
  const others = other.places.slice(0, mostLooked)
  if (others.some((place) => files.has(Math.floor(place / paragraphLimit)))) return false
  const marks = new Set(one.places.slice(0, mostLooked).flatMap((place) => marksAt(index, place)))
  return others.some((place) => marksAt(index, place).some((mark) => marks.has(mark)))
}

/** What tells where a paragraph stands: the text above it, the text below it, the title over it. */
function marksAt(index: WorkspaceIndex, place: number): readonly string[] {
  const at = paragraphAt(index, place)
  if (!at) return []
  const {paragraphs, units} = at.facts
  const number = place % paragraphLimit
  const above = paragraphs[number - 1]
  const below = paragraphs[number + 1]
  const title = units[at.paragraph.unit]?.title
  const marks: string[] = []
  if (above && above.words >= shortestCopy) marks.push(`above ${above.copy}`)
  if (below && below.words >= shortestCopy) marks.push(`below ${below.copy}`)
  if (typeof title === 'string') marks.push(`${number - firstOf(paragraphs, number)} ${title}`)
  return marks
}

/** The number of the first paragraph of the unit that a paragraph belongs to. */
function firstOf(paragraphs: readonly Paragraph[], number: number): number {
  let first = number
  while (first > 0 && paragraphs[first - 1]?.unit === paragraphs[number]?.unit) first--
  return first
}
