import type {ListedChange} from './normalize.js'

/** Counts what became of words, for people. */
export interface ChangeTally {
  readonly add: (changes: readonly ListedChange[]) => void
  /** `1,203 taken away by removeFooter, 1 written otherwise by dateLines`; empty where no word was touched. */
  readonly text: () => string
}

/** A tally of nothing yet. Its memory does not grow with what is counted. */
export function changeTally(): ChangeTally {
  const counts = new Map<string, number>()
  return {
    add(changes) {
      for (const {after, rule} of changes) {
        const what = `${after === '' ? 'taken away' : 'written otherwise'} by ${rule}`
        counts.set(what, (counts.get(what) ?? 0) + 1)
      }
    },
    text: () => [...counts].map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', '),
  }
}
