import {exported, type ExportFormat} from '../border/export-officials.js'
import {recordOf, type DatedPlace, type OfficialRecord} from '../core/export/official-record.js'
import type {TableName} from '../core/export/tables.js'
import {isOfficial, personsIn} from '../core/persons.js'
import {printParts} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline officials`. */
export interface OfficialsOptions extends InputOptions {
  readonly format: ExportFormat | 'text'
  readonly table: TableName
  /** Begin CSV with a byte-order mark. */
  readonly bom: boolean
  /** Reporters and photographers too. */
  readonly all: boolean
}

/** `dateline officials`: every person named, the most often named first, with spellings and posts by date. */
export async function officials(
  session: Session,
  paths: readonly string[],
  options: OfficialsOptions,
): Promise<Status> {
  const {index, failed} = await readAll(session, paths, options)
  const persons = personsIn(index).filter((person) => options.all || isOfficial(person))
  const {out} = session
  const {format, table, bom} = options
  if (format === 'text')
    out.write(persons.length === 0 ? 'No officials are named.\n' : persons.map(recordOf).map(textOf).join('\n'))
  else printParts(out, exported(index, persons, {format, table, mark: bom}))
  return failed ? status.failed : status.fine
}

function textOf({
  person,
  official,
  mentions,
  files,
  spellings,
  posts,
  candidates,
  first,
  last,
}: OfficialRecord): string {
  const lines = [`${visible(person)}${official ? '' : ' (not an official)'}`]
  lines.push(`  named      ${count(mentions, 'time')} in ${count(files, 'file')}${span(first, last)}`)
  lines.push(`  written    ${spellings.map(({surface, count}) => `${visible(surface)} (${count})`).join(', ')}`)
  for (const [at, {title, first, last, count}] of posts.entries())
    lines.push(`  ${at === 0 ? 'posts' : '     '}      ${days(first, last).padEnd(23)}  ${visible(title)} (${count})`)
  if (candidates) lines.push(`  perhaps    ${candidates.map(visible).join(', ')}`)
  return `${lines.join('\n')}\n`
}

function span(first: DatedPlace | null, last: DatedPlace | null): string {
  if (!first?.date || !last?.date) return ''
  return `, ${days(first.date, last.date)}`
}

function days(first: string | null, last: string | null): string {
  if (first === null || last === null) return 'undated'
  return first === last ? first : `${first} - ${last}`
}

function count(many: number, thing: string): string {
  return `${many} ${thing}${many === 1 ? '' : 's'}`
}
