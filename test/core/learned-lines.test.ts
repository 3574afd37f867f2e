import assert from 'node:assert/strict'
import {duplicatesIn} from '../../server/src/core/duplicates.js'
import {isSiteUnit, learnedLines, withNews, type LearnedLine} from '../../server/src/core/learned-lines.js'
import {emptyIndex, filesOf, withFiles, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {factsIn, indexOf} from './reading.js'

const places = 'Minsk Yerevan Astana Bishkek Dushanbe Moscow Osh Gyumri Brest Almaty Vitebsk Khujand'.split(' ')

/** A page of a site with news of its own: what stands above and below it is given. */
function page(at: number, above: string, below: string): string {
  const place = places[at % places.length] ?? ''
  const news = `On ${1 + (at % 28)} May 2021, experts on civil defence met in ${place} for the meeting number ${at} and agreed on the plan of their work.`
  return `${above}\n\n${news}\n\nThey will meet again after ${at} weeks, and the host will be chosen by lot in ${place}.\n\n${below}\n`
}

function learned(index: WorkspaceIndex): readonly LearnedLine[] {
  return learnedLines(index.siteLines, filesOf(index), index.files.size)
}

function site(count: number, text: (at: number) => string): WorkspaceIndex {
  return indexOf(Object.fromEntries(Array.from({length: count}, (_, at) => [`p${at}.txt`, text(at)])))
}

const footer = 'more of this kind can be read below at leisure'

describe('what is learned of the lines of a site', () => {
  it('takes a line that stands below different news for a line of the site', () => {
    const index = site(12, (at) => page(at, 'News room', footer))
    assert.deepEqual(
      learned(index).map(({head, pages, example}) => [head, pages, example.file]),
      [
        ['News room', 12, 'p0.txt'],
        [footer, 12, 'p0.txt'],
      ],
    )
  })

  it('leaves such a line out of the items', () => {
    const index = site(12, (at) => page(at, '', `${footer}\n\nBack to the section`))
    for (const [, facts] of filesOf(index))
      for (const unit of facts.units)
        assert.equal(isSiteUnit(index.siteLines, facts, unit, index.files.size), unit.head === footer)
  })

  it('reports no copy of such a line, but of the news round it', () => {
    const copies = (pages: number): number => {
      const index = site(pages, (at) => `${page(at, '', footer)}\n${page(at + 100, '', '').trim()}\n`)
      return [...filesOf(index)].flatMap(([path]) => duplicatesIn(index, path)).length
    }
    assert.equal(copies(7), 6)
    assert.equal(copies(12), 0)
    // The line stands inside a run of copies, and does not break it.
    const again = site(12, (at) => `${page(at % 9, '', footer)}\n${page((at % 9) + 100, '', '').trim()}\n`)
    assert.equal(learned(again).length, 1)
    assert.equal(duplicatesIn(again, 'p2.txt').length, 1)
  })

  const reasons: Readonly<Record<string, (at: number) => string>> = {
    'that is on a few pages only': (at) => page(at, '', at < 7 ? footer : ''),
    'with a date': (at) => page(at, '', 'The page was made on 12 May 2021'),
    'with a name': (at) => page(at, '', 'The site is kept by Vladimir Zaynetdinov'),
    'with a full stop': (at) => page(at, '', `${footer}.`),
    'of twelve words': (at) => page(at, '', `${footer} and of that one`),
    'that stands above the same news wherever it is served': (at) =>
      `${page(at, '', '')}\n\nExercise ends in the mountains\n\nThe exercise that began last week came to its end, and all units went home.\n`,
    'that heads pages and is as long as a headline': (at) => page(at, 'A new hall for sports was opened', ''),
  }
  for (const [what, text] of Object.entries(reasons))
    it(`learns no line ${what}`, () => assert.deepEqual(learned(site(12, text)), []))

  it('believes people who say that a line is news', () => {
    const index = site(12, (at) => page(at, 'News room', footer))
    const told = {...index, siteLines: withNews(index.siteLines, ['News  room'])}
    assert.deepEqual(
      learned(told).map(({head}) => head),
      [footer],
    )
  })

  it('is the same in whatever order files come, change and go', () => {
    const files = Array.from({length: 30}, (_, at) => [`p${at}.txt`, factsIn(page(at, 'News room', footer))] as const)
    const once = withFiles(emptyIndex, files)
    let late = withFiles(
      emptyIndex,
      [...files].reverse().map(([path], at) => [path, factsIn(page(at, footer, 'Other'))]),
    )
    for (const [path, facts] of files) {
      late = withFiles(late, [[path, null]])
      late = withFiles(late, [[path, facts]])
    }
    assert.deepEqual(learned(late), learned(once))
    assert.equal(late.siteLines.lines.size, once.siteLines.lines.size)
    assert.equal(late.siteLines.beside.size, once.siteLines.beside.size)
    let none = late
    for (const [path] of files) none = withFiles(none, [[path, null]])
    assert.deepEqual([none.siteLines.lines.size, none.siteLines.beside.size], [0, 0])
  })
})
