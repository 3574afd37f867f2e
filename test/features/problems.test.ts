import {strict as assert} from 'node:assert'
import {DiagnosticSeverity} from 'vscode-languageserver-types'
import {factProblemCodes, problemWords, severities} from '../../server/src/core/problems.js'
import {problemsOf} from '../../server/src/features/problems.js'
import {marked, wordsIn} from '../marked.js'
import {folder} from './folder.js'

const item = 'The working group looked at the plan of training.'
const long = '**a** word of a long block\n'.repeat(3_000)
const text = `⟦31.02.2024⟧

${item}


16.02.2024

The guards of the bridge came home from a long march.


⟦14.02.2025⟧

On ⟦13 February 2024⟧, guards of the old town opened a small school.


12.02.2024

The choir sang.


⟦The jury named a laureate.⟧


09.02.2024

The band played.


05.02.2024

The guards slept.
`
const options = {duplicates: false, off: [], limit: 100}

describe('problems of a text', () => {
  const {text: plain, ranges} = marked(text)
  const {source, around} = folder({'a.txt': plain, 'b.md': `**a**\n\n${long}`})

  it('stand on the words they are about', () =>
    assert.deepEqual(
      problemsOf(source('a.txt'), around, options).map(({code, range}) => [code, wordsIn(plain, range)]),
      ranges.map((range, at) => [factProblemCodes[at], wordsIn(plain, range)]),
    ))

  it('say what is read all the same', () => {
    const said = problemsOf(source('a.txt'), around, options).map(({message}) => message)
    assert.deepEqual(said, [
      'No calendar has the day "31.02.2024": it is not taken for a date.',
      '"14.02.2025" breaks the order of the list, between 2024-02-16 and 2024-02-12: it is taken as it stands.',
      '"13 February 2024" is of another year than the publication, "14.02.2025" of line 11: both are taken as they stand.',
      'This item has no date, and those around it have theirs.',
    ])
    const [block] = problemsOf(source('b.md'), around, options)
    assert.equal(block?.range.start.line, 2)
    assert.match(block.message, /^A Markdown block of more than 65,536 characters is read as plain text/)
  })

  it('are warnings where a day is wrong, and hints where it is only missing', () => {
    const severity = new Map(
      problemsOf(source('a.txt'), around, options).map((problem) => [problem.code, problem.severity]),
    )
    assert.equal(severity.get('impossible-date'), DiagnosticSeverity.Warning)
    assert.equal(severity.get('date-out-of-order'), DiagnosticSeverity.Information)
    assert.equal(severity.get('date-disagrees'), DiagnosticSeverity.Warning)
    assert.equal(severity.get('undated-item'), DiagnosticSeverity.Hint)
  })

  it('are switched off one by one', () => {
    for (const code of factProblemCodes) {
      const left = problemsOf(source('a.txt'), around, {...options, off: [code]}).map((problem) => problem.code)
      assert.deepEqual(
        left,
        factProblemCodes.slice(0, 4).filter((other) => other !== code),
      )
    }
    assert.deepEqual(problemsOf(source('b.md'), around, {...options, off: ['markup-not-read']}), [])
  })

  it('have a severity and words each', () => {
    assert.deepEqual(Object.keys(severities).sort(), [...factProblemCodes].sort())
    assert.match(problemWords({code: 'markup-not-read', why: 'dense'}), /more than 256 signs/)
  })
})
