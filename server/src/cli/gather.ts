import {dumpReader, formatOf} from '../core/dump-reader.js'
import type {ProblemJson} from '../core/facts-json.js'
import type {FileFacts} from '../core/facts.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../core/workspace-index.js'
import type {Input} from './inputs.js'
import {decode, readBytes, standardLexicon} from './stand-in.js'
import {readStandardInput} from './terminal.js'

/** What came of an input: the facts of a file, or the reason why there are none. */
export type Answer = Reading | Unreadable

/** A file that was read. */
export interface Reading {
  readonly kind: 'read'
  readonly file: string
  readonly facts: FileFacts
  readonly encoding: string
  readonly problems: readonly ProblemJson[]
}

/** A file that could not be read; `reason` is half a sentence. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly file: string
  readonly reason: string
}

/** All inputs of a command, read: one answer each, in the order of the inputs, and the index over them. */
export interface Gathered {
  readonly answers: readonly Answer[]
  readonly index: WorkspaceIndex
}

/**
 * Read the inputs one after the other and index their facts. Texts are let go of at once, so memory grows with what the
 * files say and not with their size.
 *
 * @param each
 *   Called before each input, for a progress bar.
 */
export function gather(inputs: readonly Input[], each: (done: number) => void): Gathered {
  const reader = dumpReader(standardLexicon())
  const answers: Answer[] = []
  const changes: (readonly [string, FileFacts])[] = []
  for (const [done, input] of inputs.entries()) {
    each(done)
    const answer = readInput(input)
    answers.push(answer)
    if (answer.kind === 'read') changes.push([answer.file, answer.facts])
  }
  return {answers, index: withFiles(emptyIndex, changes)}

  function readInput(input: Input): Answer {
    const {file} = input
    if (input.kind === 'unreadable') return input
    try {
      const bytes = input.kind === 'stdin' ? readStandardInput() : readBytes(input.path)
      const {text, encoding} = decode(bytes)
      const facts = reader.facts(reader.recognize(text, formatOf(file)))
      return {kind: 'read', file, facts, encoding, problems: []}
    } catch (error) {
      return {kind: 'unreadable', file, reason: error instanceof Error ? error.message : String(error)}
    }
  }
}
