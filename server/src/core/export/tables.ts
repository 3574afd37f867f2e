import type {Dossier} from '../dossier.js'
import {mentionBy} from '../mentions.js'
import {personOf} from '../people.js'
import {coMentionsOf} from '../persons.js'
import type {WorkspaceIndex} from '../workspace-index.js'

/** What can be exported of officials, each a table of its own. */
export const tableNames = ['officials', 'posts', 'mentions', 'co-mentions'] as const

/** One of them. */
export type TableName = (typeof tableNames)[number]

/** A cell; null for what is not known. */
export type Cell = string | number | boolean | null

/** A table: as many cells in each row as there are columns. Rows come one by one, for there can be millions. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: Iterable<readonly Cell[]>
}

/** Make a table of some persons. Rows of one person stand together, in the order of the persons. */
export function tableOf(name: TableName, index: WorkspaceIndex, persons: readonly Dossier[]): Table {
  switch (name) {
    case 'officials':
      return {
        columns: [
          'person_id',
          'person',
          'spellings',
          'mentions',
          'items',
          'dumps',
          'first',
          'last',
          'reason',
          'candidates',
        ],
        rows: map(persons, ({link, spellings, mentions, items, dumps}) => {
          const days = mentions.flatMap(({day}) => day ?? [])
          const written = spellings.map(({surface}) => surface).join('; ')
          return [
            ...[link.id, link.name, written, mentions.length, items, dumps],
            ...[days[0] ?? null, days[days.length - 1] ?? null, link.reason, link.candidates?.join('; ') ?? null],
          ]
        }),
      }
    case 'posts':
      return {
        columns: ['person_id', 'person', 'title', 'organisation', 'first', 'last', 'mentions'],
        rows: flatMap(persons, ({link, posts}) =>
          posts.map(({title, organisation, first, last, count}) => {
            return [link.id, link.name, title, organisation, first, last, count]
          }),
        ),
      }
    case 'mentions':
      return {
        columns: [
          ...['person_id', 'person', 'surface', 'title', 'rank', 'organisation', 'date'],
          ...['file', 'line', 'column', 'end_line', 'end_column', 'item', 'reason'],
        ],
        rows: flatMap(persons, ({link, mentions}) =>
          mentions.map((numbered) => {
            const {path, facts, day} = numbered
            const mention = mentionBy(numbered)
            const {named, line, column, endLine, endColumn, unit} = mention
            const {reason} = personOf(index, path, mention)
            return [
              ...[link.id, link.name, named.surface, named.title, named.rank, named.organisation, day],
              ...[path, line, column, endLine, endColumn, facts.units[unit]?.head ?? null, reason],
            ]
          }),
        ),
      }
    case 'co-mentions':
      return {
        columns: ['person_id', 'person', 'other_id', 'other', 'items', 'first', 'last'],
        rows: map(coMentionsOf(persons), ({one, other, items, first, last}) => {
          return [one.link.id, one.link.name, other.link.id, other.link.name, items, first, last]
        }),
      }
  }
}

/** The rows of a table as objects, for JSON. */
export function* recordsOf({columns, rows}: Table): Generator<Readonly<Record<string, Cell>>> {
  for (const row of rows) yield Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))
}

function* map<T, R>(values: Iterable<T>, change: (value: T) => R): Generator<R> {
  for (const value of values) yield change(value)
}

function* flatMap<T, R>(values: Iterable<T>, change: (value: T) => readonly R[]): Generator<R> {
  for (const value of values) yield* change(value)
}
