import {factsJson, unreadableJson, type FactsJson} from '../core/facts-json.js'
import type {Answer} from './gather.js'
import {isDumpAt} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {complain, readAll, status, type InputOptions, type Session, type Status} from './session.js'

/** The options of `dateline facts`. */
export interface FactsOptions extends InputOptions {
  readonly format: JsonFormat
}

/**
 * `dateline facts`: the facts of every input, in the order of the inputs, as docs/facts.schema.json promises them. An
 * input that cannot be read has an object too, with nothing in it but the reason.
 */
export async function facts(session: Session, paths: readonly string[], options: FactsOptions): Promise<Status> {
  const {answers, index, failed} = await readAll(session, paths, options)
  for (const answer of answers) {
    if (answer.kind === 'unreadable') continue
    for (const {line, column, message} of answer.problems)
      complain(session, `${answer.file}:${line}:${column}`, message.slice(0, -1))
  }
  printJson(session.out, options.format, objects())
  return failed ? status.failed : status.fine

  function* objects(): Generator<FactsJson> {
    for (const answer of answers) yield jsonOf(answer)
  }

  function jsonOf(answer: Answer): FactsJson {
    if (answer.kind === 'unreadable') return unreadableJson(answer.file, `It could not be read: ${answer.reason}.`)
    const told = factsJson(answer.file, answer.facts, index, answer.encoding, answer.problems)
    return {...told, dump: isDumpAt(answer.input, answer.facts)}
  }
}
