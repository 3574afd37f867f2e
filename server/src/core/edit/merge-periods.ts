import type {Group} from './merge-groups.js'
import type {PlacedGroup} from './merge-order.js'

/** How long the time is that one file of a merge is about. */
export type Period = 'day' | 'month' | 'year'

/** All of them, the shortest first. */
export const periods: readonly Period[] = ['day', 'month', 'year']

/** The groups of one file of a merge. */
export interface Share {
  /** `2024-02-16`, `2024-02`, `2024`, or `undated`; null where nothing splits the merge. */
  readonly period: string | null
  readonly groups: readonly Group[]
}

/**
 * Groups by the time of the day they stand under, periods in the order in which the merge comes to them and what has no
 * day in a share of its own at the end. One share, be it empty, where nothing is split. Linear.
 */
export function inPeriods(placed: readonly PlacedGroup[], split: Period | undefined): readonly Share[] {
  if (split === undefined || placed.length === 0) return [{period: null, groups: placed.map(({group}) => group)}]
  const shares = new Map<string, Group[]>()
  for (const {group, day} of placed) {
    const period = day === null ? 'undated' : day.slice(0, {day: 10, month: 7, year: 4}[split])
    const share = shares.get(period)
    if (share) share.push(group)
    else shares.set(period, [group])
  }
  const undated = shares.get('undated')
  shares.delete('undated')
  const dated = [...shares].map(([period, groups]) => ({period, groups}))
  return undated ? [...dated, {period: 'undated', groups: undated}] : dated
}
