import {compareTexts, compareWords, type Group} from './merge-groups.js'

/** Where the items without a day stand: beside the item that was below them, or behind all others. */
export type UndatedPlace = 'neighbors' | 'last'

/** Which items come first. */
export type MergeDirection = 'newest' | 'oldest'

/** A group with the day it stands under. */
export interface PlacedGroup {
  readonly group: Group
  /** Null for one that stands behind all that have a day. */
  readonly day: string | null
}

/**
 * The groups in the order of a merge: items by their day, then articles by theirs. Items of one day stand in the order
 * of their texts, so that the same news merge to the same text whatever file they come from. An item without a day
 * stands beside the items of the day that stood below it in its strip, on their newer side, since a strip runs from new
 * to old; where there was none, and articles without a day, behind the others.
 */
export function inOrder(
  groups: readonly Group[],
  undated: UndatedPlace,
  direction: MergeDirection,
): readonly PlacedGroup[] {
  const sign = direction === 'newest' ? 1 : -1
  const keyed = groups.map((group) => {
    // What its own text is read as, not a copy that is not shown: so a merge of the merge has the same order.
    const own = group.stated ?? group.kept.day
    const below = own === null && undated === 'neighbors' ? newest(group.members.map((unit) => unit.dayBelow)) : null
    return {group, day: own ?? below, rank: own === null ? 0 : 1}
  })
  return keyed.sort((a, b) => {
    if (a.group.kind !== b.group.kind) return a.group.kind === 'item' ? -1 : 1
    if ((a.day === null) !== (b.day === null)) return a.day === null ? 1 : -1
    return (
      sign * compareTexts(b.day ?? '', a.day ?? '') ||
      sign * (a.rank - b.rank) ||
      sign * compareWords(a.group.kept, b.group.kept)
    )
  })
}

function newest(days: readonly (string | null)[]): string | null {
  let best: string | null = null
  for (const day of days) if (day !== null && (best === null || day > best)) best = day
  return best
}
