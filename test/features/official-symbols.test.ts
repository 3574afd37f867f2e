import {strict as assert} from 'node:assert'
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  type HierarchyData,
} from '../../server/src/features/call-hierarchy.js'
import {codeLenses, lensWords} from '../../server/src/features/code-lenses.js'
import {completions, resolvedCompletion} from '../../server/src/features/completion.js'
import {documentLinks} from '../../server/src/features/document-links.js'
import {inlayHints} from '../../server/src/features/inlay-hints.js'
import {nextMention} from '../../server/src/features/next-mention.js'
import {inItsForm, nameFault, prepareRename, renameEdits} from '../../server/src/features/rename.js'
import {nameOf} from '../../server/src/core/names.js'
import {modifierBits, semanticTokens} from '../../server/src/features/semantic-tokens.js'
import {wordsIn} from '../marked.js'
import {folder} from './folder.js'

const everything = {start: {line: 0, character: 0}, end: {line: 1_000, character: 0}}

const early =
  '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General Valery Semerikov met the Chief of the CSTO Joint Staff Anatoly Sidorov.\n'
const late =
  '16.02.2024\n\nThe CSTO Deputy Secretary General V.Semerikov took part in the meeting of 7 February with Anatoly Sidorov.\n'
const later = '17.02.2024\n\nThe CSTO Deputy Secretary General Valery Semerikov opened a school for the rescue teams.\n'
const dumps = {'a.txt': early, 'b.txt': late, 'c.txt': later}

/** Where words stand in a text of one line each. */
function positionOf(text: string, words: string): {line: number; character: number} {
  const before = text.slice(0, text.indexOf(words)).split('\n')
  return {line: before.length - 1, character: before[before.length - 1]?.length ?? 0}
}

describe('code lens', () => {
  it('counts mentions, dumps and items behind the first mention in an item', () => {
    const {source, around} = folder({...dumps, 'd.txt': late})
    const lenses = codeLenses(source('b.txt'), around)
    assert.deepEqual(
      lenses.map(({range}) => lensWords(source('b.txt'), around, range)?.title),
      [
        'Valery Semerikov: 4 mentions in 4 dumps, 3 distinct items',
        'Anatoly Sidorov: 3 mentions in 3 dumps, 2 distinct items',
      ],
    )
  })

  it('says where there is nothing more to see', () => {
    const {source, around} = folder({'a.txt': later})
    const [lens] = codeLenses(source('a.txt'), around)
    assert.ok(lens)
    assert.deepEqual(lensWords(source('a.txt'), around, lens.range), {
      title: 'Valery Semerikov: named here only',
      others: false,
    })
  })

  it('stands on the first of several mentions, and on no reporter', () => {
    const {source, around} = folder({
      'a.txt': `${later.trimEnd()} Valery Semerikov thanked them.\n\nThe CSTO Press Secretary Vladimir Zaynetdinov\n`,
    })
    const lines = codeLenses(source('a.txt'), around).map(({range}) => range.start.line)
    assert.equal(lines.filter((line) => line === 2).length, 1)
  })
})

describe('inlay hints', () => {
  it('tell the full name behind initials and the year behind a day without one', () => {
    const {source, around} = folder({
      ...dumps,
      'b.txt': '16.02.2024\n\nOn 7 February, the CSTO Deputy Secretary General V.Semerikov took part in the meeting.\n',
    })
    const hints = inlayHints(source('b.txt'), around, everything)
    assert.deepEqual(
      hints.map(({label, position}) => [label, position.line, position.character]),
      [
        ['2024', 2, 'On 7 February'.length],
        ['(Valery Semerikov)', 2, 'On 7 February, the CSTO Deputy Secretary General V.Semerikov'.length],
      ],
    )
    assert.deepEqual(
      inlayHints(source('b.txt'), around, {start: {line: 0, character: 0}, end: {line: 1, character: 0}}),
      [],
    )
  })

  it('say nothing of a name that nobody spells out, or that fits two people', () => {
    const names = (files: Readonly<Record<string, string>>): unknown[] => {
      const {source, around} = folder(files)
      return inlayHints(source('a.txt'), around, everything)
        .map(({label}) => label)
        .filter((label) => label !== '2024')
    }
    assert.deepEqual(names({'a.txt': late, 'b.txt': later.replaceAll('Valery Semerikov', 'Ivan Petrov')}), [])
    assert.deepEqual(names({'a.txt': late, 'b.txt': later}), ['(Valery Semerikov)'])
    const viktor = later.replaceAll('Valery Semerikov', 'Vladimir Semerikov')
    assert.deepEqual(names({'a.txt': late, 'b.txt': later, 'c.txt': viktor}), [])
  })
})

describe('next and previous mention', () => {
  it('go through all dumps by day, and round', () => {
    const {source, around} = folder(dumps)
    let at = 'b.txt'
    let position = positionOf(late, 'Semerikov')
    const seen: string[] = []
    for (let step = 0; step < 3; step++) {
      const next = nextMention(source(at), around, position, 1)
      assert.ok(next)
      at = next.location.uri.slice('file:///w/'.length)
      position = next.location.range.start
      seen.push(`${at} ${next.place}/${next.of}`)
    }
    assert.deepEqual(seen, ['c.txt 3/3', 'a.txt 1/3', 'b.txt 2/3'])
    const back = nextMention(source('b.txt'), around, positionOf(late, 'Semerikov'), -1)
    assert.equal(back?.location.uri, 'file:///w/a.txt')
    assert.equal(nextMention(source('b.txt'), around, {line: 0, character: 0}, 1), undefined)
  })
})

describe('semantic tokens', () => {
  it('mark officials, dates with what they are to the item, titles and lines of the site', () => {
    const text =
      'Session of the Council\nSession of the Council 10.06.2022\n\n10.06.2022\n\nOn 9 June 2022, Valery Semerikov spoke.\n\nGo back\n'
    const {source} = folder({'a.txt': text})
    const tokens = semanticTokens(source('a.txt'))
    assert.deepEqual(
      tokens.map(({line, character, length, type, modifiers}) => [
        wordsIn(text, {start: {line, character}, end: {line, character: character + length}}),
        [type, ...modifiers].join(' '),
      ]),
      [
        ['Session of the Council', 'title'],
        ['Session of the Council ', 'title'],
        ['10.06.2022', 'date'],
        ['10.06.2022', 'date published'],
        ['9 June 2022', 'date event'],
        ['Valery Semerikov', 'official'],
        ['Go back', 'boilerplate'],
      ],
    )
    assert.deepEqual(tokens.map(modifierBits), [0, 0, 0, 1, 2, 0, 0])
    assert.deepEqual(
      semanticTokens(source('a.txt'), {start: {line: 6, character: 0}, end: {line: 7, character: 0}}).length,
      1,
    )
  })

  it('never overlap and stay on one line, whatever the text', () => {
    const {source} = folder({'a.txt': `${early}\n${late}\nThe Secretary General Imangali\nTasmagambetov said.\n`})
    let last = {line: -1, character: 0}
    for (const {line, character, length} of semanticTokens(source('a.txt'))) {
      assert.ok(line > last.line || character >= last.character)
      assert.ok(length > 0)
      last = {line, character: character + length}
    }
  })
})

describe('document links', () => {
  const links = (words: string): (string | undefined)[] => {
    const {source} = folder({'a.txt': `16.02.2024\n\nOn 16 February Valery Semerikov wrote: ${words}\n`})
    return documentLinks(source('a.txt'), () => undefined).map(({target}) => target)
  }

  it('lead to web and mail addresses, the signs of the sentence left out', () =>
    assert.deepEqual(links('see https://odkb-csto.org/news/ (www.gov.ru), mail odkb-pressa@gov.ru.'), [
      'https://odkb-csto.org/news/',
      'https://www.gov.ru',
      'mailto:odkb-pressa@gov.ru',
    ]))

  for (const words of [
    'command:workbench.action.terminal.new',
    'javascript:alert(1)',
    'vscode://file/etc/passwd',
    'file:///etc/passwd',
    'https://user:secret@host.org/',
    'https://odkb-cstо.org/',
    'http://[::1]/',
    'data:text/html,hello',
    '..@..',
  ])
    it(`do not lead to ${words}`, () => assert.deepEqual(links(words), []))

  it('lead to attachments that lie beside the dump', () => {
    const text = '19.05.2021 Download document: annex.docx\n\nOn 19 May 2021 the Council met.\n'
    const {source} = folder({'a.txt': text})
    const found = documentLinks(source('a.txt'), (key, name) => `file:///w/${name}?of=${key}`)
    assert.deepEqual(
      found.map(({range, target}) => [wordsIn(text, range), target]),
      [['annex.docx', 'file:///w/annex.docx?of=/w/a.txt']],
    )
    assert.deepEqual(
      documentLinks(source('a.txt'), () => undefined),
      [],
    )
  })
})

describe('call hierarchy', () => {
  it('tells who is named together with an official, in which items, with days', () => {
    const {source, around} = folder({...dumps, 'd.txt': late})
    const [root] = prepareCallHierarchy(source('b.txt'), around, positionOf(late, 'Semerikov'))
    assert.ok(root)
    assert.equal(root.name, 'Valery Semerikov')
    const data = root.data as HierarchyData
    assert.deepEqual(
      incomingCalls(data, around).map(({from, fromRanges}) => [from.name, from.detail, fromRanges.length]),
      [['Anatoly Sidorov', '2 items, 2019-06-03 to 2024-02-16', 1]],
    )
    const items = outgoingCalls(data, around)
    assert.deepEqual(
      items.map(({to}) => to.name.slice(0, 10)),
      ['2019-06-03', '2024-02-16', '2024-02-17'],
    )
    const [first] = items
    assert.ok(first)
    assert.deepEqual(
      incomingCalls(first.to.data as HierarchyData, around).map(({from}) => from.name),
      ['Valery Semerikov', 'Anatoly Sidorov'],
    )
    assert.deepEqual(outgoingCalls(first.to.data as HierarchyData, around), [])
  })
})

describe('rename', () => {
  const form = (written: string, newName: string): string | undefined => {
    const old = nameOf(written)
    return inItsForm(written, old, nameOf(newName))
  }

  it('keeps the form of each mention', () => {
    assert.equal(form('Valery Semerikov', 'Valeriy Semerikoff'), 'Valeriy Semerikoff')
    assert.equal(form('V.Semerikov', 'Anatoly Petrov'), 'A.Petrov')
    assert.equal(form('V. Semerikov', 'Anatoly Petrov'), 'A. Petrov')
    assert.equal(form('V.A. Semerikov', 'Anatoly Ivanovich Petrov'), 'A.I. Petrov')
    assert.equal(form('Semerikov', 'Anatoly Petrov'), 'Petrov')
    assert.equal(form('Stanislav ZAS', 'Stanislau Zass'), 'Stanislau ZASS')
    assert.equal(
      form('Semerikov Valery Anatolyevich', 'Valeriy Anatolievich Semerikoff'),
      'Semerikoff Valeriy Anatolievich',
    )
    assert.equal(form('Семериков', 'Anatoly Petrov'), undefined)
    assert.equal(form('Valery\nSemerikov', 'Anatoly Petrov'), undefined)
  })

  it('leaves Russian names that are declined, for the new one is not', () => {
    for (const declined of ['Валерия Семерикова', 'В. Семерикова', 'Имангали Семериковым', 'Семерикову'])
      assert.equal(form(declined, 'Валерий Семёриков'), undefined, declined)
    assert.equal(form('Валерий Семериков', 'Валерий Семёриков'), 'Валерий Семёриков')
    assert.equal(form('В.Семериков', 'Валерий Семёриков'), 'В.Семёриков')
    assert.equal(form('Мария Петрова', 'Мария Сокольская'), 'Мария Сокольская')
    assert.equal(form('Марии Петровой', 'Мария Сокольская'), undefined)
    assert.equal(form('Лев Толстой', 'Лев Талстой'), 'Лев Талстой')
    assert.equal(form('Сергей Лавров', 'Сергей Лавроф'), 'Сергей Лавроф')
  })

  it('refuses what is no name', () => {
    assert.equal(nameFault('Anatoly Petrov'), undefined)
    for (const bad of ['', 'Petrov', 'a = b', 'x'.repeat(300), '[a](b) c', 'A\u202eB Petrov'])
      assert.ok(nameFault(bad), bad)
  })

  it('writes each mention anew where it stands, titles and quotations apart', () => {
    const files = {
      ...dumps,
      'd.txt':
        'Valery Semerikov spoke\n\n18.02.2024\n\nOn 18 February 2024, the paper wrote: "It was Valery Semerikov who came."\n',
    }
    const {source, around, marks} = folder(files)
    const at = positionOf(late, 'Semerikov')
    assert.equal(prepareRename(source('b.txt'), around, at)?.placeholder, 'Valery Semerikov')
    assert.equal(prepareRename(source('b.txt'), around, {line: 0, character: 0}), undefined)
    const edits = renameEdits(source('b.txt'), around, at, 'Valeriy Semerikoff', (key, place) => {
      const {text} = marks(key.slice('/w/'.length))
      const line = text.split('\n')[place.line - 1] ?? ''
      const name = line.slice(place.column - 1, place.endColumn - 1)
      return {name, quoted: line.slice(0, place.column).includes('"')}
    })
    assert.deepEqual(
      edits.map(({key, edit, group}) => [key, edit.newText, group]),
      [
        ['/w/a.txt', 'Valeriy Semerikoff', 'text'],
        ['/w/b.txt', 'V.Semerikoff', 'text'],
        ['/w/c.txt', 'Valeriy Semerikoff', 'text'],
        ['/w/d.txt', 'Valeriy Semerikoff', 'title'],
        ['/w/d.txt', 'Valeriy Semerikoff', 'quotation'],
      ],
    )
  })
})

describe('completion', () => {
  it('offers officials in any spelling, with the post of the day of the item', () => {
    const files = {...dumps, 'd.txt': '05.06.2019\n\nOn 5 June 2019, the delegation met Sem\n'}
    const {source, around} = folder(files)
    const {items} = completions(source('d.txt'), around, {
      line: 2,
      character: 'On 5 June 2019, the delegation met Sem'.length,
    })
    assert.deepEqual(
      items.map(({label}) => label),
      ['Valery Semerikov'],
    )
    const [item] = items
    assert.ok(item)
    assert.match(
      resolvedCompletion(item, source('d.txt'), around).detail ?? '',
      /Acting Secretary General, as of 2019-06-05/,
    )
  })

  it('offers nobody whose name only has the letters somewhere', () => {
    for (const [typed, ...expected] of [
      ['Va', 'Valery Semerikov'],
      ['Vs'],
      ['Sid', 'Anatoly Sidorov'],
      ['Eri'],
    ] as const) {
      const {source, around} = folder({...dumps, 'd.txt': `05.06.2019\n\nOn 5 June 2019, ${typed}\n`})
      const {items} = completions(source('d.txt'), around, {line: 2, character: 16 + typed.length})
      assert.deepEqual(
        items.map(({label}) => label),
        expected,
      )
    }
  })

  it('is quiet behind small letters and numbers', () => {
    const {source, around} = folder({...dumps, 'd.txt': '05.06.2019\n\nOn 5 June 2019, the sem\n'})
    assert.deepEqual(completions(source('d.txt'), around, {line: 2, character: 23}).items, [])
  })
})
