import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import type {DumpLabels} from './label.js'

/** Odd numbers are for writing rules, even numbers for proof; even ones from 400 and from 500 on were each written after the rules of their day. */
export type Half = 'write' | 'proof' | 'fresh' | 'newest'

/** The first numbers of the dumps that no rule was written from, the older group and the newer. */
const firstFresh = 400
const firstNewest = 500

/** One labelled dump: its id (`007`), the path and text of the dump, and its labels. */
export interface LabelledDump {
  readonly id: string
  readonly half: Half
  readonly path: string
  readonly text: string
  readonly labels: DumpLabels
  /** Lines, counted from 1, that also stand in a dump of the `write` half or in a published sample: no proof of anything. */
  readonly seenLines: ReadonlySet<number>
}

/** Lines shorter than this repeat by nature (footers, date lines) and are never called seen. */
const wordsOfASeenLine = 8

/** Read the set in `folder` (`text/NNN.txt` or `.md`, `labels/NNN.json`), in order of id. Throws when a label file has no text. */
export function readLabelledSet(folder: string): readonly LabelledDump[] {
  const dumps = readdirSync(join(folder, 'labels'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const id = name.slice(0, -'.json'.length)
      const plain = join(folder, 'text', `${id}.txt`)
      const path = existsSync(plain) ? plain : join(folder, 'text', `${id}.md`)
      const labels = JSON.parse(readFileSync(join(folder, 'labels', name), 'utf8')) as DumpLabels
      return {id, half: halfOf(id), path, text: readFileSync(path, 'utf8'), labels}
    })
  const ofWriteHalf = new Set<string>()
  for (const {half, text} of dumps) {
    if (half === 'write') for (const words of linesOf(text)) ofWriteHalf.add(words)
  }
  return dumps.map((dump) => {
    const seenLines = new Set<number>(dump.labels.seedLines ?? [])
    if (dump.half !== 'write') {
      linesOf(dump.text).forEach((words, at) => {
        if (words.split(' ').length >= wordsOfASeenLine && ofWriteHalf.has(words)) seenLines.add(at + 1)
      })
    }
    return {...dump, seenLines}
  })
}

/** `write` for an odd id; of the even ones `newest` from 500 on, `fresh` from 400 on, `proof` below. */
export function halfOf(id: string): Half {
  if (Number(id) % 2 === 1) return 'write'
  if (Number(id) >= firstNewest) return 'newest'
  return Number(id) >= firstFresh ? 'fresh' : 'proof'
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/u).map((line) => line.replace(/\s+/gu, ' ').trim())
}
