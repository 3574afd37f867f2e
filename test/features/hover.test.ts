import {strict as assert} from 'node:assert'
import type {Nodes, Root} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {hover} from '../../server/src/features/hover.js'
import {code, fileLink} from '../../server/src/features/markdown.js'
import {wordsIn} from '../marked.js'
import {folder} from './folder.js'

/** The hover at the cursor, which must belong to the marked words. */
function hoverAt(files: Readonly<Record<string, string>>): string {
  const at = Object.keys(files).find((name) => files[name]?.includes('‸')) ?? ''
  const {source, around, marks} = folder(files)
  const {cursor, ranges, text} = marks(at)
  const found = hover(source(at), around, cursor())
  const [range] = ranges
  if (found && range) assert.equal(wordsIn(text, found.range), wordsIn(text, range))
  return found?.markdown ?? ''
}

/** Everything in Markdown that could do more than be read. */
function live(markdown: string): Nodes[] {
  const tree: Root = unified().use(remarkParse).parse(markdown)
  const found: Nodes[] = []
  visit(tree, (node) => {
    if (['link', 'image', 'html', 'definition', 'linkReference', 'imageReference'].includes(node.type)) found.push(node)
  })
  return found
}

const early = '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met the observers.\n'

describe('hover on a person', () => {
  const files = {
    'a.txt': early,
    'b.txt':
      '16.02.2024\n\nThe CSTO Deputy Secretary General ⟦V.Sem‸erikov⟧ took part in the meeting of the Council.\n',
  }

  it('gives name, post of the day, other posts with their days, spellings and counts', () => {
    const text = hoverAt(files)
    for (const part of [
      '`Valery Semerikov`',
      '`CSTO Deputy Secretary General`, as of 2024-02-16',
      '`CSTO Acting Secretary General` (once, 2019-06-03)',
      '`V.Semerikov` (1)',
      'Named in 2 places, 2 distinct items, of 2 dumps.',
      '2019-06-03 [`a.txt:3`](file:///w/a.txt#L3)',
    ])
      assert.ok(text.includes(part), `${part} in\n${text}`)
  })

  it('says which post he held when the item gives none', () => {
    const text = hoverAt({
      'a.txt': early,
      'b.txt': '05.06.2019\n\nOn 5 June, Valery Sem‸erikov received the ambassador for a short talk on the year.\n',
    })
    assert.ok(text.includes('`CSTO Acting Secretary General`, as of 2019-06-05'), text)
  })

  it('names the candidates where initials fit several people', () => {
    const text = hoverAt({
      'a.txt': '16.02.2024\n\nAnatoly Sidorov spoke first.\n\n\n15.02.2024\n\nAlexander Sidorov met the press.\n',
      'b.txt': '17.02.2024\n\nOn 17 February, ⟦A. Sido‸rov⟧ opened the school in Minsk.\n',
    })
    assert.match(
      text,
      /Not sure who this is: the initials fit several persons\. Possible: `Alexander Sidorov`, `Anatoly Sidorov`\./,
    )
  })

  it('is silent between the names', () => assert.equal(hoverAt({'a.txt': early.replace('met the', 'met‸ the')}), ''))
})

describe('hover on a date', () => {
  it('tells a stated day of publication', () => {
    const text = hoverAt({'a.txt': '⟦16.02‸.2024⟧\n\nThe Council met in Moscow.\n'})
    assert.match(text, /2024-02-16\n\nDay of publication: 2024-02-16 \(stated\)/)
  })

  it('tells an inferred day of the event, and from what', () => {
    const text = hoverAt({'a.txt': '16.02.2024\n\nOn ⟦15 Feb‸ruary⟧, the Council met in Moscow.\n'})
    assert.match(text, /15 February, no year given/)
    assert.match(text, /Day of the event: 2024-02-15 \(inferred: the year is that of the date line\)/)
  })

  it('tells a range by both days', () => {
    const text = hoverAt({'a.txt': '16.12.2024\n\nOn ⟦10 and 11 Dec‸ember⟧, the Council met in Moscow.\n'})
    assert.match(text, /10 December to 11 December, no year given/)
    assert.match(text, /2024-12-10 /)
    assert.match(text, / to 2024-12-11/)
  })

  it('tells a day that no calendar has', () =>
    assert.match(hoverAt({'a.txt': '16.02.2024\n\nThe letter of 31.02‸.2024 was lost.\n'}), /No calendar has this day/))

  it('counts columns in the file, not in the words of its Markdown', () => {
    const text = hoverAt({'a.md': '16.02.2024\n\nOn **the** _day_ of ⟦15.02‸.2024⟧ the Council met.\n'})
    assert.match(text, /2024-02-15/)
  })
})

describe('hover and hostile words', () => {
  const attacks = [
    '[x](command:workbench.action.quit)',
    '![p](https://canary.example/p.png)',
    '<img src=x onerror=alert(1)>',
    '<https://canary.example>',
    '`` ` ``[a](https://canary.example)',
    '```\n[a](https://canary.example)',
    '\r```\r![a](https://canary.example)\r',
    '   ```\u2028[a](javascript:alert(1))',
    '`'.repeat(50) + '[a](x)' + '`'.repeat(49),
    '\\`[a](file://host/share)\\`',
    '[a]: https://canary.example\n[a]',
    '&#91;a&#93;(https://canary.example)',
    '$(zap) <!-- ',
    '\u0000`\u0000[a](b)',
    '| a | [b](c) |\n|--|--|',
  ]

  it('makes nothing live of words in code', () => {
    for (const attack of attacks) {
      const markdown = `Before ${code(attack)} between ${code(`\`${attack}`)} after.\n\n- ${code(attack)}`
      assert.deepEqual(live(markdown), [], markdown)
    }
  })

  it('makes nothing live of words put together at random', () => {
    const atoms = [
      '`',
      '``',
      '```',
      '\n',
      '\r',
      ' ',
      '[a](b)',
      '![a](b)',
      '<b>',
      '\\',
      '~~~',
      '&lt;',
      '*',
      '_',
      'x',
      '\u2028',
      '    ',
    ]
    let seed = 7
    const random = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit
    for (let round = 0; round < 1_000; round++) {
      const words = Array.from({length: random(9) + 1}, () => atoms[random(atoms.length)]).join('')
      const markdown = `Name: ${code(words)}, ${code(words)}`
      assert.deepEqual(live(markdown), [], JSON.stringify(words))
    }
  })

  it('links to files of ours alone, whatever they are called', () => {
    for (const uri of [
      'https://canary.example',
      'command:x',
      'file:///a b',
      'file:///a)b',
      'javascript:1',
      undefined,
    ]) {
      assert.deepEqual(live(fileLink('[x](y)', uri, 3)), [], uri)
    }
    const [link] = live(fileLink('](command:x)', 'file:///w/a%5D%28x%29.txt', 3))
    assert.equal(link?.type === 'link' && link.url, 'file:///w/a%5D%28x%29.txt#L3')
  })

  it('keeps a hostile title in a dump inert', () => {
    const text = hoverAt({
      'a.txt':
        '16.02.2024\n\nThe `[Deputy](command:x) Minister <img src=x> of Defense of the Republic of Belarus Viktor Khre‸nin spoke.\n',
    })
    assert.deepEqual(
      live(text).filter((node) => node.type !== 'link' || !node.url.startsWith('file:///w/')),
      [],
      text,
    )
  })
})

describe('hover on a line of the site', () => {
  const page = (place: string): string =>
    `16.02.2024\n\nOn 16 February, the rescue teams of ${place} were given new boats for the spring floods.\n\n`
  const pages = Object.fromEntries(
    Array.from('ABCDEFGHIJ').map((letter) => [`${letter}.txt`, `${page(`${letter}-town`)}archive of photos\n`]),
  )

  it('says what it was learned from', () =>
    assert.match(
      hoverAt({...pages, 'z.txt': `${page('Z-town')}⟦archive of pho‸tos⟧\n`}),
      /stands on 11 pages beside different news/,
    ))

  it('says nothing on a few pages', () => assert.equal(hoverAt({'a.txt': `${page('Z-town')}archive of pho‸tos\n`}), ''))
})
