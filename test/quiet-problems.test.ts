import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {decode} from '../server/src/border/decode.js'
import {legacyCodecs} from '../server/src/border/legacy/codecs.js'
import {formatOf} from '../server/src/core/dump-reader.js'
import type {FileFacts} from '../server/src/core/facts.js'
import {mentionsIn} from '../server/src/core/mentions.js'
import {contradictionAt} from '../server/src/core/roles/contradiction.js'
import {emptyIndex, withFiles} from '../server/src/core/workspace-index.js'
import {reader} from './core/reading.js'

const root = join(import.meta.dirname, '../..')

/** The facts of our own dumps in a folder, by file name. */
function factsIn(folder: string): readonly (readonly [string, FileFacts])[] {
  return readdirSync(join(root, folder))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => {
      const read = decode(readFileSync(join(root, folder, name)), legacyCodecs)
      if (read.kind !== 'text') throw new Error(`${name} is no text`)
      return [name, reader.facts(reader.recognize(read.text, formatOf(name)))]
    })
}

/** What is said of the dates of some dumps, days of no calendar aside: file, line, code. */
function said(folder: string): readonly string[] {
  return factsIn(folder).flatMap(([name, {problems}]) =>
    problems.filter(({code}) => code !== 'impossible-date').map(({code, line}) => `${name}:${String(line)} ${code}`),
  )
}

/** The mentions that are contradicted, in a workspace of the dumps of a folder. */
function contradicted(folder: string): readonly string[] {
  const files = factsIn(folder)
  const index = withFiles(emptyIndex, files)
  return files.flatMap(([name, facts]) =>
    mentionsIn(facts)
      .filter((mention) => contradictionAt(index, name, facts, mention))
      .map(({line}) => `${name}:${String(line)}`),
  )
}

describe('problems of dates', () => {
  it('are told of the labelled dumps where a date stands out of order, and nowhere else', () =>
    assert.deepEqual(said('test/labelled/text'), ['015.txt:7 date-out-of-order', '369.txt:3 date-out-of-order']))

  it('are not told of the examples', () => assert.deepEqual(said('examples'), []))
})

describe('contradicted posts', () => {
  for (const folder of ['test/labelled/text', 'examples'])
    it(`are not told of ${folder}`, () => assert.deepEqual(contradicted(folder), []))
})
