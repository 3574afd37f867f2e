import {lineAt} from '../lines.js'
import type {DumpReader, Format} from '../dump-reader.js'
import {applyEdits} from './apply.js'
import {known, type Known} from './known.js'
import {rewordingDifference} from './reading.js'
import {wordChanges, type WordChange, type WordChangeOptions} from './word-changes.js'
import {wordDifference} from './words.js'

/** What became of the words of a dump. */
export interface Reworded {
  readonly now: Known
  /** The changes that were made, in order; offsets are those of the file before. */
  readonly changes: readonly WordChange[]
  /** The lines, from 1, whose words were left as they are, since they would be read otherwise. */
  readonly left: readonly number[]
  /** Why nothing was changed although something should have been. */
  readonly refused?: string
}

/** So many readings are spent on finding the changes by which a dump would be read otherwise. */
const readings = 40

/**
 * Write words otherwise, or take them away, as the rules ask for, and read the result again: a change by which anything
 * else would be read otherwise is not made. Linear where all can be made.
 */
export function reword(
  before: Known,
  reader: DumpReader,
  options: WordChangeOptions & {readonly isWanted: (change: WordChange) => boolean},
): Reworded {
  const {found} = before
  const wanted = wordChanges(found, before.places(), options).filter(options.isWanted)
  if (wanted.length === 0) return {now: before, changes: [], left: []}
  const {text, lines} = found.source ?? found
  const format: Format = found.source ? 'markdown' : 'plain'
  let changes: readonly WordChange[] = wanted
  let dropped = 1
  for (let spent = 0; spent < readings && changes.length > 0; spent++) {
    const after = applyEdits(text, changes)
    const lost = wordDifference(text, after, changes)
    if (lost) return {now: before, changes: [], left: [], refused: `expected "${lost.expected}", got "${lost.found}"`}
    const now = known(reader.recognize(after, format, found), reader)
    const differs = rewordingDifference({before, changes}, now)
    if (!differs) return {now, changes, left: leftOf(changes)}
    changes = withoutNearest(changes, differs.entry, dropped)
    // One by one at first; where that does not help, ever more at once.
    if (spent % 4 === 3) dropped *= 2
  }
  return {now: before, changes: [], left: leftOf([])}

  function leftOf(made: readonly WordChange[]): readonly number[] {
    if (made.length === wanted.length) return []
    const kept = new Set(made)
    return wanted.filter((change) => !kept.has(change)).map(({start}) => lineAt(lines, start) + 1)
  }
}

/** The changes without so many of those nearest to an entry. */
function withoutNearest(changes: readonly WordChange[], entry: number, count: number): readonly WordChange[] {
  const nearest = [...changes]
    .sort((one, other) => Math.abs(one.entry - entry) - Math.abs(other.entry - entry) || one.start - other.start)
    .slice(0, count)
  const unwanted = new Set(nearest.map((change) => change.entry))
  return changes.filter((change) => !unwanted.has(change.entry))
}
