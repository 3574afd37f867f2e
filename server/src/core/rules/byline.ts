import type {Lexicon} from '../lexicon/lexicon.js'

/** What credits a picture or a text to somebody, right before the name. */
const credit =
  /(?:^|[\s(|/–—.])(?:(?:photos?|photographs?|pictures?|images?|video|text|fotos?|author|source|reporting|story|interview(?:ed)?|illustration|фото|текст|автор|видео)(?:\s+(?:credit|courtesy))?(?:\s*:\s*|\s+by\s+|\s*\/\s*|\s+)(?:[^\s.:]{1,20}\s?\/\s*)?|(?:©|\(c\))\s*|[A-Z]{2,10}(?:\s+Photo)?\s?\/\s?)$/i
const byName = /^[\s\u00a0]*By:?[\s\u00a0]+$/i

/** True for reporters and photographers: a credit before the name, or a line that is a name and nothing else. */
export function isByline(text: string, start: number, end: number, title: string | null, lexicon: Lexicon): boolean {
  void lexicon
  let line = start
  while (line > 0 && !/[\r\n]/.test(text.charAt(line - 1)) && start - line < 60) line--
  const before = text.slice(line, start)
  if (credit.test(before)) return true
  let lineEnd = end
  while (lineEnd < text.length && !/[\r\n]/.test(text.charAt(lineEnd)) && lineEnd - end < 40) lineEnd++
  const after = text.slice(end, lineEnd)
  if (byName.test(before) && /^[\s\u00a0]*(?:$|[,|–—-])/.test(after) && title === null) return true
  return title === null && before.trim() === '' && after.trim() === ''
}
