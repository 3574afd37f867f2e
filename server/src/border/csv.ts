import Papa from 'papaparse'
import type {Table} from '../core/export/tables.js'

/** So many rows are written at a time. */
const batch = 500

/**
 * Cells that a spreadsheet would run: they begin, white space and marks that show nothing aside, with a sign that opens a
 * formula, in full width and in small form too (CWE-1236). An apostrophe before them makes them text.
 */
const formula = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\r\n\0]/u

/** How a table is written. */
export interface CsvOptions {
  /** Begin with a byte-order mark: some spreadsheets take UTF-8 for another encoding without it. */
  readonly mark?: boolean
  /** False for rows that go below those of another part of the same table. */
  readonly head?: boolean
}

/** A table as CSV (RFC 4180), in parts: a row for the columns, `\r\n` behind each row, formulas made text. */
export function* csv({columns, rows}: Table, {mark = false, head = true}: CsvOptions = {}): Generator<string> {
  if (mark) yield '\ufeff'
  if (head) yield lines([columns])
  let waiting: (readonly unknown[])[] = []
  for (const row of rows) {
    waiting.push(row)
    if (waiting.length < batch) continue
    yield lines(waiting)
    waiting = []
  }
  if (waiting.length > 0) yield lines(waiting)
}

function lines(rows: readonly (readonly unknown[])[]): string {
  return `${Papa.unparse(rows as unknown[][], {newline: '\r\n', escapeFormulae: formula})}\r\n`
}
