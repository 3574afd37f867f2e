import type {Disk} from '../border/disk.js'
import {absentByListing, originBeside, type Absent} from '../border/origin-beside.js'
import {encodingProblems} from './encoding-problems.js'
import {noChoices, type ChosenCopies} from '../core/copies/choices.js'
import {formatOf} from '../core/dump-reader.js'
import type {ProblemJson} from '../core/facts-json.js'
import type {FileFacts} from '../core/facts.js'
import {withNews} from '../core/learned-lines.js'
import {noOrigin, withOrigin} from '../core/origin/origin.js'
import {withoutNever} from '../core/register/never.js'
import {emptyRegister, type Register} from '../core/register/register.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../core/workspace-index.js'
import {createReaders} from '../lsp/readers.js'
import {isNamed, teamOf, type Input, type Unreadable} from './inputs.js'
import {textOf, type TextSource} from './text-source.js'

/** A file that was read. */
export interface Reading {
  readonly kind: 'read'
  readonly file: string
  readonly input: Input
  readonly facts: FileFacts
  readonly encoding: string
  /** What the bytes had to say, the text's own problems left out. */
  readonly problems: readonly ProblemJson[]
}

/** What came of an input: the facts of a file, or the reason why there are none. */
export type Answer = Reading | Unreadable

/** All inputs of a command, read: one answer each, in the order of the inputs, and the index over them. */
export interface Gathered {
  readonly answers: readonly Answer[]
  readonly index: WorkspaceIndex
}

/** Facts with what stands beside the file, and in its name, of where it comes from. */
function withOrigins(facts: FileFacts, disk: Disk, input: Input, isAbsent: Absent): FileFacts {
  if (input.kind !== 'file') return facts
  // The folder of a file that was named by itself may hold a million others.
  const beside = isNamed(input) ? originBeside(disk, input.path) : originBeside(disk, input.path, isAbsent)
  return withOrigin(facts, beside, input.found?.origin ?? noOrigin)
}

/** How inputs are gathered. */
export interface GatherOptions {
  /** Told before each input how many are done, for a progress bar. */
  readonly step: (done: number) => void
  /** False for a file that is to be left out as if it was not there. All are kept when absent. */
  readonly keep?: (facts: FileFacts, input: Input) => boolean
  /** What people have said of persons. */
  readonly register?: Register
  /** What teams have said of copies. */
  readonly choices?: ChosenCopies
  /** False for a command that asks nothing of people: their names are then not looked for. */
  readonly people?: boolean
}

/**
 * So many UTF-16 units of block texts are remembered while files are read: copies of a strip stand in files that lie
 * close together, and remembering ten times as much finds few more and takes 100 MB.
 */
export const remembered = 6_000_000

const none: readonly string[] = []

/**
 * Read the inputs one after the other and index their facts. Texts are let go of at once, so memory grows with what the
 * files say and not with their size.
 */
export async function gather(
  source: TextSource,
  inputs: readonly Input[],
  {step, keep = () => true, people = true, register = emptyRegister, choices = noChoices}: GatherOptions,
): Promise<Gathered> {
  const readers = createReaders({units: remembered, people})
  const isAbsent = absentByListing(source.disk)
  const answers: Answer[] = []
  const changes: (readonly [string, FileFacts])[] = []
  for (const [done, input] of inputs.entries()) {
    step(done)
    let answer = source.read(input)
    // A promise for each file would cost more than reading most of them does.
    if (answer.kind === 'legacy wanted') answer = await textOf(source, input)
    if (answer.kind === 'unreadable') {
      answers.push(answer)
      continue
    }
    const {file} = input
    const {decoded} = answer
    const reader = readers.of(teamOf(input))
    const read = reader.facts(reader.recognize(decoded.text, formatOf(file)))
    const facts = withoutNever(withOrigins(read, source.disk, input, isAbsent), register.never)
    if (!keep(facts, input)) continue
    answers.push({kind: 'read', file, input, facts, encoding: decoded.encoding, problems: encodingProblems(decoded)})
    changes.push([file, facts])
  }
  step(inputs.length)
  const news = new Set(inputs.map((input) => (input.kind === 'file' ? (input.found?.news ?? none) : none)))
  const siteLines = withNews(emptyIndex.siteLines, [...news].flat())
  return {answers, index: withFiles({...emptyIndex, siteLines, register, choices}, changes)}
}
