/**
 * The first place from 0 on where something holds; `count` where it holds nowhere. What holds at a place must hold at
 * all behind it. Logarithmic in `count`.
 */
export function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
