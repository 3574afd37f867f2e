import {csv} from '../border/csv.js'
import type {DatedMention, Dossier, Post} from '../core/dossier.js'
import {followTheMoney} from '../core/export/follow-the-money.js'
import {graphml} from '../core/export/graphml.js'
import {recordsOf, tableOf, type TableName} from '../core/export/tables.js'
import {isOfficial, personsIn} from '../core/persons.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import type {Writer} from './terminal.js'
import {visible} from './visible.js'

/** The options of `dateline officials`. */
export interface OfficialsOptions extends InputOptions {
  readonly format: JsonFormat | 'text' | 'csv' | 'graphml' | 'ftm'
  readonly table: TableName
  /** Begin CSV with a byte-order mark. */
  readonly bom: boolean
  /** Reporters and photographers too. */
  readonly all: boolean
}

/** Where a person is named, with the day of the item. */
interface DatedPlace {
  readonly file: string
  readonly line: number
  readonly date: string | null
}

/** A person with all that the inputs say of him. */
interface Official {
  readonly person: string
  readonly personId: string
  readonly official: boolean
  readonly mentions: number
  readonly files: number
  /** Items and articles that name the person; copies count once. */
  readonly items: number
  readonly first: DatedPlace | null
  readonly last: DatedPlace | null
  readonly spellings: Dossier['spellings']
  readonly posts: readonly Post[]
  /** Whom the name may stand for as well, where it is not sure. */
  readonly candidates?: readonly string[]
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
  const {format, table} = options
  switch (format) {
    case 'text':
      out.write(persons.length === 0 ? 'No officials are named.\n' : persons.map(officialOf).map(textOf).join('\n'))
      break
    case 'json':
    case 'jsonl':
      if (table === 'officials') printJson(out, format, persons.map(officialOf))
      else printJson(out, format, recordsOf(tableOf(table, index, persons)))
      break
    case 'csv':
      print(out, csv(tableOf(table, index, persons), {mark: options.bom}))
      break
    case 'graphml':
      print(out, graphml(persons))
      break
    case 'ftm':
      printJson(out, 'jsonl', followTheMoney(persons))
      break
  }
  return failed ? status.failed : status.fine
}

/** Print text part by part, as long as somebody reads it. */
function print(out: Writer, parts: Iterable<string>): void {
  for (const part of parts) {
    if (out.closed()) return
    out.write(part)
  }
}

function officialOf(dossier: Dossier): Official {
  const {link, mentions, spellings, posts, dumps, items} = dossier
  const dated = mentions.filter(({day}) => day !== null)
  return {
    person: link.name,
    personId: link.id,
    official: isOfficial(dossier),
    mentions: mentions.length,
    files: dumps,
    items,
    first: placeOf(dated[0] ?? mentions[0]),
    last: placeOf(dated[dated.length - 1] ?? mentions[mentions.length - 1]),
    spellings,
    posts,
    ...(link.candidates ? {candidates: link.candidates} : {}),
  }
}

function placeOf(placed: DatedMention | undefined): DatedPlace | null {
  return placed ? {file: placed.path, line: placed.mention.line, date: placed.day} : null
}

function textOf({person, official, mentions, files, spellings, posts, candidates, first, last}: Official): string {
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
