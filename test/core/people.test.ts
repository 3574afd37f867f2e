import assert from 'node:assert/strict'
import {definitionOf, dossierOf, postOn} from '../../server/src/core/dossier.js'
import {mentionsIn} from '../../server/src/core/mentions.js'
import {personOf} from '../../server/src/core/people.js'
import {factsAt} from '../../server/src/core/workspace-index.js'
import {indexOf} from './reading.js'

/** Check who the mentions of all files are: one line a person, its surfaces in order. */
function check(files: Readonly<Record<string, string>>, ...expected: string[]): void {
  const index = indexOf(files)
  const persons = new Map<string, {name: string; surfaces: string[]}>()
  for (const path of Object.keys(files).sort()) {
    for (const mention of mentionsIn(factsAt(index, path))) {
      const {id, name} = personOf(index, path, mention)
      const person = persons.get(id) ?? {name, surfaces: []}
      person.surfaces.push(mention.named.surface)
      persons.set(id, person)
    }
  }
  assert.deepEqual(
    [...persons.values()].map(({name, surfaces}) => `${name}: ${surfaces.join(', ')}`),
    expected,
  )
}

describe('persons', () => {
  it('takes initials for the one full name they fit, across files', () =>
    check(
      {
        a: 'On 1 May 2024, the CSTO Deputy Secretary General Valery Semerikov spoke in Minsk.\n',
        b: 'On 2 May 2024, the CSTO Deputy Secretary General V.Semerikov spoke in Minsk.\n',
      },
      'Valery Semerikov: Valery Semerikov, V.Semerikov',
    ))
  it('shows a Russian name in the nominative, however often its other cases are met', () =>
    check(
      {
        a: '1 мая 2024 года встречу с Генеральным секретарем ОДКБ Станиславом Засем провел министр.\n',
        b: '2 мая 2024 года встречу с Генеральным секретарем ОДКБ Станиславом Засем провел посол.\n',
        c: '3 мая 2024 года Генеральный секретарь ОДКБ Станислав Зась прибыл в Минск.\n',
      },
      'Станислав Зась: Станиславом Засем, Станиславом Засем, Станислав Зась',
    ))
  it('takes spellings of one name for one person', () =>
    check(
      {
        a: 'On 1 May 2024, the CSTO Deputy Secretary General Taalatbek Masadykov spoke in Minsk.\n',
        b: 'On 2 May 2024, the CSTO Deputy Secretary General Talatbek Masadikov spoke in Minsk.\n',
      },
      'Taalatbek Masadykov: Taalatbek Masadykov, Talatbek Masadikov',
    ))
  it('keeps two given names apart, and initials that fit both', () =>
    check(
      {
        a: 'On 1 May 2024, the Minister of Defense Andrei Petrov spoke in Minsk.\n',
        b: 'On 1 May 2024, the Ambassador of Belarus Anatoly Petrov spoke in Minsk.\n',
        c: 'On 2 May 2024, General A. Petrov spoke in Minsk.\n',
      },
      'Andrei Petrov: Andrei Petrov',
      'Anatoly Petrov: Anatoly Petrov',
      'A. Petrov: A. Petrov',
    ))
  it('keeps apart initials of which the second does not fit', () =>
    check(
      {
        a: 'On 1 May 2024, the Deputy Minister Valery Anatolyevich Semerikov spoke in Minsk.\n',
        b: 'On 2 May 2024, the Deputy Minister V.A. Semerikov spoke in Minsk.\n',
        c: 'On 3 May 2024, the Deputy Minister V.G. Semerikov spoke in Minsk.\n',
      },
      'Valery Semerikov: Valery Anatolyevich Semerikov, V.A. Semerikov',
      'V.G. Semerikov: V.G. Semerikov',
    ))
  it('resolves a surname alone on its page', () =>
    check(
      {a: 'On 1 May 2024, the NATO Secretary General Jens Stoltenberg spoke. Mr Stoltenberg left early.\n'},
      'Jens Stoltenberg: Jens Stoltenberg, Stoltenberg',
    ))
  it('never joins files on a surname alone', () => {
    const index = indexOf({
      a: 'On 1 May 2024, the NATO Secretary General Jens Stoltenberg spoke in Oslo.\n',
      b: 'On 2 May 2024, Mr Stoltenberg spoke in Oslo.\n',
    })
    const [a] = mentionsIn(factsAt(index, 'a'))
    const [b] = mentionsIn(factsAt(index, 'b'))
    assert.ok(a && b)
    assert.notEqual(personOf(index, 'a', a).id, personOf(index, 'b', b).id)
    assert.deepEqual(personOf(index, 'b', b).candidates, ['Jens Stoltenberg'])
  })
  it('says why, in words', () => {
    const index = indexOf({a: 'On 1 May 2024, the Minister Ivan Petrov spoke. I. Petrov left early.\n'})
    for (const mention of mentionsIn(factsAt(index, 'a'))) assert.match(personOf(index, 'a', mention).reason, /\w \w/)
  })
})

describe('dossier', () => {
  const index = indexOf({
    a: 'On 25 September 2019, the CSTO Acting Secretary General Valery Semerikov spoke in New York.\n',
    b: 'On 5 February 2024, the CSTO Deputy Secretary General V. Semerikov spoke in Moscow.\n',
    c: 'On 6 February 2024, the CSTO Deputy Secretary General V. Semerikov spoke in Minsk.\n',
  })
  const [mention] = mentionsIn(factsAt(index, 'b'))
  assert.ok(mention)
  const dossier = dossierOf(index, 'b', mention)
  it('tells the post as of a day', () => {
    assert.match(postOn(dossier, '2019-09-25')?.post.title ?? '', /Acting/)
    assert.match(postOn(dossier, '2024-02-06')?.post.title ?? '', /Deputy/)
    assert.equal(postOn(dossier, null), undefined)
  })
  it('is unsure between posts', () => assert.equal(postOn(dossier, '2021-01-01')?.sure, false))
  it('counts places, dumps and spellings', () => {
    assert.equal(dossier.mentions.length, 3)
    assert.equal(dossier.dumps, 3)
    assert.deepEqual(dossier.spellings[0], {surface: 'V. Semerikov', count: 2})
  })
  it('is introduced by title and full given name', () => assert.equal(definitionOf(index, dossier)?.path, 'a'))
})
