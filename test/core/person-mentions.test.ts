import assert from 'node:assert/strict'
import {dossierOf} from '../../server/src/core/dossier.js'
import type {FileFacts, Mention} from '../../server/src/core/facts.js'
import {mentionBy, mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {mentionsOf} from '../../server/src/core/person-mentions.js'
import {dayOf} from '../../server/src/core/recovered.js'
import {emptyRegister} from '../../server/src/core/register/register.js'
import {
  bucketKey,
  emptyIndex,
  filesOf,
  withFiles,
  withRegister,
  type WorkspaceIndex,
} from '../../server/src/core/workspace-index.js'
import {pick, sequence} from '../bench/random.js'
import {seed} from '../seed.js'
import {factsIn, indexOf} from './reading.js'
import {registerOf} from './registers.js'

/** A mention of somebody as a list shows it. */
interface Listed {
  readonly path: string
  readonly day: string | null
  readonly mention: Mention
}

/** All mentions of a person by a walk over all files, as `mentionsOf` is to give them. */
function walked(index: WorkspaceIndex, id: string): readonly Listed[] {
  const found = [...filesOf(index)].flatMap(([path, facts]) =>
    mentionsIn(facts)
      .filter((mention) => personOf(index, path, mention).id === id)
      .map((mention) => ({path, day: dayOf(index, path, facts, mention.unit), mention})),
  )
  const order = ({path, day, mention}: Listed): string =>
    `${day ?? 'undated'} ${path} ${String(mention.line).padStart(6, '0')} ${String(mention.column).padStart(6, '0')}`
  return found.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function kept(index: WorkspaceIndex, id: string, key: string): readonly Listed[] {
  return mentionsOf(index, id, key).all.map((numbered) => ({
    path: numbered.path,
    day: numbered.day,
    mention: mentionBy(numbered),
  }))
}

const news = [
  'the CSTO Secretary General Stanislav Zas met the observers of the mission in the capital for a long talk.',
  'the CSTO Secretary General S. Zas left for the exercises in the mountains together with the whole staff.',
  'Mr Zas thanked all of the organizers for the warm welcome and for the splendid work that they had done.',
  'Minister of Defense of Armenia Ivan Petrov and Minister of Culture of Belarus Ilya Petrov shook hands at the gate.',
  'Minister of Defense of Armenia I. Petrov spoke about the plans of the joint staff for the years to come.',
  'the Ambassador of Belarus Petrov brought flowers, and Petrov of the CSTO took them with thanks that evening.',
  'Minister of Defense of Armenia Ivan Petrov-Zas was seen with the CSTO Secretary General Stanislav Zas in town.',
]

/** Two of one name, the first of whom holds his post from a day on: before it, it is nobody's. */
function namesakes(from: string): string {
  const post = `{title: Minister of Defense, organisation: Armenia, from: ${from}}`
  return `people:\n  - name: Ivan Petrov\n    posts: [${post}]\n  - name: Ivan Petrov\n    posts: [{organisation: Belarus}]\n`
}

const registers = [
  namesakes('2024-01-03'),
  namesakes('2024-01-07'),
  '',
  'people:\n  - name: Stanislav Zas\n    aliases: [Stas Sidorov, S. Zas]\n',
  'same:\n  - [Stanislav Zas, Ivan Petrov-Zas]\n',
  'never:\n  - Stanislav Zas\n',
  'people:\n  - name: Ilya Petrov\n    aliases: [Petrov]\n',
]

/** The same is found for everybody named in some files. */
function check(index: WorkspaceIndex, files: readonly (readonly [string, FileFacts])[], step: number): void {
  const met = new Set<string>()
  for (const [path, facts] of files) {
    for (const mention of mentionsIn(facts)) {
      const {id} = personOf(index, path, mention)
      if (met.size === met.add(id).size) continue
      const expected = walked(index, id)
      assert.deepEqual(kept(index, id, bucketKey(mention)), expected, `seed ${seed}, step ${step}, ${id}`)
      assert.equal(dossierOf(index, path, mention).dumps, new Set(expected.map((one) => one.path)).size)
    }
  }
}

describe('the mentions of a person', () => {
  const steps = Math.ceil(Number(process.env['DATELINE_STEPS'] ?? 100_000) / 500)

  it(`are those that a walk over all files finds, whatever changes between two looks (DATELINE_SEED=${seed})`, () => {
    const random = sequence(seed)
    const texts = Array.from({length: 60}, () =>
      Array.from({length: 1 + Math.floor(random() * 3)}, () => {
        const day = `${1 + Math.floor(random() * 9)}`
        // Half of the items have no day but that of a copy elsewhere.
        return `${random() < 0.5 ? `0${day}.01.2024\n\n` : ''}${pick(random, news)}\n`
      }).join('\n\n'),
    ).map((text) => factsIn(text))
    const said = registers.map((text) => (text === '' ? emptyRegister : registerOf(text).register))
    const seen: WorkspaceIndex[] = [emptyIndex]
    for (let step = 0; step < steps; step++) {
      // An older index may be asked about behind a newer one.
      const before = pick(random, seen)
      const judged = random() < 0.1
      const after = judged
        ? withRegister(before, pick(random, said))
        : withFiles(
            before,
            Array.from({length: random() < 0.1 ? 6 : 1}, (): [string, FileFacts | null] => [
              `dump-${Math.floor(random() * 14)}.txt`,
              random() < 0.15 ? null : pick(random, texts),
            ]),
          )
      seen.push(after)
      if (seen.length > 3) seen.shift()
      if (judged) check(before, [...filesOf(before)], step)
      check(after, judged ? [...filesOf(after)] : [pick(random, [...filesOf(after), ['none', factsIn('')]])], step)
    }
  }).timeout(60_000 + steps * 50)

  it('are the same list as long as nothing that is said of the person changes', () => {
    const text = `05.01.2024\n\n${news[0] ?? ''}\n`
    const index = indexOf({a: text, b: text})
    const after = withFiles(index, [['c', factsIn(`06.01.2024\n\n${news[4] ?? ''}\n`)]])
    const [mention] = mentionsIn([...filesOf(index)][0]?.[1])
    assert.ok(mention)
    const {id} = personOf(index, 'a', mention)
    assert.equal(mentionsOf(after, id, bucketKey(mention)), mentionsOf(index, id, bucketKey(mention)))
  })

  it('have the day of a dated copy, as soon as that day is another', () => {
    const words = news[0] ?? ''
    const before = indexOf({a: `${words}\n`, b: `05.01.2024\n\n${words}\n`})
    const after = withFiles(before, [['b', factsIn(`06.01.2024\n\n${words}\n`)]])
    const [mention] = mentionsIn([...filesOf(before)].find(([path]) => path === 'a')?.[1])
    assert.ok(mention)
    const {id} = personOf(before, 'a', mention)
    const days = (index: WorkspaceIndex): readonly (string | null)[] =>
      kept(index, id, bucketKey(mention)).map(({day}) => day)
    assert.deepEqual([before, after, before].map(days), [
      ['2024-01-05', '2024-01-05'],
      ['2024-01-06', '2024-01-06'],
      ['2024-01-05', '2024-01-05'],
    ])
  })

  it('of several persons of one name are judged anew when the register is another', () => {
    const index = indexOf({a: `05.01.2024\n\n${news[3] ?? ''}\n`, b: `08.01.2024\n\n${news[3] ?? ''}\n`})
    const [early, late] = ['2024-01-03', '2024-01-07'].map((from) =>
      withRegister(index, registerOf(namesakes(from)).register),
    )
    const places = (judged: WorkspaceIndex | undefined): readonly string[] =>
      judged ? kept(judged, '=ivan petrov, armenia', 'petrov').map(({path}) => path) : []
    assert.deepEqual([early, late, early].map(places), [['a', 'b'], ['b'], ['a', 'b']])
  })
})
