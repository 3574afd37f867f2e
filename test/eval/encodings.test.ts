import {strict as assert} from 'node:assert'
import {join} from 'node:path'
import {encodingCases, tallyOf, type EncodingCase} from './encodings.js'
import {root} from './facts.js'
import {readLabelledSet} from './labelled-set.js'

describe('encodings of cut dumps', () => {
  let cases: readonly EncodingCase[] = []
  before(() => {
    cases = encodingCases(readLabelledSet(join(root, 'test', 'labelled')).filter(isForRules), 1)
  })

  it('are read right in 99.5 of 100 cases from 512 bytes on', () => {
    const {cases: count, right} = tallyOf(cases.filter(({size}) => size >= 512))
    assert.ok(count > 1_000)
    assert.ok(right >= count * 0.995, `${right} of ${count}`)
  })

  it('are never read wrong without doubt, however short the text', () =>
    assert.equal(tallyOf(cases).wrongAndWritten, 0))

  it('are in doubt for few texts of a page or two', () => {
    const {cases: count, doubtful} = tallyOf(cases.filter(({size}) => size >= 2_048))
    assert.ok(doubtful <= count * 0.1, `${doubtful} of ${count}`)
  })
})

function isForRules({half}: {readonly half: string}): boolean {
  return half === 'write'
}
