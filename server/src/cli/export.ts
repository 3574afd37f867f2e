import {csv} from '../border/csv.js'
import {formatOf} from '../core/dump-reader.js'
import {itemColumns, itemRows, itemTableNames, type ItemTableName} from '../core/export/item-tables.js'
import {markdownTable} from '../core/export/markdown-table.js'
import {recordsOf, tableOf, type Cell, type Table} from '../core/export/tables.js'
import {personsIn} from '../core/persons.js'
import {createReaders} from '../lsp/readers.js'
import {remembered} from './gather.js'
import {isDumpAt, isNamed, teamOf} from './inputs.js'
import {printJson} from './json.js'
import {progressOf} from './progress.js'
import {
  complain,
  readAll,
  readInputs,
  status,
  tellNoDumps,
  type InputOptions,
  type Session,
  type Status,
} from './session.js'
import {textOf, textSource} from './text-source.js'

/** The tables of `dateline export`. */
export const exportTables = [...itemTableNames, 'mentions'] as const

/** The options of `dateline export`. */
export interface ExportOptions extends InputOptions {
  readonly format: 'csv' | 'jsonl' | 'markdown'
  readonly table: (typeof exportTables)[number]
  /** Begin CSV with a byte-order mark. */
  readonly bom: boolean
}

/**
 * `dateline export`: items, articles, dates or mentions as a table. Dumps are read and printed one after the other; only
 * mentions wait for all of them, since who somebody is hangs on all of them.
 */
export async function exportDumps(session: Session, paths: readonly string[], options: ExportOptions): Promise<Status> {
  if (options.table === 'mentions') {
    const {index, failed} = await readAll(session, paths, options)
    print(session, tableOf('mentions', index, personsIn(index)), options, true)
    return failed ? status.failed : status.fine
  }
  return exportItems(session, paths, options, options.table)
}

async function exportItems(
  session: Session,
  paths: readonly string[],
  options: ExportOptions,
  table: ItemTableName,
): Promise<Status> {
  const source = textSource(session.input, options)
  const readers = createReaders({units: remembered, people: false, copies: false})
  const {inputs, folders} = await readInputs(session, source, paths, options)
  const progress = await progressOf(inputs.length)
  const columns = itemColumns[table]
  print(session, {columns, rows: []}, options, true)
  let failed = false
  let dumps = 0
  for (const [done, input] of inputs.entries()) {
    if (session.out.closed()) break
    progress.step(done)
    const read = await textOf(source, input)
    if (read.kind === 'unreadable') {
      failed = true
      complain(session, input.file, `${read.reason}; it is left out`)
      continue
    }
    const reader = readers.of(teamOf(input))
    const found = reader.recognize(read.decoded.text, formatOf(input.file))
    const facts = reader.facts(found)
    if (!isNamed(input) && !isDumpAt(input, facts)) continue
    dumps++
    const rows: readonly (readonly Cell[])[] = itemRows(table, {file: input.file, found, facts})
    if (rows.length > 0) print(session, {columns, rows}, options, false)
  }
  progress.stop()
  if (dumps === 0 && !failed) tellNoDumps(session, folders)
  return failed ? status.failed : status.fine
}

/** Print rows, below the names of the columns where they are the first. */
function print({out}: Session, table: Table, {format, bom}: ExportOptions, first: boolean): void {
  if (format === 'jsonl') {
    printJson(out, 'jsonl', recordsOf(table))
    return
  }
  const parts = format === 'csv' ? csv(table, {mark: bom && first, head: first}) : markdownTable(table, first)
  for (const part of parts) if (!out.closed()) out.write(part)
}
