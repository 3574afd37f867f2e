import type {Cell, Table} from './tables.js'

/** Every sign that Markdown could take for its own is escaped, so that nothing in a cell is live. */
const marks = /[\\`*_{}[\]()<>#+\-.!|&~^$:=@]/g

/**
 * A table as Markdown, in parts: a row a line. Cells are on one line, and nothing in them is markup.
 *
 * @param head False for rows that go below those of another part of the same table.
 */
export function* markdownTable({columns, rows}: Table, head = true): Generator<string> {
  if (head) yield `${line(columns)}|${columns.map(() => ' --- |').join('')}\n`
  for (const row of rows) yield line(row)
}

function line(cells: readonly Cell[]): string {
  return `|${cells.map((cell) => ` ${cellText(cell)} |`).join('')}\n`
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? oneLine(cell).replace(marks, '\\$&') : cell === null ? '' : String(cell)
}

/** White space as one blank, and without what shows nothing or turns the reading order. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim()
}
