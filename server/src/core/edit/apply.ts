/** A change of a text: what stands from `start` to `end` becomes `newText`. Offsets are UTF-16 units of the old text. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/**
 * The text after the edits. Linear.
 *
 * @param edits In order and never overlapping, as every rule here gives them; throws a `RangeError` when they are not.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let done = 0
  for (const {start, end, newText} of edits) {
    if (start < done || end < start || end > text.length)
      throw new RangeError(`edit ${start}-${end} does not follow ${done} in a text of ${text.length} units`)
    pieces.push(text.slice(done, start), newText)
    done = end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}
