import {basename, dirname, extname, join, normalize} from 'node:path'
import {formatOf} from '../core/dump-reader.js'
import {split as splitDump} from '../core/edit/split.js'
import {createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {isDumpAt, isNamed, standardInput, teamOf, type Input} from './inputs.js'
import {showNewFiles, writeNewFiles, type NewFile} from './new-files.js'
import {complain, readInputs, status, tellNoDumps, type InputOptions, type Session, type Status} from './session.js'
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
  if (options.into === '') {
    session.err.write('dateline: --into needs the name of a folder, found an empty one. Nothing is written.\n')
    return status.failed
  }
  const source = textSource(session.input, options)
  const readers = createReaders({people: false, copies: false})
  const {inputs, folders} = await readInputs(session, source, paths, options)
  const taken = new Map<string, Set<string>>()
  const files: NewFile[] = []
  let failed = false
  let dumps = 0
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
    dumps++
    const folder = options.into ?? folderOf(input)
    const own = taken.get(onAnyDisk(folder)) ?? new Set()
    taken.set(onAnyDisk(folder), own)
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
  if (dumps === 0 && !failed) tellNoDumps(session, folders)
  const done =
    options.write === true
      ? !failed && writeNewFiles(session, files, {inputs, force: options.force ?? false, label: labelOf(paths)})
      : showNewFiles(session, files, inputs)
  if (options.write === true && failed)
    session.err.write('dateline: Nothing is written, since not everything was read.\n')
  return done && !failed ? status.fine : status.failed
}

function labelOf([first = '', ...others]: readonly string[]): string {
  return `Split ${first}${others.length > 0 ? ` and ${others.length} more` : ''}`
}

/** `dumps/page` for `dumps/page.txt`, `items` for standard input without a name. */
function folderOf({kind, file}: Input): string {
  if (kind === 'stdin' && file === standardInput) return 'items'
  const name = basename(file, extname(file))
  // Not every system keeps a dot or a blank at the end of the name of a folder.
  let end = name.length
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end--
  const stem = name.slice(0, end)
  return join(dirname(file), stem === basename(file) || stem === '' ? `${stem}-items` : stem)
}

/** Equal for folders that are one on some disk: many tell no capitals apart, and no spellings of one letter. */
function onAnyDisk(folder: string): string {
  return normalize(folder).normalize('NFC').toLowerCase()
}
