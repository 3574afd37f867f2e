import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {normalize} from '../../../server/src/core/edit/normalize.js'
import {split, type SplitFile} from '../../../server/src/core/edit/split.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {mentionsIn} from '../../../server/src/core/mentions.js'
import {anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {conserves, inputOf, merged, type TestInput} from './merge-promises.js'
import {realDumps} from './real-dumps.js'
import {seed} from '../../seed.js'

const reader = dumpReader(defaultLexicon())
/** Milliseconds for each property. */
const budget = Number(process.env['DATELINE_BUDGET'] ?? 700)

function forAWhile(each: (random: () => number, time: number) => void): void {
  const random = sequence(seed)
  const end = Date.now() + budget
  for (let times = 0; Date.now() < end || times < 10; times++) each(random, times)
}

/** A page of a small site: some of its news, newest first, and an article, laid out in one of three ways. */
function pageOfSite(random: () => number): string {
  const first = Math.floor(random() * 8)
  const shown = Array.from({length: 2 + Math.floor(random() * 4)}, (_, at) => first + at)
  const gap = random() < 0.5 ? ['\n', '\n'] : ['\n\n', '\n\n\n']
  const items = shown.map((at) => [dayOf(at), ...textOf(at, random() < 0.3).split('\n')].join(gap[0])).join(gap[1])
  const article = Math.floor(random() * 8)
  const title = `Officers of the member states meet for drill number ${article}`
  const page = [title, `${title} ${dayOf(article)}`, ...bodyOf(article)].join('\n\n')
  return `${items}${gap[1]}${page}\n\n${random() < 0.7 ? 'Go back\nBack to the section\n' : ''}`
}

function dayOf(news: number): string {
  return `${String(28 - 2 * news).padStart(2, '0')}.03.2022`
}

/** The text of a piece of news, or of its revision where it has one. */
function textOf(news: number, revised: boolean): string {
  const day = 27 - 2 * news
  const lead = `On ${day} March 2022, the CSTO Secretary General Stanislav Zas opened training course number ${news}.`
  return news % 3 === 0
    ? `${lead}\nIt lasts for ${news + (revised ? 3 : 2)} weeks and ends with an examination in the field.`
    : lead
}

function bodyOf(article: number): readonly string[] {
  return [
    `Drill number ${article} began on the training ground near Balykchy and brought together three brigades.`,
    `The CSTO Secretary General Stanislav Zas thanked the hosts of drill number ${article} for their care.`,
  ]
}

/** The files that a dump is split into; they merge to what it merges to, and hold its lines in their order. */
function splitAndMerged(text: string, ending: string): readonly SplitFile[] {
  const format = ending === '.md' ? 'markdown' : 'plain'
  const parts = split(reader.recognize(text, format), reader, {format, ending})
  const whole = merged([inputOf(`a${ending}`, text)])
  assert.equal(merged(parts.map((part) => inputOf(part.name, part.text))).text, whole.text)
  assert.equal(parts.map((part) => part.text.replace(/\s/g, '')).join(''), text.replace(/\s/g, ''))
  return parts
}

/** The items, articles and people of some files, each once. */
function factsTogether(inputs: readonly TestInput[]): unknown {
  const units = inputs.flatMap(({facts}) =>
    facts.units.map(({kind, title, head, published, event}) =>
      [kind, title, head, published?.date, event?.date, event?.certainty].join('|'),
    ),
  )
  const people = inputs.flatMap(({facts}) =>
    mentionsIn(facts).map(({named, identity}) =>
      JSON.stringify([named.surface, named.title, named.organisation, identity]),
    ),
  )
  return {units: [...new Set(units)].sort(), people: [...new Set(people)].sort()}
}

describe(`merging (seed ${seed})`, function () {
  this.timeout(budget * 10 + 20_000)

  it('conserves the dumps that are there, two by two and all together', () => {
    const inputs = realDumps().map(({path, text}) => inputOf(path, text))
    for (let at = 0; at + 1 < inputs.length; at += 2) {
      const pair = inputs.slice(at, at + 2)
      conserves(pair, merged(pair))
    }
    conserves(inputs, merged(inputs))
  })
  it('conserves dumps of one site, whatever their order', () => {
    const state = newState()
    let settled = 0
    let times = 0
    forAWhile((random, time) => {
      const inputs = Array.from({length: 2 + Math.floor(random() * 3)}, (_, at) => {
        const {text, extension} = generateDump(random, state)
        return inputOf(`${time}-${at}.${extension}`, text)
      })
      const result = merged(inputs)
      conserves(inputs, result)
      // Other names make another order of the inputs.
      const renamed = inputs.map(({path, source}, at) =>
        inputOf(`${9 - at}${path.slice(path.lastIndexOf('.'))}`, source),
      )
      assert.equal(merged(renamed).text, result.text)
      const {edits} = normalize(reader.recognize(result.text, 'plain'), reader)
      if (!result.unsettled.some(({reason}) => reason.includes('canonical'))) assert.deepEqual(edits, [])
      times++
      if (result.unsettled.length > 0) return
      settled++
      assert.equal(merged([inputOf('again', result.text)]).text, result.text)
      const days = new Set(
        inputOf('', result.text).facts.units.map(({kind, published}) => `${kind} ${published?.date}`),
      )
      for (const {facts} of inputs)
        for (const {kind, published} of facts.units)
          assert.ok(!published || days.has(`${kind} ${published.date}`), `${kind} of ${published?.date} is lost`)
    })
    assert.ok(settled * 2 > times, `${settled} of ${times} merges are read as their inputs are`)
  })
  it('gives one text whichever two of three are merged first', () => {
    let revisions = 0
    forAWhile((random) => {
      const [a, b, c] = ['a', 'b', 'c'].map((path) => inputOf(path, pageOfSite(random)))
      if (!a || !b || !c) return
      const all = merged([a, b, c])
      assert.deepEqual(all.unsettled, [])
      assert.equal(merged([inputOf('ab', merged([a, b]).text), c]).text, all.text)
      assert.equal(merged([a, inputOf('bc', merged([b, c]).text)]).text, all.text)
      assert.deepEqual(factsTogether([inputOf('all', all.text)]), factsTogether([a, b, c]))
      assert.equal(merged([inputOf('all', all.text), inputOf('copy', all.text)]).text, all.text)
      for (const {line, revises} of all.map) {
        if (!revises) continue
        revisions++
        assert.ok(line - revises.endLine < 8, `line ${line} is far from what it revises`)
      }
    })
    assert.ok(revisions > 0, 'no page had a revision')
  })
  it('gives of the files of a split dump what it gives of the dump', () => {
    const state = newState()
    let files = 0
    let units = 0
    forAWhile((random) => {
      const {text, extension} = generateDump(random, state)
      const parts = splitAndMerged(text, `.${extension}`)
      files += parts.length
      units += parts.reduce((sum, part) => sum + part.units, 0)
    })
    assert.ok(files > units * 0.8, `${files} files for ${units} items`)
  })
  it('gives of the files of a split dump that is there what it gives of the dump', () => {
    let files = 0
    let units = 0
    for (const {path, text} of realDumps()) {
      const parts = splitAndMerged(text, path.slice(path.lastIndexOf('.')))
      files += parts.length
      units += parts.reduce((sum, part) => sum + part.units, 0)
    }
    assert.ok(files > units * 0.6, `${files} files for ${units} items`)
  })
  it('is caught by its oracle when a number changes in a line that is written otherwise', () => {
    const inputs = [inputOf('a', '16 February 2024\n\nTalks on the common archive were held in Osh by five states.\n')]
    const result = merged(inputs)
    assert.ok(result.text.startsWith('16.02.2024\n'), result.text)
    conserves(inputs, result)
    assert.throws(() => {
      conserves(inputs, {...result, text: result.text.replace('2024', '2024 17')})
    }, /line 1: 16 February 2024/)
  })
  it('conserves texts that make trouble', () =>
    forAWhile((random) => {
      const inputs = ['a', 'b'].map((path) => inputOf(path, anyDump(random).slice(0, 20_000)))
      conserves(inputs, merged(inputs))
    }))
})
