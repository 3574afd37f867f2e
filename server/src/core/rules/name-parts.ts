import type {NameReading} from './name-shape.js'
import type {PersonName} from './official.js'
import {spelledOut} from './spelled.js'
import type {Run} from './words.js'

/** The parts of a name as its reading saw them, each as written. */
export function nameParts(text: string, run: Run, reading: NameReading): PersonName {
  const name: {-readonly [part in keyof PersonName]: PersonName[part]} = {}
  const {given, patronymic, initials, surname} = reading
  if (given !== null) name.given = words(given[0], given[1])
  if (patronymic !== null) name.patronymic = words(patronymic, patronymic + 1)
  if (initials !== null) name.initials = words(initials[0], initials[1]).replace(/\P{L}/gu, '')
  if (surname !== null) name.surname = words(surname[0], surname[1])
  if (reading.familyFirst) name.familyFirst = true
  return name

  function words(from: number, to: number): string {
    return spelledOut(text, run.starts[from] ?? 0, run.ends[to - 1] ?? 0)
  }
}
