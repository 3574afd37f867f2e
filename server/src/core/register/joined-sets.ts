/** Numbers that are joined into sets, some of which must stay apart. */
export interface JoinedSets {
  /** What stands for the set of a number: equal for two numbers of one set. */
  readonly rootOf: (one: number) => number
  /** Join two sets; false, and nothing happens, when they must stay apart. */
  readonly join: (one: number, other: number) => boolean
  /** From now on the sets of the two are not joined. */
  readonly keepApart: (one: number, other: number) => void
  /** True when the sets of the two must stay apart. */
  readonly areApart: (one: number, other: number) => boolean
}

/** Every number in a set of its own, without end. Each call costs a logarithm of the calls before. */
export function joinedSets(): JoinedSets {
  const parents = new Map<number, number>()
  const apart = new Map<number, Set<number>>()
  return {
    rootOf,
    join(one, other) {
      let root = rootOf(one)
      let leaf = rootOf(other)
      if (root === leaf) return true
      if (apart.get(root)?.has(leaf)) return false
      // The set with fewer enemies is the one that moves.
      if ((apart.get(root)?.size ?? 0) < (apart.get(leaf)?.size ?? 0)) [root, leaf] = [leaf, root]
      parents.set(leaf, root)
      for (const enemy of apart.get(leaf) ?? []) {
        apart.get(enemy)?.delete(leaf)
        note(enemy, root)
        note(root, enemy)
      }
      apart.delete(leaf)
      return true
    },
    keepApart(one, other) {
      note(rootOf(one), rootOf(other))
      note(rootOf(other), rootOf(one))
    },
    areApart: (one, other) => apart.get(rootOf(one))?.has(rootOf(other)) ?? false,
  }

  function rootOf(one: number): number {
    let root = one
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    // The way is made short for the next who asks.
    for (let at = one; at !== root;) {
      const parent = parents.get(at) ?? root
      parents.set(at, root)
      at = parent
    }
    return root
  }

  function note(one: number, enemy: number): void {
    const known = apart.get(one)
    if (known) known.add(enemy)
    else apart.set(one, new Set([enemy]))
  }
}
