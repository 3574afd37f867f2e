import {visible} from './plain.js'

/**
 * Words of a dump inside our Markdown: as code, between more backticks than they hold in a row anywhere, on one line.
 * Nothing in a code span is a link, an image, HTML or emphasis.
 */
export function code(text: string): string {
  const words = visible(text)
  if (words === '') return ''
  const longest = words.match(/`+/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0
  const fence = '`'.repeat(longest + 1)
  const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${words}${pad}${fence}`
}

/**
 * A link to a place in a file of the workspace. The address is ours: the escaped path of the file and a line number.
 *
 * @param uri As `Surroundings.linkOf` gives it; without one the label stands alone.
 */
export function fileLink(label: string, uri: string | undefined, line: number): string {
  return uri === undefined || !/^file:[\w.~/%:-]+$/.test(uri) ? code(label) : `[${code(label)}](${uri}#L${line})`
}

/**
 * A link into the web, opened by a click and by nothing else: plain letters and escapes alone. Anything else stands as
 * words.
 */
export function webLink(address: string): string {
  return /^https?:\/\/[\w.~/%:?&=#+,;@!$*-]+$/.test(address) ? `[${code(address)}](${address})` : code(address)
}
