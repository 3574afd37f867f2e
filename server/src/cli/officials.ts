import {dossierOf, type DatedMention, type Dossier, type Post} from '../core/dossier.js'
import {personOf} from '../core/people.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import type {Answer} from './gather.js'
import {printJson, type JsonFormat} from './json.js'
import {readAll, status, type InputOptions, type Session, type Status} from './session.js'
import {visible} from './visible.js'

/** The options of `dateline officials`. */
export interface OfficialsOptions extends InputOptions {
  readonly format: JsonFormat | 'text'
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
  const {answers, index, failed} = await readAll(session, paths, options)
  const found = officialsOf(answers, index).filter(({official}) => official || options.all)
  const {format} = options
  if (format !== 'text') printJson(session.out, format, found)
  else if (found.length === 0) session.out.write('No officials are named.\n')
  else session.out.write(found.map(textOf).join('\n'))
  return failed ? status.failed : status.fine
}

function officialsOf(answers: readonly Answer[], index: WorkspaceIndex): Official[] {
  const persons = new Map<string, Dossier>()
  for (const answer of answers) {
    if (answer.kind === 'unreadable') continue
    for (const mention of answer.facts.mentions) {
      const {id} = personOf(index, answer.file, mention)
      if (!persons.has(id)) persons.set(id, dossierOf(index, answer.file, mention))
    }
  }
  return [...persons.values()].map(officialOf).sort(byWeight)
}

function officialOf({link, mentions, spellings, posts, dumps, items}: Dossier): Official {
  const dated = mentions.filter(({day}) => day !== null)
  return {
    person: link.name,
    personId: link.id,
    official: mentions.some(({mention}) => mention.named.official),
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

/** The most often named first; then by name and identity, so that the order of the inputs does not show. */
function byWeight(a: Official, b: Official): number {
  if (a.mentions !== b.mentions) return b.mentions - a.mentions
  if (a.person !== b.person) return a.person < b.person ? -1 : 1
  return a.personId < b.personId ? -1 : 1
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
