import type {TextEdit} from '../core/edit/apply.js'

/** Lines that follow each other and stay, go, or come; with their line ends. */
export interface LineRun {
  readonly kind: 'same' | 'gone' | 'new'
  readonly lines: readonly string[]
}

/**
 * What edits of a text do to its lines, as a patch counts them: only LF ends a line. Linear.
 *
 * @param edits In order and never overlapping.
 */
export function* lineRuns(text: string, edits: readonly TextEdit[]): Generator<LineRun, void> {
  let done = 0
  for (let at = 0; at < edits.length;) {
    const first = edits[at]
    if (!first) break
    const start = first.start === 0 ? 0 : text.lastIndexOf('\n', first.start - 1) + 1
    let end = start
    let from = start
    let fresh = ''
    // Edits that touch the same line are one change, and so are lines that become one.
    for (;;) {
      for (let edit = edits[at]; edit && (edit === first || edit.start < end || isOpen(end)); edit = edits[at]) {
        fresh += text.slice(from, edit.start) + edit.newText
        from = edit.end
        end = Math.max(end, endOfLine(text, edit.end))
        at++
      }
      const whole = fresh + text.slice(from, end)
      if (end === text.length || whole === '' || whole.endsWith('\n')) break
      end = endOfLine(text, end + 1)
    }
    yield* run('same', text.slice(done, start))
    yield* changed(linesOf(text.slice(start, end)), linesOf(fresh + text.slice(from, end)))
    done = end
  }
  yield* run('same', text.slice(done))

  /** True at the end of a last line that no line end closes: what is put in there belongs to it. */
  function isOpen(end: number): boolean {
    return end === text.length && text[end - 1] !== '\n'
  }
}

function* run(kind: LineRun['kind'], text: string): Generator<LineRun, void> {
  if (text !== '') yield {kind, lines: linesOf(text)}
}

function* changed(before: readonly string[], after: readonly string[]): Generator<LineRun, void> {
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) head++
  let tail = 0
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  yield* some('same', before.slice(0, head))
  yield* some('gone', before.slice(head, before.length - tail))
  yield* some('new', after.slice(head, after.length - tail))
  yield* some('same', before.slice(before.length - tail))
}

function* some(kind: LineRun['kind'], lines: readonly string[]): Generator<LineRun, void> {
  if (lines.length > 0) yield {kind, lines}
}

/** Behind the line end of the line that the offset is in; the offset itself where a line begins there. */
function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** The lines of a text with their ends, as a patch counts them. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}
