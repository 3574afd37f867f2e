import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {merge} from '../../../server/src/core/edit/merge.js'
import {mergeInput, type MergeInput} from '../../../server/src/core/edit/merge-units.js'
import type {FileFacts} from '../../../server/src/core/facts.js'
import {level} from '../../../server/src/core/level.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {mentionsIn} from '../../../server/src/core/mentions.js'
import {onlyFile, type OneMerge} from '../merges.js'
import {naiveDay, naiveNumbers} from './naive.js'

const reader = dumpReader(defaultLexicon())
/** A dump to merge with what the tests ask of it besides. */
export interface TestInput extends MergeInput {
  /** As it was given. */
  readonly source: string
  /** Its words, without markup. */
  readonly text: string
  readonly facts: FileFacts
}

/** A dump made ready to be merged. */
export function inputOf(path: string, text: string): TestInput {
  const found = reader.recognize(text, path.endsWith('.md') ? 'markdown' : 'plain')
  const facts = reader.facts(found)
  return {...mergeInput(path, found, facts, reader.lexicon), source: text, text: found.text, facts}
}

/** The merge of some dumps; fails where it is refused. */
export function merged(inputs: readonly TestInput[]): OneMerge {
  return onlyFile(merge(inputs, reader))
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}

/** A date line may stand for one that writes its month out. */
const month =
  /^(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)/i

const dateWords =
  /\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|года|г\.|(?:T|th|st|nd|rd)$)/i

/** Words but for those of days, and without the signs that canonical form puts in. */
function sayingOf(words: string): string {
  const own = level(words.replace(/(\d)(\p{L})/gu, '$1 $2'))
    .replace(/[:,]/g, '')
    .split(' ')
  return own.filter((word) => /\p{L}/u.test(word) && !dateWords.test(word)).join(' ')
}

/** The name of an image, to which a word may be glued. */
function isGlued(word: string): boolean {
  return /\.(?:jpe?g|png|gif)/i.test(word)
}

/** Counted without the product: every line with words is shown or dropped, and what stands for it says it. */
export function conserves(inputs: readonly TestInput[], {text, map, dropped}: OneMerge): void {
  const shown = linesOf(text)
  const covered = new Map(inputs.map(({path}) => [path, new Set<number>()]))
  const cover = (file: string, line: number, endLine: number): void => {
    for (let at = line; at <= endLine; at++) covered.get(file)?.add(at)
  }
  const sayings = (file: string, line: number, endLine: number): string =>
    level(
      linesOf(inputs.find(({path}) => path === file)?.text ?? '')
        .slice(line - 1, endLine)
        .join(' '),
    )
  for (const {line, endLine, sources, was} of map) {
    const [kept] = sources
    if (!kept) assert.fail('a line comes from nowhere')
    cover(kept.file, kept.line, kept.endLine)
    const said = sayings(kept.file, kept.line, kept.endLine)
    const written = shown.slice(line - 1, endLine).join(' ')
    const now = level(written)
    if (was === undefined) assert.ok(said.includes(now) || now.includes(said), `line ${line}`)
    else {
      assert.ok(said.includes(level(was)), `line ${line}: "${was}" stands nowhere`)
      assert.equal(sayingOf(was), sayingOf(written), `line ${line}`)
      assert.equal(naiveDay(was), naiveDay(written), `line ${line}: ${was} / ${written}`)
      assert.deepEqual(naiveNumbers(was), naiveNumbers(written), `line ${line}: ${was} / ${written}`)
    }
  }
  for (const {file, line, endLine, of, reason} of dropped) {
    cover(file, line, endLine)
    const there = new Set(sayingOf(sayings(of.file, of.line, of.endLine)).split(' '))
    for (const word of sayingOf(sayings(file, line, endLine)).split(' '))
      assert.ok(reason !== 'copy' || there.has(word) || isGlued(word), `${file}:${line}: "${word}" is not in the copy`)
  }
  for (const {path, text: own} of inputs) {
    for (const [at, line] of linesOf(own).entries())
      assert.ok(level(line) === '' || covered.get(path)?.has(at + 1), `${path}:${at + 1} is lost: ${line}`)
  }
  // Every line of an input stands in the merge, word for word, but for date lines and days behind titles.
  const old = map.flatMap(({was}) => was ?? [])
  const words = new Set(level([text, ...old].join(' ').replaceAll('\n', ' ')).split(' '))
  for (const {text: own} of inputs) {
    for (const word of level(own).split(' ')) {
      if (!/\p{L}/u.test(word) || /\d/.test(word) || month.test(word) || isGlued(word)) continue
      // The beginning of a cut footer line stands for all of it.
      assert.ok(words.has(word) || [...words].some((whole) => whole.startsWith(word)), `"${word}" is lost`)
    }
  }
}

/** What a search counts. */
export interface MergeOutcome {
  readonly settled: boolean
  /** True where all merges on the way of the two steps were settled as well. */
  readonly settledSteps: boolean
}

/** Everything that docs/merge.md promises of three dumps; fails where a promise is broken. */
export function keepsMergePromises(a: TestInput, b: TestInput, c: TestInput): MergeOutcome {
  const all = merged([a, b, c])
  conserves([a, b, c], all)
  // Other names, and so another order.
  const renamed = [a, b, c].map((input, at) => renamedTo(`${9 - at}`, input))
  assert.equal(merged(renamed).text, all.text, 'the order of the inputs has a say')
  assert.equal(merged([a, b, c, renamedTo('copy', a)]).text, all.text, 'a copy of an input has a say')
  const settled = all.unsettled.length === 0
  if (!settled) return {settled, settledSteps: false}
  keepsFacts([a, b, c], all)
  const again = inputOf('all', all.text)
  assert.equal(merged([again]).text, all.text, 'merged again')
  const ab = merged([a, b])
  const bc = merged([b, c])
  const steps = [merged([inputOf('ab', ab.text), c]), merged([a, inputOf('bc', bc.text)])]
  const settledSteps = [ab, bc, ...steps].every(({unsettled}) => unsettled.length === 0)
  if (settledSteps) for (const step of steps) assert.equal(step.text, all.text, 'merged in two steps')
  return {settled, settledSteps}
}

function renamedTo(name: string, {path, source}: TestInput): TestInput {
  return inputOf(`${name}${path.endsWith('.md') ? '.md' : ''}`, source)
}

/** What is shown is read as in its file, what is dropped has its day where its copy is, and the same people are named. */
function keepsFacts(inputs: readonly TestInput[], {text, map}: OneMerge): void {
  const whole = inputOf('all', text)
  const homes = new Map<string, {readonly line: number; readonly isKept: boolean}>()
  for (const {line, sources} of map)
    for (const [at, {file, line: there}] of sources.entries())
      if (!homes.has(`${file}:${there}`)) homes.set(`${file}:${there}`, {line, isKept: at === 0})
  for (const {path, facts} of inputs) {
    for (const {title, event, published, parts} of facts.units) {
      const [first] = parts.filter(({kind}) => kind !== 'dateLine')
      const home = first && homes.get(`${path}:${first.line}`)
      if (!home) continue
      const there = whole.facts.units.find((unit) =>
        unit.parts.some(({line, endLine}) => line <= home.line && home.line <= endLine),
      )
      assert.ok(there, `${path}:${first.line} is in no item or article of the merge`)
      if (published?.certainty === 'stated')
        assert.equal(there.published?.date, published.date, `${path}:${first.line}`)
      if (!home.isKept) continue
      assert.equal(level(there.title ?? ''), level(title ?? ''), `${path}:${first.line}`)
      assert.deepEqual(
        [there.event?.date, there.event?.endDate],
        [event?.date, event?.endDate],
        `${path}:${first.line}`,
      )
    }
  }
  // Whether one word is a name can hang on what else the files say, so names of several words are compared.
  const named = surfacesIn(whole)
  for (const input of inputs)
    for (const surface of surfacesIn(input)) assert.ok(named.has(surface), `${surface} is lost`)
}

function surfacesIn({facts}: TestInput): ReadonlySet<string> {
  return new Set(
    mentionsIn(facts).flatMap(({named: {surface}}) => (/\p{L}\s+\p{L}/u.test(surface) ? [level(surface)] : [])),
  )
}
