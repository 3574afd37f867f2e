import type {BlockFacts} from '../block-facts.js'
import type {FileFacts} from '../facts.js'
import type {Hash} from '../level.js'

/** A day or days that a team gives: `2024-02-16`; `endDate` is there for the last of several days. */
export interface GivenDay {
  readonly date: string
  readonly endDate?: string
}

/** What a team says of the place of a block: an item starts at it, goes on at it, or is none at all. */
export type ItemVerdict = 'starts' | 'continues' | 'none'

/** What a team says of one block, whatever file it stands in. A field that is absent leaves the rules their say. */
export interface Correction {
  readonly block: Hash
  /** The first words of the block, for people: nothing goes by them. */
  readonly words: string
  /** The day of publication of the item that is known by this block; null when no day is right. */
  readonly published?: GivenDay | null
  /** The days of its event; null when no day is right. */
  readonly event?: GivenDay | null
  readonly item?: ItemVerdict
}

/** The fields of a correction that say something. */
export type CorrectionField = 'published' | 'event' | 'item'

/** All of them, in the order they are written in. */
export const correctionFields: readonly CorrectionField[] = ['published', 'event', 'item']

/** The corrections of a team by the key of the hash of their block. A value: it is never changed. */
export type Corrections = ReadonlyMap<number, readonly Correction[]>

/** Of a team that corrects nothing. */
export const noCorrections: Corrections = new Map()

/** What was said of the block; undefined for nothing. Only running text and headlines are corrected. */
export function correctionOf(corrections: Corrections, {copy, kind}: BlockFacts): Correction | undefined {
  if (corrections.size === 0 || !isCorrectable(kind)) return undefined
  return corrections.get(copy.key)?.find(({block}) => block.check === copy.check)
}

/** Date lines, footers and the like stand in many items alike: nothing can be said of one by its words. */
export function isCorrectable(kind: BlockFacts['kind']): boolean {
  return kind === 'prose' || kind === 'headline'
}

/** A hash as the team's file has it: 22 digits to the base of 16. */
export function hashText({key, check}: Hash): string {
  return key.toString(16).padStart(14, '0') + check.toString(16).padStart(8, '0')
}

/** The hash that 22 hexadecimal digits stand for; undefined for anything else. */
export function hashOfText(text: string): Hash | undefined {
  if (!/^[0-9a-f]{22}$/.test(text)) return undefined
  const key = Number.parseInt(text.slice(0, 14), 16)
  return key <= Number.MAX_SAFE_INTEGER ? {key, check: Number.parseInt(text.slice(14), 16)} : undefined
}

/** The value of a field as the team's file has it; undefined where nothing is said. */
export function fieldText(correction: Correction, field: CorrectionField): string | undefined {
  if (field === 'item') return correction.item
  const day = correction[field]
  if (day === undefined) return undefined
  return day === null ? 'none' : day.endDate === undefined ? day.date : `${day.date}/${day.endDate}`
}

/** The corrections of a list by their blocks; of two for one block the first counts. */
export function byBlock(list: readonly Correction[]): Corrections {
  const corrections = new Map<number, Correction[]>()
  for (const correction of list) {
    const {key, check} = correction.block
    const known = corrections.get(key)
    if (!known) corrections.set(key, [correction])
    else if (!known.some(({block}) => block.check === check)) known.push(correction)
  }
  return corrections
}

/** The keys of the blocks of which the two do not say the same. Linear in both. */
export function changedBlocks(before: Corrections, after: Corrections): ReadonlySet<number> {
  const changed = new Set<number>()
  for (const key of new Set([...before.keys(), ...after.keys()]))
    if (said(before.get(key)) !== said(after.get(key))) changed.add(key)
  return changed
}

/** True for a file that has one of the blocks, corrected so far or not. Linear in its paragraphs. */
export function touchesBlocks({paragraphs, aside, corrected}: FileFacts, keys: ReadonlySet<number>): boolean {
  return (
    paragraphs.some(({copy}) => keys.has(copy)) ||
    aside.some((key) => keys.has(key)) ||
    corrected.some(({correction}) => keys.has(correction.block.key))
  )
}

function said(corrections: readonly Correction[] = []): string {
  return corrections
    .map((one) => `${one.block.check} ${correctionFields.map((field) => fieldText(one, field) ?? '').join(' ')}`)
    .sort()
    .join('\n')
}
