import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {decode} from '../server/src/border/decode.js'
import {legacyCodecs} from '../server/src/border/legacy/codecs.js'
import {formatOf} from '../server/src/core/dump-reader.js'
import {reader} from './core/reading.js'

const root = join(import.meta.dirname, '../..')

/** What is said of the dates of our own dumps, days of no calendar aside: file, line, code. */
function said(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .flatMap((name) => {
      const read = decode(readFileSync(join(root, folder, name)), legacyCodecs)
      if (read.kind !== 'text') throw new Error(`${name} is no text`)
      return reader
        .facts(reader.recognize(read.text, formatOf(name)))
        .problems.filter(({code}) => code !== 'impossible-date')
        .map(({code, line}) => `${name}:${String(line)} ${code}`)
    })
}

describe('problems of dates', () => {
  it('are told of the labelled dumps where a date stands out of order, and nowhere else', () =>
    assert.deepEqual(said('test/labelled/text'), ['015.txt:7 date-out-of-order', '369.txt:3 date-out-of-order']))

  it('are not told of the examples', () => assert.deepEqual(said('examples'), []))
})
