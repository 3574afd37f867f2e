import {between, chance, pick, type Random} from './random.js'

/** What dumps are made of, one atom a line or less. */
const formatAtoms: readonly string[] = [
  '16.02.2024',
  '28.04.2022 Download document',
  'annex 2.pdf',
  '10 June 2022',
  'Yerevan city',
  '13 Sep. 2018 -',
  '08 / 06 / 2016',
  '2024-02-16T10:00:00+03:00',
  'On 7 February, ',
  'On 10 and 11 December, ',
  'From 3 to 6 September 2024, ',
  '27th of this year',
  '09.06.2018On June 9',
  '09.06.2018Talks in Osh',
  '2018-06-09The sides ',
  'с 8 по 11 апреля 2024 года',
  'the CSTO Secretary General ',
  'Valery Vetlov',
  'V.Vetlov',
  'V. Vetlov',
  'VETLOV',
  'Vetlov Valery Petrovich',
  'Генеральный секретарь ОДКБ ',
  'С. В. Ветлов',
  'с Ветловым',
  'Kassym-Jomart al-Garsin',
  "d'Osmar",
  'Colonel-General ',
  'H.E. Mr. ',
  'the A.E. Osmar Prize',
  'Question: ',
  'Answer: ',
  '— ',
  '– ',
  '- ',
  '• ',
  '| ',
  'Go back',
  'Back to the section',
  'Back to the all news',
  'The CSTO Press Secretary    Valery Vetlov',
  '+7495-000-00-00, press@example.org',
  'IMG-20190925-WA0060 (1).jpg',
  'A/75/906 S/2021/534 21-07422 5/8',
  'A short talk was held in Osh.',
  'The sides agreed on a plan of work for spring.',
  'Talks on the border',
]

/** What makes a scanner stumble. */
const troubleAtoms: readonly string[] = [
  '\r',
  '\r\n',
  '\n\n\n',
  '\u0000',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\u00a0',
  '\u00a0\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u000b',
  '\f',
  '\u200b',
  '\u202e',
  '\t',
  '“',
  '”',
  '"',
  '«',
  "'",
  '`',
  '```',
  '~~~',
  '* * *',
  '***',
  '---',
  '===',
  '# ',
  '> ',
  '1. ',
  '10. December',
  '* *',
  '_',
  '__',
  '<b>',
  '<!--',
  '</',
  '&amp;',
  '\\',
  '[a](b)',
  '[a]: b',
  '![',
  '](',
  '$&',
  '31.02.2024',
  '00.00.0000',
  '99.99.9999',
  '1.1.1',
  '16.02.',
  '.02.2024',
  '16.02.20240',
  '2024-13-45',
  '32 June',
  'June 0, 0000',
  'May',
  'may',
  'On On On',
  '1267/1989/2253',
  '٣١.٠٢.٢٠٢٤',
  'A.A.A.A.A.A.',
  '. . . .',
  'Mr. Mr. Mr. ',
  'of of of the the ',
  '😀',
  '👩‍👩‍👧‍👦',
  'é',
  'ё',
  'İ',
  'ﬁ',
  'ХI',
  '__proto__',
  'constructor',
  'hasOwnProperty',
]

/** All atoms, and what may part one from the next. */
export const atoms: readonly string[] = [...formatAtoms, ...troubleAtoms]
export const joints: readonly string[] = ['', ' ', ' ', '\n', '\n', '\n\n', '\n\n\n', '. ']

/**
 * Any text at all: bits of the format and bits that make trouble, joined every way.
 *
 * Mostly a few hundred characters; one in fifty has a run of 80,000 of one character, or a line of 60,000.
 */
export function anyDump(random: Random): string {
  let text = ''
  for (let left = between(random, 0, 60); left > 0; left--) text += anyAtom(random)
  if (chance(random, 0.02)) text += `${anyRun(random)}${anyAtom(random)}`
  if (chance(random, 0.02)) text = anyRun(random) + text
  return text
}

/** One atom and what parts it from the next. */
export function anyAtom(random: Random): string {
  const atom = pick(random, chance(random, 0.7) ? formatAtoms : troubleAtoms)
  return atom + pick(random, joints)
}

function anyRun(random: Random): string {
  const unit = pick(random, [
    ' ',
    ' ',
    '\t',
    '\u00a0',
    '\n',
    'a',
    'А',
    '.',
    '-',
    '_',
    '"',
    '“',
    '(',
    '1',
    'A.',
    'word ',
    'On 1 ',
    '1.1.',
    'Mr. ',
    'and ',
    '*',
    '`',
    '[',
    '> ',
    '\ud800',
  ])
  return unit.repeat(Math.floor(80_000 / unit.length))
}
