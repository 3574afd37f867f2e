import {factsJson, unreadableJson} from '../core/facts-json.js'
import type {Answer, Gathered} from './gather.js'
import type {Writer} from './terminal.js'
import {jsonLine} from './visible.js'

/** Print the facts of every input, in the order of the inputs: one JSON object a line. */
export function printFacts({answers, index}: Gathered, out: Writer): void {
  for (const answer of answers) {
    if (out.closed()) return
    out.write(jsonLine(jsonOf(answer)))
  }

  function jsonOf(answer: Answer): ReturnType<typeof factsJson> {
    if (answer.kind === 'unreadable') return unreadableJson(answer.file, answer.reason)
    return factsJson(answer.file, answer.facts, index, answer.encoding, answer.problems)
  }
}
