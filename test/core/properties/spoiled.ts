import {readdirSync, readFileSync} from 'node:fs'
import {formatOf, type Format} from '../../../server/src/core/dump-reader.js'
import {anyAtom, anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {between, chance, pick, weighted, type Random} from '../../bench/random.js'

/** A text to try a promise on. */
export interface Spoiled {
  readonly text: string
  readonly format: Format
}

/** So many dumps are of one site, so that any of them is had again by making a few. */
const ofOneSite = 50

/**
 * Dumps as bad tools and bad luck leave them, numbered: dump `n` of a seed is always the same. Generated dumps of every
 * layout, our examples and texts of troublesome atoms, with up to six things done to each: line ends mixed, blanks of
 * every sort, lines lost, doubled, moved or run together, residue and dates glued on, markup of every sort put in, and
 * the end cut off.
 */
export function* spoiledDumps(seed: number, first: number, count: number): Generator<Spoiled, void> {
  const examples = exampleTexts()
  for (let at = first - (first % ofOneSite); at < first + count;) {
    const state = newState()
    for (const site = at + ofOneSite; at < site && at < first + count; at++) {
      const random = sequence(Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b))
      const {text, extension} = generateDump(random, state)
      const dump: Spoiled = {text, format: extension === 'md' ? 'markdown' : 'plain'}
      const base = weighted<() => Spoiled>(random, [
        [6, () => dump],
        [2, () => ({text: anyDump(random).slice(0, 3000), format: 'plain'})],
        [1, () => pick(random, examples)],
      ])()
      const spoiled = spoil(random, base)
      if (at >= first) yield spoiled
    }
  }
}

/**
 * Dumps of one site, so many at a time, most of them as they were made: numbered like the spoiled ones, and so that many of
 * them have news in common.
 */
export function* dumpsOfSites(
  seed: number,
  first: number,
  count: number,
  size: number,
): Generator<readonly Spoiled[], void> {
  for (let at = first - (first % ofOneSite); at < first + count;) {
    const state = newState()
    for (const site = at + ofOneSite; at < site && at < first + count; at++) {
      const random = sequence(Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b))
      const dumps = Array.from({length: size}, (): Spoiled => {
        const {text, extension} = generateDump(random, state)
        const dump: Spoiled = {text, format: extension === 'md' ? 'markdown' : 'plain'}
        return chance(random, 0.1) ? spoil(random, dump) : dump
      })
      if (at >= first) yield dumps
    }
  }
}

function exampleTexts(): readonly Spoiled[] {
  return readdirSync('examples')
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
    .map((name) => ({
      text: new TextDecoder().decode(readFileSync(`examples/${name}`)).slice(0, 6000),
      format: formatOf(name),
    }))
}

function spoil(random: Random, {text, format}: Spoiled): Spoiled {
  let now = chance(random, 0.7) ? partOf(random, text) : text
  for (let left = between(random, 0, 6); left > 0; left--) now = pick(random, harms)(random, now)
  return {text: now, format: chance(random, 0.2) ? 'markdown' : format}
}

/** Some of it: what is wrong with a short text is found sooner and told more easily. */
function partOf(random: Random, text: string): string {
  const start = between(random, 0, text.length)
  return text.slice(start, start + between(random, 50, 2500))
}

const lineEnds = ['\n', '\r\n', '\r', '\r\r\n', '\n\r', '\u2028', '\u2029', '\u0085', '\v', '\f']
const blanks = (
  '\t|\u00a0|\u1680|\u2000|\u2001|\u2002|\u2003|\u2004|\u2005|\u2006|\u2007|\u2008|\u2009|\u200a|\u202f|\u205f|\u3000|' +
  '  |   '
).split('|')
const unseen =
  '\u00ad|\u200b|\u200c|\u200d|\u200e|\u200f|\u2060|\ufeff|\u180e|\u034f|\ufe0f|\u202e|\u2066|\u2069'.split('|')

/** What stands alone between blank lines, of Markdown and of what crawlers leave. */
const pieces = [
  '| day | place |\n| --- | :-: |\n| 16.02.2024 | Osh |\n| \\| | `a|b` |',
  '```\n16.02.2024  \n\n\n\n  On 7 February\n```',
  '````text\n```\nGo back\n```\n````',
  '~~~\nBack to the section \n\t\n~~~',
  '   ```\nunclosed code \n\n\n',
  '- one\n  - two\n\n    three\n\n\n- four  \n1. five\n10) six',
  '> quoted\n> > twice  \n>\n> 16.02.2024\nlazy line',
  '<div class="a">\n  <p>16.02.2024 \n\n\n  On 7 February</p>\n</div>',
  '<!-- a comment\n\n\n over lines -->',
  '<br>\n<br/> Go back',
  'A [link over\nlines](https://news.example/a\n"title") and ![a picture](b.png)',
  '[a]: https://news.example/1\n[b]: <c d> "e"\n\nSee [a] and [b][], [^1].\n\n[^1]: a note',
  'Talks on the border\n===================\n\nTalks in Osh\n---\n',
  '# 16.02.2024\n## Talks **in** _Osh_ #\n###### \n#nothing',
  '* * *',
  '***',
  '    code by indentation  \n\n\n    more of it',
  '\tcode by a tab',
  'one line,  \nbroken hard\\\nand again',
  '**16.02.2024** __Osh__ *a* ~~b~~ `c  d`',
  '&nbsp;&amp;&#8239;&copy; \\* \\_ \\[',
  '-----\n16.02.2024\n-----',
  '10 June 2022\nYerevan city',
  '16.02.2024 Download document\nannex 2.pdf',
  'Talks on the border\nTalks on the border 16.02.2024',
  'The CSTO Press Secretary    Valery Vetlov\n\n    +7495-795-00-00, press@example.org',
  'IMG-20190925-WA0060 (1).jpg',
  'A/75/906 S/2021/534 21-07422 5/8',
  'Go back\n\nBack to the section\nBack to the all news',
  'Вернуться\nНазад к разделу\n\n\n\nКо всем новостям',
  'On 7 February the Secretary General of the\nOrganization met\nwith experts, led by\n\nV. Vetlov, the Head of the Department of the CSTO\nSecretariat, in Osh.',
  '16.02.2024 (inferred)\n\nOn 16 February 2024, talks were held in Osh.',
  '2024-02-16T10:00:00+03:00 On 16 February 2024, “talks” — or ‘talks’ -- were held in «Osh».',
]

const frontMatter = [
  '---\nurl:  https://news.example/1 \n\n\nsaved: 2024-03-01\n---\n',
  '---\ntitle: a\n---',
  '---\n16.02.2024\n\n',
  '+++\ndate = 2024-02-16\n+++\n',
  '--- \nnot: closed\n...\n',
]

type Harm = (random: Random, text: string) => string

/** What can be done to a text. Each is linear. */
const harms: readonly Harm[] = [
  // The line ends become others: all of them, or each as it comes.
  (random, text) => {
    const one = pick(random, lineEnds)
    const mixed = chance(random, 0.6)
    const share = random()
    return text.replace(/\r\n|\r|\n/g, (end) => (chance(random, share) ? (mixed ? pick(random, lineEnds) : one) : end))
  },
  (random, text) => {
    const share = random() ** 3
    return text.replace(/ /g, (blank) => (chance(random, share) ? pick(random, blanks) : blank))
  },
  (random, text) => some(random, text, 6, () => pick(random, unseen)),
  (random, text) => some(random, text, 4, () => anyAtom(random)),
  (random, text) => some(random, text, 4, () => pick(random, [...lineEnds, '\n\n', '\n\n\n\n', ' \n\u00a0\n'])),
  // Every blank line goes, or all become one or three.
  (random, text) => text.replace(/\n{2,}/g, pick(random, ['\n', '\n\n', '\n\n\n\n'])),
  (random, text) => lines(random, text, (line) => (chance(random, 0.1) ? [] : [line])),
  (random, text) => lines(random, text, (line) => (chance(random, 0.1) ? [line, line] : [line])),
  (random, text) =>
    lines(random, text, (line) => [
      chance(random, 0.2) ? pick(random, ['\t', '  ', '    ', '\u00a0', '> ', '- ']) + line : line,
    ]),
  (random, text) =>
    lines(random, text, (line) => [
      chance(random, 0.3) ? line + pick(random, [' ', '  ', '\t', '\u00a0', '\\']) : line,
    ]),
  (random, text) => lines(random, text, (line) => (chance(random, 0.2) ? line.split(/(?<= \S{3,9}) /) : [line])),
  (random, text) => {
    const all = text.split('\n')
    const [one, other] = [between(random, 0, all.length - 1), between(random, 0, all.length - 1)]
    ;[all[one], all[other]] = [all[other] ?? '', all[one] ?? '']
    return all.join('\n')
  },
  // Two lines become one, as copying out of columns leaves them.
  (random, text) => {
    const share = random() * 0.3
    return text.replace(/\n+/g, (end) => (chance(random, share) ? pick(random, ['', ' ']) : end))
  },
  (random, text) =>
    lines(random, text, (line) => [
      chance(random, 0.1) ? pick(random, ['IMG-20190925-WA0060.jpg', '09.06.2018', 'photo_1.png ']) + line : line,
    ]),
  (random, text) =>
    lines(random, text, (line) => (chance(random, 0.1) ? [line, '', pick(random, pieces), ''] : [line])),
  (random, text) => `${pick(random, pieces)}${pick(random, ['\n', '\n\n', ''])}${text}`,
  (random, text) => pick(random, frontMatter) + text,
  (random, text) => text.slice(0, between(random, 0, text.length)),
  (random, text) => text + pick(random, ['\n', ' ', '\n\n\n', '\r', '\t\n ', '\u2028']),
  (random, text) => `\ufeff${text}${chance(random, 0.2) ? '\0' : ''}`,
]

/** Put something in at some places. */
function some(random: Random, text: string, most: number, made: () => string): string {
  let now = text
  for (let left = between(random, 1, most); left > 0; left--) {
    const at = between(random, 0, now.length)
    now = now.slice(0, at) + made() + now.slice(at)
  }
  return now
}

function lines(_random: Random, text: string, each: (line: string) => readonly string[]): string {
  return text.split('\n').flatMap(each).join('\n')
}
