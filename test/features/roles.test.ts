import {strict as assert} from 'node:assert'
import {withRegister} from '../../server/src/core/workspace-index.js'
import {hover} from '../../server/src/features/hover.js'
import {roleDefinition} from '../../server/src/features/hover-role.js'
import {problemsOf} from '../../server/src/features/problems.js'
import {references} from '../../server/src/features/references.js'
import {registerOf} from '../core/registers.js'
import {wordsIn} from '../marked.js'
import {folder, type Folder} from './folder.js'

const early = '10.01.2024\n\nOn 10 January 2024, the CSTO Secretary General Imangali Tasmagambetov met the observers.\n'
const late = '20.03.2024\n\nOn 20 March 2024, the CSTO Secretary General Imangali Tasmagambetov met the envoys.\n'

/** What hover and definition say at the cursor; both belong to the marked words. */
function askedOf(files: Readonly<Record<string, string>>, made: (all: Folder) => Folder = (all) => all) {
  const at = Object.keys(files).find((name) => files[name]?.includes('‸')) ?? ''
  const {source, around, marks} = made(folder(files))
  const {cursor, ranges, text} = marks(at)
  const found = hover(source(at), around, cursor())
  const [range] = ranges
  if (range) assert.equal(found && wordsIn(text, found.range), wordsIn(text, range))
  const places = roleDefinition(source(at), around, cursor()) ?? []
  return {
    said: found?.markdown ?? '',
    places: places.map(({uri, range}) => `${uri.slice('file:///w/'.length)}:${range.start.line + 1}`),
    mentions: references(source(at), around, cursor(), true).length,
  }
}

describe('hover on a role without a name', () => {
  const item = '16.02.2024\n\nOn 16 February 2024, the ⟦CSTO Secre‸tary General⟧ said that the exercise went well.\n'

  it('says who held it that day, with the items that tell, and counts for nobody', () => {
    const {said, places, mentions} = askedOf({'a.txt': early, 'b.txt': item, 'c.txt': late})
    assert.ok(said.startsWith('`CSTO Secretary General`, on 2024-02-16: `Imangali Tasmagambetov`\n'), said)
    assert.ok(said.includes('sure, items before and after say so, 2024-01-10 [`a.txt:3`](file:///w/a.txt#L3)'), said)
    assert.deepEqual(places, ['a.txt:3'])
    assert.equal(mentions, 0)
  })

  it('is not sure where items on one side alone tell', () => {
    const {said} = askedOf({'a.txt': early, 'b.txt': item})
    assert.ok(said.includes('not sure, perhaps `Imangali Tasmagambetov`'), said)
  })

  it('lists the candidates where several could be', () => {
    const {said, places} = askedOf({
      'a.txt': early,
      'b.txt': item,
      'c.txt': late.replace('Imangali Tasmag', 'Andrei Serd'),
    })
    assert.ok(said.includes('not sure, one of these'), said)
    assert.equal(places.length, 2)
  })

  it('follows the register', () => {
    const yaml = 'people:\n  - name: Imangali Tasmagambetov\n    posts: [{title: CSTO Secretary General, from: 2023}]\n'
    const {said} = askedOf({'b.txt': item}, (all) => {
      const index = withRegister(all.around.index, registerOf(yaml).register)
      return {...all, around: {...all.around, index}}
    })
    assert.ok(
      said.includes('`Imangali Tasmagambetov`: sure, the register gives the day, in the register 2023-01-01 to now'),
      said,
    )
  })

  it('reads a post whose organization stands behind it, and one that leaves it out', () => {
    const belarus = '10.02.2024\n\nThe Minister of Defense of Belarus Viktor Khrenin spoke at the meeting first.\n'
    const {said} = askedOf({
      'a.txt': belarus,
      'b.txt':
        '10.02.2024\n\nOn 10 February 2024, the ⟦Minister of Def‸ense of the Republic of Belarus⟧ thanked all.\n',
    })
    assert.ok(said.includes('`Viktor Khrenin`: sure, an item of that day says so'), said)
    const {said: guessed} = askedOf({
      'a.txt': `${early.trimEnd()} The ⟦Secretary Gen‸eral⟧ thanked them.\n`,
    })
    assert.ok(guessed.includes('The words name no organization; that of others in the text is taken: `CSTO`'), guessed)
  })

  it('says nothing of the post of somebody who is named there', () => {
    for (const text of [
      early.replace('Secretary', 'Secre‸tary'),
      '10.01.2024\n\nStanislav Zas, the CSTO Sec‸retary General, met the observers of the day.\n',
    ])
      assert.equal(askedOf({'a.txt': text, 'b.txt': late}).said, '')
  })

  it('says nothing of other words', () =>
    assert.equal(
      askedOf({'a.txt': '10.01.2024\n\nThe obser‸vers of the CSTO met again in the hall.\n', 'b.txt': late}).said,
      '',
    ))

  it('is found in Markdown', () => {
    const {said} = askedOf({
      'a.txt': early,
      'c.txt': late,
      'b.md': item.replace('On 16', '**On** 16').replace('.txt', ''),
    })
    assert.ok(said.includes('`Imangali Tasmagambetov`: sure'), said)
  })
})

describe('hover on a person with posts over time', () => {
  it('tells earlier, later and acting posts apart', () => {
    const {said} = askedOf({
      'a.txt': '03.06.2019\n\nThe CSTO Acting Secretary General Valery Semerikov met the observers.\n',
      'b.txt':
        '16.02.2022\n\nThe CSTO Deputy Secretary General Valery Sem‸erikov took part in the meeting of the Council.\n',
      'c.txt': '16.02.2024\n\nThe adviser of the CSTO Valery Semerikov took part in the meeting of the Council.\n',
    })
    assert.ok(said.includes('Earlier posts:\n\n- `CSTO Acting Secretary General` (once, 2019-06-03), acting'), said)
    assert.ok(said.includes('Later posts:\n\n- `adviser of the CSTO`'), said)
  })
})

describe('a contradicted post', () => {
  const between =
    '16.02.2024\n\nOn 16 February 2024, the CSTO Secretary General ⟦Andrei Serd‸yukov⟧ met the delegates.\n'
  const files = {'a.txt': early, 'b.txt': between, 'c.txt': late}

  it('is told in the hover, with the items that speak against it', () => {
    const {said} = askedOf(files)
    assert.ok(said.includes('Contradicted: other items give this post to `Imangali Tasmagambetov`, 2024-01-10'), said)
  })

  it('is a quiet problem on the name, with the evidence, and can be switched off', () => {
    const {source, around, marks} = folder(files)
    const options = {duplicates: true, off: [], limit: 100}
    const [problem, ...others] = problemsOf(source('b.txt'), around, options)
    assert.deepEqual(others, [])
    assert.equal(problem?.code, 'post-contradicted')
    assert.deepEqual(problem.range, marks('b.txt').ranges[0])
    assert.equal(
      problem.message,
      '"CSTO Secretary General" is given to Andrei Serdyukov on 2024-02-16; items before and after that day give it to Imangali Tasmagambetov.',
    )
    assert.deepEqual(
      problem.relatedInformation?.map(({location, message}) => `${location.uri} ${message.slice(0, 10)}`),
      ['file:///w/a.txt 2024-01-10', 'file:///w/c.txt 2024-03-20'],
    )
    assert.deepEqual(problemsOf(source('b.txt'), around, {...options, off: ['post-contradicted']}), [])
    for (const name of ['a.txt', 'c.txt']) assert.deepEqual(problemsOf(source(name), around, options), [], name)
  })
})
