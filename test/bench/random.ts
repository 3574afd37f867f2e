/** A source of numbers in [0, 1). The same seed gives the same numbers on every machine. */
export type Random = () => number

/** A source of its own for a seed. Only the lower 32 bits of the seed count. */
export function sequence(seed: number): Random {
  let state = seed >>> 0
  return () => {
    // A Weyl step and two multiply-xorshift rounds: short, and good enough that neighbouring seeds share nothing.
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
}

/** A whole number from 0 up to `limit`, which is left out. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + below(random, high - low + 1)
}

/** True in `share` of the cases: 0 never, 1 always. */
export function chance(random: Random, share: number): boolean {
  return random() < share
}

/** One entry of a list. Throws for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('pick: expected a list with an entry, got an empty one')
  return list[below(random, list.length)] as T
}

/** One of the choices, each as likely as its weight; weights need not add up to 1. */
export function weighted<T>(random: Random, choices: readonly (readonly [weight: number, choice: T])[]): T {
  let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, choice] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  return pick(random, choices)[1]
}
