import {textOf, type Group} from './merge-groups.js'

/** Where the items without a day stand: above the item that was below them, or behind all others. */
export type UndatedPlace = 'neighbors' | 'last'

/**
 * The groups in the order of a merge: items newest first, then articles newest first. Items of one day stand in the
 * order of their texts, so that the same news merge to the same text whatever file they come from. An item without a
 * day stands above the items of the day that stood below it in its strip, since a strip runs from new to old; where
 * there was none, and articles without a day, behind the others.
 */
export function inOrder(groups: readonly Group[], undated: UndatedPlace): readonly Group[] {
  const keyed = groups.map((group) => {
    const own = dayOf(group)
    const below = own === null && undated === 'neighbors' ? newest(group.members.map((unit) => unit.dayBelow)) : null
    return {group, day: own ?? below ?? '', rank: own === null ? 0 : 1, text: textOf(group.kept)}
  })
  keyed.sort((a, b) => {
    if (a.group.kind !== b.group.kind) return a.group.kind === 'item' ? -1 : 1
    if (a.day !== b.day) return a.day > b.day ? -1 : 1
    if (a.rank !== b.rank) return a.rank - b.rank
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0
  })
  return keyed.map(({group}) => group)
}

/** The day a group is sorted under: published, else the event's, a stated one before an inferred one. */
function dayOf(group: Group): string | null {
  if (group.stated !== null) return group.stated
  const events = group.members.map((unit) => unit.facts.event)
  const stated = events.filter((event) => event?.certainty === 'stated')
  return newest((stated.length > 0 ? stated : events).map((event) => event?.date ?? null))
}

function newest(days: readonly (string | null)[]): string | null {
  let best: string | null = null
  for (const day of days) if (day !== null && (best === null || day > best)) best = day
  return best
}
