import {strict as assert} from 'node:assert'
import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {lineRuns} from '../../server/src/cli/line-diff.js'
import {patchStream} from '../../server/src/cli/patch-stream.js'
import {dumpReader} from '../../server/src/core/dump-reader.js'
import {applyEdits} from '../../server/src/core/edit/apply.js'
import {normalize} from '../../server/src/core/edit/normalize.js'
import {NoPageEnd, pageParts} from '../../server/src/core/edit/page-parts.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {anyDump} from '../bench/any-dump.js'
import {anyManner} from '../core/properties/promises.js'
import {withChanges, wordsLost} from '../core/properties/naive.js'
import {spoiledDumps} from '../core/properties/spoiled.js'
import {normalizedParts, openLarge, type LargeFile} from '../../server/src/cli/normalize-stream.js'
import {chance, pick} from '../bench/random.js'
import {generateDump, newState, sequence} from '../bench/generate.js'
import {seed} from '../seed.js'
import {dateline, inFolder, type Surroundings} from './dateline.js'

const reader = dumpReader(defaultLexicon())
/** Milliseconds for spoiled dumps; `npm run soak` gives more. So many are tried in any case. */
const budget = Number(process.env['DATELINE_BUDGET'] ?? 700)
const fewest = 4

/** What a file begins with, at times. */
const marks = ['', '', '', '\ufeff', '\ufeff\ufeff']

const sizes = {step: 8_000, least: 2_000, most: 1_000_000}

/** Many pages, each with a footer; every second one has its lines ended by CRLF. */
function manyPages(characters: number, random = sequence(seed)): string {
  const state = newState()
  let text = ''
  while (text.length < characters) {
    const dump = generateDump(random, state)
    if (dump.extension !== 'md') text += `${dump.text}\nBack to the section\n\n`
  }
  return text
}

const pages = manyPages(120_000)
const whole = applyEdits(pages, normalize(reader.recognize(pages, 'plain'), reader).edits)

/** Pages whose paragraph, filled to one width, stands right below a footer; every tenth has a blank line above it. */
const crowded = Array.from(
  {length: 300},
  (
    _,
    at,
  ) => `${at % 10 === 0 ? '\n\n' : ''}        On ${1 + (at % 28)} March 2015, meeting ${at} on the drill in the mountains heard the
Chairman of the Committee on Defense and Security of the Parliament of the Kyrgyz
Republic and a Deputy Secretary General, who spoke of the courses of autumn and of
the winter.\n\nGo back\nBack to the section\n`,
).join('')

/** A file that is taken for a large one. */
function largeFile(path: string): LargeFile {
  const file = openLarge(path)
  assert.ok(file)
  return file
}

/** A run in which files of more than 20 KB are large. */
function largeRun(args: readonly string[], surroundings: Surroundings = {}): ReturnType<typeof dateline> {
  return dateline(args, surroundings, {large: 20_000})
}

describe(`a large dump (seed ${seed})`, function () {
  this.timeout(budget * 10 + 60_000)

  it('is cut into parts between pages, whatever pieces it comes in', () => {
    for (const length of [1_000, 50_000]) {
      const count = Math.ceil(pages.length / length)
      const pieces = Array.from({length: count}, (_, at) => pages.slice(at * length, (at + 1) * length))
      const parts = [...pageParts(pieces, reader, sizes)]
      assert.equal(parts.map(({text}) => text).join(''), pages)
      assert.ok(parts.length > 5)
      const units = parts.map(({found}) => reader.facts(found).units.length)
      assert.equal(
        units.reduce((sum, count) => sum + count, 0),
        reader.facts(reader.recognize(pages, 'plain')).units.length,
      )
    }
  })

  it('is cut where a blank line stands, for a paragraph is read as a whole', () =>
    inFolder({'a.txt': crowded}, (folder) => {
      const parts = [...normalizedParts(largeFile(join(folder, 'a.txt')), reader, {}, sizes)]
      assert.ok(parts.length > 3, `${parts.length} parts`)
      assert.equal(
        parts.map(({after}) => after).join(''),
        applyEdits(crowded, normalize(reader.recognize(crowded, 'plain'), reader).edits),
      )
    }))

  it('is refused where a page does not end', () => {
    const items = 'On 16 May 2024, the Council met in Osh.\n\n\n'.repeat(5_000)
    assert.throws(() => [...pageParts([items], reader, {...sizes, most: 100_000})], NoPageEnd)
  })

  it('becomes what it becomes in one piece, as text, as a patch and on the disk', () =>
    inFolder({'a.txt': pages}, async (folder) => {
      const path = join(folder, 'a.txt')
      const text = (await largeRun(['normalize', '--stdout', 'a.txt'], {cwd: folder})).stdout
      assert.equal(text, whole)
      assert.equal((await largeRun(['normalize', '--check', 'a.txt'], {cwd: folder})).status, 2)
      const patch = await largeRun(['normalize', 'a.txt'], {cwd: folder})
      const applied = spawnSync('git', ['apply', '-'], {cwd: folder, input: patch.bytes})
      assert.equal(applied.status, 0, applied.stderr.toString())
      assert.equal(readFileSync(path, 'utf8'), text)
      writeFileSync(path, pages)
      assert.equal(
        (await largeRun(['normalize', '--write', 'a.txt'], {cwd: folder})).stdout,
        'a.txt: written; of its words: 1 written otherwise by attachments\n',
      )
      assert.equal(readFileSync(path, 'utf8'), text)
      assert.equal((await largeRun(['normalize', '--write', 'a.txt'], {cwd: folder})).stdout, '')
      assert.equal((await largeRun(['normalize', '--check', 'a.txt'], {cwd: folder})).status, 0)
      assert.deepEqual(readdirSync(folder), ['a.txt'])
    }))

  it('becomes what it becomes in one piece, under whatever rules, however bad it is', () => {
    const random = sequence(seed + 7)
    let parts = 0
    let alike = 0
    let round = 0
    for (const end = Date.now() + budget; Date.now() < end || round < fewest; round++) {
      const [spoiled] = [...spoiledDumps(seed, round, 1)].filter(({format}) => format === 'plain')
      // Half of a character cannot be written in UTF-8.
      const bad = (spoiled?.text ?? '').replaceAll(/\p{Cs}|\0/gu, '')
      const bytes = `${pick(random, marks)}${manyPages(45_000, random)}${bad}\n\nGo back\n\n${manyPages(15_000, random)}`
      // The mark at the top is of the file, not of its text; a second one is.
      const text = bytes.replace(/^\ufeff/, '')
      const {options} = chance(random, 0.5) ? {options: {}} : anyManner(random, {text: '', format: 'plain'})
      const one = normalize(reader.recognize(text, 'plain'), reader, options)
      inFolder({'a.txt': bytes}, (folder) => {
        const file = largeFile(join(folder, 'a.txt'))
        assert.equal(file.survey.bom, bytes !== text)
        const all = [...normalizedParts(file, reader, options, sizes)]
        const after = all.map((part) => part.after).join('')
        parts += all.length
        assert.equal(all.map(({before}) => before).join(''), text)
        const changes = all.flatMap(({result, line}) =>
          result.changes.map((change) => ({...change, line: change.line + line})),
        )
        assert.equal(wordsLost(withChanges(text, after, changes), after), undefined)
        // Which of several places is left can depend on what else is tried at the same time.
        if (one.left.length > 0 || all.some(({result}) => result.left.length > 0)) return
        alike++
        assert.equal(after, applyEdits(text, one.edits))
      })
    }
    assert.ok(alike > round / 12, `${alike} of ${round} without places left`)
    assert.ok(parts > round, `${parts} parts of ${round}`)
  })

  it('comes from standard input as well', async () => {
    const input = Buffer.from(`\uFEFF${pages}`)
    const pieces = function* (): Generator<Uint8Array, void> {
      for (let at = 0; at < input.length; at += 7_777) yield input.subarray(at, at + 7_777)
    }
    const {stdout} = await dateline(['normalize', '-'], {}, {large: 20_000, pieces})
    assert.equal(stdout, `\uFEFF${whole}`)
    const small = await dateline(['normalize', '-'], {}, {large: 2_000_000, pieces})
    assert.equal(small.stdout, stdout)
  })

  it('keeps its byte-order mark', () =>
    inFolder({'a.txt': `\uFEFF${pages}`}, async (folder) => {
      const {bytes} = await largeRun(['normalize', 'a.txt'], {cwd: folder})
      const applied = spawnSync('git', ['apply', '-'], {cwd: folder, input: bytes})
      assert.equal(applied.status, 0, applied.stderr.toString())
      assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), `\uFEFF${whole}`)
    }))

  it('takes a second byte-order mark for a character that shows nothing, as a small dump does', async () => {
    for (const large of [20_000, 2_000_000])
      await inFolder({'a.txt': `\uFEFF\uFEFF${pages}`}, async (folder) => {
        await dateline(['normalize', '--write', 'a.txt'], {cwd: folder}, {large})
        assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), `\uFEFF${whole}`)
      })
  })
})

describe(`a patch that is worked out from edits (seed ${seed})`, () => {
  it('tells the lines of both texts', () => {
    const random = sequence(seed)
    for (let times = 0; times < 60; times++) {
      const text = anyDump(random).slice(0, 3_000)
      const {edits} = normalize(reader.recognize(text, 'plain'), reader)
      const runs = [...lineRuns(text, edits)]
      const side = (left: string): string => runs.flatMap(({kind, lines}) => (kind === left ? [] : lines)).join('')
      assert.equal(side('new'), text)
      assert.equal(side('gone'), applyEdits(text, edits))
    }
  })

  it('is taken by git, whatever the file is called', () => {
    const random = sequence(seed + 1)
    const names = [
      '-a.txt',
      'two\nlines.txt',
      'a "quoted" name.txt',
      'tab\there.txt',
      `${'я'.repeat(125)}.txt`,
      'ü\\b.txt',
    ]
    for (const name of names) {
      const text = anyDump(random)
        .replaceAll(/\p{Cs}|\0/gu, '')
        .slice(0, 2_000)
      const {edits} = normalize(reader.recognize(text, 'plain'), reader)
      inFolder({[name]: text}, (folder) => {
        const before = process.cwd()
        let patch = ''
        process.chdir(folder)
        try {
          const stream = patchStream(name, (words) => (patch += words))
          stream.part(text, edits)
          stream.end()
        } finally {
          process.chdir(before)
        }
        if (edits.length === 0) return
        const {status, stderr} = spawnSync('git', ['apply', '-'], {cwd: folder, input: patch})
        assert.equal(status, 0, `${JSON.stringify(name)}: ${stderr.toString()}`)
        assert.equal(readFileSync(join(folder, name), 'utf8'), applyEdits(text, edits))
      })
    }
  })
})
