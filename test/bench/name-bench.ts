import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {namesIn} from '../../server/src/core/block-names.js'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import type {Mention} from '../../server/src/core/facts.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

/** Files read before their names are found: so many that the work on other things between does not count. */
const batch = 300

/**
 * How fast the names of blocks never met before are found, on one thread and in processor time, and how many bytes of
 * memory a mention takes for as long as a workspace is open.
 */
export function nameRows(options: Corpus): readonly Row[] {
  const {group, dir, paths, lexicon, decode} = options
  const reader = dumpReader(lexicon)
  const mentions: (readonly Mention[])[] = []
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
    for (const dump of found) mentions.push(reader.facts(dump).mentions)
  }
  const count = mentions.reduce((sum, list) => sum + list.length, 0)
  const all = heapUsed()
  mentions.length = 0
  const bytes = (all - heapUsed()) / count
  return [
    {
      group,
      name: 'names of new text',
      value: units / microseconds,
      unit: 'MB/s',
      target: {least: 35},
      note: `${(microseconds / 1000).toFixed(0)} ms of CPU for ${(units / 1e6).toFixed(1)} MB of blocks`,
    },
    {group, name: 'memory of a mention', value: bytes, unit: 'bytes', note: `${count.toLocaleString('en')} mentions`},
  ]
}

/** Bytes in use once everything that nobody refers to is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
