/**
 * Words of a dump as a label may show them: on one line, without control characters, and with every sign that turns
 * the reading order or shows nothing made visible as `U+202E`, since a label is trusted to read as it looks.
 */
export function visible(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu, named)
    .trim()
}

/** Joiners and soft hyphens do no harm and are just dropped; what turns the reading order is shown by its number. */
function named(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  const turns = (code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code === 0x61c
  return turns || (code >= 0x2066 && code <= 0x2069) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : ''
}
