import {collapsed} from '../edit/collapsed.js'
import type {FileFacts, Unit} from '../facts.js'
import type {Recognized} from '../recognize.js'
import {unitTexts} from '../unit-texts.js'
import type {Cell} from './tables.js'

/** What can be exported of dumps file by file, each a table of its own. */
export const itemTableNames = ['items', 'articles', 'dates'] as const

/** One of them. */
export type ItemTableName = (typeof itemTableNames)[number]

/** A dump to export. */
export interface ExportedDump {
  readonly file: string
  readonly found: Recognized
  readonly facts: FileFacts
}

const unitColumns = [
  ...['file', 'line', 'end_line', 'title', 'published', 'published_certainty'],
  ...['event', 'event_end', 'event_certainty', 'text'],
]

/** The columns of the tables, in order; docs/export.schema.json says what each holds. */
export const itemColumns: Readonly<Record<ItemTableName, readonly string[]>> = {
  items: unitColumns,
  articles: unitColumns,
  dates: ['file', 'line', 'column', 'kind', 'date', 'end_date', 'certainty', 'reason', 'words', 'item_line', 'head'],
}

/** The rows that one dump has in a table, in the order of the dump. Linear. */
export function itemRows(name: ItemTableName, dump: ExportedDump): readonly (readonly Cell[])[] {
  if (name === 'dates') return dump.facts.units.flatMap((unit) => dateRows(dump.file, unit))
  const kind = name === 'items' ? 'item' : 'article'
  const texts = unitTexts(dump.found)
  return dump.facts.units.flatMap((unit, at) => (unit.kind === kind ? [unitRow(dump.file, unit, texts[at] ?? '')] : []))
}

function unitRow(file: string, unit: Unit, text: string): readonly Cell[] {
  const {line, endLine, title, published, event} = unit
  return [
    ...[file, line, endLine, title, published?.date ?? null, published?.certainty ?? null],
    ...[event?.date ?? null, event?.endDate ?? null, event?.certainty ?? null, text],
  ]
}

function dateRows(file: string, {published, event, line, head}: Unit): readonly (readonly Cell[])[] {
  const days = [
    {kind: 'published', day: published, end: null},
    {kind: 'event', day: event, end: event?.endDate ?? null},
  ] as const
  return days.flatMap(({kind, day, end}) => {
    if (!day) return []
    const {date, certainty, reason = null, evidence} = day
    const words = collapsed(evidence.text, 0, evidence.text.length)
    return [[file, evidence.line, evidence.column, kind, date, end, certainty, reason, words, line, head]]
  })
}
