import {csv} from '../border/csv.js'
import {itemColumns, itemRows} from '../core/export/item-tables.js'
import {markdownTable} from '../core/export/markdown-table.js'
import {recordsOf, type Cell} from '../core/export/tables.js'
import type {CommandParts} from './commands.js'
import {namedFiles, sureText} from './named-files.js'
import {pauses, type Work} from './pause.js'
import type {ExportItemsOutcome, ExportItemsParams} from './protocol.js'

/** The items, articles or dates of files and of the dumps of folders as a table. The answer is text; nothing is written. */
export async function exportItems(
  {uris, table, format, bom = false}: ExportItemsParams,
  {view: viewNow, texts, disk}: CommandParts,
  token: Work,
): Promise<ExportItemsOutcome> {
  const view = viewNow()
  const keys = [...namedFiles(uris, view, disk, 'nothing was exported')].sort()
  const pause = pauses(token, keys.length)
  const rows: (readonly Cell[])[] = []
  for (const key of keys) {
    const wait = pause()
    if (wait) await wait
    const {found} = await sureText(key, texts, view, 'nothing was exported')
    const facts = view.rulesOf(key).reader.facts(found)
    for (const row of itemRows(table, {file: view.around.labelOf(key), found, facts})) rows.push(row)
  }
  return {text: [...textOf()].join(''), rows: rows.length}

  function textOf(): Iterable<string> {
    const made = {columns: itemColumns[table], rows}
    switch (format) {
      case 'csv':
        return csv(made, {mark: bom})
      case 'markdown':
        return markdownTable(made)
      case 'jsonl':
        return Array.from(recordsOf(made), (value) => `${JSON.stringify(value)}\n`)
    }
  }
}
