/**
 * The shortest text that is found, by taking ever smaller pieces away, for which something still holds.
 *
 * @param holds Asked a few thousand times at most; true for `text` itself.
 */
export function shortened(text: string, holds: (shorter: string) => boolean): string {
  let now = text
  let asked = 0
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < now.length && asked < 4_000;) {
      const shorter = now.slice(0, at) + now.slice(at + size)
      asked++
      if (holds(shorter)) now = shorter
      else at += size
    }
  }
  return now
}
