/**
 * Characters that change what a terminal or a reader sees without being seen: C0 and C1 controls, DEL, line separators,
 * the marks that turn the direction of writing (ignorable by default, says Unicode), and others that show nothing.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

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

/** A value as one line of JSON without anything unseen in it: `\\u` escapes instead. Reading it back gives the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(unseen, units)
}

function escaped(found: string): string {
  if (found === '\n') return '\\n'
  if (found === '\r') return '\\r'
  if (found === '\t') return '\\t'
  const code = found.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16).toUpperCase()}}` : units(found)
}

function units(found: string): string {
  let result = ''
  for (let at = 0; at < found.length; at++) {
    result += `\\u${found.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  }
  return result
}
