import type {CancellationToken} from 'vscode-languageserver/node'
import {GitRefused, gitTree} from '../border/git-tree.js'
import type {Disk} from '../border/disk.js'
import {globs} from '../border/globs.js'
import {legacyLoader} from '../border/legacy.js'
import {insideOf, keyOf, type Key} from '../border/places.js'
import {fileReader, readLoading} from '../border/read.js'
import {scan} from '../border/scan.js'
import {formatOf} from '../core/dump-reader.js'
import {isDump, type FileFacts} from '../core/facts.js'
import {newsIn, type News} from '../core/news/what-is-new.js'
import {emptyIndex, filesOf, withFiles, type WorkspaceIndex} from '../core/workspace-index.js'
import {visible} from '../features/plain.js'
import type {CommandParts} from './commands.js'
import {folderOf, switchesOf, type Folder} from './folders.js'
import {pauses} from './pause.js'
import type {NewsOutcome, NewsParams, ReportLine, ReportSection} from './protocol.js'
import {Refused} from './serve.js'
import type {View} from './view.js'

/**
 * What the dumps of the workspace have that older ones have not: those of a folder, or those that a folder of the
 * workspace had at a commit. Throws `Refused`, with words for the user, where there are none to compare with.
 */
export async function whatIsNew(
  params: NewsParams,
  parts: CommandParts,
  token: CancellationToken,
): Promise<NewsOutcome> {
  const now = parts.view()
  const {since, older, isNewer} = sidesOf(params, parts)
  const pause = pauses(token)
  const newer: (readonly [Key, FileFacts])[] = []
  for (const [key, facts] of filesOf(now.world.index)) if (isNewer(key)) newer.push([key, facts])
  const after = withFiles({...emptyIndex, register: now.world.index.register, siteLines: newsOf(now)}, newer)
  const before = await indexOf(older, now, parts, pause)
  const steps = newsIn(before, after)
  for (;;) {
    const {done, value} = steps.next()
    if (done) return outcomeOf(since, value, now)
    const wait = pause()
    if (wait) await wait
  }
}

/** Lines that are news by a setting stay so; what is learned is learned anew of the files that are compared. */
function newsOf({world}: View): WorkspaceIndex['siteLines'] {
  return {...emptyIndex.siteLines, news: world.index.siteLines.news}
}

/** Files of older dumps, and the disk that has them. */
interface Older {
  readonly disk: Disk
  readonly folder: Key
  /** The workspace folder they are of; undefined for a folder outside of all. */
  readonly of: Folder | undefined
}

interface Sides {
  /** What the older dumps are known by. */
  readonly since: string
  readonly older: Older
  readonly isNewer: (key: Key) => boolean
}

function sidesOf(params: NewsParams, {folders, disk}: CommandParts): Sides {
  const key = trimmed(keyOf(params.uri))
  if (params.ref === undefined) {
    if (disk.kindOf(key) !== 'folder') throw new Refused(`There is no folder ${key}.`)
    const same = folders().all.some((folder) => folder.key === key)
    if (same) throw new Refused(`${key} is the folder that would be compared: expected one of older dumps.`)
    const older = {disk, folder: key, of: folderOf(folders(), `${key}/x`)}
    return {since: key, older, isNewer: (file) => insideOf(key, file) === undefined}
  }
  const of = folders().all.find((folder) => folder.key === key)
  if (!of) throw new Refused(`${params.uri} is no folder of the workspace.`)
  try {
    const tree = gitTree(disk, key, params.ref)
    const older = {disk: tree, folder: key, of}
    return {since: params.ref, older, isNewer: (file) => insideOf(key, file) !== undefined}
  } catch (error) {
    if (error instanceof GitRefused) throw new Refused(`Nothing is compared: ${error.message}.`)
    throw error
  }
}

/** Read the older dumps; a file that cannot be read has nothing that could be old. */
async function indexOf(
  {disk, folder, of}: Older,
  now: View,
  {folders}: CommandParts,
  pause: () => Promise<void> | undefined,
): Promise<WorkspaceIndex> {
  const {reader, settings} = of ?? now.rulesOf(`${folder}/x`)
  const legacy = legacyLoader()
  const read = fileReader(disk, legacy, settings['files.maxSize'] * 1_000_000)
  const include = globs(settings['files.include'])
  const exclude = globs(of ? settings['files.exclude'] : [])
  const found: (readonly [Key, FileFacts])[] = []
  for (const step of scan(disk, folder, {include, exclude})) {
    const wait = pause()
    if (wait) await wait
    if (step.kind !== 'file') continue
    const text = await readLoading(read, step.path, legacy)
    if (text.kind === 'failure') continue
    const facts = reader.facts(reader.recognize(text.text, formatOf(step.path)))
    const {always, never} = switchesOf(folders(), step.path)
    if (!never && (always || isDump(facts))) found.push([step.path, facts])
  }
  return withFiles({...emptyIndex, siteLines: newsOf(now)}, found)
}

function outcomeOf(since: string, {items, officials, posts, revisions}: News, {around}: View): NewsOutcome {
  const day = (text: string | null): string => (text === null ? '' : `${text} `)
  return {
    since: visible(since),
    sections: [
      section(
        'Items',
        items.map(({file, line, day: on, head}) => lineOf(file, line, day(on) + head)),
      ),
      section(
        'Officials',
        officials.map(({file, line, day: on, name, posts: own}) =>
          lineOf(file, line, day(on) + [name, ...own].join(', ')),
        ),
      ),
      section(
        'Posts',
        posts.map(({file, line, day: on, name, title}) => lineOf(file, line, `${day(on)}${name}, ${title}`)),
      ),
      section(
        'Revisions',
        revisions.map(({file, line, head, differences}) => {
          const words = differences.map(
            ({before, now}) => `${before === '' ? '∅' : before} → ${now === '' ? '∅' : now}`,
          )
          return lineOf(file, line, `${words.join(', ')}: ${head}`)
        }),
      ),
    ],
  }

  function section(title: string, lines: readonly ReportLine[]): ReportSection {
    return {title, lines, all: lines.length}
  }

  function lineOf(file: Key, line: number, text: string): ReportLine {
    return {uri: around.uriOf(file), label: around.labelOf(file), line, text: visible(text)}
  }
}

function trimmed(key: Key): Key {
  return key.length > 1 && key.endsWith('/') ? key.slice(0, -1) : key
}
