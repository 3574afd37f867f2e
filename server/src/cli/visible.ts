import {unitEscapes, unseen} from '../core/unseen.js'

export {jsonText} from '../core/unseen.js'

/**
 * Text from a file, or the name of one, for one line of a terminal: nothing in it moves the cursor, ends the line, turns
 * the writing round or hides. Each such character stands as its escape, `\n`, `\u001B` or `\u{E0041}`. Linear.
 */
export function visible(text: string): string {
  return text.replace(unseen, escaped)
}

/** Like `visible`, for text of several lines: line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(unseen, (found) => (found === '\n' || found === '\t' ? found : escaped(found)))
}

function escaped(found: string): string {
  if (found === '\n') return '\\n'
  if (found === '\r') return '\\r'
  if (found === '\t') return '\\t'
  const code = found.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16).toUpperCase()}}` : unitEscapes(found)
}
