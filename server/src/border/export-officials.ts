import type {Dossier} from '../core/dossier.js'
import {followTheMoney} from '../core/export/follow-the-money.js'
import {graphml} from '../core/export/graphml.js'
import {jsonParts} from '../core/export/json-parts.js'
import {recordOf} from '../core/export/official-record.js'
import {recordsOf, tableOf, type TableName} from '../core/export/tables.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import {csv} from './csv.js'

/** The forms in which officials leave Dateline. `ftm`: entities of FollowTheMoney, one a line. */
export const exportFormats = ['csv', 'jsonl', 'json', 'graphml', 'ftm'] as const

/** One of them. */
export type ExportFormat = (typeof exportFormats)[number]

/** What is exported. */
export interface ExportOptions {
  readonly format: ExportFormat
  /** Of no meaning for GraphML and FollowTheMoney, which hold all there is. */
  readonly table: TableName
  /** Begin CSV with a byte-order mark. */
  readonly mark: boolean
}

/** Some persons of an index as text, in parts. */
export function exported(
  index: WorkspaceIndex,
  persons: readonly Dossier[],
  {format, table, mark}: ExportOptions,
): Iterable<string> {
  switch (format) {
    case 'csv':
      return csv(tableOf(table, index, persons), {mark})
    case 'json':
    case 'jsonl':
      return jsonParts(
        format,
        table === 'officials' ? persons.map(recordOf) : recordsOf(tableOf(table, index, persons)),
      )
    case 'graphml':
      return graphml(persons)
    case 'ftm':
      return jsonParts('jsonl', followTheMoney(persons))
  }
}
