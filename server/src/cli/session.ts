import process from 'node:process'
import type {Disk} from '../border/disk.js'
import {identityOf, openFileIdentity} from '../border/identity.js'
import {loadRegisters, type LoadedRegisters} from '../border/load-registers.js'
import {defaultLexicon} from '../core/lexicon/default.js'
import {emptyRegister} from '../core/register/register.js'
import {organisationOf} from '../core/rules/organisation.js'
import {choicesOf} from './choices.js'
import {gather, type GatherOptions, type Gathered} from './gather.js'
import {inputsOf, isNamed, type Input, type Inputs} from './inputs.js'
import type {FoundTeam} from './nearest-team.js'
import {progressOf} from './progress.js'
import {readStandardInput, standardInputPieces, writerTo, type Writer} from './terminal.js'
import {textSource, type TextSource} from './text-source.js'
import {visible} from './visible.js'

/** Where a command reads and writes, the files it is given left out. */
export interface Session {
  /** All bytes of standard input. Throws what the system says when it cannot be read, `TooLarge` above `limit` bytes. */
  readonly input: (limit: number) => Uint8Array
  /** The same piece by piece, each used before the next is asked for; absent where there is no more than fits in memory. */
  readonly pieces?: () => Iterable<Uint8Array>
  /** A file of more bytes is not held in memory where it can be helped; `largeFile` when absent. */
  readonly large?: number
  readonly out: Writer
  /** What `out` goes to where that is a file, as `identityOf` has it: it is no input. */
  readonly target?: string | undefined
  /** Standard error: what went wrong. */
  readonly err: Writer
  /** True when `out` is a terminal: text from files is then shown with what it hides escaped. */
  readonly terminal: boolean
}

/** Ends of a command, as a shell sees them; docs/command-line.md has the table. */
export const status = {fine: 0, failed: 1, found: 2} as const

/** One of the values of `status`. */
export type Status = (typeof status)[keyof typeof status]

/** The session of this process. */
export function processSession(): Session {
  return {
    input: readStandardInput,
    pieces: standardInputPieces,
    out: writerTo(1),
    target: openFileIdentity(1),
    err: writerTo(2),
    terminal: process.stdout.isTTY,
  }
}

/** The options that every command with inputs has. */
export interface InputOptions {
  readonly stdinName: string
  /** The encoding of inputs that state none, by a name that is known. */
  readonly encoding?: string
}

/** Everything a command read. `failed` is true when an input could not be read: the status is then at least `failed`. */
export interface Read extends Gathered {
  /** As `Inputs` has them. */
  readonly teams: readonly FoundTeam[]
  readonly failed: boolean
}

/** How everything is read. */
export interface ReadOptions extends Omit<GatherOptions, 'step'> {
  /** The disk of this machine when absent. */
  readonly disk?: Disk
  /** False for an input that is left out unread. */
  readonly only?: (input: Input) => boolean
}

/**
 * Read what the arguments name, with a progress bar where that takes long, and say on standard error what could not be
 * read, each once.
 */
export async function readAll(
  session: Session,
  paths: readonly string[],
  options: InputOptions,
  {disk, only = () => true, ...wanted}: ReadOptions = {},
): Promise<Read> {
  const source = textSource(session.input, {...options, ...(disk ? {disk} : {})})
  const {inputs: all, folders, teams} = await readInputs(session, source, paths, options)
  const inputs = all.filter(only)
  const {register, problems} = wanted.people === false ? noRegisters : await registersOf(source, folders)
  for (const problem of problems) session.err.write(`dateline: ${visible(problem)}\n`)
  const progress = await progressOf(inputs.length)
  const choices = choicesOf(teams, inputs)
  const gathered = await gather(source, inputs, {step: progress.step, register, choices, ...wanted})
  progress.stop()
  let failed = false
  for (const answer of gathered.answers) {
    if (answer.kind !== 'unreadable') continue
    failed = true
    complain(session, answer.file, `${answer.reason}; it is left out`)
  }
  return {...gathered, teams, failed}
}

/** What the arguments of a command name; settings that cannot be used are told on standard error and change no status. */
export async function readInputs(
  session: Session,
  source: TextSource,
  paths: readonly string[],
  options: InputOptions,
): Promise<Inputs> {
  const inputs = await inputsOf(source.disk, paths, options.stdinName)
  for (const problem of inputs.problems) session.err.write(`dateline: ${visible(problem)}\n`)
  const {target} = session
  return target === undefined
    ? inputs
    : {...inputs, inputs: inputs.inputs.flatMap((input) => withoutTarget(input, target))}
}

/** What is printed to is not read: a file that was named is told, one that was found in a folder is passed over. */
function withoutTarget(input: Input, target: string): readonly Input[] {
  if (input.kind !== 'file' || !isAt(input.path, target)) return [input]
  return isNamed(input) ? [{kind: 'unreadable', file: input.file, reason: 'standard output goes to it'}] : []
}

function isAt(path: string, identity: string): boolean {
  try {
    return identityOf(path) === identity
  } catch {
    // What is wrong with it is told where it is read.
    return false
  }
}

/** Say that none of the folders has a dump in it; nothing where no folder was named. */
export function tellNoDumps(session: Session, folders: readonly string[]): void {
  for (const folder of folders)
    complain(session, folder, 'no dump by its marks is in it. A file is taken for one where it is named')
}

const noRegisters: LoadedRegisters = {register: emptyRegister, problems: []}

/** What the registers of the folders say. */
async function registersOf({disk}: TextSource, folders: readonly string[]): Promise<LoadedRegisters> {
  const lexicon = defaultLexicon()
  return loadRegisters(disk, folders, (words) => organisationOf(words, lexicon))
}

/** `dateline: FILE: WHAT.` on standard error. `what` is a sentence without a full stop that says what happens now. */
export function complain(session: Session, file: string, what: string): void {
  session.err.write(`dateline: ${visible(file)}: ${visible(what)}.\n`)
}
