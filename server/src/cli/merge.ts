import {basename, dirname, join} from 'node:path'
import {nodeDisk} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'
import {createFile, NotWritten, replaceFile} from '../border/write.js'
import {formatOf, type DumpReader} from '../core/dump-reader.js'
import type {MergeInput} from '../core/edit/merge-units.js'
import {merge as mergeDumps, type Dropped, type FileSpan, type Merged} from '../core/edit/merge.js'
import {commonReader, createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {isDumpAt, isNamed, teamOf} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {progressOf} from './progress.js'
import {complain, readInputs, status, type InputOptions, type Session, type Status} from './session.js'
import {textOf, textSource, type SourceText} from './text-source.js'
import {unifiedDiff} from './unified-diff.js'
import {jsonText, visible, visibleLines} from './visible.js'

/** The options of `dateline merge`. */
export interface MergeCommandOptions extends InputOptions {
  /** The file to make. */
  readonly output?: string
  readonly write?: boolean
  /** Replace files that are there already. */
  readonly force?: boolean
  /** Print what is left out, and not the text. */
  readonly dropped?: boolean
  /** How to print what is left out. */
  readonly format: JsonFormat | 'text'
  /** Where items without a day stand. */
  readonly undated: 'neighbors' | 'last'
}

/**
 * `dateline merge`: one dump of many, every distinct item once. Prints the text; with `--output` a patch that makes the
 * file, and with `--write`, too, makes the file and beside it the map of where each line came from.
 */
export async function merge(session: Session, paths: readonly string[], options: MergeCommandOptions): Promise<Status> {
  const {output} = options
  if (options.write === true && output === undefined) {
    session.err.write('dateline: --write needs the name of a file to write: --output FILE. Nothing is written.\n')
    return status.failed
  }
  const {dumps, failed} = await readDumps(session, paths, options)
  const merged = mergeDumps(dumps.inputs, dumps.reader, {undated: options.undated})
  if (merged.kind === 'refused') {
    session.err.write(`dateline: Nothing is merged: ${visible(merged.reason)}.\n`)
    return status.failed
  }
  for (const {line, file, fileLine, reason} of merged.unsettled)
    complain(session, `${file}:${fileLine}`, `line ${line} of the merge: ${reason}`)
  if (output !== undefined && options.write === true) {
    if (failed) complain(session, output, 'not written, since an input could not be read')
    else if (!writeMerge(session, output, merged, options.force === true)) return status.failed
  } else if (options.dropped !== true && !show(session, output, merged.text)) return status.failed
  if (options.dropped === true) printDropped(session, merged.dropped, options.format)
  return failed ? status.failed : status.fine
}

interface Dumps {
  readonly dumps: {readonly inputs: readonly MergeInput[]; readonly reader: DumpReader}
  readonly failed: boolean
}

async function readDumps(session: Session, paths: readonly string[], options: MergeCommandOptions): Promise<Dumps> {
  const source = textSource(session.input, options)
  const readers = createReaders()
  const used = new Set<DumpReader>()
  const {inputs} = await readInputs(session, source, paths, options)
  const progress = await progressOf(inputs.length)
  const dumps: MergeInput[] = []
  let failed = false
  for (const [done, input] of inputs.entries()) {
    progress.step(done)
    const read = await textOf(source, input)
    const reason = read.kind === 'unreadable' ? read.reason : doubtIn(read)
    if (read.kind === 'unreadable' || reason !== undefined) {
      failed = true
      complain(session, input.file, `${reason}; it is left out`)
      continue
    }
    const reader = readers.of(teamOf(input))
    const found = reader.recognize(read.decoded.text, formatOf(input.file))
    const facts = reader.facts(found)
    if (!isNamed(input) && !isDumpAt(input, facts)) continue
    dumps.push({path: input.file, found, facts})
    used.add(reader)
  }
  progress.stop()
  return {dumps: {inputs: dumps, reader: commonReader([...used])}, failed}
}

/** Why a text is not to be written into another file; undefined when it may be. */
function doubtIn({decoded}: SourceText): string | undefined {
  return decoded.certainty === 'doubtful' ? doubtOf(decoded) : undefined
}

/** Print the text, or the patch that makes the file; false when it cannot be told what is there, which is said. */
function show(session: Session, output: string | undefined, text: string): boolean {
  const {out, terminal} = session
  const content = Buffer.from(text)
  const patch = output === undefined ? content : attempt(session, output, () => patchOf(output, content))
  if (patch) out.write(terminal ? visibleLines(patch.toString('utf8')) : patch)
  return patch !== undefined
}

function patchOf(output: string, content: Buffer): Buffer {
  return unifiedDiff(output, contentOf(output), content)
}

/** Write the merge and its map; false when something was not written, which is told. */
function writeMerge(session: Session, output: string, {text, map}: Merged, force: boolean): boolean {
  const mapFile = mapNameOf(output)
  const files = [
    [output, text],
    [mapFile, map.map((line) => `${jsonText(line)}\n`).join('')],
  ] as const
  if (!force && !files.every(([file]) => attempt(session, file, () => refuseIfThere(file)))) return false
  return files.every(([file, content]) => attempt(session, file, () => put(file, Buffer.from(content))))

  function put(file: string, content: Buffer): true {
    const old = contentOf(file)
    if (old) replaceFile(file, old, content)
    else createFile(file, content)
    session.out.write(`${visible(file)}: written\n`)
    return true
  }
}

function refuseIfThere(file: string): true {
  if (contentOf(file)) throw new NotWritten('there is a file of that name already, and --force was not given')
  return true
}

/** What a step on a file gives; undefined when the file stood in the way, which is told. */
function attempt<Result>(session: Session, file: string, step: () => Result): Result | undefined {
  try {
    return step()
  } catch (error) {
    complain(session, file, `${error instanceof NotWritten ? error.message : reasonOf(error)}; it is not written`)
    return undefined
  }
}

/** `merged.map.jsonl` for `merged.txt`: the file beside a merge that says where each of its lines came from. */
function mapNameOf(output: string): string {
  const name = basename(output)
  const dot = name.lastIndexOf('.')
  return join(dirname(output), `${dot > 0 ? name.slice(0, dot) : name}.map.jsonl`)
}

/** The bytes of a file; undefined when there is none. Throws what the system says when it cannot be read. */
function contentOf(path: string): Uint8Array | undefined {
  const disk = nodeDisk()
  return disk.kindOf(path) === undefined ? undefined : disk.read(path, Infinity)
}

function printDropped({out}: Session, dropped: readonly Dropped[], format: MergeCommandOptions['format']): void {
  if (format !== 'text') printJson(out, format, dropped)
  else for (const {of, reason, ...span} of dropped) out.write(`${spanText(span)}: ${reason}, kept as ${spanText(of)}\n`)
}

function spanText({file, line, endLine}: FileSpan): string {
  return `${visible(file)}:${line}-${endLine}`
}
