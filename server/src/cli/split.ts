import {basename, dirname, extname, join} from 'node:path'
import {formatOf} from '../core/dump-reader.js'
import {split as splitDump} from '../core/edit/split.js'
import {createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {isDumpAt, isNamed, teamOf, type Input} from './inputs.js'
import {showNewFiles, writeNewFiles, type NewFile} from './new-files.js'
import {complain, readInputs, status, type InputOptions, type Session, type Status} from './session.js'
import {textOf, textSource} from './text-source.js'

/** The options of `dateline split`. */
export interface SplitCommandOptions extends InputOptions {
  /** The folder for the files; absent for one by the name of each dump, beside it. */
  readonly into?: string
  readonly write?: boolean
  /** Replace files that are there already. */
  readonly force?: boolean
}

/**
 * `dateline split`: a file for each item and article of a dump. Prints a patch that makes the files; only `--write`
 * writes. The dump stays as it is. Of a folder only the dumps are taken.
 */
export async function split(session: Session, paths: readonly string[], options: SplitCommandOptions): Promise<Status> {
  const source = textSource(session.input, options)
  const readers = createReaders({people: false, copies: false})
  const {inputs} = await readInputs(session, source, paths, options)
  const taken = new Map<string, Set<string>>()
  const files: NewFile[] = []
  let failed = false
  for (const input of inputs) {
    const read = await textOf(source, input)
    const reason =
      read.kind === 'unreadable'
        ? read.reason
        : read.decoded.certainty === 'doubtful'
          ? doubtOf(read.decoded)
          : undefined
    if (read.kind === 'unreadable' || reason !== undefined) {
      failed = true
      complain(session, input.file, `${reason}; it is not split`)
      continue
    }
    const reader = readers.of(teamOf(input))
    const format = formatOf(input.file)
    const found = reader.recognize(read.decoded.text, format)
    if (!isNamed(input) && !isDumpAt(input, reader.facts(found))) continue
    const folder = options.into ?? folderOf(input)
    const own = taken.get(folder) ?? new Set()
    taken.set(folder, own)
    for (const {name, text, line, units} of splitDump(found, reader, {
      format,
      ending: extname(input.file) || '.txt',
      taken: own,
    })) {
      files.push({path: join(folder, name), parts: () => [text]})
      if (units > 1)
        complain(
          session,
          `${input.file}:${line}`,
          `${units} items stay together in ${name}: by itself one reads otherwise`,
        )
    }
  }
  const done =
    options.write === true
      ? !failed && writeNewFiles(session, files, {inputs, force: options.force ?? false})
      : showNewFiles(session, files, inputs)
  if (options.write === true && failed)
    session.err.write('dateline: Nothing is written, since not everything was read.\n')
  return done && !failed ? status.fine : status.failed
}

/** `dumps/page` for `dumps/page.txt`. */
function folderOf({file}: Input): string {
  const stem = basename(file, extname(file))
  return join(dirname(file), stem === basename(file) ? `${stem}-items` : stem)
}
