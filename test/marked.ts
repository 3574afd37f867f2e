import type {Position, Range} from 'vscode-languageserver-types'

/** A text without its marks, and where they stood. Lines and characters count from 0. */
export interface MarkedText {
  readonly text: string
  /** What stood between `⟦` and `⟧`, in the order of the opening marks; they may nest. */
  readonly ranges: readonly Range[]
  /** Where `‸` stood; throws when it is asked for and there is none. */
  readonly cursor: () => Position
}

/** Take the marks out of a text: `⟦ ⟧` round what a test expects, `‸` where the cursor is. */
export function marked(source: string): MarkedText {
  let text = ''
  let line = 0
  let character = 0
  let cursor: Position | undefined
  const ranges: {start: Position; end: Position}[] = []
  const open: {start: Position; end: Position}[] = []
  for (const sign of source) {
    const here = {line, character}
    if (sign === '‸') cursor = here
    else if (sign === '⟦') {
      const range = {start: here, end: here}
      ranges.push(range)
      open.push(range)
    } else if (sign === '⟧') {
      const range = open.pop()
      if (!range) throw new Error(`line ${line + 1}: a ⟧ without its ⟦`)
      range.end = here
    } else {
      text += sign
      if (sign === '\n') {
        line++
        character = 0
      } else character += sign.length
    }
  }
  return {
    text,
    ranges,
    cursor() {
      if (!cursor) throw new Error('the text has no ‸')
      return cursor
    },
  }
}

/** The words of a range, for messages a person can read. */
export function wordsIn(text: string, {start, end}: Range): string {
  const lines = text.split(/\r\n|\r|\n/)
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character)
  const first = (lines[start.line] ?? '').slice(start.character)
  const last = (lines[end.line] ?? '').slice(0, end.character)
  return [first, ...lines.slice(start.line + 1, end.line), last].join('\n')
}
