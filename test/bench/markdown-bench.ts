import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import {plainWords} from '../../server/src/core/plain-words.js'
import {markdownPage, type MarkdownStyle} from '../markdown-page.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

/** What crawlers write by default, in turns. */
const styles: readonly MarkdownStyle[] = [
  {name: 'headings', title: ['# ', ''], date: ['**', '**'], escapes: 'needed'},
  {
    name: 'links',
    footer: ['* [', '](/news "News")'],
    person: ['[', '](https://news.example/p?a=1)'],
    escapes: 'needed',
  },
  {name: 'escapes', frontMatter: true, title: ['## ', ''], escapes: 'all'},
  {name: 'breaks', hardBreak: '  ', person: ['**', '**'], picture: '![view](/i/a.jpg)', escapes: 'needed'},
]

/**
 * Megabytes of Markdown a second of processor time, on one thread: the plain dumps of a corpus written as Markdown,
 * and read by a reader that remembers no block, so that every text is new to it.
 */
export function markdownRows(options: Corpus): readonly Row[] {
  const {group, dir, paths, lexicon, decode} = options
  const reader = dumpReader(lexicon, {units: 0})
  const cost = {words: 0, recognize: 0, plain: 0}
  let markdownUnits = 0
  let plainUnits = 0
  for (const [at, path] of paths.entries()) {
    const style = styles[at % styles.length]
    if (formatOf(path) === 'markdown' || !style) continue
    const text = decode(readFileSync(join(dir, path)))
    const found = timed('plain', () => reader.recognize(text, 'plain'))
    const {text: markdown} = markdownPage(found, style)
    timed('words', () => plainWords(markdown))
    timed('recognize', () => reader.recognize(markdown, 'markdown'))
    markdownUnits += markdown.length
    plainUnits += text.length
  }
  return [
    row('markup taken away', markdownUnits, cost.words),
    {...row('Markdown recognized', markdownUnits, cost.recognize), target: {least: 5}},
    row('the same as plain text', plainUnits, cost.plain),
  ]

  function timed<T>(what: keyof typeof cost, work: () => T): T {
    const before = process.cpuUsage()
    const result = work()
    const {user, system} = process.cpuUsage(before)
    cost[what] += user + system
    return result
  }

  function row(name: string, units: number, microseconds: number): Row {
    return {
      group,
      name,
      value: units / microseconds,
      unit: 'MB/s',
      note: `${(microseconds / 1000).toFixed(0)} ms of CPU`,
    }
  }
}
