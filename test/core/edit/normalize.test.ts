import assert from 'node:assert/strict'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {applyEdits} from '../../../server/src/core/edit/apply.js'
import {normalize, normalizeRange} from '../../../server/src/core/edit/normalize.js'
import {normalizeRules, type NormalizeOptions} from '../../../server/src/core/edit/rules.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'

const reader = dumpReader(defaultLexicon())

/** What stands before becomes what stands after, and that stays as it is. */
function check(before: string, after: string, options: NormalizeOptions = {}): void {
  const result = normalize(reader.recognize(before, 'plain'), reader, options)
  assert.equal(result.refused, undefined)
  assert.equal(applyEdits(before, result.edits), after)
  assert.deepEqual(normalize(reader.recognize(after, 'plain'), reader, options).edits, [])
}

const first = 'On 16 May 2024, the Secretary General opened a round table on border security in Osh.'
const second = 'On 14 May 2024, experts of five states agreed on a common list of training courses.'
const third = 'The courses begin in autumn and are open to officers of every member state.'

/** No rule is on. */
const allOff = Object.fromEntries(normalizeRules.map((rule) => [rule, false]))

describe('normalizing', () => {
  it('leaves front matter as it is, and nothing below it', () => {
    const head = '---\nurl:  https://a.example/1 \n\nsaved: 2024-03-01\n---\n'
    check(`${head}17.05.2024\n${first}  \n`, `${head}\n\n17.05.2024\n\n${first}\n`)
  })
  it('gives no edits for a text in canonical form', () => check(`17.05.2024\n\n${first}\n`, `17.05.2024\n\n${first}\n`))
  it('puts two blank lines between items and one between paragraphs', () =>
    check(
      `17.05.2024\n${first}\n15.05.2024\n${second}\n${third}`,
      `17.05.2024\n\n${first}\n\n\n15.05.2024\n\n${second}\n\n${third}\n`,
    ))
  it('takes away indentation, trailing blanks and lines that only look empty', () =>
    check(`17.05.2024  \n\u00a0\n\t ${first}\u00a0\n\n`, `17.05.2024\n\n${first}\n`))
  it('puts one blank between words', () =>
    check(`17.05.2024\n\n${first.replace('the ', 'the\u00a0  ')}\n`, `17.05.2024\n\n${first}\n`))
  it('keeps the line end that most lines have', () =>
    check(`17.05.2024\r\n\r\n${first}\n\r\n`, `17.05.2024\r\n\r\n${first}\r\n`))
  it('keeps the line end that most lines have when the form is there, too', () => {
    // Places that are left keep theirs: of those above, they are the most then.
    const text = 'E. O\n\n\n .\r n\r. \r\n\r\n f\r\n\r\nF.E\n9 '
    const after = applyEdits(text, normalize(reader.recognize(text, 'plain'), reader).edits)
    assert.deepEqual(normalize(reader.recognize(after, 'plain'), reader).edits, [])
  })
  it('changes nothing but the places where lines differ', () => {
    const text = `17.05.2024\n${first}\n\n`
    assert.deepEqual(normalize(reader.recognize(text, 'plain'), reader).edits, [
      {start: 11, end: 11, newText: '\n'},
      {start: text.length - 1, end: text.length, newText: ''},
    ])
  })
  it('gives a date that is glued to its text a line of its own', () =>
    check(
      `17.05.2024\n\n${first}\n\n\n15.05.2024${second}\n\n\n12.05.2024\n\n${third}\n`,
      `17.05.2024\n\n${first}\n\n\n15.05.2024\n\n${second}\n\n\n12.05.2024\n\n${third}\n`,
    ))
  it('gives an attachment a line of its own, its name behind the download words', () =>
    check(
      `Declaration of the round table in Osh\n17.05.2024 Download document\nannex_2.pdf\n\n${third}\n`,
      `Declaration of the round table in Osh\n\n17.05.2024\nDownload document: annex_2.pdf\n\n${third}\n`,
    ))
  it('gives the name of an image a line of its own', () =>
    check(
      `Declaration of the round table in Osh\n\n17.05.2024\n\n${third}\n\nIMG-20240517-WA01.jpgThe next table is in June.\n`,
      `Declaration of the round table in Osh\n\n17.05.2024\n\n${third}\n\nIMG-20240517-WA01.jpg\n\nThe next table is in June.\n`,
    ))
  it('brings the lines of a title, a signature and a footer together', () =>
    check(
      `A round table opens in Osh\n\nA round table opens in Osh 17.05.2024\n\n${third}\n\n\n  The CSTO Press Secretary   Vladimir Zaynetdinov\n\n\n+7495-795-00-00\n\n\n\nGo back\n\nBack to the section`,
      `A round table opens in Osh\nA round table opens in Osh 17.05.2024\n\n${third}\n\nThe CSTO Press Secretary Vladimir Zaynetdinov\n+7495-795-00-00\n\nGo back\nBack to the section\n`,
    ))
  it('joins a sentence that is certainly broken over lines', () =>
    check(
      `17.05.2024\n\nOn 16 May 2024, the Secretary General of the\nOrganization opened a round\ntable in Osh.\n`,
      `17.05.2024\n\nOn 16 May 2024, the Secretary General of the Organization opened a round table in Osh.\n`,
    ))
  it('has one blank where two lines become one, also where indentation is to stay', () => {
    const rules = {indentation: false}
    const [whole] = first.split(' on border')
    check(
      `17.05.2024\n\n  ${whole ?? ''} on the \n \u200d  border of Osh.\n`,
      `17.05.2024\n\n  ${whole ?? ''} on the border of Osh.\n`,
      {rules},
    )
    check(
      `Declaration of the round table in Osh\n17.05.2024 Download document  \n  annex_2.pdf\n\n${third}\n`,
      `Declaration of the round table in Osh\n\n17.05.2024\nDownload document: annex_2.pdf\n\n${third}\n`,
      {rules},
    )
    check('s\n e\n e', 's\n e\n e', {rules: {...allOff, unicodeSpaces: true, brokenLines: true}})
  })
  it('leaves quotation marks and dashes alone', () => {
    const text = `17.05.2024\n\nThe “Search-2017" drill – a drill -- of «five» states ended.\n`
    check(text, text)
  })
  it('ends every line alike where nothing else is to be done', () => {
    const form = `17.05.2024\n\n${first}\n\n${second}\n`
    check(form.replace('\n', '\r\n'), form)
    const crlf = form.replaceAll('\n', '\r\n')
    check(crlf.replace('\r\n', '\n'), crlf)
    check(crlf.replace('\r\n', '\r'), crlf)
    check(form.replaceAll('\n', '\r').replace('\r', '\n'), form.replaceAll('\n', '\r'))
    check(form, crlf, {lineEnd: '\r\n'})
    check(crlf, form, {lineEnd: '\n'})
  })
  it('leaves a rule that is switched off alone', () =>
    check(`17.05.2024\n  ${first}\n`, `17.05.2024\n\n  ${first}\n`, {rules: {indentation: false}}))
  it('gives line ends their one form, and blank lines none, where nothing else is to be done', () => {
    check(`17.05.2024\r\n\r\n${first}\n`, `17.05.2024\r\n\r\n${first}\r\n`)
    check(`17.05.2024\n\u00a0 \n${first}\n`, `17.05.2024\n\n${first}\n`)
    check('.\n\rl\r', '.\r\rl\r')
  })
  it('keeps the line end that a file ends with when line ends are to stay', () =>
    check('\n\nl\r\n\r\nT', 'l\r\n\r\nT\n', {rules: {lineEnds: false}}))
  it('changes nothing when all rules are off', () => {
    const text = `\n\n 17.05.2024Download document \r \n\n\n\n${first}\u00a0\u00a0`
    check(text, text, {rules: allOff})
  })
  it('leaves no more than two blank lines between lines of a title or a footer that are not to be brought together', () =>
    check(`${third}\n\nGo back\n\n\n\n\nBack to the section\n`, `${third}\n\nGo back\n\n\nBack to the section\n`, {
      rules: {footer: false},
    }))
  it('leaves an empty text and a text of blanks alone', () => {
    check('', '')
    check(' \n\u00a0\n', ' \n\u00a0\n')
  })
})

describe('normalizing words', () => {
  const changesOf = (before: string, options: NormalizeOptions = {}): readonly unknown[] =>
    normalize(reader.recognize(before, 'plain'), reader, options).changes

  it('writes the days of date lines in one style, and lists each', () => {
    const before = `08 / 06 / 2016\n\n${first}\n\n\n2016-06-07T10:15:00+03:00\n\n${second}\n\n\n06.06.2016\n\n${third}\n`
    check(before, `08.06.2016\n\n${first}\n\n\n07.06.2016 10:15:00+03:00\n\n${second}\n\n\n06.06.2016\n\n${third}\n`)
    assert.deepEqual(changesOf(before), [
      {line: 1, before: '08 / 06 / 2016', after: '08.06.2016', rule: 'dateLines'},
      {line: 6, before: '2016-06-07T', after: '07.06.2016', rule: 'dateLines'},
    ])
  })
  it('lists a stamp behind a sign without the sign, and puts a blank before its time', () => {
    for (const sign of ['*', '* *', '(']) {
      for (const zone of ['+0300', '+03:00', 'Z']) {
        const before = `${sign}2024-02-16T10:00:00${zone}\n\n${first}\n`
        check(before, `${sign}16.02.2024 10:00:00${zone}\n\n${first}\n`)
        assert.deepEqual(changesOf(before), [{line: 1, before: '2024-02-16T', after: '16.02.2024', rule: 'dateLines'}])
      }
    }
  })
  it('lists nothing of what shows nothing where two lines become one', () => {
    const before = `Declaration of the round table in Osh\n\n17.05.2024\n10 June 2022\u200d \nYerevan city\n\n${third}\n`
    check(before, before.replace('\u200d \n', ', '))
    assert.deepEqual(changesOf(before), [{line: 4, before: '', after: ',', rule: 'placeLines'}])
  })
  it('takes no letter off a word that is glued to a day', () => {
    for (const day of ['17.05.2024', '17 / 05 / 2024', '2024-05-17', '17-05-2024'])
      for (const word of ['The Council', 'Tashkent', 'Talks', 'T-72 crews', 'T72 crews'])
        check(`${day}${word} met in Osh on the border.\n`, `17.05.2024\n\n${word} met in Osh on the border.\n`)
  })
  it('writes days as ISO has them when asked', () =>
    check(`17 May 2024\n\n${first}\n`, `2024-05-17\n\n${first}\n`, {dateStyle: 'yyyy-mm-dd'}))
  it('leaves days as they are written when asked', () => {
    const text = `17 May 2024\n\n${first}\n`
    check(text, text, {dateStyle: 'asWritten'})
  })
  it('leaves a day that no calendar has, and days in the text', () => {
    const text = `31/02/2024\n\n${first}\n`
    check(text, text)
  })
  it('puts day and place of signing on one line', () =>
    check(
      `Declaration of the round table in Osh\n\n17.05.2024\n10 June 2022\nYerevan city\n\n${third}\n`,
      `Declaration of the round table in Osh\n\n17.05.2024\n10 June 2022, Yerevan city\n\n${third}\n`,
    ))
  it('takes away footers when asked, and says so', () => {
    const before = `17.05.2024\n\n${first}\n\n${third}\n\nGo back\nBack to the section\n`
    const options: NormalizeOptions = {rules: {removeFooter: true}}
    check(before, `17.05.2024\n\n${first}\n\n${third}\n`, options)
    assert.deepEqual(changesOf(before, options), [
      {line: 7, before: 'Go back', after: '', rule: 'removeFooter'},
      {line: 8, before: 'Back to the section', after: '', rule: 'removeFooter'},
    ])
  })
  it('takes away residue when asked, a name glued to a paragraph as well', () =>
    check(
      `17.05.2024\n\n${first}\n\nIMG-20240517-WA01.jpgThe next table is in June.\n\n21-07422 5/8\n`,
      `17.05.2024\n\n${first}\n\nThe next table is in June.\n`,
      {rules: {removeResidue: true}},
    ))
  it('leaves a footer whose loss would make one page of two', () => {
    const page = (title: string): string => `${title}\n\n17.05.2024\n\n${third}\n\nGo back\n`
    const before = `${page('A round table opens in Osh')}\n\n${page('Declaration of the round table in Osh')}`
    const result = normalize(reader.recognize(before, 'plain'), reader, {rules: {removeFooter: true}})
    const read = (text: string): unknown => reader.facts(reader.recognize(text, 'plain')).units.map(({title}) => title)
    assert.deepEqual(read(applyEdits(before, result.edits)), read(before))
  })
  it('leaves a footer whose loss would make a loose line a paragraph of an article', () => {
    const before = 'My 2\nback\nt.'
    const result = normalize(reader.recognize(before, 'plain'), reader, {rules: {removeFooter: true}})
    const read = (text: string): unknown => reader.facts(reader.recognize(text, 'plain')).paragraphs.length
    assert.equal(read(applyEdits(before, result.edits)), read(before))
  })
  it('writes quotation marks and dashes alike when asked', () =>
    check(
      `17.05.2024\n\nThe “Search-2017” drill – a drill — of «five» states’ forces -- ended.\n`,
      `17.05.2024\n\nThe "Search-2017" drill – a drill – of "five" states' forces – ended.\n`,
      {rules: {quotes: true, dashes: true}},
    ))
  it('puts a marked day above an item without one when asked', () =>
    check(
      `${first}\n\n\n15.05.2024\n\n${second}\n`,
      `16.05.2024 (inferred)\n\n${first}\n\n\n15.05.2024\n\n${second}\n`,
      {rules: {inferredDates: true}},
    ))
  it('reads a marked day as what it is', () => {
    const {units} = reader.facts(reader.recognize(`16.05.2024 (recovered)\n\n${first}\n`, 'plain'))
    assert.deepEqual(
      units.map(({published}) => [published?.date, published?.certainty]),
      [['2024-05-16', 'recovered']],
    )
  })
})

describe('normalizing Markdown', () => {
  const checkMarkdown = (before: string, after: string, options: NormalizeOptions = {}): void => {
    const result = normalize(reader.recognize(before, 'markdown'), reader, options)
    assert.equal(result.refused, undefined)
    assert.equal(applyEdits(before, result.edits), after)
    assert.deepEqual(normalize(reader.recognize(after, 'markdown'), reader, options).edits, [])
  }
  it('keeps the line ends of blank lines where they are to stay, whatever most lines have', () => {
    const rules = {lineEnds: false}
    checkMarkdown(`${second}\r\r\n${third}\r\r\n`, `${second}\r\r\n${third}\r`, {rules})
    checkMarkdown(`${second}\r\n\r\r\n\n${third}\n`, `${second}\r\n\r\n\r\n${third}\n`, {rules})
    // Without its blank the line would be the end of the line above.
    checkMarkdown(`${second}\r \n${third}\n`, `${second}\r\r${third}\n`, {rules})
  })
  it('parts items by two blank lines where there is one', () =>
    checkMarkdown(
      `**17.05.2024**\n\n${first}\n\n**15.05.2024**\n\n${second}`,
      `**17.05.2024**\n\n${first}\n\n\n**15.05.2024**\n\n${second}\n`,
    ))
  it('takes trailing blanks away, but none that break a line', () =>
    checkMarkdown(`**17.05.2024** \n\n${first}  \n${second} \t\n`, `**17.05.2024**\n\n${first}  \n${second}\n`))
  it('adds no blank line where there is none, and joins nothing', () => {
    const text = `**17.05.2024**\n${first}\n- one\n- two\n`
    checkMarkdown(text, text)
  })
  it('writes the day of a date line in one style, the markup round it left alone', () =>
    checkMarkdown(`**17 May 2024**\n\n${first}\n`, `**17.05.2024**\n\n${first}\n`))
  it('puts the colon of an attachment behind the word', () =>
    checkMarkdown(
      `# A round table\n\n16.05.2024 **Download document** \nannex.pdf\n`,
      `# A round table\n\n16.05.2024 **Download document:**\nannex.pdf\n`,
    ))
  it('leaves code as it is', () => {
    const text = `**17.05.2024**\n\n${first}\n\n\`\`\`\na \n\n\n\nb\n\`\`\`\n`
    checkMarkdown(text, text)
  })
})

describe('normalizing a range', () => {
  const text = `17.05.2024\n${first}\n15.05.2024\n  ${second}\n${third}\n12.05.2024\n${third}\n`
  const edited = (start: number, end: number): string =>
    applyEdits(text, normalizeRange(reader.recognize(text, 'plain'), reader, {start, end}).edits)

  it('takes in the whole of an item, and no other', () =>
    assert.equal(
      edited(text.indexOf('common list'), text.indexOf('common list')),
      `17.05.2024\n${first}\n15.05.2024\n\n${second}\n\n${third}\n12.05.2024\n${third}\n`,
    ))
  it('takes in the blank lines between the items it touches', () =>
    assert.equal(
      edited(0, text.indexOf('common list')),
      `17.05.2024\n\n${first}\n\n\n15.05.2024\n\n${second}\n\n${third}\n12.05.2024\n${third}\n`,
    ))
  it('leaves the line ends and blank lines outside alone', () => {
    const mixed = `17.05.2024\r\n \r\n${first}\n\n\n15.05.2024\n${second}\n`
    const at = mixed.indexOf('common list')
    assert.equal(
      applyEdits(mixed, normalizeRange(reader.recognize(mixed, 'plain'), reader, {start: at, end: at}).edits),
      `17.05.2024\r\n \r\n${first}\n\n\n15.05.2024\n\n${second}\n`,
    )
  })
  it('leaves the rest of a Markdown dump alone where all that is touched is taken away', () => {
    const before = `**17.05.2024** \n\n${first} \n\n${third} \n\nGo back\n\nBack to the section\n`
    const range = {start: before.length - 4, end: before.length - 2}
    const {edits} = normalizeRange(reader.recognize(before, 'markdown'), reader, range, {rules: {removeFooter: true}})
    assert.equal(applyEdits(before, edits), before.replace('Back to the section\n', ''))
  })
  it('gives nothing where nothing is touched', () => assert.equal(edited(text.length + 5, text.length + 9), text))
})
