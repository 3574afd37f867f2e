/** A line of text and whether it is a date line. */
export interface DateLineCase {
  readonly line: string
  readonly dateLine: boolean
  /** What the case shows, in a few words. */
  readonly shows: string
}

/**
 * Lines on which the grammar and the parser have to agree: both are tested against this table, so a form added to one of
 * them fails until the other knows it too.
 *
 * A date line holds one full date, and besides it nothing but blanks, a bullet or a word for publishing before it, a time
 * of day, brackets, a closing dash or bar, the words for an attachment and the name of a file. Whether the calendar has that day is another question.
 */
export const dateLineCases: readonly DateLineCase[] = [
  yes('23.12.2024', 'day first, dots'),
  yes('28.04.2022', 'day first, dots'),
  yes('3.4.2022', 'one digit for day and month'),
  yes('31.02.2024', 'a day that no calendar has is still a date line'),
  yes('08 / 06 / 2016', 'slashes with blanks'),
  yes('17/06/2016', 'slashes'),
  yes('1 October 2012', 'day, month, year'),
  yes('27 September , 2019', 'a stray comma'),
  yes('27 September, 2019', 'a comma'),
  yes('1st October 2012', 'an ordinal'),
  yes('10 june 2022', 'a month in small letters'),
  yes('10 JUNE 2022', 'a month in capitals'),
  yes('May 22, 2019', 'month first'),
  yes('May 22 2019', 'month first, no comma'),
  yes('September 3rd, 2018', 'month first, ordinal'),
  yes('Sept. 3, 2018', 'month cut short'),
  yes('13 Sep. 2018', 'month cut short, day first'),
  yes('16 февраля 2024', 'Russian'),
  yes('16 февраля 2024 года', 'Russian with the word for year'),
  yes('4 октября 2006 г.', 'Russian with the year cut short'),
  yes('16.02.2024 г.', 'Russian, dots'),
  yes('«16» февраля 2024 года', 'the day in quotation marks, as in documents'),
  yes('Issued on 16 Feb. 2024', 'a label of an office'),
  yes('2024-02-16', 'ISO day'),
  yes('2024-02-16T10:00:00Z', 'ISO stamp'),
  yes('2024-02-16T10:00:00+03:00', 'ISO stamp with an offset'),
  yes('2024-02-16 10:00', 'ISO day and time'),
  yes('12.10.2017 10:30', 'a time behind the date'),
  yes('12.10.2017, 10:30', 'a time behind a comma'),
  yes('12.10.2017 10:30:05', 'a time with seconds'),
  yes('October 11, 2017, 00:01', 'a time behind a date in words'),
  yes('7 October 2022 at 14:20', 'a word before the time'),
  yes('October 7, 2022 2:20 PM', 'half of the day'),
  yes('07.10.2022 / 14:20', 'a slash before the time'),
  yes('7 October 2022 | 14:20', 'a bar before the time'),
  yes('07.10.2022, 14:20 (МСК)', 'the time of a town'),
  yes('Published: 07.10.2014', 'a label'),
  yes('Posted on 7 October 2014', 'a label without a colon'),
  yes('Опубликовано: 07.10.2022', 'a Russian label'),
  yes('(07.10.2022)', 'brackets'),
  yes('• 13 Sep. 2018 -', 'a bullet before, a dash behind'),
  yes('  • 13 Sep. 2018 -', 'blanks before the bullet'),
  yes('- 16.02.2024', 'a hyphen for a bullet'),
  yes('16.02.2024 |', 'a bar behind'),
  yes('19.05.2021 Download document', 'the words for an attachment'),
  yes('10.06.2022 Download document 39357fa0b754c4c5.docx', 'an attachment and its name'),
  yes('10.06.2022 Download document: annex 2.pdf', 'an attachment with a colon and a blank in its name'),
  yes('27.11.2018 ZVF_2142.JPG', 'the name of a picture'),
  yes('26.09.2019 IMG-20190926-WA0014 (2).jpg', 'a picture with blanks and brackets in its name'),
  yes('16.02.2024 Скачать документ', 'a Russian attachment'),
  yes('    23.12.2024', 'blanks before'),
  yes('\t23.12.2024', 'a tab before'),
  yes('\u00a0\u00a023.12.2024', 'no-break spaces before'),
  yes('\u00a0\t 1 October 2012', 'a mixture of blanks before'),
  yes('23.12.2024   ', 'blanks behind'),
  yes('23.12.2024\u00a0', 'a no-break space behind'),
  yes('1\u00a0October\u00a02012', 'no-break spaces inside'),
  yes('16  February  2024', 'two blanks inside'),

  no('', 'an empty line'),
  no('\u00a0', 'a line of one no-break space'),
  no('On 16 February 2024, the Council met in Astana.', 'a sentence'),
  no('On 16 February 2024', 'a preposition'),
  no('16 February 2024 was a long day.', 'a sentence that begins with a date'),
  no('31.02.2024 was', 'a word behind'),
  no('16.02.2024 The Council met.', 'a sentence behind'),
  no('The Council met 16.05.2022', 'a title with its date'),
  no('May 19, 2021, Dushanbe', 'place and date'),
  no('10 June 2022, Yerevan', 'place and date'),
  no('Yerevan, 10 June 2022', 'place and date'),
  no('A/75/906', 'the number of a document'),
  no('21-07422 5/8', 'the head of a page'),
  no('1267/1989/2253', 'the numbers of committees'),
  no('S/2024/16', 'the number of a document'),
  no('10. December', 'no year'),
  no('16 February', 'no year'),
  no('9.12', 'two numbers'),
  no('16.01.20', 'a year cut off'),
  no('16.13.2024.1', 'four numbers'),
  no('1.16.02.2024', 'four numbers'),
  no('16.02.20245', 'five digits at the end'),
  no('116.02.2024', 'three digits at the start'),
  no('2024', 'a year'),
  no('May 2019', 'a month'),
  no('2019-2021', 'a span of years'),
  no('2024-02', 'a month'),
  no('+7495-795-27-10', 'a telephone'),
  no('+7 (495) 795-27-10', 'a telephone'),
  no('10:30', 'a time'),
  no('00:00 By A. Belova', 'a time and a byline'),
  no('12.5', 'a number'),
  no('1,500', 'a number'),
  no('192.168.10.2024', 'an address of a machine'),
  no('Thunder-2019', 'the name of a drill'),
  no('Last updated: 14 Sep. 2018 15:40', 'words before'),
  no('Question: 16.02.2024?', 'a speaker'),
  no('may 2024', 'a month in small letters'),
  no('We may 16, 2024', 'a verb'),
  no('Download document', 'an attachment alone'),
  no('Annex 2.pdf', 'a file name alone'),
  no('ZVF_2142.JPG', 'a picture alone'),
  no('IMG-20190925-WA0060 (1).jpg', 'a picture with a day in its name'),
  no('2. May 22, 2019', 'a numbered line'),
  no('16.02.2024 - 18.02.2024 Minsk', 'a span and a place'),
  no('16 Brumaire 2024', 'no month of ours'),
  no('23.12.2024 24.12.2024', 'two dates'),
  no('---', 'a rule'),
]

function yes(line: string, shows: string): DateLineCase {
  return {line, dateLine: true, shows}
}

function no(line: string, shows: string): DateLineCase {
  return {line, dateLine: false, shows}
}
