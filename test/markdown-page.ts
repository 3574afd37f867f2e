import type {Recognized} from '../server/src/core/recognize.js'

/** How a crawler writes a page as Markdown. Everything that is absent is left as it is in the plain text. */
export interface MarkdownStyle {
  readonly name: string
  /** Lines above the page, between rows of dashes. */
  readonly frontMatter?: true
  /** What stands before and behind a title. */
  readonly title?: readonly [before: string, behind: string]
  /** What stands round the date of a date line, and round a name in the text. */
  readonly date?: readonly [before: string, behind: string]
  readonly person?: readonly [before: string, behind: string]
  /** What stands round a line of navigation, and round the name of an attachment. */
  readonly footer?: readonly [before: string, behind: string]
  readonly attachment?: readonly [before: string, behind: string]
  /** Which signs are escaped: those that would be read as markup, or all punctuation. */
  readonly escapes: 'needed' | 'all'
  /** What stands at the end of a line with another right below. */
  readonly hardBreak?: '  ' | '\\'
  /** A picture above every page part that follows a blank line. */
  readonly picture?: string
  /** Signs written as references. */
  readonly references?: true
}

/** A page written as Markdown. */
export interface MarkdownPage {
  readonly text: string
  /** For each line of the Markdown the line of the plain text, both from 1; 0 for lines that only Markdown has. */
  readonly origins: readonly number[]
}

/** Write a recognized plain page as a crawler that keeps the lines does. */
export function markdownPage(found: Recognized, style: MarkdownStyle): MarkdownPage {
  const kinds = lineKinds(found)
  const out: string[] = []
  const origins: number[] = [0]
  if (style.frontMatter) {
    const head = [
      '---',
      'title: "Meeting of 3 May 2011 with Ivan Petrov"',
      'source: https://news.example/en/42_7',
      '---',
      '',
    ]
    for (const line of head) add(line, 0)
  }
  for (let at = 0; at < found.lines.count; at++) {
    const kind = kinds[at]
    const above = kinds[at - 1]
    if (
      style.picture !== undefined &&
      kind !== undefined &&
      above === undefined &&
      at > 0 &&
      kinds[at - 2] !== undefined
    ) {
      add(style.picture, 0)
      add('', 0)
    }
    add(written(at, kind), at + 1)
  }
  const end = /[\r\n]$/.test(found.text) ? '\n' : ''
  return {text: out.join('\n') + end, origins}

  function add(line: string, origin: number): void {
    out.push(line)
    origins.push(origin)
  }

  function written(at: number, kind: string | undefined): string {
    const start = found.lines.starts[at] ?? 0
    const end = found.lines.ends[at] ?? start
    const line = found.text.slice(start, end)
    if (kind === undefined) return line
    const marks = marksIn(start, end, kind)
    let text = ''
    let from = start
    for (const mark of marks) {
      text +=
        escaped(found.text.slice(from, mark.from)) +
        mark.before +
        escaped(found.text.slice(mark.from, mark.to)) +
        mark.behind
      from = mark.to
    }
    text += escaped(found.text.slice(from, end))
    if (style.escapes === 'needed') text = lineStart(text)
    const whole = kind === 'title' ? style.title : kind === 'boilerplate' ? style.footer : undefined
    if (whole) text = around(text, whole)
    const below = kinds[at + 1]
    return style.hardBreak !== undefined && below !== undefined && kind !== 'title' && below !== 'title'
      ? text + style.hardBreak
      : text
  }

  function marksIn(start: number, end: number, kind: string): readonly Mark[] {
    const marks: Mark[] = []
    for (const {block, facts} of found.entries) {
      if (block.end <= start || block.start >= end) continue
      const put = (pair: readonly [string, string] | undefined, from: number, to: number): void => {
        if (pair && block.start + from >= start && block.start + to <= end)
          marks.push({from: block.start + from, to: block.start + to, before: pair[0], behind: pair[1]})
      }
      const [date] = facts.dates
      if (kind === 'dateLine' && date) put(style.date, date.start, date.end)
      if (facts.attachment) put(style.attachment, facts.attachment.start, facts.attachment.end)
      if (kind === 'paragraph' && style.person)
        for (const name of found.text.slice(block.start, block.end).matchAll(capitals))
          put(style.person, name.index, name.index + name[0].length)
    }
    return marks.sort((a, b) => a.from - b.from)
  }

  function escaped(words: string): string {
    let text = words
    if (style.escapes === 'all') text = text.replace(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g, '\\$&')
    else text = text.replace(/[\\*_[\]`<&]/g, '\\$&')
    if (style.references) text = text.replace(/\\?[&«»–\u00a0]/g, (sign) => references[sign.slice(-1)] ?? sign)
    return text
  }
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly before: string
  readonly behind: string
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '«': '&laquo;',
  '»': '&raquo;',
  '–': '&#8211;',
  '\u00a0': '&nbsp;',
}

/**
 * Two words with capitals: most of them are names, and the rest are links just as well. Not behind a letter or a figure
 * (`11.10.2018Colonel General`), where `_` opens no emphasis.
 */
const capitals = /(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}{2,12} \p{Lu}\p{Ll}{2,12}(?![\p{L}-])/gu

/** What would begin a block of its own. */
function lineStart(line: string): string {
  return line.replace(/^([ \t]*)([#>+=-]|~~~)/, '$1\\$2').replace(/^([ \t]*\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
}

function around(line: string, [before, behind]: readonly [string, string]): string {
  return before + line.trim() + behind
}

/** The part that each line belongs to, from 0; undefined for a blank line. */
function lineKinds(found: Recognized): readonly (string | undefined)[] {
  const kinds: (string | undefined)[] = Array.from({length: found.lines.count}, () => undefined)
  for (const page of found.pages)
    for (const child of page.children)
      for (const part of 'parts' in child ? child.parts : [child])
        for (let at = part.first; at <= part.last; at++) {
          const block = found.entries[at]?.block
          if (block) for (let line = block.line; line < block.line + block.lines; line++) kinds[line] = part.kind
        }
  return kinds
}
