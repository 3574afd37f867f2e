/** No two names that differ in more letters are taken for one. */
const most = 2

/**
 * The known name that somebody may have meant: the first of those that differ least, capitals aside, and in no more than
 * two letters. Undefined when none is so near. Costs the length of the name times that of all known ones.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = most + 1
  for (const one of known) {
    if (Math.abs(one.length - name.length) > most) continue
    const differ = distance(one.toLowerCase(), name.toLowerCase())
    if (differ >= least) continue
    best = one
    least = differ
  }
  return best
}

/** How many letters must be put in, taken out or exchanged to make one text of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({length: other.length + 1}, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let at = 1; at <= other.length; at++) {
      const exchanged = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1)
      line.push(Math.min(exchanged, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[other.length] ?? 0
}
