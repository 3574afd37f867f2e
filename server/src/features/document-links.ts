import type {DocumentLink} from 'vscode-languageserver-types'
import {rangeOfSpan} from './convert.js'
import {visible} from './plain.js'
import type {Source} from './source.js'

/** Tells the URI of a file beside a dump; undefined when there is none of that name. */
export type FileBeside = (key: string, name: string) => string | undefined

/** So many links a file: more are no help to anybody. */
const most = 1_000

/** Longer addresses are cut off by everything that opens them. */
const longest = 2_000

/**
 * Web and mail addresses, and attachments that lie in the folder of the dump. A link does nothing until it is clicked,
 * and says in full where it leads; only `http`, `https`, `mailto` and files beside the dump are linked. Linear.
 */
export function documentLinks(source: Source, fileBeside: FileBeside): DocumentLink[] {
  const {facts, shown, key} = source
  if (!shown) return []
  const {text, lines} = shown
  const links: DocumentLink[] = []
  for (const {line, name} of facts.attachments) {
    const from = lines.starts[line - 1] ?? 0
    const start = text.indexOf(name, from)
    const target = start < 0 || start > (lines.ends[line - 1] ?? 0) ? undefined : fileBeside(key, name)
    if (target !== undefined)
      links.push({range: rangeOfSpan(lines, start, start + name.length), target, tooltip: `Open ${visible(name)}`})
  }
  for (const match of text.matchAll(address)) {
    if (links.length >= most) break
    const words = withoutStops(match[0])
    const target = targetOf(words)
    if (target !== undefined && words.length <= longest) {
      const range = rangeOfSpan(lines, match.index, match.index + words.length)
      links.push({range, target, tooltip: `Open ${visible(target)}`})
    }
  }
  return links
}

/** One run of signs that an address is made of, with the mark that makes it one inside. */
const address =
  /(?<![\p{L}\p{N}@./:_-])(?:https?:\/\/|www\.)[^\s<>"“”«»`|\\^{}]+|(?<![\p{L}\p{N}@./:_+-])[\w.+-]{1,64}@[\w.-]{1,255}/giu

/** Signs of the sentence round an address are none of its own. */
function withoutStops(words: string): string {
  let end = words.length
  while (end > 0 && ".,;:!?'’)]*_".includes(words.charAt(end - 1))) {
    if (words.charAt(end - 1) === ')' && words.lastIndexOf('(', end) >= 0) break
    end--
  }
  return words.slice(0, end)
}

function targetOf(words: string): string | undefined {
  const at = words.indexOf('@')
  if (at > 0 && !words.includes('/')) return /\.\p{L}{2,}$/u.test(words) ? `mailto:${words}` : undefined
  const full = /^www\./i.test(words) ? `https://${words}` : words
  // A host in plain letters alone, and nobody's name before it: such an address leads where it seems to lead.
  return /^https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?(?:[/?#]|$)/i.test(full) ? encodeURI(decoded(full)) : undefined
}

/** An address without its escapes, so that to escape it changes nothing twice; as it is where they are broken. */
function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
