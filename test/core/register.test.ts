import assert from 'node:assert/strict'
import {dossierOf} from '../../server/src/core/dossier.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {listPersons} from '../../server/src/core/persons.js'
import {factsAt, withRegister, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'
import {indexOf} from './reading.js'
import {registerOf} from './registers.js'

/** Who the mentions of all files are under a register: one line a person, its surfaces in order. */
function personsUnder(index: WorkspaceIndex): readonly string[] {
  const persons = new Map<string, {name: string; surfaces: string[]}>()
  for (const path of ['a', 'b', 'c', 'd', 'e']) {
    for (const mention of mentionsIn(factsAt(index, path))) {
      const {id, name} = personOf(index, path, mention)
      const person = persons.get(id) ?? {name, surfaces: []}
      person.surfaces.push(mention.named.surface)
      persons.set(id, person)
    }
  }
  return [...persons.values()].map(({name, surfaces}) => `${name}: ${surfaces.join(', ')}`)
}

function check(files: Readonly<Record<string, string>>, register: string, ...expected: string[]): void {
  assert.deepEqual(personsUnder(withRegister(indexOf(files), registerOf(register).register)), expected)
}

const spoke = (who: string, day = '1 May 2024'): string => `On ${day}, ${who} spoke in Minsk.\n`

describe('persons under a register', () => {
  it('shows an official under the name of his entry', () =>
    check(
      {a: spoke('the CSTO Deputy Secretary General Valery Semerikov')},
      'people:\n  - name: Valery Anatolyevich Semerikov\n    aliases: [Valery Semerikov]\n',
      'Valery Anatolyevich Semerikov: Valery Semerikov',
    ))
  it('joins several surnames', () =>
    check(
      {a: spoke('the Minister Maria Petrova'), b: spoke('the Minister Maria Sokolskaya', '2 May 2025')},
      'people:\n  - name: Maria Petrova\n    aliases:\n      - Maria Sokolskaya\n',
      'Maria Petrova: Maria Petrova, Maria Sokolskaya',
    ))
  it('joins nobody by a judgement that is left out', () =>
    check(
      {a: spoke('the Ministers Maria Petrova, Oleg Orlov and Ivan Zuev')},
      'same:\n  - [Maria Petrova, Oleg Orlov, Ivan Zuev]\ndifferent:\n  - [Maria Petrova, Oleg Orlov]\n',
      'Maria Petrova: Maria Petrova',
      'Oleg Orlov: Oleg Orlov',
      'Ivan Zuev: Ivan Zuev',
    ))
  it('joins what is judged to be the same', () =>
    check(
      {a: spoke('the Minister Maria Petrova'), b: spoke('the Minister Maria Sokolskaya', '2 May 2025')},
      'same:\n  - [Maria Sokolskaya, Maria Petrova]\n',
      'Maria Sokolskaya: Maria Petrova, Maria Sokolskaya',
    ))
  it('keeps apart what is judged to be different, spellings that fold alike among it', () =>
    check(
      {
        a: spoke('the CSTO Deputy Secretary General Taalatbek Masadykov'),
        b: spoke('the Ambassador of Belarus Talatbek Masadikov'),
      },
      'different:\n  - [Taalatbek Masadykov, Talatbek Masadikov]\n',
      'Taalatbek Masadykov: Taalatbek Masadykov',
      'Talatbek Masadikov: Talatbek Masadikov',
    ))
  it('keeps initials apart from a full name', () =>
    check(
      {a: spoke('the Minister of Defense Andrei Petrov'), b: spoke('General A. Petrov')},
      'different: [[A. Petrov, Andrei Petrov]]\n',
      'Andrei Petrov: Andrei Petrov',
      'A. Petrov: A. Petrov',
    ))
  it('knows whom initials fit though no text names him in full', () =>
    check(
      {a: spoke('the CSTO Secretary General I. Tasmagambetov')},
      'people:\n  - name: Imangali Tasmagambetov\n',
      'Imangali Tasmagambetov: I. Tasmagambetov',
    ))
  it('leaves out what is never a name', () =>
    check(
      {a: spoke('the Minister Ivan Petrov'), b: spoke('the Minister Oleg Sokolov')},
      'never:\n  - ivan  PETROV\n',
      'Oleg Sokolov: Oleg Sokolov',
    ))
  it('never joins two people on a surname alone', () =>
    check(
      {a: spoke('the NATO Secretary General Jens Stoltenberg'), b: spoke('Mr Stoltenberg')},
      'people:\n  - name: Jens Stoltenberg\n',
      'Jens Stoltenberg: Jens Stoltenberg',
      'Stoltenberg: Stoltenberg',
    ))
  const alias = 'people:\n  - name: Jens Stoltenberg\n    aliases: [Stoltenberg]\n'
  const full = spoke('the NATO Secretary General Jens Stoltenberg')
  it('takes a surname alone that is an alias at its word', () =>
    check({a: full, b: spoke('Mr Stoltenberg')}, alias, 'Jens Stoltenberg: Jens Stoltenberg, Stoltenberg'))
  it('is not sure of such an alias where somebody else bears the surname, and names both', () => {
    const files = {a: full, b: spoke('Mr Stoltenberg'), c: spoke('the Ambassador of Norway Camilla Stoltenberg')}
    check(
      files,
      alias,
      'Jens Stoltenberg: Jens Stoltenberg',
      'Stoltenberg: Stoltenberg',
      'Camilla Stoltenberg: Camilla Stoltenberg',
    )
    const index = withRegister(indexOf(files), registerOf(alias).register)
    const [mention] = mentionsIn(factsAt(index, 'b'))
    assert.ok(mention)
    const {candidates, reason} = personOf(index, 'b', mention)
    assert.deepEqual(candidates, ['Camilla Stoltenberg', 'Jens Stoltenberg'])
    assert.equal(reason, 'the register gives the surname alone to Jens Stoltenberg, and others bear it, too')
  })
  it('tells the two apart by organization', () =>
    check(
      {
        a: full,
        b: spoke('the NATO chief Stoltenberg'),
        c: spoke('the Ambassador of Norway Camilla Stoltenberg'),
      },
      alias,
      'Jens Stoltenberg: Jens Stoltenberg, Stoltenberg',
      'Camilla Stoltenberg: Camilla Stoltenberg',
    ))
  it('is sure of it again when the other is never meant by the surname alone', () =>
    check(
      {a: full, b: spoke('Mr Stoltenberg'), c: spoke('the Ambassador of Norway Camilla Stoltenberg')},
      `${alias}different: [[Camilla Stoltenberg, Stoltenberg]]\n`,
      'Jens Stoltenberg: Jens Stoltenberg, Stoltenberg',
      'Camilla Stoltenberg: Camilla Stoltenberg',
    ))
  it('keeps two entries with one such alias apart', () =>
    check(
      {b: spoke('Mr Stoltenberg')},
      `${alias}  - name: Camilla Stoltenberg\n    aliases: [Stoltenberg]\n`,
      'Stoltenberg: Stoltenberg',
    ))
  it('tells two of one name apart by organization and day', () =>
    check(
      {
        a: spoke('the Minister of Defense of Belarus Ivan Petrov'),
        b: spoke('the CSTO Secretary General Ivan Petrov'),
        c: spoke('the CSTO Secretary General Ivan Petrov', '1 May 2010'),
        d: spoke('Mr Ivan Petrov'),
      },
      `people:
  - name: Ivan Petrov
    posts:
      - organisation: Belarus
  - name: Ivan Petrov
    posts:
      - title: CSTO Secretary General
        from: 2020
`,
      'Ivan Petrov: Ivan Petrov',
      'Ivan Petrov: Ivan Petrov',
      'Ivan Petrov: Ivan Petrov',
      'Ivan Petrov: Ivan Petrov',
    ))
  it('names both of one name as candidates where nothing tells', () => {
    const {register} = registerOf(
      'people:\n  - name: Ivan Petrov\n    posts: [Minister of Trade]\n  - name: Ivan Petrov\n    posts: [CSTO Chief of Staff]\n',
    )
    const index = withRegister(indexOf({a: spoke('Mr Ivan Petrov')}), register)
    const [mention] = mentionsIn(factsAt(index, 'a'))
    assert.ok(mention)
    assert.deepEqual(personOf(index, 'a', mention).candidates, [
      'Ivan Petrov, CSTO Chief of Staff',
      'Ivan Petrov, Minister of Trade',
    ])
  })
  it('says that the register says so', () => {
    const index = withRegister(
      indexOf({a: spoke('the Minister Ivan Petrov')}),
      registerOf('people:\n  - name: Ivan Petrov\n').register,
    )
    const [mention] = mentionsIn(factsAt(index, 'a'))
    assert.ok(mention)
    assert.equal(personOf(index, 'a', mention).reason, 'the register says so')
  })
  it('gathers all surnames of a person, from any of his mentions and from the list', () => {
    const files = {a: spoke('the Minister Maria Petrova'), b: spoke('the Minister Maria Sokolskaya', '2 May 2025')}
    const index = withRegister(indexOf(files), registerOf('same:\n  - [Maria Sokolskaya, Maria Petrova]\n').register)
    for (const path of ['a', 'b']) {
      const [mention] = mentionsIn(factsAt(index, path))
      assert.ok(mention)
      assert.equal(dossierOf(index, path, mention).mentions.length, 2)
    }
    assert.deepEqual(
      listPersons(index).map(({name, mentions}) => `${name} ${mentions}`),
      ['Maria Sokolskaya 2'],
    )
  })
  it('gives back what was never a name when the register lets go of it', () => {
    const bare = indexOf({a: spoke('the Minister Ivan Petrov')})
    const under = withRegister(bare, registerOf('never: [Ivan Petrov]').register)
    assert.deepEqual(personsUnder(under), [])
    assert.deepEqual(personsUnder(withRegister(under, bare.register)), personsUnder(bare))
  })
})
