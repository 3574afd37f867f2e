import assert from 'node:assert/strict'
import fc from 'fast-check'
import * as yaml from 'yaml'
import {editRegister, type RegisterChange} from '../../server/src/border/edit-register.js'
import {readerBy, readRegisterText, type ReadRegister} from '../../server/src/border/register-file.js'
import {lineAt, linesOf} from '../../server/src/core/lines.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {readLayout, type ReadPiece} from '../../server/src/core/register/layout.js'
import type {Located} from '../../server/src/core/register/located.js'
import {readRegister} from '../../server/src/core/register/read.js'
import {personOf} from '../../server/src/core/people.js'
import {emptyIndex, factsAt, withFiles, withRegister} from '../../server/src/core/workspace-index.js'
import {seed} from '../seed.js'
import {factsIn} from './reading.js'
import {registerOf} from './registers.js'

/** The values with the places of their words, which is what messages and edits go by. */
function wordsOf(value: Located): unknown {
  switch (value.kind) {
    case 'text':
      return [value.start, value.end, value.text]
    case 'list':
      return value.items.map(wordsOf)
    case 'fields':
      return value.fields.map((field) => [field.start, field.name, wordsOf(field.value)])
    case 'nothing':
      return null
  }
}

const words = fc.oneof(
  fc.constantFrom(
    'Ivan Petrov',
    'Мария',
    'null',
    '~',
    '2019',
    '2019-05-01',
    'a: b',
    'a #b',
    "'it''s'",
    '"a\\tb"',
    '"x y"',
  ),
  fc.constantFrom(
    '- a',
    '[a, b]',
    '[a, "b"]',
    '{a: b}',
    '|',
    '&a b',
    '*a',
    '# c',
    'a:',
    'x # y',
    '"x" # y',
    "'x'",
    '',
    '[]',
    '? a',
  ),
  fc.string({maxLength: 8}),
)
const line = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '      ', ' ', '\t'),
    fc.constantFrom('', '- ', '- - ', '-', '-  '),
    fc.constantFrom('', 'name: ', 'aliases:', 'notes: ', 'people:', 'same:', 'never: ', 'name:'),
    words,
  )
  .map((parts) => parts.join(''))
const shaped = fc.array(line, {maxLength: 12}).map((lines) => lines.join('\n'))
const plain = fc
  .array(fc.tuple(words, fc.array(words, {maxLength: 3}), words), {maxLength: 5})
  .map((entries) =>
    entries
      .map(([name, aliases, notes]) => {
        const list = aliases.map((alias) => `\n      - ${alias}`).join('')
        return `  - name: ${name}\n    aliases:${list}\n    notes: ${notes}\n`
      })
      .join(''),
  )
  .map((entries) => `people:\n${entries}`)

describe('the text of a register', () => {
  it(`is read alike by us and by the parser of YAML (DATELINE_SEED=${String(seed)})`, () => {
    const read = readerBy(yaml)
    let ours = 0
    fc.assert(
      fc.property(fc.oneof(plain, shaped), (text) => {
        const {values, pieces} = readLayout(text, read)
        const whole = read(text)
        if (pieces.size > 0 && ![...pieces.values()].some(({byParser}) => byParser)) ours++
        if (values.kind === 'broken' || whole.kind === 'broken') assert.equal(values.kind, whole.kind, text)
        else assert.deepEqual(wordsOf(values), wordsOf(whole), text)
      }),
      {numRuns: Number(process.env['DATELINE_STEPS'] ?? 3_000), seed},
    )
    assert.ok(ours > 100, `${ours} were read by us`)
  })

  it(`says behind an edit what it says from scratch, place by place (DATELINE_SEED=${String(seed)})`, () => {
    const edit = fc.record({
      at: fc.double({min: 0, max: 1, noNaN: true}),
      cut: fc.nat(30),
      words: fc.oneof(line, plain),
    })
    fc.assert(
      fc.property(fc.oneof(plain, shaped), fc.array(edit, {maxLength: 4}), (start, edits) => {
        let text = start
        let before = readRegisterText(text, yaml)
        for (const {at, cut, words} of edits) {
          const from = Math.floor(at * text.length)
          text = text.slice(0, from) + words + text.slice(from + cut)
          const after = readRegisterText(text, yaml, before.kind === 'read' ? before.pieces : undefined)
          const anew = readRegisterText(text, yaml)
          assert.deepEqual(saidIn(after), saidIn(anew), text)
          if (after.kind === 'read')
            assert.deepEqual(placesIn(text, after), placesIn(text, readRegister(whole(text))), text)
          if (after.kind === 'read') before = after
        }
      }),
      {numRuns: Math.ceil(Number(process.env['DATELINE_STEPS'] ?? 3_000) / 6), seed},
    )
  })

  it('is read anew behind an edit for the one entry that differs', () => {
    const text = (note: string): string =>
      `people:\n${Array.from({length: 500}, (_, at) => `  - name: Ivan${at} Petrov\n    notes: ${at === 250 ? note : 'x'}\n`).join('')}`
    const [first, second] = [text('one'), text('two and more')].reduce<ReadonlyMap<string, ReadPiece>[]>((all, own) => {
      const read = readRegisterText(own, yaml, all.at(-1))
      assert.ok(read.kind === 'read')
      return [...all, read.pieces]
    }, [])
    assert.ok(first && second)
    assert.equal([...second].filter(([words, piece]) => first.get(words) !== piece).length, 1)
  })

  it('is read in time that grows with its length', () => {
    const entry = (at: number): string =>
      `  - name: Ivan${at} Petrov${at}\n    aliases: [I. Petrov${at}]\n    posts:\n      - organisation: CSTO\n`
    const text = (count: number): string => `people:\n${Array.from({length: count}, (_, at) => entry(at)).join('')}`
    timeOf(text(1_000))
    const growth = timeOf(text(8_000)) / Math.max(timeOf(text(1_000)), 1_000)
    assert.ok(growth < 24, `${growth.toFixed(1)} times the time for 8 times the text`)
  })

  it('is refused above its size, and what is nested too deep', () => {
    const large = readRegisterText(`people:\n${'# x\n'.repeat(2_600_000)}`, yaml)
    assert.ok(large.kind === 'broken' && large.fault.message.includes('at most 10 million characters'))
    assert.equal(readRegisterText(`people: ${'['.repeat(10_000)}`, yaml).kind, 'broken')
  })

  for (const text of ['officials\n', '- name: Ivan Petrov\n'])
    it(`is broken where it has no sections: ${JSON.stringify(text)}`, () => {
      const read = readRegisterText(text, yaml)
      assert.ok(read.kind === 'broken' && read.fault.message.startsWith('Expected the fields people, same, '))
    })

  for (const [what, text, ...expected] of [
    ['a circle', 'same:\n  - [A. Petrov, Ivan Petrov]\n  - [Ivan Petrov, A. Petrov]\n', '3: same: .* closes a circle'],
    ['a judgement with one name more', 'same:\n  - [A. Petrov, Ivan Petrov]\n  - [Ivan Petrov, A. Petrov, A. Zuev]\n'],
    [
      'same and different',
      'same:\n  - [A. Petrov, Ivan Petrov]\ndifferent:\n  - [Ivan Petrov, A. Petrov]\n',
      '2: same: .* different persons by another judgement',
    ],
    [
      'same and different round a corner',
      'different: [[Ivan Petrov, Oleg Orlov]]\nsame:\n  - [Ivan Petrov, A. Zuev]\n  - [A. Zuev, Oleg Orlov]\n',
      '4: same: .* different persons',
    ],
    [
      'different names of one entry',
      'people:\n  - name: Ivan Petrov\n    aliases: [Oleg Orlov]\ndifferent:\n  - [Oleg Orlov, Ivan Petrov]\n',
      '5: different: .* same entry',
    ],
    ['a name for never', 'people:\n  - name: Ivan Petrov\nnever:\n  - IVAN PETROV\n', '4: never: '],
    [
      'an alias of two',
      'people:\n  - name: Ivan Petrov\n  - name: Stanislav Zas\n    aliases: [Ivan Petrov]\n',
      '4: .* nothing tells the two apart',
    ],
    ['two of one name', 'people:\n  - name: Ivan Petrov\n  - name: Ivan Petrov\n', '3: .* nothing tells the two apart'],
    [
      'a prototype',
      'people:\n  - name: __proto__\n    __proto__: x\n  - name: constructor\n',
      '3: A field: .*__proto__',
    ],
    [
      'a name of ten thousand',
      `people:\n  - name: ${'x'.repeat(10_000)}\n`,
      '2: name: .*10,000; the entry is left out',
    ],
    ['a day of no calendar', 'people:\n  - name: A B\n    posts:\n      - {title: x, from: 2023-02-30}\n', '4: from: '],
    [
      'a post that ends first',
      'people:\n  - name: A B\n    posts:\n      - {title: x, from: 2023, to: 2022}\n',
      '4: A post: ',
    ],
    ['a link that runs', 'people:\n  - name: A B\n    links: ["javascript:alert(1)"]\n', '3: links: '],
    ['numbers and lists', 'people:\n  - name: [a]\nsame: 1\n', '2: name: ', '3: A judgement: '],
    [
      'a list for a post',
      'people:\n  - name: A B\n    posts:\n      - [x, y]\n',
      '4: A post: expected a title, or the fields',
    ],
  ] as const) {
    it(`tells of ${what} with its line`, () => {
      const {said} = registerOf(text)
      assert.equal(said.length, expected.length, said.join('\n'))
      for (const [at, pattern] of expected.entries()) {
        const [first = '', ...rest] = pattern.split('.*')
        assert.ok(said[at]?.startsWith(first) && rest.every((words) => said[at]?.includes(words)), said[at])
      }
    })
  }

  it('takes what looks like a pattern, or turns the reading order, for the words it is', () => {
    const {register, said} = registerOf('never:\n  - "(a+)+$"\n  - ".*"\n  - "\\u202Egro"\n')
    assert.deepEqual([...register.never], ['(a+)+$', '.*', '\u202egro'])
    assert.deepEqual(said, [])
  })

  it('loses nothing when it is written to, and gains what is written', () => {
    const name = fc.constantFrom('Ivan Petrov', 'Oleg Orlov', 'A. Zuev', 'Мария Зуева', 'No: one', "O'Neil Bo")
    const change = fc.oneof(
      name.map((one): RegisterChange => ({kind: 'people', name: one, posts: [{title: 'a: b', organisation: 'CSTO'}]})),
      fc.tuple(name, name).map((names): RegisterChange => ({kind: 'same', names})),
      name.map((text): RegisterChange => ({kind: 'never', text})),
    )
    const base = fc.constantFrom(
      '',
      '# only words\n',
      'people:\n',
      'people: # ours\n  # first\n  - name: B C # c\n\n  # second\n  - name: D E\n    notes: |\n      long\n      words\nnever:\n- x\n',
      'never:\r\n  - a\r\n  - z',
      'same:\n  - [K L, M N]\n  -\n    - K L\n    - O P\n',
    )
    fc.assert(
      fc.property(base, fc.array(change, {maxLength: 5}), (start, changes) => {
        let text = start
        for (const next of changes) {
          const before = registerValues(text)
          const edit = editRegister(yaml, text, next)
          assert.ok(edit.kind === 'edit', text)
          assert.equal(edit.start, edit.end)
          text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end)
          const after = registerValues(text)
          assert.equal(after[next.kind]?.length, (before[next.kind]?.length ?? 0) + 1, text)
          for (const section of ['people', 'same', 'different', 'never'])
            for (const entry of before[section] ?? []) assert.ok(after[section]?.includes(entry), text)
        }
      }),
      {seed},
    )
  })

  it('is refused for writing where its lists are on one line, or it is broken', () => {
    for (const text of ['never: [a]\n', '{never: [a]}', 'never:\n\t- a\n', 'never: {a: b}\n'])
      assert.equal(editRegister(yaml, text, {kind: 'never', text: 'b'}).kind, 'refused', text)
  })
})

/** All that was read, but what is kept for the next reading. */
function saidIn(read: ReadRegister): unknown {
  return read.kind === 'read' ? [read.said, read.faults] : read
}

/** Where names stand, and what is told of which line, which reading entry by entry must not move. */
function placesIn(text: string, {said, faults}: Pick<ReadRegister & {kind: 'read'}, 'said' | 'faults'>): unknown {
  const lines = linesOf(text)
  return [
    said.entries.map(({name, aliases}) => [name, ...aliases].map(({text, start, end}) => [text, start, end])),
    faults.map(({start, message}) => [lineAt(lines, start), message]),
  ]
}

/** The values of a text that is YAML, by the parser alone. */
function whole(text: string): Located {
  const read = readerBy(yaml)(text)
  assert.ok(read.kind !== 'broken', text)
  return read
}

/** Microseconds of the processor that reading takes, at best. */
function timeOf(text: string): number {
  let best = Infinity
  for (let round = 0; round < 6; round++) {
    const start = process.cpuUsage()
    registerOf(text)
    const {user, system} = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}

/** The entries of each section as JSON. */
function registerValues(text: string): Readonly<Record<string, readonly string[]>> {
  const values = (yaml.parse(text) ?? {}) as Record<string, readonly unknown[] | null>
  return Object.fromEntries(
    Object.entries(values).map(([key, list]) => [key, (list ?? []).map((one) => JSON.stringify(one))]),
  )
}

describe('persons of a workspace with a register', () => {
  const spoke = (who: string): string => `On 1 May 2024, ${who} spoke in Minsk. The meeting was long.\n`
  const names = [
    'the Minister Maria Petrova',
    'the Minister Maria Sokolskaya',
    'the Minister of Defense of Belarus Ivan Petrov',
    'the CSTO Secretary General Ivan Petrov',
    'General I. Petrov',
    'General A. Petrov',
    'Mr Petrov',
    'the Ambassador Andrei Petrov',
    'the CSTO Deputy Secretary General Taalatbek Masadykov',
    'the CSTO Deputy Secretary General Talatbek Masadikov',
    'T. Masadykov',
  ]
  const {register} = registerOf(`people:
  - name: Ivan Petrov
    posts: [{organisation: Belarus}]
  - name: Ivan Petrov
    posts: [{organisation: CSTO}]
same: [[Maria Sokolskaya, Maria Petrova]]
different: [[A. Petrov, Andrei Petrov]]
`)
  const files = Array.from({length: 33}, (_, at) => [`f${at}`, factsIn(spoke(names[at % names.length] ?? ''))] as const)

  it('are the same for two hundred orders of the files, with the register first or last or between', () => {
    const expected = told([...files], 0)
    assert.ok(expected.includes('"Maria Sokolskaya","the register says so"'), expected)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...files], {minLength: files.length}),
        fc.nat(files.length),
        (order, when) => told(order, when) === expected,
      ),
      {numRuns: 200, seed},
    )
  })

  it('are left alone by a change of a file that does not name them', () => {
    const index = withRegister(withFiles(emptyIndex, files), register)
    const [mention] = mentionsIn(factsAt(index, 'f8'))
    assert.ok(mention)
    const before = personOf(index, 'f8', mention)
    const changed = withFiles(index, [['f2', factsIn(spoke('the Minister Oleg Orlov'))]])
    assert.equal(personOf(changed, 'f8', mention), before)
  })

  /** Everybody, with reasons, when the register comes behind so many of the files. */
  function told(order: readonly (readonly [string, ReturnType<typeof factsIn>])[], when: number): string {
    let index = withFiles(emptyIndex, order.slice(0, when))
    index = withRegister(index, register)
    for (const file of order.slice(when)) index = withFiles(index, [file])
    return JSON.stringify(
      files.flatMap(([path, facts]) =>
        mentionsIn(facts).map((mention) => {
          const {id, name, reason, candidates} = personOf(index, path, mention)
          return [path, mention.named.surface, id, name, reason, candidates]
        }),
      ),
    )
  }
})
