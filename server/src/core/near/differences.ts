/** Words of one text that stand for words of the other; one of the two runs may be empty. Half-open, by number of the word. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
}

/** How two texts differ. */
export interface Differences {
  /** In the order of the texts; words that lie between two of them are equal. */
  readonly changes: readonly Change[]
  /** How many words are added, left out or replaced, what is cut off left out. */
  readonly edits: number
  /** How many words the longer text goes on behind the last word that the shorter one answers to. */
  readonly cut: number
}

/** No more edits than these are looked for, however long the texts are: time grows with their square. */
const mostEdits = 200

/**
 * By number of edits, then by diagonal from -edits to edits: how many words of the shorter text are behind us; -1 where
 * no edits lead. The rows stand one behind the other, so that row `edits` begins at `edits * edits`.
 */
const reached = new Int32Array((mostEdits + 1) ** 2)

/** A text as the numbers of its words; more may stand behind them. */
export interface WordList {
  readonly words: Uint32Array
  readonly count: number
}

/**
 * The fewest words to add, leave out or replace that make `other` of `one`; undefined when more than `most` are needed.
 * Where the shorter text is, but for so many edits, the beginning of the longer one, the rest of that counts as cut off.
 * Furthest-reaching points by diagonal (Ukkonen): linear in the words that are equal, plus the square of the edits.
 */
export function differencesOf(one: WordList, other: WordList, most: number): Differences | undefined {
  if (one.count > other.count) {
    const turned = differencesOf(other, one, most)
    return turned && {...turned, changes: turned.changes.map(turn)}
  }
  const {words, count} = one
  const {words: others, count: otherCount} = other
  const limit = Math.min(most, mostEdits)
  const goal = otherCount - count
  let prefix: {readonly edits: number; readonly diagonal: number} | undefined
  for (let edits = 0; edits <= limit; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal++) {
      let at = edits === 0 ? 0 : step(edits, diagonal, count, otherCount) >> 2
      if (at >= 0) while (at < count && at + diagonal < otherCount && words[at] === others[at + diagonal]) at++
      reached[edits * edits + diagonal + edits] = at
      if (at < count) continue
      if (diagonal === goal) return {changes: changesTo(edits, diagonal, count, otherCount), edits, cut: 0}
      if (diagonal >= goal || (prefix && prefix.edits < edits)) continue
      // Of as few edits, a replaced word is the plainer answer.
      if (!prefix || Math.abs(diagonal) < Math.abs(prefix.diagonal)) prefix = {edits, diagonal}
    }
    // The whole of the longer text is out of reach.
    if (prefix && goal - prefix.diagonal + prefix.edits > limit) break
  }
  if (!prefix) return undefined
  const {edits, diagonal} = prefix
  return {changes: changesTo(edits, diagonal, count, otherCount), edits, cut: goal - diagonal}
}

/** The kinds of an edit, in the lower two bits of a step: of two that lead as far, a replaced word is the plainer answer. */
const added = 1
const leftOut = 2
const replaced = 3

/** The best last edit of so many that lead to a diagonal: where it leads times four, plus its kind; -1 where none does. */
function step(edits: number, diagonal: number, count: number, otherCount: number): number {
  const row = (edits - 1) * (edits - 1) + edits - 1
  let best = -1
  if (diagonal > -edits && diagonal < edits) {
    const at = reached[row + diagonal] as number
    if (at >= 0 && at < count && at + diagonal < otherCount) best = (at + 1) * 4 + replaced
  }
  if (diagonal < edits - 1) {
    const at = reached[row + diagonal + 1] as number
    if (at >= 0 && at < count) best = Math.max(best, (at + 1) * 4 + leftOut)
  }
  if (diagonal > 1 - edits) {
    const at = reached[row + diagonal - 1] as number
    if (at >= 0 && at + diagonal <= otherCount) best = Math.max(best, at * 4 + added)
  }
  return best
}

function changesTo(edits: number, diagonal: number, count: number, otherCount: number): readonly Change[] {
  const changes: Change[] = []
  let on = diagonal
  for (let left = edits; left > 0; left--) {
    const best = step(left, on, count, otherCount)
    const to = best >> 2
    const kind = best & 3
    const from = kind === added ? to : to - 1
    const otherTo = to + on
    note({from, to, otherFrom: kind === leftOut ? otherTo : otherTo - 1, otherTo})
    on += kind === added ? -1 : kind === leftOut ? 1 : 0
  }
  return changes.reverse()

  /** Edits are met from the last one to the first; those that touch are one change. */
  function note(change: Change): void {
    const next = changes[changes.length - 1]
    if (next?.from === change.to && next.otherFrom === change.otherTo)
      changes[changes.length - 1] = {...change, to: next.to, otherTo: next.otherTo}
    else changes.push(change)
  }
}

function turn({from, to, otherFrom, otherTo}: Change): Change {
  return {from: otherFrom, to: otherTo, otherFrom: from, otherTo: to}
}
