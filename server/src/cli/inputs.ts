import {dirname, resolve, sep} from 'node:path'
import type {Disk} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'
import {scan} from '../border/scan.js'
import type {NormalizeOptions} from '../core/edit/rules.js'
import {isDump, type FileFacts} from '../core/facts.js'
import type {SwitchableCode} from '../core/problems.js'
import type {Origin} from '../core/origin/origin.js'
import type {CopySeverity} from '../core/settings.js'
import {noTeam} from '../core/team/team.js'
import {testsOf} from '../lsp/folders.js'
import {teamFinder, type FoundTeam} from './nearest-team.js'

/** Something to read. `file` is the name it goes by in everything that is printed. */
export type Input = StandardInput | FileInput | Unreadable

/** Standard input. */
export interface StandardInput {
  readonly kind: 'stdin'
  readonly file: string
}

/** A file, named by itself or found in a folder. */
export interface FileInput {
  readonly kind: 'file'
  readonly file: string
  readonly path: string
  /** What the team says whose file is the nearest one: in the folder that was named, or that of the file, or above. */
  readonly team: FoundTeam
  /** How it is normalized: as the team says, in the file that `team` is from. */
  readonly normalize: NormalizeOptions
  /** What the settings of the folder it was found in say; absent for a file that was named. */
  readonly found?: FolderRules
}

/** What the settings beside the dumps (`.dateline.yml`) say of one file. */
export interface FolderRules {
  /** Overrules the marks by which a dump is known; undefined where the marks decide. */
  readonly dump: boolean | undefined
  /** A file above this many bytes is not read. */
  readonly limit: number
  /** What the name of the file tells of its origin. */
  readonly origin: Origin
  /** True where redundant copies are reported. */
  readonly duplicates: boolean
  /** How much such a copy asks of a reader. */
  readonly severity: CopySeverity
  /** Problems that are not reported, by their codes. */
  readonly off: readonly SwitchableCode[]
  /** Lines that are news, whatever is learned of them; one list for all files of a folder. */
  readonly news: readonly string[]
}

/** Something that cannot be read. `reason` is half a sentence, without a full stop. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly file: string
  readonly reason: string
}

/** Everything to read, with a sentence for each setting that could not be used. */
export interface Inputs {
  readonly inputs: readonly Input[]
  /** The folders that were named, each once. */
  readonly folders: readonly string[]
  /** The teams of the folders and files that were named, each once, in the order they come up; a folder may hold no file. */
  readonly teams: readonly FoundTeam[]
  readonly problems: readonly string[]
}

/** What stands for standard input among the arguments. */
export const standardInput = '-'

/**
 * The inputs that the arguments of a command name: a file, whatever its name; a folder, that is the text and Markdown
 * files in it and below (or those that its `.dateline.yml` includes), by path in code-point order; or `-` for standard
 * input. What is named twice is read once, where it comes first. Never throws: what is not there is an input that
 * cannot be read.
 *
 * @param stdinName
 *   The name that standard input goes by.
 */
export async function inputsOf(disk: Disk, paths: readonly string[], stdinName: string): Promise<Inputs> {
  const inputs: Input[] = []
  const seen = new Set<string>()
  const teams = teamFinder(disk)
  const folders = new Set<string>()
  const met = new Set<FoundTeam>()
  for (const path of paths) {
    if (path === standardInput) add({kind: 'stdin', file: stdinName}, standardInput)
    else for (const input of await inputsAt(path)) add(input, resolve(input.file))
  }
  return {inputs, folders: [...folders], teams: [...met], problems: teams.problems}

  function add(input: Input, place: string): void {
    if (!seen.has(place)) inputs.push(input)
    seen.add(place)
  }

  async function inputsAt(path: string): Promise<readonly Input[]> {
    const file = shownPath(path)
    try {
      const kind = disk.kindOf(path)
      if (kind === undefined) return [{kind: 'unreadable', file, reason: 'there is no such file or folder'}]
      if (kind === 'folder') return await inFolder(withoutSlash(file))
      const {team, normalize} = await teams.of(dirname(path))
      met.add(team)
      return [{kind: 'file', file, path, team, normalize}]
    } catch (error) {
      return [{kind: 'unreadable', file, reason: reasonOf(error)}]
    }
  }

  async function inFolder(folder: string): Promise<readonly Input[]> {
    folders.add(folder)
    const {settings, team, normalize} = await teams.of(folder)
    met.add(team)
    const {include, exclude, always, never, origin} = testsOf(settings)
    const limit = settings['files.maxSize'] * 1_000_000
    const duplicates = settings['duplicates.enabled']
    const severity = settings['duplicates.severity']
    const off = settings['problems.off']
    const news = settings['boilerplate.never']
    const found: Input[] = []
    for (const step of scan(disk, folder, {include, exclude})) {
      if (step.kind === 'failure') found.push({kind: 'unreadable', file: step.failure.file, reason: step.failure.what})
      if (step.kind !== 'file') continue
      const {path} = step
      const inside = path.slice(folder.length + 1)
      const dump = never(inside) ? false : always(inside) ? true : undefined
      const rules = {dump, limit, duplicates, severity, off, news, origin: origin(inside)}
      found.push({kind: 'file', file: path, path, team, normalize, found: rules})
    }
    return found.sort((a, b) => (a.file < b.file ? -1 : 1))
  }
}

/** True for a text that is a dump: by its marks, or because the settings of its folder say so. */
export function isDumpAt(input: Input, facts: Pick<FileFacts, 'marks'>): boolean {
  const overruled = input.kind === 'file' ? input.found?.dump : undefined
  return overruled ?? isDump(facts)
}

/** What the team of an input says; of standard input nothing. */
export function teamOf(input: Input): FoundTeam {
  return input.kind === 'file' ? input.team : noTeam
}

/** True for what was named by itself and not found in a folder: it is taken for what the command is about. */
export function isNamed(input: Input): boolean {
  return input.kind !== 'file' || input.found === undefined
}

/** The path as given, `/` between its parts. */
function shownPath(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

/** A folder without the slashes at its end; the root keeps its one. */
function withoutSlash(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end)
}
