/**
 * Pair as many of `left` with `right` as can be, each at most once, so that the order of either does not matter
 * (augmenting paths). Gives, for each of `left`, the place of its partner in `right`, or -1.
 * Time: left x right x pairs at worst; the lists here have tens of entries.
 */
export function pairUp<L, R>(
  left: readonly L[],
  right: readonly R[],
  fits: (l: L, r: R) => boolean,
): readonly number[] {
  const partnerOfRight = new Array<number>(right.length).fill(-1)
  left.forEach((_, at) => seek(at, new Set()))
  const partnerOfLeft = new Array<number>(left.length).fill(-1)
  partnerOfRight.forEach((l, r) => {
    if (l >= 0) partnerOfLeft[l] = r
  })
  return partnerOfLeft

  function seek(at: number, tried: Set<number>): boolean {
    const one = left[at]
    if (one === undefined) return false
    for (const [place, other] of right.entries()) {
      if (tried.has(place) || !fits(one, other)) continue
      tried.add(place)
      const holder = partnerOfRight[place] ?? -1
      if (holder < 0 || seek(holder, tried)) {
        partnerOfRight[place] = at
        return true
      }
    }
    return false
  }
}
