import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dumpReader, formatOf} from '../../server/src/core/dump-reader.js'
import type {FileFacts, Paragraph} from '../../server/src/core/facts.js'
import {shortWording, type Wording} from '../../server/src/core/near/wording.js'
import {emptyIndex, shortestCopy, withFiles} from '../../server/src/core/workspace-index.js'
import {heapUsed, weightOf} from './heap.js'
import type {Corpus} from './measure.js'
import type {Row} from './table.js'

type Files = readonly (readonly [path: string, facts: FileFacts])[]

/**
 * What the search for copies takes for as long as a workspace is open: the heap with and without the words of blocks, and
 * the index of the files beside that of the same files with each block once, and with none. The vocabulary, which is there
 * once, and the lines of paragraphs, which others use as well, are left out.
 */
export function copyMemoryRows(options: Corpus): readonly Row[] {
  const {group} = options
  const files = factsOf(options)
  // The index lets copies share their words.
  withFiles(emptyIndex, files)
  const taking = files.flatMap(([, {paragraphs}]) => paragraphs.filter(({words}) => words >= shortestCopy))
  const first = new Map<Wording, Paragraph>()
  for (const paragraph of taking) if (!first.has(paragraph.wording)) first.set(paragraph.wording, paragraph)
  const distinct = first.size
  const once = new Set(first.values())
  first.clear()
  const all = weighed(files, () => true)
  const single = weighed(files, (paragraph) => once.has(paragraph))
  const none = weighed(files, () => false)
  const before = heapUsed()
  const nothing = shortWording({key: 0, check: 0})
  for (const [, {paragraphs}] of files) for (const paragraph of paragraphs) paragraph.wording = nothing
  const wordings = before - heapUsed()
  const further = taking.length - distinct
  return [
    {
      group,
      name: 'a distinct block in memory',
      value: (wordings + single - none) / distinct,
      unit: 'bytes',
      target: {most: 96},
      note: [
        `of ${distinct.toLocaleString('en')}`,
        `its words ${(wordings / distinct).toFixed(1)}`,
        `its sketch and place in the index ${((single - none) / distinct).toFixed(1)}`,
      ].join(', '),
    },
    {
      group,
      name: 'each further copy in memory',
      value: (all - single) / further,
      unit: 'bytes',
      target: {most: 16},
      note: `of ${further.toLocaleString('en')}`,
    },
  ]
}

function factsOf({dir, paths, lexicon, decode}: Corpus): Files {
  const reader = dumpReader(lexicon, {people: false})
  return paths.map((path) => {
    const format = formatOf(path)
    return [path, reader.facts(reader.recognize(decode(readFileSync(join(dir, path))), format))]
  })
}

/** Bytes of an index of the files with some of their paragraphs. */
function weighed(files: Files, keeps: (paragraph: Paragraph) => boolean): number {
  const some = files.map(([path, facts]) => [path, {...facts, paragraphs: facts.paragraphs.filter(keeps)}] as const)
  return weightOf(() => withFiles(emptyIndex, some))
}
