import {dirname, resolve} from 'node:path'
import type {Disk} from '../border/disk.js'
import {readTeamFile, teamFile} from '../border/team-file.js'
import type {Settings} from '../core/settings.js'
import {noTeam, type Team} from '../core/team/team.js'

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
    if (hasFile(folder)) return {settings, team: {...team, file: `${folder}/${teamFile}`}}
    const above = dirname(place)
    return {settings, team: above === place ? noTeam : (await found(above)).team}
  }

  function hasFile(folder: string): boolean {
    try {
      return disk.kindOf(`${folder}/${teamFile}`) !== undefined
    } catch {
      return false
    }
  }
}
