import assert from 'node:assert/strict'
import type {Nodes, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {dumpReader} from '../../server/src/core/dump-reader.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {hover} from '../../server/src/features/hover.js'
import {code, fileLink} from '../../server/src/features/markdown.js'
import {visible} from '../../server/src/features/plain.js'
import {folder} from '../features/folder.js'

/** Words of a dump, a file name among them, that would do more than be read. */
const attacks: readonly (readonly [what: string, words: string])[] = [
  ['29 a lone CR and a closing fence', 'x\r```\r[a](command:x)'],
  ['30 blanks before a closing fence', '   ```\n[a](command:x)\n ```'],
  ['31 a fence of four', '````\n[a](b)'],
  ['31 a fence of fifty', `${'`'.repeat(50)}[a](b)`],
  ['31 a fence of ten thousand', `${'`'.repeat(10_000)}[a](b)`],
  ['31 a fence of tildes', '~~~\n[a](b)'],
  ['32 a link that runs a command', '[x](command:workbench.action.terminal.new?%7B%7D)'],
  ['33 an image of another machine', '![p](https://canary.example/p.png)'],
  ['33 the same by its definition', '![p]\n\n[p]: https://canary.example/p.png'],
  ['34 HTML', '<img src=x onerror=alert(1)>'],
  ['34 a comment that never ends', '<!-- '],
  ['35 a fence that holds a link', '```\n[a](command:x)\n```'],
  ['36 an address in angles', '<https://canary.example>'],
  ['36 a bare address', 'www.canary.example and a@canary.example'],
  ['37 an icon', '$(zap)'],
  ['37 schemes with capitals, tabs and entities', '[a](JaVa\tscript:1) [b](data&colon;text/html,x) [c](vsCode://x)'],
  ['38 files of another machine', '[a](file://host/share) ![a](file:///etc/passwd)'],
]

/** Texts that cost a parser of Markdown the square of their length, or its stack. */
const slow: readonly (readonly [what: string, text: string])[] = [
  ['39 forty letters behind an asterisk', `*${'a'.repeat(40)}`],
  ['40 a link with fifty pairs of brackets', `[foo](bar${'()'.repeat(50)}`],
  ['41 100,000 brackets', '['.repeat(100_000)],
  ['42 100,000 quotes of quotes', '>'.repeat(100_000)],
  ['42 20,000 lists in lists', '1. '.repeat(20_000)],
  ['43 50,000 asterisks and a letter', `${'*'.repeat(50_000)}a`],
  ['43 emphasis that never ends', '*a_'.repeat(20_000)],
  ['44 100,000 quotation marks', '"'.repeat(100_000)],
  ['44 quotation marks and asterisks', '"*'.repeat(30_000)],
  ['45 a table of 10,000 columns', `|${' a |'.repeat(10_000)}\n|${'-|'.repeat(10_000)}`],
]

/** Everything in Markdown that could do more than be read. */
function live(markdown: string): readonly Nodes[] {
  const tree: Root = unified().use(remarkParse).parse(markdown)
  const found: Nodes[] = []
  visit(tree, (node) => {
    if (['link', 'image', 'html', 'definition', 'linkReference', 'imageReference', 'code'].includes(node.type))
      found.push(node)
  })
  return found
}

/** What is shown as code, in order. */
function shownAsCode(markdown: string): readonly string[] {
  const shown: string[] = []
  visit(unified().use(remarkParse).parse(markdown), 'inlineCode', ({value}) => void shown.push(value))
  return shown
}

/** Catalogue of bad input, 29 to 45: Markdown. */
describe('hostile Markdown', () => {
  for (const [what, words] of attacks) {
    it(`${what} is shown as it stands, as code, and does nothing`, () => {
      const markdown = `Before ${code(words)} after.\n\n- ${code(words)}`
      assert.deepEqual(live(markdown), [])
      // A bare address is a link in the Markdown of an editor, but for code: so all of it has to be code.
      assert.deepEqual(shownAsCode(markdown), [visible(words), visible(words)])
    })
    it(`${what} does nothing as the name of a file`, () => {
      const label = words.replaceAll('/', ':')
      const markdown = fileLink(label, 'file:///w/a.txt', 1)
      assert.deepEqual(
        live(markdown).map((node) => node.type === 'link' && node.url),
        ['file:///w/a.txt#L1'],
      )
    })
  }
  it('a hover over a name holds no link but to files of the workspace, whatever stands before the name', () => {
    for (const [, words] of attacks) {
      const title = `16.02.2024\n\nThe ${visible(words)} Minister of Defense of the Republic of Belarus Viktor Khre‸nin spoke.\n`
      const {source, around, marks} = folder({'a.txt': title})
      const found = hover(source('a.txt'), around, marks('a.txt').cursor())
      assert.ok(found !== undefined && found.markdown.includes('Khrenin'), words)
      for (const node of live(found.markdown))
        assert.ok(node.type === 'link' && node.url.startsWith('file:///w/'), words)
    }
  })

  for (const [what, text] of slow) {
    it(`${what}: is read, and costs no more than plain text of its size would a hundred times`, () => {
      const cost = (format: 'plain' | 'markdown'): number => {
        const reader = dumpReader(defaultLexicon())
        const before = process.cpuUsage()
        const found = reader.recognize(text, format)
        assert.equal(reader.facts(found).lines, text.split('\n').length)
        const {user, system} = process.cpuUsage(before)
        return (user + system) / 1000
      }
      cost('markdown')
      assert.ok(cost('markdown') < 100 * Math.max(5, cost('plain')))
    })
  }
})
