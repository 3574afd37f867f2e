import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {documentSymbols} from '../../server/src/features/document-symbols.js'
import {indexOf} from '../core/reading.js'
import {dateline, inFolder, objects} from '../cli/dateline.js'
import {folder} from '../features/folder.js'

const news = 'The Council of the member states met in Minsk and agreed on a plan of work for the coming spring.'
const titled = (title: string): string => `${title}\n${title} 16.02.2024\n\n16.02.2024\n\n${news}\n\nGo back\n`

/** What may reach a terminal: what is printed, and line feeds. */
const printed = /^[\n\P{C}]*$/u

/** Catalogue of bad input, 52 to 55: words that another program would obey. */
describe('hostile words', () => {
  for (const [what, words] of [
    ['an escape that fills the clipboard', '\u001b]52;c;Z29uZQ==\u0007'],
    ['an escape that makes a link', '\u001b]8;;https://canary.example\u001b\\here\u001b]8;;\u001b\\'],
    ['the eight-bit escape', '\u009b2J'],
    ['backspaces', 'good\b\b\b\bgone'],
  ] as const) {
    it(`52 ${what} is shown as an escape, in a title and in a file name`, async () => {
      const name = `a${words.replaceAll('/', ':')}.txt`
      await inFolder({[`dumps/${name}`]: titled(`Talks on the ${words} border of the states`)}, async (folder) => {
        for (const command of ['outline', 'check', 'officials', 'facts']) {
          const {stdout, stderr} = await dateline([command, 'dumps'], {cwd: folder})
          assert.match(stdout + stderr, printed, command)
        }
        const {stdout} = await dateline(['outline', 'dumps'], {cwd: folder})
        assert.match(stdout, words.includes('\b') ? /\\u0008/ : /\\u00(?:1B|9B)/)
      })
    })
  }
  it('52 CR in a title ends its line and hides nothing', async () =>
    inFolder({'a.txt': titled('Talks on the border of the states\rgone')}, async (folder) => {
      const {stdout} = await dateline(['outline', 'a.txt'], {cwd: folder})
      assert.doesNotMatch(stdout, /\r/)
      assert.match(stdout, /Talks on the border of the states/)
    }))

  for (const cell of ['=cmd|x', '+1', '-1', '@SUM(A1)', '\t=1', '"=1"', '＝1'])
    it(`53 a title that a table would compute is text in every answer: ${JSON.stringify(cell)}`, async () =>
      inFolder({'a.txt': titled(`${cell} Talks on the border of the states`)}, async (folder) => {
        const [facts] = objects((await dateline(['facts', 'a.txt'], {cwd: folder})).stdout)
        const shown = JSON.stringify(facts)
        assert.ok(shown.includes(JSON.stringify(`${cell} Talks`.trim()).slice(1, -1)), shown)
      }))

  for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    it(`54 a page about ${word} is a page`, async () => {
      const text = titled(`${word} Talks on the border`).replace(
        'The Council',
        `The CSTO Secretary General ${word} and Ivan Constructor`,
      )
      const {source, around} = folder({'a.txt': text})
      const symbols = documentSymbols(source('a.txt'), around)
      assert.ok(symbols.some(({name}) => name.includes(word)))
      const copies = duplicatesIn(indexOf({[word]: text, '~': text}), '~')
      assert.ok(copies.every(({of}) => of.file === word) && copies.length > 0)
      await inFolder({[`${word}.txt`]: text}, async (where) => {
        const [facts] = objects((await dateline(['facts', `${word}.txt`], {cwd: where})).stdout)
        assert.equal(facts?.file, `${word}.txt`)
      })
    })

  for (const words of ['</script>', '-->', '\u2028', '%s', '${x}'])
    it(`55 what would end a script or fill a format is words in JSON and in a log: ${JSON.stringify(words)}`, async () =>
      inFolder({'a.txt': titled(`Talks on the ${words} border of the states`)}, async (folder) => {
        const {stdout} = await dateline(['facts', 'a.txt'], {cwd: folder})
        assert.ok(!stdout.includes('\u2028'))
        assert.ok(JSON.stringify(objects(stdout)[0]).includes(words === '\u2028' ? 'Talks on the border' : words))
        const gone = await dateline(['facts', `gone${words.replaceAll('/', ':')}.txt`], {cwd: folder})
        assert.equal(gone.status, 1)
        assert.match(gone.stderr, printed)
        assert.ok(words === '\u2028' || gone.stderr.includes(words.replaceAll('/', ':')))
      }))
})
