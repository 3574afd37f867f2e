import {dirname, resolve} from 'node:path'
import type {Disk} from '../border/disk.js'
import {readTeamFile, teamFile} from '../border/team-file.js'
import type {NormalizeOptions} from '../core/edit/rules.js'
import {normalizeOptionsOf, type Settings} from '../core/settings.js'
import type {Team} from '../core/team/team.js'

/** What a team says, and the file it says it in, as messages have it; absent where there is no such file. */
export interface FoundTeam extends Team {
  readonly file?: string
}

/** What holds in a folder. */
export interface FolderTeam {
  /** Of the file in the folder itself, for its globs count from there. */
  readonly settings: Settings
  /** Of the nearest file, in the folder or above. */
  readonly team: FoundTeam
  /** How dumps are normalized: as the file says that `team` is from. */
  readonly normalize: NormalizeOptions
}

/** Finds what teams say, reading each of their files once. */
export interface TeamFinder {
  /** What holds in a folder. Never throws. */
  readonly of: (folder: string) => Promise<FolderTeam>
  /** What could not be used in the files met so far, a sentence each. */
  readonly problems: readonly string[]
}

/** A finder that has read nothing yet. */
export function teamFinder(disk: Disk): TeamFinder {
  const problems: string[] = []
  const known = new Map<string, Promise<FolderTeam>>()
  return {of: found, problems}

  /** @param folder As messages are to have it. */
  function found(folder: string): Promise<FolderTeam> {
    const place = resolve(folder)
    const holds = known.get(place) ?? read(folder, place)
    known.set(place, holds)
    return holds
  }

  async function read(folder: string, place: string): Promise<FolderTeam> {
    const {settings, team, problems: wrong} = await readTeamFile(disk, folder)
    problems.push(...wrong)
    const own = {settings, team, normalize: normalizeOptionsOf(settings)}
    if (hasFile(folder)) return {...own, team: {...team, file: `${folder}/${teamFile}`}}
    const above = dirname(place)
    if (above === place) return own
    const {team: nearest, normalize} = await found(above)
    return {settings, team: nearest, normalize}
  }

  function hasFile(folder: string): boolean {
    try {
      return disk.kindOf(`${folder}/${teamFile}`) !== undefined
    } catch {
      return false
    }
  }
}
