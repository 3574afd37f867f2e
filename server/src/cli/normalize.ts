import type {DecodedText} from '../border/decode.js'
import {encodeAlike} from '../border/encode.js'
import {reasonOf} from '../border/failure.js'
import {NotWritten, replaceFile} from '../border/write.js'
import {defaultLexicon} from '../core/lexicon/default.js'
import {dumpReader, formatOf, type DumpReader} from '../core/dump-reader.js'
import {applyEdits} from '../core/edit/apply.js'
import {normalize as normalizeDump, type NormalizeResult} from '../core/edit/normalize.js'
import type {LineEnd, NormalizeOptions, NormalizeRule} from '../core/edit/rules.js'
import {isDump} from '../core/facts.js'
import {inputsOf, type Input} from './inputs.js'
import {progressOf} from './progress.js'
import {complain, status, type InputOptions, type Session, type Status} from './session.js'
import {textOf, textSource, type SourceText} from './text-source.js'
import {unifiedDiff} from './unified-diff.js'
import {visible, visibleLines} from './visible.js'

/** The line ends that can be asked for, by the names they go by on the command line. */
export const lineEnds: Readonly<Record<string, LineEnd>> = {lf: '\n', crlf: '\r\n', cr: '\r'}

/** The options of `dateline normalize`; at most one of `write`, `stdout` and `check` is set. */
export interface NormalizeCommandOptions extends InputOptions {
  readonly write?: boolean
  readonly stdout?: boolean
  readonly check?: boolean
  readonly skip?: readonly NormalizeRule[]
  /** One of the names in `lineEnds`. */
  readonly lineEnd?: string
}

/** A file in canonical form. `bytes` are in the encoding of the file. */
interface Normalized {
  readonly changed: boolean
  readonly text: string
  readonly bytes: Uint8Array
}

/**
 * `dateline normalize`: bring dumps into canonical form. Standard input comes out as text, a named file as a patch; only
 * `--write` writes. Of a folder only the dumps are taken.
 */
export async function normalize(
  session: Session,
  paths: readonly string[],
  options: NormalizeCommandOptions,
): Promise<Status> {
  const source = textSource()
  const reader = dumpReader(defaultLexicon())
  const inputs = inputsOf(source.disk, paths, options.stdinName)
  const progress = await progressOf(inputs.length)
  let failed = false
  let found = false
  for (const [done, input] of inputs.entries()) {
    progress.step(done)
    if (session.out.closed()) break
    const read = await textOf(source, input)
    if (read.kind === 'unreadable') {
      fail(read.file, `${read.reason}; it is left out`)
      continue
    }
    const normalized = normalizedText(session, reader, input, read, options)
    if (normalized === 'no dump') continue
    if (typeof normalized !== 'string') found = deliver(input, read, normalized) || found
    else fail(input.file, normalized)
  }
  progress.stop()
  return options.check === true && found ? status.found : failed ? status.failed : status.fine

  function fail(file: string, what: string): void {
    failed = true
    complain(session, file, what)
  }

  /** Print or write the result, as the options say; true when there is anything to change. */
  function deliver(input: Input, {decoded, bytes}: SourceText, {changed, text, bytes: fresh}: Normalized): boolean {
    const {out} = session
    const {file} = input
    if (options.check === true) {
      if (changed) out.write(`${visible(file)}\n`)
    } else if (options.stdout === true || input.kind !== 'file') {
      if (options.write === true) fail(file, 'standard input cannot be written to; without --write its text is printed')
      else out.write(session.terminal ? visibleLines(text) : fresh)
    } else if (options.write === true) {
      if (changed) write(file, input.path, bytes, fresh)
    } else if (changed) {
      const shown = session.terminal
        ? visibleLines(unifiedDiff(file, Buffer.from(decoded.text), Buffer.from(text)).toString('utf8'))
        : unifiedDiff(file, bytes, fresh)
      out.write(shown)
    }
    return changed
  }

  function write(file: string, path: string, before: Uint8Array, after: Uint8Array): void {
    try {
      replaceFile(path, before, after)
      session.out.write(`${visible(file)}: written\n`)
    } catch (error) {
      fail(file, `${error instanceof NotWritten ? error.message : reasonOf(error)}; it is left as it was`)
    }
  }
}

/** The canonical form of an input; a sentence without full stop where it has none; `no dump` for what is not asked for. */
function normalizedText(
  session: Session,
  reader: DumpReader,
  input: Input,
  {decoded, bytes}: SourceText,
  options: NormalizeCommandOptions,
): Normalized | 'no dump' | string {
  const {file} = input
  const found = reader.recognize(decoded.text, formatOf(file))
  if (input.kind === 'file' && !input.named && !isDump(reader.facts(found))) return 'no dump'
  const result = normalizeDump(found, reader, rulesOf(options))
  if (result.refused !== undefined) return `${result.refused}; it is left as it was`
  for (const {line, reason} of result.left) complain(session, `${file}:${line}`, `left as it is: ${reason}`)
  return written(decoded, bytes, result)
}

function written(decoded: DecodedText, bytes: Uint8Array, {edits}: NormalizeResult): Normalized | string {
  if (edits.length === 0) return {changed: false, text: decoded.text, bytes}
  const text = applyEdits(decoded.text, edits)
  const fresh = encodeAlike(text, decoded, bytes)
  if (fresh) return {changed: true, text, bytes: fresh}
  return `its bytes could not be had back from what was read as ${decoded.encoding}; it is left as it was`
}

function rulesOf({skip = [], lineEnd}: NormalizeCommandOptions): NormalizeOptions {
  const end = lineEnd === undefined ? undefined : lineEnds[lineEnd]
  return {
    rules: Object.fromEntries(skip.map((rule) => [rule, false])),
    ...(end === undefined ? {} : {lineEnd: end}),
  }
}
