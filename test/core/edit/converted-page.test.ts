import assert from 'node:assert/strict'
import {marked} from 'marked'
import {dumpReader} from '../../../server/src/core/dump-reader.js'
import {convert} from '../../../server/src/core/edit/convert.js'
import {defaultLexicon} from '../../../server/src/core/lexicon/default.js'
import {anyDump} from '../../bench/any-dump.js'
import {generateDump, newState, sequence} from '../../bench/generate.js'
import {pick} from '../../bench/random.js'
import {seed} from '../../seed.js'
import {wordsLost} from '../properties/naive.js'

const reader = dumpReader(defaultLexicon())

/** What stands at the beginning of a line, inside it or round it, and what Markdown would make of it. */
const markup: readonly string[] = [
  '# % opened',
  '###### % opened',
  '> % opened',
  '- % opened',
  '* % opened',
  '+ % opened',
  '12. % opened',
  '7) % opened',
  '- [ ] % opened',
  '    % opened',
  '\t% opened',
  '*%* opened',
  '**%** opened',
  '_%_ opened',
  '__%__ opened',
  '~~%~~ opened',
  '~%~ opened',
  '`%` opened',
  '```\n% opened\n```',
  '~~~\n% opened\n~~~',
  '[%](https://a.example) opened',
  '[%][1] opened',
  '[1]: https://a.example "%"',
  '[^1]: % opened',
  '[^1] % opened',
  '![%](https://a.example/a.png) opened',
  '<b>%</b> opened',
  '<script>%</script> opened',
  '<!-- % --> opened',
  '<https://a.example/%> opened',
  '<press@a.example> % opened',
  '<div>\n% opened\n</div>',
  '&lt;% &amp; &copy; &#60; opened',
  '% | % | opened\n--- | ---\na | b',
  '| % | opened |\n| :-: | --- |\n| a | b |',
  '%\n=====',
  '%\n-----',
  '% | opened\n:-- | --:',
  '| % | opened |\n| --- | --- |',
  '***',
  '---',
  '_ _ _',
  '% \\ opened \\',
  '% opened\\',
  '% opened  ',
  '\\*% opened\\*',
  '$%$ and $$%$$ opened',
  ':% opened:',
  '@% opened',
  '-% opened',
  '1986\\. % opened',
  '% opened a_b_c *d* e*f*g',
]

const words = [
  'the round table',
  'On 16 May 2024, the CSTO Secretary General Imangali Tasmagambetov',
  'a/b',
  'x',
  'Минск',
]

/** The tags that a conversion may make: paragraphs, line breaks, a title and the day of a date line. */
const ours = /^(?:p|br|h2|strong)$/

/** An address that stands there for itself, which some renderers make a link of: it says where it leads. */
const address = /<a href="(?:mailto:|http:\/\/)?([^"]*)">([^<]*)<\/a>/g

/** A page as a reader of the Markdown sees it: its tags, and its words. */
function rendered(markdown: string): {readonly tags: ReadonlySet<string>; readonly words: string} {
  const html = marked
    .parse(markdown, {async: false})
    .replaceAll(address, (link, target: string, text: string) => (decodeURI(target) === plain(text) ? text : link))
  const tags = new Set(Array.from(html.matchAll(/<\/?([a-z][a-z0-9]*|!--)/gi), ([, name = '']) => name))
  return {tags, words: plain(html.replaceAll(/<br\s*\/?>/g, '\n').replaceAll(/<[^<>]*>/g, ''))}
}

/** What HTML without tags says. */
function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

let converted = 0
let refused = 0

/** What is wrong with the Markdown of a plain dump, in the eyes of a renderer that is not ours; undefined when nothing is. */
function wrong(text: string): string | undefined {
  const there = convert(reader.recognize(text, 'plain'), reader)
  if (there.kind === 'refused') {
    refused++
    return undefined
  }
  converted++
  const {tags, words: shown} = rendered(there.text)
  const others = [...tags].filter((tag) => !ours.test(tag))
  if (others.length > 0) return `shows ${others.join(', ')}: ${JSON.stringify(there.text)}`
  const lost = wordsLost(text, shown)
  if (lost !== undefined) return `${lost}: ${JSON.stringify(there.text)}`
  const back = convert(reader.recognize(there.text, 'markdown'), reader)
  if (back.kind === 'refused') return `is not had back: ${back.why}: ${JSON.stringify(there.text)}`
  const gone = wordsLost(text, back.text)
  return gone && `${gone} on the way back: ${JSON.stringify(back.text)}`
}

describe('a plain dump as Markdown, in a renderer that is not ours', () => {
  for (const line of markup)
    it(`shows no markup for ${JSON.stringify(line)}`, () => {
      for (const word of words) {
        const said = line.replaceAll('%', word)
        for (const text of [
          `${said}\n`,
          `17.05.2024\n\n${said}\n\n\n16.05.2024\n\n${said} in Osh.\n`,
          `Some words before it\n${said}\nand some behind it.\n`,
        ])
          assert.equal(wrong(text), undefined, JSON.stringify(text))
      }
    })
  it(`shows no markup for mixtures of them (seed ${seed})`, () => {
    const random = sequence(seed)
    for (let times = 0; times < 150; times++) {
      const lines = Array.from({length: 1 + Math.floor(random() * 6)}, () =>
        pick(random, markup).replaceAll('%', pick(random, words)),
      )
      const text = lines.map((line) => line + pick(random, ['\n', '\n\n', '\n\n\n', ' '])).join('')
      assert.equal(wrong(text), undefined, JSON.stringify(text))
    }
  })
  it(`shows no markup for dumps of every layout, and what makes trouble (seed ${seed})`, () => {
    const random = sequence(seed)
    const state = newState()
    for (let times = 0; times < 60; times++) {
      const {text, extension} = generateDump(random, state)
      if (extension !== 'md') assert.equal(wrong(text), undefined)
      const trouble = anyDump(random).slice(0, 800)
      assert.equal(wrong(trouble), undefined, JSON.stringify(trouble))
    }
  })
  it('is what most of these texts become', () =>
    assert.ok(converted > 5 * refused, `${refused} texts are refused, and ${converted} are not`))
})
