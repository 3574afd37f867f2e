import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {merge, type Merged, type MergeOptions, type MergeRefused} from '../../../server/src/core/edit/merge.js'
import {mergeInput, type MergeInput} from '../../../server/src/core/edit/merge-units.js'
import {survey} from '../../../server/src/core/level.js'
import {mergeReport} from '../../../server/src/features/merge-report.js'
import {onlyFile, textOf, type OneMerge} from '../merges.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'

const reader = dumpReader(defaultLexicon())

function inputsOf(texts: Readonly<Record<string, string>>): readonly MergeInput[] {
  return Object.entries(texts).map(([path, text]) => {
    const found = reader.recognize(text, path.endsWith('.md') ? 'markdown' : 'plain')
    return mergeInput(path, found, reader.facts(found), reader.lexicon)
  })
}

function merged(texts: Readonly<Record<string, string>>, options: MergeOptions = {}): OneMerge {
  return onlyFile(merge(inputsOf(texts), reader, options))
}

function wholeOf(result: Merged | MergeRefused): Merged {
  return result.kind === 'merged' ? result : assert.fail(result.reason)
}

/** The files merge to the text, in either order, and that merges to itself. */
function check(texts: Readonly<Record<string, string>>, text: string): OneMerge {
  const result = merged(texts)
  assert.equal(result.text, text)
  assert.equal(merged(Object.fromEntries(Object.entries(texts).reverse())).text, text)
  assert.equal(merged({again: text}).text, text)
  return result
}

const osh = 'On 16 May 2024, the Secretary General opened a round table on border security in Osh.'
const courses = 'On 14 May 2024, experts of five states agreed on a common list of training courses.'
const autumn = 'The courses begin in autumn and are open to officers of every member state.'
const undated = 'Staff of the Secretariat planted forty apple trees in front of the new archive building.'
const body = 'The participants spoke for open borders, common training and a shared archive of maps.'
const second = 'They will meet again before the end of the year, and invite their neighbors.'

describe('merging', () => {
  it('puts items of all files under their date lines, newest first', () =>
    void check(
      {a: `15.05.2024\n\n${courses}\n\n\n12.05.2024\n\n${autumn}\n`, b: `17.05.2024\n\n${osh}\n`},
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n\n12.05.2024\n\n${autumn}\n`,
    ))
  it('writes days in one style, and says in the map what they were', () => {
    const texts = {a: `17 / 05 / 2024\n\n${osh}\n`, b: `May 15, 2024\n\n${courses}\n`}
    const {map} = check(texts, `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`)
    assert.deepEqual(
      map.map(({line, was}) => [line, was]),
      [
        [1, '17 / 05 / 2024'],
        [3, undefined],
        [6, 'May 15, 2024'],
        [8, undefined],
      ],
    )
    const inputs = inputsOf(texts)
    assert.match(
      mergeReport(
        inputs.map(({path}) => path),
        wholeOf(merge(inputs, reader)),
      ),
      /^2 lines are written otherwise/m,
    )
    const iso = `2024-05-17\n\n${osh}\n\n\n2024-05-15\n\n${courses}\n`
    assert.equal(merged(texts, {form: {dateStyle: 'yyyy-mm-dd'}}).text, iso)
    const asWritten = merged(texts, {form: {dateStyle: 'asWritten'}})
    assert.equal(asWritten.text, `17 / 05 / 2024\n\n${osh}\n\n\nMay 15, 2024\n\n${courses}\n`)
    assert.ok(asWritten.map.every(({was}) => was === undefined))
  })
  it('puts the day and the place of signing on one line, and tells of both where they come from', () => {
    const page = `Round table on borders\nRound table on borders 17.05.2024\n\n17.05.2024\n10 June 2022\nYerevan city\n\n${body}\n`
    const {text, map} = merged({a: page})
    assert.ok(text.includes('\n10 June 2022, Yerevan city\n'), text)
    const line = text.split('\n').indexOf('10 June 2022, Yerevan city') + 1
    const own = map.filter((one) => one.line === line)
    assert.deepEqual(
      own.flatMap(({sources}) => sources.map((source) => [source.line, source.endLine])),
      [[5, 6]],
    )
  })
  it('takes a dump and its canonical form for one, whatever signs that put into its lines', () => {
    const page = `Declaration on borders\n\n17.05.2024 Download document\nborders.docx\n10 June 2022\nYerevan city\n\n${body}\n`
    const {text} = merged({a: page})
    assert.ok(text.includes('\nDownload document: borders.docx\n10 June 2022, Yerevan city\n'), text)
    assert.equal(merged({a: page, b: text}).text, text)
    assert.equal(merged({a: text, b: page}).text, text)
  })
  it('keeps a day that normalizing put above an item', () =>
    void check({a: `16.02.2024 (inferred)\n\n${osh}\n`}, `16.02.2024 (inferred)\n\n${osh}\n`))
  it('is Markdown where that is wanted, line for line', () => {
    const title = 'Ministers approve _joint_ plan for 2025'
    const texts = {
      a: `17.05.2024\n\n${osh}\n`,
      b: `${title}\n\n16 / 05 / 2024\n\n${body}\n\n* ${second}\n\nGo back\nBack to the section\n`,
    }
    const plain = merged(texts)
    const marked = merged(texts, {format: 'markdown'})
    assert.deepEqual(marked.map, plain.map)
    const [lines, markedLines] = [plain.text.split('\n'), marked.text.split('\n')]
    assert.equal(markedLines.length, lines.length)
    assert.equal(markedLines[0], '**17.05.2024**')
    assert.equal(markedLines[lines.indexOf(title)], '## Ministers approve \\_joint\\_ plan for 2025')
    const again = inputsOf({'all.md': marked.text})
    assert.equal(onlyFile(merge(again, reader)).text, plain.text)
  })
  it('is not Markdown where that would be read otherwise, and names the line of the dump', () => {
    const news = Array.from({length: 900}, (_, at) => {
      const day = `${String(28 - (at % 28)).padStart(2, '0')}.0${9 - Math.floor(at / 100)}.2023`
      return `${day}\n\nCourse number ${at} on border security has begun at the training ground near Balykchy.`
    })
    const long = `${news.join('\n\n\n')}\n`
    assert.ok(long.length > 80_000)
    // What shows nothing is not had back from Markdown.
    const result = merge(inputsOf({a: long, b: '\n\n\0v\nBack to the section\n'}), reader, {format: 'markdown'})
    assert.match(result.kind === 'refused' ? result.reason : '', /^as Markdown b:[34] would be read otherwise \(\w+\)$/)
  })
  it('shows what is the same once, and says where the copies are', () => {
    const {dropped, map} = check(
      {a: `17.05.2024\n${osh}\n15.05.2024\n${courses}\n`, b: `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`},
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`,
    )
    assert.deepEqual(dropped, [{file: 'b', line: 1, endLine: 8, of: {file: 'a', line: 1, endLine: 4}, reason: 'copy'}])
    assert.deepEqual(
      map.map(({line, sources}) => [line, ...sources.map((source) => `${source.file}:${source.line}`)]),
      [
        [1, 'a:1', 'b:1'],
        [3, 'a:2', 'b:3'],
        [6, 'a:3', 'b:6'],
        [8, 'a:4', 'b:8'],
      ],
    )
  })
  it('sets a revision right behind what it revises, and marks it without a word', () => {
    const lead = 'The Council met on 16 May 2024 in Astana with all six foreign ministers present, looked at'
    const rest = 'the draft budget of the coming year, and asked the Secretariat to report again in the autumn.'
    const first = `${lead} 25 questions on ${rest}`
    const revised = `${lead} 37 questions on ${rest}`
    const edited = `${lead} 25 questions about ${rest}`
    // In the order of their words, this one would stand between the two.
    const between = `${lead} 3 reports of the archive in Minsk.`
    const {map, dropped} = check(
      {
        a: `17.05.2024\n\n${revised}\n`,
        b: `17.05.2024\n\n${first}\n`,
        c: `17.05.2024\n\n${between}\n`,
        d: `16.05.2024\n\n${edited}\n`,
      },
      `17.05.2024\n\n${first}\n\n\n17.05.2024\n\n${revised}\n\n\n17.05.2024\n\n${between}\n\n\n16.05.2024\n\n${edited}\n`,
    )
    assert.deepEqual(dropped, [])
    const of = {line: 1, endLine: 3, reason: 'number'}
    assert.deepEqual(
      map.map(({line, revises}) => [line, revises]),
      [
        [1, undefined],
        [3, undefined],
        [6, of],
        [8, of],
        [11, undefined],
        [13, undefined],
        [16, undefined],
        [18, undefined],
      ],
    )
    const byDay = merge(
      inputsOf({a: `17.05.2024\n\n${revised}\n`, b: `17.05.2024\n\n${first}\n`, d: `16.05.2024\n\n${edited}\n`}),
      reader,
      {split: 'day', direction: 'oldest'},
    )
    if (byDay.kind === 'refused') assert.fail(byDay.reason)
    assert.deepEqual(
      byDay.files.map(({revisions}) => revisions),
      [[], [{line: 6, endLine: 8, of}]],
    )
    assert.match(
      mergeReport(['a', 'b', 'd'], byDay),
      /^- Lines 6 to 8 of the merge of 2024-05-17: a version of lines 1 to 3, a number differs$/m,
    )
  })
  it('takes two short sentences of one make for two pieces of news, unless the rest is the same', () => {
    const met = (name: string): string => `On 16 May 2024, the Secretary General met the Ambassador ${name} in Minsk.`
    const pages = (below: string): Readonly<Record<string, string>> => ({
      a: `17.05.2024\n\n${met('Ivan Petrov')}\n\n${below}\n`,
      b: `17.05.2024\n\n${met('Karim Aliev')}\n\n${autumn}\n`,
    })
    const revised = (texts: Readonly<Record<string, string>>): readonly unknown[] =>
      merged(texts).map.flatMap(({revises}) => revises ?? [])
    assert.equal(revised(pages(undated)).length, 0)
    assert.equal(
      revised({a: `17.05.2024\n\n${met('Ivan Petrov')}\n`, b: `17.05.2024\n\n${met('Karim Aliev')}\n`}).length,
      0,
    )
    assert.ok(revised(pages(autumn)).length > 0)
  })
  it('keeps the copy that has a date', () =>
    void check({a: `${osh}\n\n\n${courses}\n`, b: `17.05.2024\n\n${osh}\n`}, `17.05.2024\n\n${osh}\n\n\n${courses}\n`))
  it('gives the fuller copy the date of the other one', () => {
    const {dropped} = check(
      {a: `${courses}\n\n${autumn}\n\n\n${undated}\n`, b: `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`},
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n${autumn}\n\n\n${undated}\n`,
    )
    assert.deepEqual(dropped, [{file: 'b', line: 8, endLine: 8, of: {file: 'a', line: 1, endLine: 1}, reason: 'copy'}])
  })
  it('lets ever fuller copies take in the shorter ones', () =>
    void check(
      {
        a: `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`,
        b: `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n${autumn}\n`,
        c: `${courses}\n\n${autumn}\n\n${second}\n\n\n${undated}\n`,
      },
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n${autumn}\n\n${second}\n\n\n${undated}\n`,
    ))
  it('keeps both where two days are stated', () => {
    const text = `17.05.2024\n\n${autumn}\n\n\n15.05.2024\n\n${autumn}\n`
    void check({a: text}, text)
  })
  it('keeps what differs in a word', () => {
    const other = osh.replace('Osh', 'Batken')
    void check(
      {a: `17.05.2024\n\n${osh}\n`, b: `17.05.2024\n\n${other}\n`},
      `17.05.2024\n\n${other}\n\n\n17.05.2024\n\n${osh}\n`,
    )
  })
  it('puts an item without a day above the one that stood below it', () =>
    void check(
      {a: `17.05.2024\n\n${osh}\n\n\n${undated}\n\n\n15.05.2024\n\n${courses}\n`, b: `16.05.2024\n\n${autumn}\n`},
      `17.05.2024\n\n${osh}\n\n\n16.05.2024\n\n${autumn}\n\n\n${undated}\n\n\n15.05.2024\n\n${courses}\n`,
    ))
  it('puts articles behind the items, with one footer at the end', () => {
    const {dropped} = check(
      {
        a: `17.05.2024\n\n${osh}\n\n\nA round table opens in Osh\nA round table opens in Osh 17.05.2024\n\n${body}\n\nGo back\nBack to the section\n`,
        b: `15.05.2024\n\n${courses}\n\n\nFive states agree\nFive states agree 18.05.2024\n\n${second}\n\nGo back\nBack to the section\n`,
      },
      `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n\n\nFive states agree\nFive states agree 18.05.2024\n\n${second}\n\n\nA round table opens in Osh\nA round table opens in Osh 17.05.2024\n\n${body}\n\nGo back\nBack to the section\n`,
    )
    assert.deepEqual(
      dropped.map(({reason}) => reason),
      ['navigation'],
    )
  })
  it('keeps a footer between articles that could not be told apart', () => {
    const {text, unsettled} = merged({
      a: `${osh}\n\n${body}\n\n${second}\n\nGo back\n`,
      b: `${courses}\n\n${autumn}\n\n${undated}\n\nGo back\n`,
    })
    const [first, last] = [`${osh}\n\n${body}\n\n${second}`, `${courses}\n\n${autumn}\n\n${undated}`]
    assert.equal(text, `${first}\n\nGo back\n\n\n${last}\n\nGo back\n`)
    assert.deepEqual(unsettled, [])
  })
  it('takes a paragraph or two without title and date for an item, as in a file that holds nothing else', () =>
    void check(
      {a: `${osh}\n\n\n${courses}\n`, b: `${osh}\n`, c: `${courses}\n\n${autumn}\n`},
      `${osh}\n\n\n${courses}\n\n${autumn}\n`,
    ))
  it('merges a file with itself', () => {
    const text = `17.05.2024\n\n${osh}\n`
    assert.equal(merged({a: text, b: text}).text, text)
    const [input] = inputsOf({a: text})
    if (!input) assert.fail()
    assert.equal(onlyFile(merge([input, input], reader)).text, text)
  })
  it('refuses one name with two texts', () => {
    const [first] = inputsOf({a: 'one'})
    const [other] = inputsOf({a: 'two'})
    if (!first || !other) assert.fail()
    assert.deepEqual(merge([first, other], reader), {
      kind: 'refused',
      reason: 'a was given twice, with different texts',
    })
  })
  it('makes nothing of nothing', () => assert.equal(merged({a: '', b: ' \n'}).text, ''))
  it('begins with the oldest where that is asked for', () => {
    const texts = {a: `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`}
    const {text} = merged(texts, {direction: 'oldest'})
    assert.equal(text, `15.05.2024\n\n${courses}\n\n\n17.05.2024\n\n${osh}\n`)
  })
  it('makes a file for each month, and one for what has no day', () => {
    const texts = {
      a: `17.05.2024\n\n${osh}\n\n\n15.04.2024\n\n${courses}\n`,
      b: `17.05.2024\n\n${osh}\n\n\n${undated}\n\n\n${second}\n\nGo back\n`,
    }
    const result = merge(inputsOf(texts), reader, {split: 'month'})
    if (result.kind === 'refused') assert.fail(result.reason)
    assert.deepEqual(
      result.files.map(({period}) => period),
      ['2024-05', '2024-04', 'undated'],
    )
    const [may, april, rest] = result.files.map(textOf)
    assert.equal(may, `17.05.2024\n\n${osh}\n`)
    assert.equal(april, `15.04.2024\n\n${courses}\n`)
    assert.ok(rest?.includes(undated) && rest.includes(second) && rest.endsWith('Go back\n'), rest)
    const [line] = result.files[1]?.map() ?? []
    assert.deepEqual([line?.line, line?.sources[0]?.file, line?.sources[0]?.line], [1, 'a', 6])
  })
  it('writes the day that a team says, and lists the date line that it replaces', () => {
    const text = `17.05.2024\n\n${osh}\n\n\n15.05.2024\n\n${courses}\n`
    const {hash} = survey(courses, 0, courses.length)
    const published = {date: '2024-05-18'}
    const own = reader.correctedBy(new Map([[hash.key, [{block: hash, words: 'x', published}]]]))
    const found = own.recognize(text, 'plain')
    const result = onlyFile(merge([mergeInput('a', found, own.facts(found), own.lexicon)], own))
    assert.equal(result.text, `18.05.2024\n\n${courses}\n\n\n17.05.2024\n\n${osh}\n`)
    assert.deepEqual(
      result.dropped.map(({line, reason}) => [line, reason]),
      [[6, 'corrected']],
    )
    assert.deepEqual(result.unsettled, [])
  })
  it('gives one text for copies that are read otherwise in their files, whatever these are called', () => {
    const title = 'A round table opens in Osh'
    const list = `${title}\n\nFive states agree on courses\n\nAnother headline of the list\n`
    const article = `${title}\n\n${body}\n\n${second}\n\nGo back\n`
    const {text} = merged({a: article, b: list, c: `${undated}\n\n${article}`})
    assert.equal(merged({c: article, a: list, b: `${undated}\n\n${article}`}).text, text)
    assert.equal(merged({b: article, c: list, a: `${undated}\n\n${article}`}).text, text)
  })
  it('takes tens of thousands of inputs', function () {
    this.timeout(120_000)
    const found = reader.recognize(`17.05.2024\n\n${osh}\n`, 'plain')
    const facts = reader.facts(found)
    const many = Array.from({length: 30_000}, (_, at) => mergeInput(String(at), found, facts, reader.lexicon))
    assert.equal(onlyFile(merge(many, reader)).text, `17.05.2024\n\n${osh}\n`)
  })
})
