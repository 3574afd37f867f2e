import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import type {LineSpan} from '../core/facts.js'
import {reasonWords} from '../core/near/words.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline duplicates`. */
export interface DuplicatesOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
}

/** A redundant run, with the file it stands in. */
interface FoundDuplicate extends LineSpan {
  readonly file: string
  readonly kind: Duplicate['kind']
  readonly similarity: number
  readonly of: {readonly file: string; readonly line: number; readonly endLine: number}
  /** How many copies there are besides this one, the kept one included. */
  readonly others: number
  readonly reason: Duplicate['reason']
  readonly differences: Duplicate['differences']
}

/** `dateline duplicates`: every redundant run of lines and the copy to keep. */
export async function duplicates(
  session: Session,
  paths: readonly string[],
  options: DuplicatesOptions,
): Promise<Status> {
  const {answers, index, failed} = await readAll(session, paths, options, {people: false})
  let count = 0
  const {format} = options
  if (format === 'text') for (const found of all()) session.out.write(`${textOf(found)}\n`)
  else printJson(session.out, format, all())
  return count > 0 ? status.found : failed ? status.failed : status.fine

  function* all(): Generator<FoundDuplicate> {
    for (const answer of answers) {
      if (answer.kind === 'unreadable') continue
      for (const {line, endLine, kind, similarity, of, others, reason, differences} of duplicatesIn(
        index,
        answer.file,
      )) {
        count++
        yield {file: answer.file, line, endLine, kind, similarity, of, others, reason, differences}
      }
    }
  }
}

function textOf(found: FoundDuplicate): string {
  const {file, line, endLine, kind, of} = found
  const here = `${visible(file)}:${line}-${endLine}`
  const there = `${of.file === file ? 'lines ' : `${visible(of.file)}:`}${of.line}-${of.endLine}`
  if (kind === 'copy') return `${here}: copy of ${there}`
  return `${here}: ${kind === 'near' ? 'near copy' : 'revision'} of ${there}: ${visible(reasonWords(found))}`
}
