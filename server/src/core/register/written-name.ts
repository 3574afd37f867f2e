import {copied} from '../detached.js'
import {nameOf} from '../names.js'
import type {PersonName} from '../rules/official.js'
import {isPinyin} from '../rules/pinyin.js'
import {keyOfName, levelWords} from './register.js'

/** What follows from the words of a name alone. */
export interface NameWords {
  readonly name: PersonName
  /** By `levelWords`. */
  readonly level: string
  /** The name in each order that its words may have, with the key of its bucket. */
  readonly readings: readonly {readonly key: string; readonly name: PersonName}[]
}

const known = new Map<string, NameWords>()

/** So many names are kept; then the table starts anew, which costs time and nothing else. */
const mostKnown = 50_000

/** What the words of a name tell. Several entries have the same names, and an entry that is edited has nearly all of its own. */
export function nameWords(text: string): NameWords {
  let words = known.get(text)
  if (!words) {
    if (known.size >= mostKnown) known.clear()
    const own = copied(text)
    const name = nameOf(own)
    const readings = readingsOf(name).map((reading) => ({key: keyOfName(reading), name: reading}))
    known.set(own, (words = {name, level: levelWords(own), readings}))
  }
  return words
}

/** A name that may be written family first by custom is looked up both ways. */
function readingsOf(name: PersonName): readonly PersonName[] {
  const {given, surname, patronymic} = name
  if (given === undefined || surname === undefined || patronymic !== undefined) return [name]
  return surname.includes('-') || (isPinyin(surname) && isPinyin(given))
    ? [name, {given: surname, surname: given, familyFirst: true}]
    : [name]
}
