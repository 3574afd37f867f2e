import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {namesIn} from '../../server/src/core/block-names.js'
import {copied} from '../../server/src/core/detached.js'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {noMentions} from '../../server/src/core/mentions.js'
import {emptyIndex, withFiles} from '../../server/src/core/workspace-index.js'
import {heapUsed, weightOf} from './heap.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

/** Files read before their names are found: so many that the work on other things between does not count. */
const batch = 300

/**
 * How fast the names of blocks never met before are found, on one thread and in processor time, and how many bytes of
 * memory persons and mentions take for as long as a workspace is open.
 */
export function nameRows(options: Corpus): readonly Row[] {
  const {group, dir, paths, lexicon, decode} = options
  const reader = dumpReader(lexicon)
  const files: [path: string, facts: FileFacts][] = []
  let microseconds = 0
  let units = 0
  for (let from = 0; from < paths.length; from += batch) {
    const found = paths
      .slice(from, from + batch)
      .map((path) => reader.recognize(decode(readFileSync(join(dir, path))), formatOf(path)))
    const unread = new Set(found.flatMap(({entries}) => entries.map(({facts}) => facts.names)))
    for (const names of unread) if (names.known) unread.delete(names)
    const before = process.cpuUsage()
    for (const names of unread) namesIn(names)
    const {user, system} = process.cpuUsage(before)
    // The first batch makes the code warm: what the compiler's threads do then says nothing of the work.
    if (from > 0) {
      microseconds += user + system
      for (const {words} of unread) units += words.length
    }
    for (const [at, dump] of found.entries()) files.push([paths[from + at] ?? '', reader.facts(dump)])
  }
  return [
    {
      group,
      name: 'names of new text',
      value: units / microseconds,
      unit: 'MB/s',
      target: {least: 35},
      note: `${(microseconds / 1000).toFixed(0)} ms of CPU for ${(units / 1e6).toFixed(1)} MB of blocks`,
    },
    memoryRow(group, files),
  ]
}

/**
 * What an index with people takes more than one of the same files without, for each mention. What mentions say is kept
 * in a table that outlives them, so it is weighed by a copy.
 */
function memoryRow(group: string, files: [path: string, facts: FileFacts][]): Row {
  const count = files.reduce((sum, [, facts]) => sum + facts.mentions.said.length, 0)
  const said = new Set(files.flatMap(([, facts]) => facts.mentions.said))
  const shared = weightOf(() => copyOf([...said], new Map()))
  const index = weightOf(() => withFiles(emptyIndex, files))
  const all = heapUsed()
  for (const file of files) file[1] = {...file[1], mentions: noMentions}
  const columns = all - heapUsed()
  const indexWithout = weightOf(() => withFiles(emptyIndex, files))
  return {
    group,
    name: 'persons and mentions in memory',
    value: (columns + index - indexWithout + shared) / count,
    unit: 'bytes',
    // What is there once, however many files there are, weighs little among many only.
    ...(files.length < 10_000 ? {} : {target: {most: 60}}),
    note: [
      `a mention, of ${count.toLocaleString('en')}`,
      `columns ${(columns / count).toFixed(1)}`,
      `index ${((index - indexWithout) / count).toFixed(1)}`,
      `${said.size.toLocaleString('en')} distinct things said ${(shared / count).toFixed(1)}`,
    ].join(', '),
  }
}

/** A copy that shares within it what the original shares: the same strings and the same objects. */
function copyOf(value: unknown, copies: Map<unknown, unknown>): unknown {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value
  const known = copies.get(value)
  if (known !== undefined) return known
  const copy = typeof value === 'string' ? copied(value) : Array.isArray(value) ? value.map(part) : {...value}
  if (typeof copy === 'object' && !Array.isArray(copy))
    for (const [key, field] of Object.entries(copy)) Reflect.set(copy, key, part(field))
  copies.set(value, copy)
  return copy

  function part(inner: unknown): unknown {
    return copyOf(inner, copies)
  }
}
