import {factsJson, type ItemJson} from '../core/facts-json.js'
import type {Unit} from '../core/facts.js'
import {isSiteUnit} from '../core/learned-lines.js'
import {mentionsIn} from '../core/mentions.js'
import {personOf} from '../core/people.js'
import type {Certainty} from '../core/unit-dates.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import type {Reading} from './gather.js'
import {isDumpAt} from './inputs.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline outline`. */
export interface OutlineOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
}

/** A person named in an item, once for each item. */
interface OutlinePerson {
  readonly line: number
  readonly person: string
  readonly personId: string
  /** The post that stands by the name, where one does. */
  readonly title: string | null
}

/** An item or article with what is in it. */
interface OutlineItem {
  readonly kind: Unit['kind']
  readonly line: number
  readonly endLine: number
  readonly date: string | null
  readonly certainty: Certainty | null
  readonly title: string | null
  /** The title, else the first words. */
  readonly head: string
  readonly people: readonly OutlinePerson[]
  readonly parts: Unit['parts']
}

interface Outline {
  readonly file: string
  readonly dump: boolean
  readonly source: string | null
  readonly retrieved: string | null
  readonly items: readonly OutlineItem[]
}

/** `dateline outline`: the dated items and articles of each file, with the people named in them. */
export async function outline(session: Session, paths: readonly string[], options: OutlineOptions): Promise<Status> {
  const {answers, index, failed} = await readAll(session, paths, options)
  const {format} = options
  if (format === 'text') {
    let between = ''
    for (const found of outlines()) {
      if (session.out.closed()) break
      session.out.write(between + textOf(found))
      between = '\n'
    }
  } else printJson(session.out, format, outlines())
  return failed ? status.failed : status.fine

  function* outlines(): Generator<Outline> {
    for (const answer of answers) if (answer.kind === 'read') yield outlineOf(index, answer)
  }
}

function outlineOf(index: WorkspaceIndex, reading: Reading): Outline {
  const {file, facts, input} = reading
  const people = facts.units.map((): Map<string, OutlinePerson> => new Map())
  for (const mention of mentionsIn(facts)) {
    const {id, name} = personOf(index, file, mention)
    const named = people[mention.unit]
    const known = named?.get(id)
    const {title} = mention.named
    if (!known) named?.set(id, {line: mention.line, person: name, personId: id, title})
    else if (known.title === null && title !== null) named?.set(id, {...known, title})
  }
  const {items} = factsJson(file, facts, index, reading.encoding)
  return {
    file,
    dump: isDumpAt(input, facts),
    source: facts.origin.source?.value ?? null,
    retrieved: facts.origin.retrieved?.value ?? null,
    items: facts.units.flatMap((unit, at) => {
      if (isSiteUnit(index.siteLines, facts, unit, index.files.size)) return []
      const {kind, line, endLine, title, head, parts} = unit
      return {
        kind,
        line,
        endLine,
        date: items[at]?.date ?? null,
        certainty: certaintyOf(items[at]),
        title,
        head,
        people: [...(people[at]?.values() ?? [])],
        parts,
      }
    }),
  }
}

function certaintyOf(item: ItemJson | undefined): OutlineItem['certainty'] {
  return item?.published?.certainty ?? item?.event?.certainty ?? null
}

/** A line for the file, one for each item, one for each person below it; `~` behind a date that is not stated there. */
function textOf({file, dump, source, retrieved, items}: Outline): string {
  const saved = [
    ...(source === null ? [] : [`from ${source}`]),
    ...(retrieved === null ? [] : [`retrieved ${retrieved}`]),
  ]
  const lines = [
    `${visible(file)}${dump ? '' : ' (not a dump)'}${saved.length > 0 ? `: ${visible(saved.join(', '))}` : ''}`,
  ]
  if (items.length === 0) lines.push('  no items')
  for (const {line, date, certainty, head, people} of items) {
    const day = `${date ?? 'undated'}${date !== null && certainty !== 'stated' ? '~' : ''}`
    lines.push(`${String(line).padStart(6)}  ${day.padEnd(11)}  ${visible(head)}`)
    for (const {line, person, title} of people)
      lines.push(
        `${String(line).padStart(6)}  ${' '.repeat(13)}${visible(title === null ? person : `${person}, ${title}`)}`,
      )
  }
  return `${lines.join('\n')}\n`
}
