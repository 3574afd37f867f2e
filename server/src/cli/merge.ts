import {formatOf, type DumpReader} from '../core/dump-reader.js'
import type {Dropped, FileSpan} from '../core/edit/merge-account.js'
import type {MergeDirection, UndatedPlace} from '../core/edit/merge-order.js'
import type {Period} from '../core/edit/merge-periods.js'
import type {DateStyle, NormalizeOptions} from '../core/edit/rules.js'
import {mergeInput, type MergeInput} from '../core/edit/merge-units.js'
import {merge as mergeDumps, type MergedFile} from '../core/edit/merge.js'
import {commonReader, createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {remembered} from './gather.js'
import {isDumpAt, isNamed, standardInput, teamOf, type Input} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {rulesOf} from './normalize.js'
import {besideName, showNewFiles, writeNewFiles, type NewFile} from './new-files.js'
import {progressOf} from './progress.js'
import {complain, readInputs, status, type InputOptions, type Session, type Status} from './session.js'
import {textOf, textSource, type SourceText} from './text-source.js'
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
  readonly undated: UndatedPlace
  /** Which items come first. */
  readonly order: MergeDirection
  /** A file for each day, month or year. */
  readonly by?: Period
  /** How the days of date lines are written. */
  readonly dateStyle?: DateStyle
}

/**
 * `dateline merge`: one dump of many, every distinct item once. Prints the text; with `--output` a patch that makes the
 * file, and with `--write`, too, makes the file and beside it the map of where each line came from.
 */
export async function merge(session: Session, paths: readonly string[], options: MergeCommandOptions): Promise<Status> {
  const {output, write = false, force = false} = options
  if (output === '' || output === standardInput) {
    const found = output === '' ? 'an empty one' : `${standardInput}; without it the text is printed`
    session.err.write(`dateline: --output needs the name of a file, found ${found}. Nothing is written.\n`)
    return status.failed
  }
  const {dumps, reader, form, inputs, failed} = await readDumps(session, paths, options)
  const {undated, order: direction, by: split} = options
  const format = formatOf(output ?? '')
  const merged = mergeDumps(dumps, reader, {undated, direction, form, format, ...(split ? {split} : {})})
  if (merged.kind === 'refused') {
    session.err.write(`dateline: Nothing is merged: ${visible(merged.reason)}.\n`)
    return status.failed
  }
  for (const {unsettled, period} of merged.files) {
    for (const {line, file, fileLine, reason} of unsettled)
      complain(session, `${file}:${fileLine}`, `line ${line} of the merge${period ? ` of ${period}` : ''}: ${reason}`)
  }
  if (output !== undefined && write) {
    if (failed) complain(session, output, 'not written, since an input could not be read')
    else {
      const files = filesOf(output, merged.files, true)
      if (!writeNewFiles(session, files, {inputs, force, label: `Merge into ${output}`})) return status.failed
    }
  } else if (options.dropped !== true && output !== undefined) {
    if (!showNewFiles(session, filesOf(output, merged.files, false), inputs)) return status.failed
  } else if (options.dropped !== true) {
    for (const {parts} of merged.files)
      for (const part of parts())
        if (!session.out.closed()) session.out.write(session.terminal ? visibleLines(part) : part)
  }
  if (options.dropped === true) printDropped(session, merged.dropped(), options.format)
  return failed ? status.failed : status.fine
}

/** The files of a merge by their names, and with the map each has its own: it is there before what it is about. */
function filesOf(output: string, files: readonly MergedFile[], withMaps: boolean): readonly NewFile[] {
  return files.flatMap(({period, parts, map}) => {
    const suffix = period === null ? '' : `-${period}`
    const text = {path: suffix === '' ? output : besideName(output, undefined, suffix), parts}
    if (!withMaps) return [text]
    return [{path: besideName(output, '.map.jsonl', suffix), parts: () => jsonLines(map())}, text]
  })
}

function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${jsonText(value)}\n`
}

/** The dumps to merge, cut up. */
interface Dumps {
  readonly dumps: readonly MergeInput[]
  readonly reader: DumpReader
  /** What canonical form is, for all of them. */
  readonly form: NormalizeOptions
  readonly inputs: readonly Input[]
  readonly failed: boolean
}

async function readDumps(session: Session, paths: readonly string[], options: MergeCommandOptions): Promise<Dumps> {
  const source = textSource(session.input, options)
  // Nothing of a merge hangs on the people that are named, nor on near copies of paragraphs.
  const wanted = {units: remembered, people: false, copies: false}
  const readers = createReaders(wanted)
  const used = new Set<DumpReader>()
  const {inputs} = await readInputs(session, source, paths, options)
  const progress = await progressOf(inputs.length)
  const dumps: MergeInput[] = []
  const forms = new Map<string, NormalizeOptions>()
  const noDumps: string[] = []
  let failed = false
  for (const [done, input] of inputs.entries()) {
    progress.step(done)
    let read = source.read(input)
    // A promise for each file would cost more than reading most of them does.
    if (read.kind === 'legacy wanted') read = await textOf(source, input)
    const reason = read.kind === 'unreadable' ? read.reason : doubtIn(read)
    if (read.kind === 'unreadable' || reason !== undefined) {
      failed = true
      complain(session, input.file, `${reason}; it is left out`)
      continue
    }
    const reader = readers.of(teamOf(input))
    const found = reader.recognize(read.decoded.text, formatOf(input.file))
    const facts = reader.facts(found)
    if (!isNamed(input) && !isDumpAt(input, facts)) {
      noDumps.push(input.file)
      continue
    }
    dumps.push(mergeInput(input.file, found, facts, reader.lexicon))
    used.add(reader)
    const form = rulesOf(input, options)
    forms.set(JSON.stringify(form), form)
  }
  progress.stop()
  const [first, ...others] = noDumps
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    complain(session, first + more, 'no dump by its marks; it is left out. To take it, name it before its folder')
  }
  // Where folders want different forms, a merge of both has the usual one.
  const [form = {}] = forms.size === 1 ? forms.values() : [rulesOf({kind: 'stdin', file: ''}, options)]
  // What was remembered of the dumps is let go of before the merge is read, in which nothing stands twice.
  return {dumps, reader: commonReader([...used], wanted).fresh(unitsOfMerge), form, inputs, failed}
}

/** So many UTF-16 units of block texts are remembered while a merge is read: what is read twice is read twice at once. */
const unitsOfMerge = 1_500_000

/** Why a text is not to be written into another file; undefined when it may be. */
function doubtIn({decoded}: SourceText): string | undefined {
  return decoded.certainty === 'doubtful' ? doubtOf(decoded) : undefined
}

function printDropped({out}: Session, dropped: readonly Dropped[], format: MergeCommandOptions['format']): void {
  if (format !== 'text') printJson(out, format, dropped)
  else for (const {of, reason, ...span} of dropped) out.write(`${spanText(span)}: ${reason}, kept as ${spanText(of)}\n`)
}

function spanText({file, line, endLine}: FileSpan): string {
  return `${visible(file)}:${line}-${endLine}`
}
