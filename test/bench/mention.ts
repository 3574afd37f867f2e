import {holders, type Person, type Post, type Role} from './cast.js'
import type {Spelled} from './cast-names.js'
import {chance, pick, weighted, type Random} from './random.js'
import {compose, type NameMark, type Rich} from './rich.js'

/** Somebody met in a text, with the post held in the year of that text. */
export interface Present {
  readonly person: Person
  readonly post: Post
}

/** Somebody who holds a post of the role in a year, or, where nobody does, in the nearest year that has one. */
export function holder(random: Random, role: Role, year: number): Present {
  for (let away = 0; away < 20; away++) {
    for (const found of [holders(role, year - away), holders(role, year + away)]) {
      if (found.length === 0) continue
      const [person, post] = pick(random, found)
      return {person, post}
    }
  }
  throw new Error(`holder: expected somebody with the role ${role} near ${year}, found nobody`)
}

/**
 * A person by name and post, as English pages write it: the post before the name, behind it, or none.
 *
 * `first` is whether it is the first time on the page: a surname alone needs somebody named before.
 */
export function introduce(random: Random, {person, post}: Present, first = true): Rich {
  const name = writeName(random, person, first)
  const rank = post.rank !== null && chance(random, 0.7) ? `${post.rank} ` : ''
  if (!first && chance(random, 0.6)) return named(name, person, null)
  return weighted<() => Rich>(random, [
    [0.82, () => compose(`the ${post.en} ${rank}`, named(name, person, post.en))],
    [0.12, () => compose(rank, named(name, person, post.en), `, the ${post.en},`)],
    [0.06, () => compose(rank, named(name, person, null))],
  ])()
}

/** A name by itself, marked as the person. */
export function named(name: string, person: Person, title: string | null, official = true): Rich {
  const mark: NameMark = {start: 0, end: name.length, person: person.id, title, official}
  return {text: name, marks: [mark], fixed: [0, name.length]}
}

/** The forms a name has on English pages, in about the shares they have there. */
export function writeName(random: Random, person: Person, first: boolean): string {
  const given = spelling(random, person.given)
  const surname = spelling(random, person.surname)
  const initial = given.slice(0, /^(?:Kh|Zh|Yu|Ya|Ts|Sh|Ch)/.test(given) ? 2 : 1)
  const father = person.patronymic
  return weighted<() => string>(random, [
    [first ? 62 : 14, () => `${given} ${surname}`],
    [first ? 12 : 20, () => `${initial}. ${surname}`],
    [first ? 6 : 10, () => `${initial}.${surname}`],
    [first ? 5 : 2, () => `${given} ${surname.toUpperCase()}`],
    [first && father !== null ? 6 : 0, () => `${given} ${spelling(random, father ?? person.given)} ${surname}`],
    [
      first && father !== null ? 5 : 2,
      () => (father === null ? `${initial}. ${surname}` : `${initial}.${father.latin.slice(0, 1)}. ${surname}`),
    ],
    [first ? 0 : 52, () => surname],
  ])()
}

/** A person by name and post on a Russian page: in the nominative, or in the instrumental after `с`. */
export function introduceRussian(random: Random, {person, post}: Present, instrumental: boolean): Rich {
  const given = instrumental ? instrumentalGiven(person) : person.given.cyrillic
  const surname = instrumental ? instrumentalSurname(person) : person.surname.cyrillic
  const initials = `${person.given.cyrillic.slice(0, 1)}.${person.patronymic === null ? '' : ` ${person.patronymic.cyrillic.slice(0, 1)}.`}`
  const name = weighted(random, [
    [60, `${given} ${surname}`],
    [20, `${initials} ${surname}`],
    [20, `${initials.replaceAll(' ', '')}${surname}`],
  ])
  const title = post.ru[instrumental ? 1 : 0]
  return compose(`${title} `, named(name, person, title))
}

function spelling(random: Random, name: Spelled): string {
  return chance(random, 0.12) ? name.variant : name.latin
}

function instrumentalGiven({given, female}: Person): string {
  const name = given.cyrillic
  if (female) return `${name.slice(0, -1)}${/[ья]а?$/.test(name.slice(0, -1)) ? 'ей' : 'ой'}`
  return /[йь]$/.test(name) ? `${name.slice(0, -1)}ем` : `${name}ом`
}

function instrumentalSurname({surname, female}: Person): string {
  const name = surname.cyrillic
  if (/енко$/.test(name)) return name
  if (female) return /а$/.test(name) ? `${name.slice(0, -1)}ой` : name
  return /ян$/.test(name) ? `${name}ом` : `${name}ым`
}
