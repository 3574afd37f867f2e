import assert from 'node:assert/strict'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {dateLineOf} from '../../server/src/core/rules/date-line.js'
import {findDates, isoDay, type DateExpression, type DayParts} from '../../server/src/core/rules/date.js'
import {dateLineCases} from '../grammar/date-lines.js'

const lexicon = defaultLexicon()

function shown(day: DayParts): string {
  if (day.day === undefined) return `${String(day.year)}-${String(day.month)}`
  return day.year === undefined ? `${String(day.day)}/${String(day.month)}` : isoDay(day.year, day.month, day.day)
}

function check(text: string, ...expected: string[]): void {
  const found = findDates(text, lexicon).map((date: DateExpression) => {
    const range = date.to ? `..${shown(date.to)}` : ''
    const mark = date.impossible ? '!' : date.thisYear ? '*' : ''
    return `${text.slice(date.start, date.end)}=${shown(date.from)}${range}${mark}`
  })
  assert.deepEqual(found, expected)
}

describe('dates', () => {
  it('reads dotted dates day first', () =>
    check('05.03.2024 and 28.04.2022', '05.03.2024=2024-03-05', '28.04.2022=2022-04-28'))
  it('reads slashes with blanks', () => check('08 / 06 / 2016', '08 / 06 / 2016=2016-06-08'))
  it('reads ISO stamps', () => check('2024-02-16T10:00:00Z', '2024-02-16=2024-02-16'))
  it('reads a day before its month', () => check('On 16 February 2024, the', '16 February 2024=2024-02-16'))
  it('reads a month before its day', () => check('On February 9, 2022 in', 'February 9, 2022=2022-02-09'))
  it('reads abbreviated months', () => check('13 Sep. 2018 -', '13 Sep. 2018=2018-09-13'))
  it('reads a blank before the comma', () => check('27 September , 2019', '27 September , 2019=2019-09-27'))
  it('keeps a day without a year', () => check('On 7 February, members', '7 February=7/2'))
  it('keeps two days as a range', () => check('On 10 and 11 December, the', '10 and 11 December=10/12..11/12'))
  it('keeps a range with a year', () =>
    check('From April 8 to 11, 2024, a', 'April 8 to 11, 2024=2024-04-08..2024-04-11'))
  it('keeps a range with dashes', () => check('On 3–5 June and on 3-5 June', '3–5 June=3/6..5/6', '3-5 June=3/6..5/6'))
  it('keeps a range written with two months', () =>
    check('from May 21 to May 24, 2019', 'May 21 to May 24, 2019=2019-05-21..2019-05-24'))
  it('reads a range over the turn of the year', () =>
    check('30 December to 2 January 2024', '30 December to 2 January 2024=2023-12-30..2024-01-02'))
  it('reads an ordinal behind a comma', () => check('March, 14-15th', 'March, 14-15th=14/3..15/3'))
  it('marks this year', () =>
    check(
      'On February 20 this year; November 27th of this year; May 16, this year',
      'February 20 this year=20/2*',
      'November 27th of this year=27/11*',
      'May 16, this year=16/5*',
    ))
  it('reads Russian dates', () =>
    check(
      '4 октября 2006 г., с 8 по 11 апреля 2024 года и 4 октября с.г.',
      '4 октября 2006 г.=2006-10-04',
      '8 по 11 апреля 2024 года=2024-04-08..2024-04-11',
      '4 октября с.г.=4/10*',
    ))
  it('reads a day in quotation marks, and leaves other numbers in them alone', () => {
    check('«16» февраля 2024 года', '«16» февраля 2024 года=2024-02-16')
    check('“5” May 2022 and “7” members', '“5” May 2022=2022-05-05')
  })
  it('reads a month of a year without a day', () => check('the November (2018) session', 'November (2018=2018-11'))
  it('reads a date glued to the next word', () => check('09.06.2018On June 9', '09.06.2018=2018-06-09', 'June 9=9/6'))
  it('reads a date glued to a day of a month, and to the time', () => {
    check('09.06.20188 июня 2018 года', '09.06.2018=2018-06-09', '8 июня 2018 года=2018-06-08')
    check('09.06.20188 June saw', '09.06.2018=2018-06-09', '8 June=8/6')
    check('09.06.201812:30', '09.06.2018=2018-06-09')
  })
  it('reads blanks behind the dots', () => check('07. 10. 2022', '07. 10. 2022=2022-10-07'))
  it('keeps a range in figures', () => {
    check('05-07.10.2022', '05-07.10.2022=2022-10-05..2022-10-07')
    check('30.09 – 02.10.2022', '30.09 – 02.10.2022=2022-09-30..2022-10-02')
    check('с 29.12.2021 по 03.01.2022', '29.12.2021 по 03.01.2022=2021-12-29..2022-01-03')
  })
  it('takes two days that run backwards for two dates', () =>
    check('05.10.2022 - 02.10.2022', '05.10.2022=2022-10-05', '02.10.2022=2022-10-02'))
  it('reads a Russian ordinal, and this year cut short', () => check('5-го октября т.г.', '5-го октября т.г.=5/10*'))
  it('marks a day that no calendar has', () => check('31.02.2024', '31.02.2024=2024-02-31!'))
  it('knows leap years', () => check('29.02.2024 29.02.2023', '29.02.2024=2024-02-29', '29.02.2023=2023-02-29!'))
  it('never reads month first', () => check('12.25.2024', '12.25.2024=2024-25-12!'))
  it('leaves document numbers alone', () => check('A/75/906 S/2021/534 21-07422 5/8 1267/1989/2253'))
  it('leaves telephones, versions and drills alone', () => check('+7495-795-27-10, 9.12, “Thunder-2019”, 1540'))
  it('leaves the verb may alone', () => check('The parties may 5 times'))
  it('leaves numbers before other words alone', () => check('7 deputies, 20 years, 12 members'))
  it('leaves a year alone', () => check('in 2026 and 2019-2021'))
})

describe('date lines', () => {
  it('hold the name of an author before the day, and no sentence', () => {
    const kindOf = (line: string): string | undefined => dateLineOf(line, findDates(line, lexicon), lexicon)?.kind
    assert.equal(kindOf('By Ama Mensah, Feb. 16, 2024'), 'dateLine')
    assert.equal(kindOf('Written by Jean-Luc de Witte | 16 February 2024'), undefined)
    assert.equal(kindOf('By Decree of the President, 16 February 2024'), undefined)
    assert.equal(kindOf('By Train to Osh from 16 February 2024'), undefined)
  })
  for (const {line, dateLine} of dateLineCases) {
    it(`${dateLine ? 'takes' : 'leaves'} ${JSON.stringify(line)}`, () => {
      const found = dateLineOf(line, findDates(line, lexicon), lexicon)
      assert.equal(found?.kind === 'dateLine', dateLine)
    })
  }
})
