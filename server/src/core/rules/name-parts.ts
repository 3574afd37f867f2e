import type {PersonName} from './official.js'
import type {NameReading} from './name-shape.js'
import type {Run} from './words.js'

/** The parts of a name as its reading saw them, each as written. */
export function nameParts(text: string, run: Run, reading: NameReading): PersonName {
  const {given, patronymic, initials, surname} = reading
  return {
    ...(given === null ? {} : {given: words(...given)}),
    ...(patronymic === null ? {} : {patronymic: words(patronymic, patronymic + 1)}),
    ...(initials === null ? {} : {initials: words(...initials).replace(/[.\s]/g, '')}),
    ...(surname === null ? {} : {surname: words(...surname)}),
  }

  function words(from: number, to: number): string {
    return text.slice(run.starts[from] ?? 0, run.ends[to - 1] ?? 0).replace(/\s+/g, ' ')
  }
}
