import {strict as assert} from 'node:assert'
import {definition, documentHighlights, references} from '../../server/src/features/references.js'
import {workspaceSymbols} from '../../server/src/features/workspace-symbols.js'
import {folder} from './folder.js'

/** The places asked for must be the marked ones, in all files. */
function check(
  what: 'references' | 'others' | 'definition' | 'highlights',
  files: Readonly<Record<string, string>>,
): void {
  const at = Object.keys(files).find((name) => files[name]?.includes('‸')) ?? ''
  const {source, around, marks} = folder(files)
  const expected = Object.keys(files)
    .flatMap((name) => marks(name).ranges.map((range) => `${name} ${JSON.stringify(range)}`))
    .sort()
  const cursor = marks(at).cursor()
  const found =
    what === 'highlights'
      ? documentHighlights(source(at), around, cursor).map(({range}) => ({uri: `file:///w/${at}`, range}))
      : what === 'definition'
        ? [definition(source(at), around, cursor)].filter((place) => place !== undefined)
        : references(source(at), around, cursor, what === 'references')
  assert.deepEqual(
    found.map(({uri, range}) => `${uri.slice('file:///w/'.length)} ${JSON.stringify(range)}`).sort(),
    expected,
  )
}

const early = '03.06.2019\n\nOn 3 June 2019, the CSTO Acting Secretary General ⟦Valery Semerikov⟧ met the observers.\n'
const late = '16.02.2024\n\nThe CSTO Deputy Secretary General ⟦V.Sem‸erikov⟧ took part in the meeting of the Council.\n'

describe('references', () => {
  it('finds a person under every spelling, in all dumps', () => check('references', {'a.txt': early, 'b.txt': late}))

  it('leaves the place that introduces him out when asked to', () =>
    check('others', {'a.txt': early.replace(/[⟦⟧]/g, ''), 'b.txt': late}))

  it('keeps two people of one surname apart', () =>
    check('references', {
      'a.txt': '16.02.2024\n\nThe Minister of Defense of the Republic of Belarus ⟦Viktor Khre‸nin⟧ spoke first.\n',
      'b.txt': '16.02.2024\n\nThe adviser Maria Khrenina of the Republic of Belarus was not there at all.\n',
    }))

  it('finds nobody between the names', () =>
    check('references', {'a.txt': '16.02.2024\n\nThe meeting‸ of Valery Semerikov with the press was short.\n'}))
})

describe('definition', () => {
  it('is the first place with post and full name', () =>
    check('definition', {'a.txt': early, 'b.txt': late.replace(/[⟦⟧]/g, '')}))

  it('is found from any letter of the name, and right behind it', () => {
    check('definition', {'a.txt': '16.02.2024\n\nThe CSTO Secretary General ⟦‸Imangali Tasmagambetov⟧ left.\n'})
    check('definition', {'a.txt': '16.02.2024\n\nThe CSTO Secretary General ⟦Imangali Tasmagambetov‸⟧ left.\n'})
  })
})

describe('document highlight', () => {
  it('marks the names of one person in the file, and of no other file', () =>
    check('highlights', {
      'a.txt':
        '16.02.2024\n\n⟦Valery Sem‸erikov⟧ spoke, and ⟦V. Semerikov⟧ answered. Imangali Tasmagambetov listened.\n',
      'b.txt': early.replace(/[⟦⟧]/g, ''),
    }))
})

describe('workspace symbols', () => {
  const files = {'a.txt': early.replace(/[⟦⟧]/g, ''), 'b.txt': late.replace(/[⟦⟧‸]/g, '')}

  function names(query: string): string[] {
    return [...workspaceSymbols(folder(files).around, query)].flatMap((symbol) => (symbol ? [symbol.name] : []))
  }

  it('finds a person by the letters of the name', () => assert.deepEqual(names('semerik')[0], 'Valery Semerikov'))

  it('shows the spelling that fits, for editors filter by it', () => assert.deepEqual(names('V.Sem')[0], 'V.Semerikov'))

  it('shows a spelling with the initial that is asked for, though no text has it', () => {
    const symbols = [...workspaceSymbols(folder({'a.txt': files['a.txt']}).around, 'V.Semerikov')]
    assert.deepEqual(
      symbols.flatMap((symbol) => (symbol ? [symbol.name, symbol.containerName] : [])),
      ['V.Semerikov', 'Valery Semerikov'],
    )
    assert.equal(names('VS')[0], 'Valery Semerikov')
  })

  it('finds items by day and by words, and nobody by a day', () => {
    assert.deepEqual(
      names('2024-02').map((name) => name.slice(0, 10)),
      ['2024-02-16'],
    )
    assert.equal(names('observers').length, 1)
  })
})
