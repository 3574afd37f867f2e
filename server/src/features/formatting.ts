import type {Position, TextEdit} from 'vscode-languageserver-types'
import {lineAt, type Lines} from '../core/lines.js'

/** An edit by offsets, as the core gives them. */
export interface OffsetEdit {
  readonly start: number
  readonly end: number
  readonly newText: string
}

/** Edits of the core as the protocol has them. */
export function textEdits(edits: readonly OffsetEdit[], text: string, lines: Lines): TextEdit[] {
  return edits.map(({start, end, newText}) => ({
    range: {start: positionAt(start), end: positionAt(end)},
    newText,
  }))

  function positionAt(offset: number): Position {
    if (lines.count === 0) return {line: 0, character: 0}
    const line = lineAt(lines, offset)
    // Behind the last line end an editor has one more, empty line.
    if (offset >= text.length && (lines.ends[line] ?? 0) < text.length) return {line: line + 1, character: 0}
    return {line, character: offset - (lines.starts[line] ?? 0)}
  }
}
