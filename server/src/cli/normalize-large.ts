import {replaceFile} from '../border/write.js'
import type {DumpReader} from '../core/dump-reader.js'
import {changeTally, type ChangeTally} from '../core/edit/change-tally.js'
import type {NormalizeOptions} from '../core/edit/rules.js'
import {factsWithoutPeople} from '../core/facts.js'
import {isDumpAt, isNamed, type Input} from './inputs.js'
import type {NormalizeCommandOptions} from './normalize.js'
import {normalizedParts, type LargeFile, type NormalizedPart} from './normalize-stream.js'
import {patchStream} from './patch-stream.js'
import {complain, type Session} from './session.js'
import {visible, visibleLines} from './visible.js'

/** What a large file is normalized with. */
export interface LargeParts {
  readonly session: Session
  readonly reader: DumpReader
  readonly options: NormalizeCommandOptions
  readonly fail: (file: string, what: string) => void
}

/**
 * Normalize a large file part by part, and print or write the result as the options say.
 *
 * @returns True when something changes.
 * @throws what `normalizedParts` and `replaceFile` throw; a file is then what it was.
 */
export function normalizeLarge(parts: LargeParts, input: Input, file: LargeFile, rules: NormalizeOptions): boolean {
  const {session, reader, options} = parts
  const {out} = session
  const shown = (text: string): string => (session.terminal ? visibleLines(text) : text)
  const all = (): Generator<NormalizedPart, void> => told(normalizedParts(file, reader, rules), parts, input)
  const tally = changeTally()
  if (options.check === true) {
    for (const {before, after} of all()) {
      if (before === after) continue
      out.write(`${visible(input.file)}\n`)
      return true
    }
    return false
  }
  let changed = false
  if (options.stdout === true || input.kind !== 'file') {
    if (file.survey.bom && !session.terminal) out.write('\ufeff')
    for (const {before, after} of all()) {
      changed ||= before !== after
      out.write(shown(after))
    }
  } else if (options.write === true) {
    try {
      replaceFile(input.path, file.survey, changedBytes(all(), file.survey.bom, tally))
    } catch (error) {
      if (error instanceof Unchanged) return false
      throw error
    }
    changed = true
    sayWritten(session, input.file, tally)
  } else {
    const patch = patchStream(input.file, (text) => out.write(shown(text)))
    let first = file.survey.bom
    for (const {before, after, result} of all()) {
      const {edits} = result
      changed ||= before !== after
      patch.part(first ? `\ufeff${before}` : before, first ? edits.map((edit) => moved(edit, 1)) : edits)
      first = false
    }
    patch.end()
  }
  return changed
}

/** `FILE: written`, and what became of its words where a rule changed some. */
export function sayWritten({out}: Session, file: string, tally: ChangeTally): void {
  const words = tally.text()
  out.write(`${visible(file)}: written${words === '' ? '' : `; of its words: ${words}`}\n`)
}

/** The parts of a dump, with what was left or refused in them told; none of a file that is no dump and was not named. */
function* told(
  normalized: Iterable<NormalizedPart>,
  {session, fail}: LargeParts,
  input: Input,
): Generator<NormalizedPart, void> {
  for (const part of normalized) {
    const {result, line, found} = part
    // Of a large file its beginning tells what it is.
    if (line === 0 && !isNamed(input) && !isDumpAt(input, factsWithoutPeople(found))) return
    if (result.refused !== undefined)
      fail(input.file, `from line ${line + 1} on, ${result.refused}; this part is left as it was`)
    for (const place of result.left)
      complain(session, `${input.file}:${line + place.line}`, `left as it is: ${place.reason}`)
    yield part
  }
}

/** Thrown where the bytes to be written would be those that are there. */
class Unchanged extends Error {}

/** The bytes of the parts, one after the other. Throws `Unchanged` at the end when they are those of the file. */
function* changedBytes(parts: Iterable<NormalizedPart>, bom: boolean, tally: ChangeTally): Generator<Uint8Array, void> {
  let changed = false
  if (bom) yield Buffer.from('\ufeff')
  for (const {before, after, result} of parts) {
    changed ||= before !== after
    tally.add(result.changes)
    yield Buffer.from(after)
  }
  if (!changed) throw new Unchanged()
}

function moved<Edit extends {readonly start: number; readonly end: number}>(edit: Edit, by: number): Edit {
  return {...edit, start: edit.start + by, end: edit.end + by}
}
