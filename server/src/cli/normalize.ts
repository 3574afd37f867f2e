import type {DecodedText} from '../border/decode.js'
import {encodeAlike} from '../border/encode.js'
import {replaceFile, whyNotWritten} from '../border/write.js'
import {NoPageEnd} from '../core/edit/page-parts.js'
import {largeInput} from './large-input.js'
import {normalizeLarge, sayWritten} from './normalize-large.js'
import {openLarge, remembered, type LargeFile} from './normalize-stream.js'
import {formatOf, type DumpReader} from '../core/dump-reader.js'
import {applyEdits} from '../core/edit/apply.js'
import {changeTally} from '../core/edit/change-tally.js'
import {normalize as normalizeDump, type NormalizeResult} from '../core/edit/normalize.js'
import type {DateStyle, LineEnd, NormalizeOptions, NormalizeRule} from '../core/edit/rules.js'
import {factsWithoutPeople} from '../core/facts.js'
import {createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {isDumpAt, isNamed, teamOf, type Input} from './inputs.js'
import {progressOf} from './progress.js'
import {complain, readInputs, status, tellNoDumps, type InputOptions, type Session, type Status} from './session.js'
import {NotPrinted} from './terminal.js'
import {textOf, textSource, type SourceText, type TextSource} from './text-source.js'
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
  readonly also?: readonly NormalizeRule[]
  readonly dateStyle?: DateStyle
  /** One of the names in `lineEnds`. */
  readonly lineEnd?: string
}

/** A file in canonical form. `bytes` are in the encoding of the file. */
interface Normalized {
  readonly kind: 'text'
  readonly changed: boolean
  readonly text: string
  readonly bytes: Uint8Array
  /** The words that are written otherwise or taken away. */
  readonly changes: NormalizeResult['changes']
}

/** A file that is left alone: for a reason, half a sentence, or since it is no dump and nobody named it. */
type LeftAlone = {readonly kind: 'failed'; readonly what: string} | {readonly kind: 'no dump'}

/**
 * `dateline normalize`: bring dumps into canonical form. Standard input comes out as text, a named file as a patch; only
 * `--write` writes. Of a folder only the dumps are taken.
 */
export async function normalize(
  session: Session,
  paths: readonly string[],
  options: NormalizeCommandOptions,
): Promise<Status> {
  const large = largeInput(session)
  const source = textSource(large.input, options)
  const readers = createReaders({copies: false})
  const {inputs, folders} = await readInputs(session, source, paths, options)
  const progress = await progressOf(inputs.length)
  const tally = {failed: false, found: false, dumps: 0}
  try {
    for (const [done, input] of inputs.entries()) {
      progress.step(done)
      if (session.out.closed()) break
      const place = options.encoding === undefined ? large.placeOf(input) : undefined
      const file = place === undefined ? undefined : openLarge(place)
      if (file) {
        tally.dumps++
        stream(input, file)
        continue
      }
      const read = await textOf(source, input)
      if (read.kind === 'unreadable') {
        fail(read.file, `${read.reason}; it is left out`)
        continue
      }
      const reader = readers.of(teamOf(input))
      const normalized = normalizedText({session, reader, source, options}, input, read)
      if (normalized.kind !== 'no dump') tally.dumps++
      if (normalized.kind === 'failed') fail(input.file, normalized.what)
      else if (normalized.kind === 'text') deliver(input, read, normalized)
    }
  } finally {
    progress.stop()
    large.done()
  }
  if (tally.dumps === 0 && !tally.failed) tellNoDumps(session, folders)
  return options.check === true && tally.found ? status.found : tally.failed ? status.failed : status.fine

  function fail(file: string, what: string): void {
    tally.failed = true
    complain(session, file, what)
  }

  /** Normalize a large file part by part. */
  function stream(input: Input, file: LargeFile): void {
    const reader = dumpReaderOf(input)
    try {
      if (normalizeLarge({session, reader, options, fail}, input, file, rulesOf(input, options))) tally.found = true
    } catch (error) {
      if (error instanceof NotPrinted) throw error
      fail(input.file, `${error instanceof NoPageEnd ? error.message : whyNotWritten(error)}; it is left as it was`)
    }
  }

  /** A reader that remembers little: the memory of a large file is that of its parts. */
  function dumpReaderOf(input: Input): DumpReader {
    return createReaders({units: remembered, copies: false}).of(teamOf(input))
  }

  /** Print or write the result, as the options say. */
  function deliver(input: Input, {decoded, bytes}: SourceText, normalized: Normalized): void {
    const {changed, text, bytes: fresh} = normalized
    const {out} = session
    const {file} = input
    tally.found ||= changed
    if (options.check === true) {
      if (changed) out.write(`${visible(file)}\n`)
    } else if (options.stdout === true || input.kind !== 'file') {
      if (options.write === true) fail(file, 'standard input cannot be written to; without --write its text is printed')
      else out.write(session.terminal ? visibleLines(text) : fresh)
    } else if (options.write === true) {
      if (changed) write(file, input.path, bytes, normalized)
    } else if (changed) {
      const shown = session.terminal
        ? visibleLines(unifiedDiff(file, Buffer.from(decoded.text), Buffer.from(text)).toString('utf8'))
        : unifiedDiff(file, bytes, fresh)
      out.write(shown)
    }
  }

  function write(file: string, path: string, before: Uint8Array, {bytes: after, changes}: Normalized): void {
    try {
      replaceFile(path, before, after)
    } catch (error) {
      fail(file, `${whyNotWritten(error)}; it is left as it was`)
      return
    }
    const tally = changeTally()
    tally.add(changes)
    sayWritten(session, file, tally)
  }
}

/** What a text is normalized by. */
interface NormalizeParts {
  readonly session: Session
  readonly reader: DumpReader
  readonly source: TextSource
  readonly options: NormalizeCommandOptions
}

/** The canonical form of an input, or why it has none. */
function normalizedText(
  {session, reader, source, options}: NormalizeParts,
  input: Input,
  {decoded, bytes}: SourceText,
): Normalized | LeftAlone {
  const {file} = input
  const found = reader.recognize(decoded.text, formatOf(file))
  if (!isNamed(input) && !isDumpAt(input, factsWithoutPeople(found))) return {kind: 'no dump'}
  const result = normalizeDump(found, reader, rulesOf(input, options))
  if (result.refused !== undefined) return {kind: 'failed', what: `${result.refused}; it is left as it was`}
  for (const {line, reason} of result.left) complain(session, `${file}:${line}`, `left as it is: ${reason}`)
  return written(decoded, bytes, result, source)
}

function written(
  decoded: DecodedText,
  bytes: Uint8Array,
  {edits, changes}: NormalizeResult,
  {legacy}: TextSource,
): Normalized | LeftAlone {
  if (edits.length === 0) return {kind: 'text', changed: false, text: decoded.text, bytes, changes}
  if (decoded.certainty === 'doubtful') return {kind: 'failed', what: `${doubtOf(decoded)}; it is left as it was`}
  const text = applyEdits(decoded.text, edits)
  const fresh = encodeAlike(text, decoded, bytes, legacy.loaded())
  if (fresh) return {kind: 'text', changed: true, text, bytes: fresh, changes}
  const what = `its bytes could not be had back from what was read as ${decoded.encoding}; it is left as it was`
  return {kind: 'failed', what}
}

/** What the settings beside an input say, and then the options. */
export function rulesOf(
  input: Input,
  {skip = [], also = [], lineEnd, dateStyle}: Pick<NormalizeCommandOptions, 'skip' | 'also' | 'lineEnd' | 'dateStyle'>,
): NormalizeOptions {
  const found = input.kind === 'file' ? input.normalize : undefined
  const end = lineEnd === undefined ? undefined : lineEnds[lineEnd]
  const given = [...skip.map((rule) => [rule, false] as const), ...also.map((rule) => [rule, true] as const)]
  return {
    ...found,
    rules: {...found?.rules, ...Object.fromEntries(given)},
    ...(dateStyle === undefined ? {} : {dateStyle}),
    ...(end === undefined ? {} : {lineEnd: end}),
  }
}
