import type {FileFacts, Paragraph} from '../facts.js'
import {compareSigns} from '../level.js'
import {spellingOf} from '../near/vocabulary.js'
import {decode, isSameWording, type Wording} from '../near/wording.js'
import {get} from '../sharded-map.js'
import type {ChosenCopies} from './choices.js'
import {paragraphLimit, type PlaceList, type WorkspaceIndex} from '../workspace-index.js'

/** The copies of a paragraph word for word, itself included; undefined when it has none. */
export function placesOf(index: WorkspaceIndex, {wording}: Paragraph): PlaceList | undefined {
  const places = get(index.copies, wording.slot)
  if (typeof places !== 'object') return undefined
  if (!places.mixed) return places
  const own = partedOf(index, places).find((text) => isSameWording(text.wording, wording))
  return own && own.places.length > 1 ? own : undefined
}

/** The different texts that stand in a slot: one, unless hashes collide. */
export function textsIn(index: WorkspaceIndex, slot: number): readonly Wording[] {
  const places = get(index.copies, slot)
  if (places === undefined) return []
  if (typeof places === 'object' && places.mixed) return partedOf(index, places).map(({wording}) => wording)
  const one = paragraphAt(index, typeof places === 'number' ? places : (places.places[0] ?? 0))
  return one ? [one.paragraph.wording] : []
}

/** The places of one text, of a slot that has several. */
interface TextPlaces extends PlaceList {
  readonly wording: Wording
}

const parted = new WeakMap<PlaceList, readonly TextPlaces[]>()

/** The places of a slot by their texts. Worked out once for each list. */
function partedOf(index: WorkspaceIndex, list: PlaceList): readonly TextPlaces[] {
  const known = parted.get(list)
  if (known) return known
  const texts: (TextPlaces & {readonly places: number[]})[] = []
  for (const place of list.places) {
    const wording = paragraphAt(index, place)?.paragraph.wording
    if (!wording) continue
    const text = texts.find((other) => isSameWording(other.wording, wording))
    if (text) text.places.push(place)
    else texts.push({owner: list.owner, places: [place], mixed: false, wording})
  }
  parted.set(list, texts)
  return texts
}

/** A paragraph with the file it stands in. */
export interface PlacedParagraph {
  readonly path: string
  readonly facts: FileFacts
  readonly paragraph: Paragraph
}

/** The paragraph at a place of the index. */
export function paragraphAt(index: WorkspaceIndex, place: number): PlacedParagraph | undefined {
  const number = Math.floor(place / paragraphLimit)
  const file = get(index.numbered, number)
  // The engine divides large numbers in a loop where it is asked for what is left over.
  const paragraph = file?.facts.paragraphs[place - number * paragraphLimit]
  return file && paragraph ? {path: file.path, facts: file.facts, paragraph} : undefined
}

const chosen = new WeakMap<PlaceList, {readonly by: ChosenCopies; readonly place: number | undefined}>()

/** Which of the copies is kept: the one that a team has chosen, where it still stands, else `firstPlace`. */
export function keptPlace(index: WorkspaceIndex, list: PlaceList): number | undefined {
  if (index.choices.kept.size === 0) return firstPlace(index, list)
  const known = chosen.get(list)
  if (known?.by === index.choices) return known.place
  const place = chosenPlace(index, list) ?? firstPlace(index, list)
  chosen.set(list, {by: index.choices, place})
  return place
}

function chosenPlace(index: WorkspaceIndex, {places: [first = 0, ...rest]}: PlaceList): number | undefined {
  const one = paragraphAt(index, first)
  const said = one && index.choices.kept.get(one.paragraph.copy)
  const number = said && get(index.files, said.file)?.number
  if (!said || number === undefined) return undefined
  const own = [first, ...rest].filter((place) => Math.floor(place / paragraphLimit) === number).sort((a, b) => a - b)
  return own[Math.min(said.choice.nth, own.length) - 1]
}

const firsts = new WeakMap<PlaceList, number>()

/**
 * Which of the copies goes first by the rule: the one whose item states its own day, then the one with the most words,
 * then the text first in code-point order, then the path, then the line. Worked out once for each list; a list is never
 * changed after it was first asked for.
 */
export function firstPlace(index: WorkspaceIndex, list: PlaceList): number | undefined {
  const known = firsts.get(list)
  if (known !== undefined) return known
  let best: (PlacedParagraph & {readonly place: number}) | undefined
  for (const place of list.places) {
    const at = paragraphAt(index, place)
    if (at && (!best || comesFirst(at, best))) best = {place, ...at}
  }
  if (best) firsts.set(list, best.place)
  return best?.place
}

/** True when the first of two paragraphs, copies or near copies, is the one to keep. */
export function comesFirst(copy: PlacedParagraph, best: PlacedParagraph): boolean {
  const a = copy.paragraph
  const b = best.paragraph
  if (a.dated !== b.dated) return a.dated
  if (a.words !== b.words) return a.words > b.words
  const order = isSameWording(a.wording, b.wording)
    ? compareSigns(a.signs, b.signs)
    : compareWords(a.wording.codes, b.wording.codes)
  if (order !== 0) return order < 0
  if (copy.path !== best.path) return copy.path < best.path
  return a.line < b.line
}

/** Compare two texts by their words, as `<` would: the first that differs decides. */
function compareWords(one: string, other: string): number {
  if (one === other) return 0
  const a = decode(one, new Uint32Array(one.length))
  const b = decode(other, new Uint32Array(other.length))
  let at = 0
  while (at < a.count && at < b.count && a.words[at] === b.words[at]) at++
  if (at === a.count || at === b.count) return a.count - b.count
  return spellingOf(a.words[at] as number) < spellingOf(b.words[at] as number) ? -1 : 1
}
