import {encode} from '../border/encode.js'
import {createFile, whyNotWritten} from '../border/write.js'
import {formatOf} from '../core/dump-reader.js'
import {convert as convertDump} from '../core/edit/convert.js'
import {factsWithoutPeople} from '../core/facts.js'
import {createReaders} from '../lsp/readers.js'
import {doubtOf} from './encoding-problems.js'
import {isDumpAt, isNamed, teamOf} from './inputs.js'
import {complain, readInputs, status, tellNoDumps, type InputOptions, type Session, type Status} from './session.js'
import {textOf, textSource} from './text-source.js'
import {visible, visibleLines} from './visible.js'

/** The options of `dateline convert`. */
export interface ConvertOptions extends InputOptions {
  readonly write?: boolean
}

/**
 * `dateline convert`: plain dumps as Markdown, Markdown dumps as plain text. The text is printed; with `write` it makes
 * a file beside each input, never over another. Of a folder only the dumps are taken.
 */
export async function convert(session: Session, paths: readonly string[], options: ConvertOptions): Promise<Status> {
  const source = textSource(session.input, options)
  const readers = createReaders({copies: false})
  const {inputs, folders} = await readInputs(session, source, paths, options)
  const tally = {failed: false, dumps: 0}
  for (const input of inputs) {
    if (session.out.closed()) break
    const read = await textOf(source, input)
    if (read.kind === 'unreadable') {
      fail(read.file, `${read.reason}; it is left out`)
      continue
    }
    const {decoded} = read
    const reader = readers.of(teamOf(input))
    const found = reader.recognize(decoded.text, formatOf(input.file))
    if (!isNamed(input) && !isDumpAt(input, factsWithoutPeople(found))) continue
    tally.dumps++
    const converted = convertDump(found, reader)
    const why = decoded.certainty === 'doubtful' ? doubtOf(decoded) : undefined
    if (why !== undefined || converted.kind === 'refused') {
      fail(input.file, `${why ?? (converted.kind === 'refused' ? converted.why : '')}; it is not converted`)
    } else if (options.write === true && input.kind !== 'file') {
      fail(input.file, 'standard input cannot be written to; without --write its text is printed')
    } else if (options.write === true && input.kind === 'file') {
      const bytes = decoded.lossless ? encode(converted.text, decoded, source.legacy.loaded()) : undefined
      if (bytes) make(input.file, otherName(input.path), otherName(input.file), bytes)
      else fail(input.file, 'its text cannot be written in its encoding; it is not converted')
    } else session.out.write(session.terminal ? visibleLines(converted.text) : converted.text)
  }
  if (tally.dumps === 0 && !tally.failed) tellNoDumps(session, folders)
  return tally.failed ? status.failed : status.fine

  function fail(file: string, what: string): void {
    tally.failed = true
    complain(session, file, what)
  }

  function make(file: string, path: string, shown: string, bytes: Uint8Array): void {
    try {
      createFile(path, bytes)
    } catch (error) {
      fail(file, `${shown}: ${whyNotWritten(error)}; it is not converted`)
      return
    }
    session.out.write(`${visible(shown)}: written\n`)
  }
}

/** `page.txt` for `page.md`, and the other way round. */
function otherName(path: string): string {
  if (formatOf(path) === 'markdown') return path.replace(/\.(?:md|markdown)$/i, '.txt')
  return path.endsWith('.txt') ? `${path.slice(0, -4)}.md` : `${path}.md`
}
