import assert from 'node:assert/strict'
import fc from 'fast-check'
import {markupOf} from '../../server/src/core/markup.js'
import {longestBlock, plainWords} from '../../server/src/core/plain-words.js'
import {remarkWords} from '../../server/src/core/remark-words.js'
import {seed} from '../seed.js'
import {factsIn} from './reading.js'

/** Each text with the words that are left of it. */
function check(cases: Readonly<Record<string, string>>): void {
  for (const [markdown, words] of Object.entries(cases)) assert.equal(plainWords(markdown).text, words, markdown)
}

describe('taking Markdown away', () => {
  it('leaves the words of what crawlers write', () =>
    check({
      '# A title #': 'A title',
      '**16.02.2024** Download': '16.02.2024 Download',
      '[Go back](https://news.example/a_(b) "Back")': 'Go back',
      '* [**News**](/news)': 'News',
      '![a photo](a.jpg)On 3 May ***all* met**': 'On 3 May all met',
      '> On 3 May  \nthey met\\\nagain': 'On 3 May\nthey met\nagain',
      'annex\\_2\\.pdf &laquo;A&nbsp;B&raquo; &#8211; R&D': 'annex_2.pdf «A\u00a0B» – R&D',
      '1\\. May, 2\\) June': '1. May, 2) June',
    }))

  it('leaves what only looks like markup', () =>
    check({
      '- asked the guard': '- asked the guard',
      '1998. was hard': '1998. was hard',
      '+7495 * 2 _ 3': '+7495 * 2 _ 3',
      'annex_2_eng.pdf [sic] (see)': 'annex_2_eng.pdf [sic] (see)',
      '    +7495-795-27-10': '    +7495-795-27-10',
      '16.02.2024\n---': '16.02.2024\n---',
      '<press@odkb.example> <b>': 'press@odkb.example <b>',
    }))

  it('gives emphasis over a line end, and code, to the parser', () =>
    check({'**The guards\nmet** again': 'The guards\nmet again', 'a `*b*` c': 'a *b* c'}))

  it('tells lines that show no words from those that do', () => {
    const {text, bare} = plainWords(
      '---\na: 1\n---\n\n![Ivan Petrov, 3 May 2011](a.jpg)\n\n**On 3 May**\n\n[](/a) ![]()\n',
    )
    const shown = [...bare].map((start) => text.slice(start, text.indexOf('\n', start)))
    assert.deepEqual(shown, ['---', 'a: 1', '---', '![Ivan Petrov, 3 May 2011](a.jpg)', '[](/a) ![]()'])
  })

  it('keeps every line, and knows where each unit stands', () => {
    const markdown = '# A &amp; B\r\n\r\n**c**\r[d](e)\n*f\ng*\n'
    const {text, offsets} = plainWords(markdown)
    assert.equal(text, 'A & B\n\nc\nd\nf\ng\n')
    for (let at = 0; at < text.length; at++) {
      const unit = markdown.charAt(offsets[at] ?? -1)
      assert.ok(
        unit === text.charAt(at) || (unit === '\r' && text.charAt(at) === '\n'),
        `${text.charAt(at)} at ${String(at)}`,
      )
    }
  })

  it(`is what remark does, where a line is plain enough (DATELINE_SEED=${String(seed)})`, () => {
    const atoms =
      'a|word |The |16.02.2024|*|**|***|_|__|[|]|](/a)|](/b "t")|)|![|(|\\|\\*|\\.|&amp;|&nbsp;|&#8211;|&|&x;|!|"|.|,| |  |—|«|ё|;|<|`|# | #|1'
    const inline = fc.array(fc.constantFrom(...atoms.split('|'), '|'), {minLength: 1, maxLength: 12})
    const start = fc.constantFrom('', '# ', '## ', '> ', '* ', '- ', '> * ', '  ')
    fc.assert(
      fc.property(start, inline, (before, rest) => {
        const line = before + rest.join('')
        const cuts = markupOf(line, {next: undefined})
        if (!cuts || line.trim() === '') return
        let words = ''
        let from = 0
        for (const cut of cuts) {
          words += line.slice(from, cut.from) + (cut.shown ?? '')
          from = cut.to
        }
        words += line.slice(from)
        const expected = remarkWords(line).map(({value}) => value)
        assert.equal(words.trim(), expected.join('').trim(), line)
      }),
      {numRuns: Number(process.env['DATELINE_STEPS'] ?? 4000), seed},
    )
  })
})

describe('a Markdown block that is not read', () => {
  it('is one of more than 64 KB, and is told', () => {
    const long = `**a** word\n`.repeat(longestBlock / 11 + 1)
    const {text, unread} = plainWords(`**b**\n\n${long}\n**c**\n`)
    assert.deepEqual(unread, [{first: 2, last: 2 + Math.floor(longestBlock / 11), why: 'long'}])
    assert.ok(text.startsWith('b\n\n**a** word\n**a** word\n') && text.endsWith('\nc\n'))
    const [problem] = factsIn(`**b**\n\n${long}\n`, 'markdown').problems
    assert.deepEqual([problem?.code, problem?.line, problem?.column], ['markup-not-read', 3, 1])
  })

  it('is one with more signs than a parser takes in good time, and is told', () => {
    const {text, unread} = plainWords(`${'*a_ '.repeat(300)}\n`)
    assert.equal(text, `${'*a_ '.repeat(300)}\n`)
    assert.deepEqual(unread, [{first: 0, last: 0, why: 'dense'}])
  })

  it('is none that has no markup, or plain markup', () => {
    assert.deepEqual(plainWords('a word '.repeat(20_000)).unread, [])
    assert.deepEqual(plainWords('**a** [b](c) '.repeat(2_000)).unread, [])
  })
})

describe('hostile Markdown', () => {
  const shapes: Readonly<Record<string, string>> = {
    'open brackets': '[',
    'links in links': '[foo](bar()',
    'open links': '[a](<b',
    'open titles': '[a](b "c ',
    'stars of two sorts': '*a_ ',
    'stars in words': 'a**b',
    'nested quotes': '> ',
    'nested lists': '* ',
    'nested numbers': '1. ',
    'deeper lists': '\n - a',
    'table rows': '| a | [b](c) |\n',
    backticks: '`a``',
    tags: '<a ',
    references: '&a;&#',
    backslashes: '\\',
    'pages of them': '*a _b [c\n\n',
  }
  for (const [name, shape] of Object.entries(shapes))
    it(`takes time that grows with its size: ${name}`, () => {
      const text = (size: number): string => shape.repeat(Math.ceil(size / shape.length))
      const cost = (size: number): number => {
        const before = process.cpuUsage()
        plainWords(text(size))
        const {user, system} = process.cpuUsage(before)
        return user + system
      }
      cost(30_000)
      const one = Math.min(cost(30_000), cost(30_001), cost(30_002)) + 5_000
      const eight = Math.min(cost(240_000), cost(240_001))
      assert.ok(eight < 24 * one, `eight times the text took ${String(eight / one)} times the time`)
    })
})
