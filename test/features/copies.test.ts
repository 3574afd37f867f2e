import {strict as assert} from 'node:assert'
import {codeActions} from '../../server/src/features/code-actions.js'
import {problemsOf} from '../../server/src/features/problems.js'
import {removalEdit} from '../../server/src/features/remove-copy.js'
import {linesOf} from '../../server/src/core/lines.js'
import {wordsIn} from '../marked.js'
import {folder} from './folder.js'

const options = {duplicates: true, off: [], limit: 100}
const paragraph = 'On 15 February, the Permanent Council approved the plan of joint training for the whole year.'
const other = 'The observers of the parliaments came to the capital and looked at the work of the polling stations.'

/** Every marked range must be reported as a redundant copy, and nothing else. */
function check(files: Readonly<Record<string, string>>): void {
  const {source, around, marks} = folder(files)
  for (const name of Object.keys(files)) {
    const {text, ranges} = marks(name)
    const found = problemsOf(source(name), around, options).filter(({code}) => code === 'redundant-copy')
    assert.deepEqual(
      found.map(({range}) => wordsIn(text, range)),
      ranges.map((range) => wordsIn(text, range)),
      name,
    )
  }
}

describe('redundant copies', () => {
  it('are reported on the copy, the dated one is kept', () =>
    check({'a.txt': `⟦${paragraph}⟧\n\n\n${other}\n`, 'b.txt': `16.02.2024\n\n${paragraph}\n`}))

  it('are one report for a run of items', () =>
    check({
      'a.txt': `⟦16.02.2024\n\n${paragraph}\n\n\n15.02.2024\n\n${other}⟧\n`,
      '0.txt': `16.02.2024\n\n${paragraph}\n\n\n15.02.2024\n\n${other}\n`,
    }))

  it('name the kept copy as related information, faded, and shown in Problems', () => {
    const {source, around} = folder({'a.txt': `${paragraph}\n`, 'b.txt': `16.02.2024\n\n${paragraph}\n`})
    const [problem] = problemsOf(source('a.txt'), around, options)
    assert.equal(problem?.severity, 3)
    assert.deepEqual(problem.tags, [1])
    assert.equal(problem.message, 'Redundant copy: the same words stand in b.txt, line 1.')
    assert.equal(problem.relatedInformation?.[0]?.location.uri, 'file:///w/b.txt')
  })

  it('are left out when they are switched off', () => {
    const {source, around} = folder({'a.txt': `${paragraph}\n\n\n${paragraph}\n`})
    assert.deepEqual(problemsOf(source('a.txt'), around, {...options, duplicates: false}), [])
  })

  it('say how many more there are above the limit', () => {
    const days = Array.from({length: 9}, (_, at) => `The letter of 3${at}.02.2024 was lost again.`).join('\n\n')
    const {source, around} = folder({'a.txt': `${days}\n`})
    const problems = problemsOf(source('a.txt'), around, {duplicates: true, off: [], limit: 3})
    assert.equal(problems.length, 3)
    assert.match(problems[2]?.message ?? '', /more problems of this file are not shown/)
    assert.deepEqual(problemsOf(source('a.txt'), around, {duplicates: true, off: [], limit: 0}), [])
  })
})

describe('what can be done about a copy', () => {
  const commands = {
    removeCopy: 'remove',
    removeCopiesInFile: 'removeInFile',
    showKept: 'show',
    chooseCopy: 'choose',
    takeBackChoice: 'takeBack',
    recoverDate: 'recover',
    compare: 'compare',
    stampOf: () => '#',
  }

  function titles(files: Readonly<Record<string, string>>, name: string, known: object = commands): string[] {
    const {source, around} = folder(files)
    const all = {start: {line: 0, character: 0}, end: {line: 1_000, character: 0}}
    return codeActions(source(name), around, all, [], {...commands, ...known}).map(({title}) => title)
  }

  const files = {'a.txt': `${paragraph}\n`, 'b.txt': `16.02.2024\n\n${paragraph}\n`}

  it('is to remove it, to go to the kept copy, and to compare the two', () =>
    assert.deepEqual(titles(files, 'a.txt'), [
      'Remove this copy',
      'Go to the kept copy',
      'Compare with the kept copy',
      'Keep this one instead',
      'Accept these copies as intended',
    ]))

  it('is nothing on the copy that is kept', () => assert.deepEqual(titles(files, 'b.txt'), []))

  it('is never to lose a day that the kept copy lacks', () => {
    const dated = {
      'a.txt': `17.02.2024\n\n${paragraph}\n\n${other}\n`,
      'b.txt': `16.02.2024\n\n${paragraph}\n\n${other}\n`,
    }
    const {source, around} = folder(dated)
    const copies = ['a.txt', 'b.txt'].filter((name) => problemsOf(source(name), around, options).length > 0)
    for (const name of copies) assert.ok(!titles(dated, name).includes('Remove this copy'), name)
    assert.equal(copies.length, 1)
  })
})

describe('removing lines', () => {
  /** The marked lines go, and what the edit takes with them. */
  function removed(text: string, line: number, endLine: number): string {
    const lines = linesOf(text)
    const {range} = removalEdit({line, endLine}, text, lines)
    const at = ({line: row, character}: {line: number; character: number}): number =>
      row < lines.count ? (lines.starts[row] ?? 0) + character : text.length
    return text.slice(0, at(range.start)) + text.slice(at(range.end))
  }

  it('takes the blank lines behind them along', () => assert.equal(removed('a\n\n\nb\n\n\nc\n', 4, 4), 'a\n\n\nc\n'))
  it('takes those before them at the end of the text', () => assert.equal(removed('a\n\n\nb\n', 4, 4), 'a\n'))
  it('ends well without a line end', () => assert.equal(removed('a\n\nb', 3, 3), 'a\n'))
  it('leaves nothing of a text that is all copy', () => assert.equal(removed('\na\n', 2, 2), ''))
  it('knows CRLF and CR', () => {
    assert.equal(removed('a\r\n\r\nb\r\n\r\nc', 3, 3), 'a\r\n\r\nc')
    assert.equal(removed('a\r\rb\r\rc', 3, 3), 'a\r\rc')
  })
})
