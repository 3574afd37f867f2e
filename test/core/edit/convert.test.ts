import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {dumpReader, type Format} from '../../../server/src/core/dump-reader.js'
import {convert} from '../../../server/src/core/edit/convert.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {seed} from '../../seed.js'
import {saysOf, wordsLost} from '../properties/naive.js'

const reader = dumpReader(defaultLexicon())

function converted(text: string, format: Format): string {
  const result = convert(reader.recognize(text, format), reader)
  return result.kind === 'text' ? result.text : assert.fail(result.why)
}

/** The facts on both sides are the same, and so are the words on the way there and back. */
function goesBoth(text: string, format: Format): void {
  const other = format === 'plain' ? 'markdown' : 'plain'
  const there = converted(text, format)
  const says = (dump: string, how: Format): unknown => saysOf(reader.facts(reader.recognize(dump, how)))
  assert.deepEqual(says(there, other), says(text, format))
  if (format === 'plain') assert.equal(wordsLost(text, converted(there, 'markdown')), undefined)
}

const first = 'On 16 May 2024, the Secretary General opened a round table on border security in Osh.'

describe('converting', () => {
  it('writes headings and bold days, breaks lines that stand together, and escapes what would be markup', () =>
    assert.equal(
      converted(
        `Declaration of the round table in Osh\n\n17.05.2024\nDownload document: a_b_c.docx\n\n# ${first} *Now*\n\n+7495-795-00-00, a@b.example\n`,
        'plain',
      ),
      `## Declaration of the round table in Osh\n\n**17.05.2024**\\\nDownload document: a_b_c.docx\n\n\\# ${first} \\*Now\\*\n\n+7495-795-00-00, a@b.example\n`,
    ))
  it('takes the markup away', () =>
    assert.equal(
      converted(
        `## A *round* table\n\n**17.05.2024**\n\n${first.replace('Osh', '[Osh](https://a.example)')}\n`,
        'markdown',
      ),
      `A round table\n\n17.05.2024\n\n${first}\n`,
    ))
  for (const name of readdirSync('test/fixtures', {withFileTypes: true})) {
    if (!name.isDirectory()) continue
    const file = readdirSync(`test/fixtures/${name.name}`).find((one) => one.startsWith('input.')) ?? ''
    const text = readFileSync(`test/fixtures/${name.name}/${file}`, 'utf8')
    it(`keeps the facts of ${name.name}`, () => goesBoth(text, file.endsWith('.md') ? 'markdown' : 'plain'))
  }
  it(`keeps the facts of dumps of every layout (seed ${seed})`, () => {
    const random = sequence(seed)
    const state = newState()
    for (let times = 0; times < 60; times++) {
      const {text, extension} = generateDump(random, state)
      goesBoth(text, extension === 'md' ? 'markdown' : 'plain')
    }
  })
  it(`says the same of texts that make trouble, or is refused (seed ${seed})`, () => {
    const random = sequence(seed)
    for (let times = 0; times < 100; times++) {
      const text = anyDump(random).slice(0, 2_000)
      const found = reader.recognize(text, 'plain')
      const result = convert(found, reader)
      if (result.kind === 'text')
        assert.deepEqual(saysOf(reader.facts(reader.recognize(result.text, 'markdown'))), saysOf(reader.facts(found)))
    }
  })
})
