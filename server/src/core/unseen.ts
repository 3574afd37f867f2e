/**
 * Characters that change what a terminal or a reader sees without being seen: C0 and C1 controls, DEL, line separators,
 * the marks that turn the direction of writing (ignorable by default, says Unicode), and others that show nothing.
 */
export const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu

/** A value as one line of JSON without anything unseen in it: `\\u` escapes instead. Reading it back gives the same. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(unseen, unitEscapes)
}

/** Each UTF-16 unit of a text as its escape, `\u202E`. */
export function unitEscapes(found: string): string {
  let result = ''
  for (let at = 0; at < found.length; at++) {
    result += `\\u${found.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  }
  return result
}
