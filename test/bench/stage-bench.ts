import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {blocksOf} from '../../server/src/core/blocks.js'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {emptyIndex, withFiles} from '../../server/src/core/workspace-index.js'
import {stageClock, type Corpus} from './measure.js'
import type {Row} from './table.js'
import {blanksIn} from './throughput-bench.js'

/** How many files go into the index at once: about as many as a slice of ten milliseconds reads. */
const batch = 50

/**
 * Megabytes of files a second, stage by stage, on one thread in this process. Every stage is clocked file by file, so
 * that no more than the index is held in memory.
 */
export function stageRows(
  options: Corpus & {
    /** Milliseconds of `rg -c` over the same files just before; null where there is no rg. */
    readonly rg: number | null
  },
): readonly Row[] {
  const {group, dir, paths, lexicon, decode, rg} = options
  const stages = [
    'read',
    'decode',
    'yardstick',
    'block scan',
    'recognize',
    'recognize again',
    'facts',
    'index',
    'duplicates',
  ] as const
  const clocks = new Map(stages.map((stage) => [stage, stageClock()]))
  const reader = dumpReader(lexicon)
  let index = emptyIndex
  let bytes = 0
  let found = 0
  let waiting: (readonly [path: string, facts: FileFacts])[] = []
  for (const path of paths) {
    const format = formatOf(path)
    const buffer = timed('read', () => readFileSync(join(dir, path)))
    const text = timed('decode', () => decode(buffer))
    // The least that any pass over every character costs here and now: on a busy machine all figures move with it.
    timed('yardstick', () => blanksIn([text]))
    // A scan alone is part of recognizing, and measured beside it.
    timed('block scan', () => blocksOf(text, {standsAlone: () => false, breaksName: () => false}))
    const recognized = timed('recognize', () => reader.recognize(text, format))
    // Now every block text has been met, as in a file that is opened or edited after the folder was indexed.
    timed('recognize again', () => reader.recognize(text, format))
    waiting.push([path, timed('facts', () => reader.facts(recognized))])
    bytes += buffer.length
    if (waiting.length === batch) flush()
  }
  flush()
  for (const path of paths) found += timed('duplicates', () => duplicatesIn(index, path)).length
  const megabytes = bytes / 1e6
  const all: readonly string[] = stages.filter(
    (stage) => stage !== 'yardstick' && stage !== 'block scan' && stage !== 'recognize again',
  )
  const total = stages.reduce((sum, stage) => sum + (all.includes(stage) ? millisecondsOf(stage) : 0), 0)
  return [
    ...stages.map((stage): Row => {
      const milliseconds = millisecondsOf(stage)
      const share = all.includes(stage) ? `, ${((100 * milliseconds) / total).toFixed(0)} %` : ', not in the sum'
      return {
        group,
        name: stage,
        value: megabytes / (milliseconds / 1000),
        unit: 'MB/s',
        note: `${milliseconds.toFixed(0)} ms${share}`,
      }
    }),
    {
      group,
      name: 'all stages',
      value: megabytes / (total / 1000),
      unit: 'MB/s',
      note: `${total.toFixed(0)} ms${rg === null ? '' : `, ${(total / rg).toFixed(1)} times rg`}, ${found} redundant runs`,
    },
  ]

  function flush(): void {
    index = timed('index', () => withFiles(index, waiting))
    waiting = []
  }

  function timed<T>(stage: (typeof stages)[number], work: () => T): T {
    const clock = clocks.get(stage)
    if (clock === undefined) throw new Error(`stageRows: no clock for ${stage}`)
    return clock.run(work)
  }

  function millisecondsOf(stage: (typeof stages)[number]): number {
    return clocks.get(stage)?.total ?? NaN
  }
}
