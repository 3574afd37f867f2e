import type {TextEdit} from './apply.js'

/**
 * The edits that do at once what two lists of edits do one after the other: linear.
 *
 * @param first Edits of a text, in order and never overlapping.
 * @param middle What `first` makes of that text.
 * @param second Edits of `middle`, in the same order.
 */
export function composeEdits(
  first: readonly TextEdit[],
  middle: string,
  second: readonly TextEdit[],
): readonly TextEdit[] {
  if (first.length === 0) return second
  if (second.length === 0) return first
  const edits: TextEdit[] = []
  let at = 0
  let to = 0
  // How much longer the middle is than the first text, up to here.
  let shift = 0
  while (at < first.length || to < second.length) {
    const from = Math.min((first[at]?.start ?? Infinity) + shift, second[to]?.start ?? Infinity)
    const start = from - shift
    let past = from
    let done = from
    let newText = ''
    // Edits that touch each other in the middle become one.
    for (;;) {
      const one = first[at]
      const other = second[to]
      if (one && one.start + shift <= past) {
        past = Math.max(past, one.start + shift + one.newText.length)
        shift += one.newText.length - (one.end - one.start)
        at++
      } else if (other && other.start <= past) {
        newText += middle.slice(done, other.start) + other.newText
        done = other.end
        past = Math.max(past, other.end)
        to++
      } else break
    }
    edits.push({start, end: past - shift, newText: newText + middle.slice(done, past)})
  }
  return edits
}

/** Where a place in the text behind the edits stood in the text before; inside what was put in, where that begins. */
export function placeBefore(edits: readonly TextEdit[], offset: number): number {
  let shift = 0
  for (const {start, end, newText} of edits) {
    if (start + shift > offset) break
    if (start + shift + newText.length > offset) return start
    shift += newText.length - (end - start)
  }
  return offset - shift
}
