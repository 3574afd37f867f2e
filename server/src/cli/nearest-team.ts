import {dirname, resolve} from 'node:path'
import type {Disk} from '../border/disk.js'
import {readTeamFile, teamFile} from '../border/team-file.js'
import {noTeam, type Team} from '../core/team/team.js'

/** What a team says, and the file it says it in, as messages have it; absent where there is no such file. */
export interface FoundTeam extends Team {
  readonly file?: string
}

/** Finds what the team of a folder says, reading each of their files once. */
export interface TeamFinder {
  /** The team whose file is the nearest one in the folder or above; `noTeam` where there is none. Never throws. */
  readonly of: (folder: string) => Promise<FoundTeam>
  /** What could not be used in the files met so far, a sentence each. */
  readonly problems: readonly string[]
}

/** A finder that has read nothing yet. */
export function teamFinder(disk: Disk): TeamFinder {
  const problems: string[] = []
  const known = new Map<string, Promise<FoundTeam>>()
  return {of: (folder) => nearest(resolve(folder)), problems}

  function nearest(folder: string): Promise<FoundTeam> {
    const found = known.get(folder) ?? (hasFile(folder) ? read(folder) : above(folder))
    known.set(folder, found)
    return found
  }

  async function read(folder: string): Promise<FoundTeam> {
    const {team, problems: wrong} = await readTeamFile(disk, folder)
    problems.push(...wrong)
    return {...team, file: `${folder}/${teamFile}`}
  }

  function above(folder: string): Promise<FoundTeam> {
    const outer = dirname(folder)
    return outer === folder ? Promise.resolve(noTeam) : nearest(outer)
  }

  function hasFile(folder: string): boolean {
    try {
      return disk.kindOf(`${folder}/${teamFile}`) !== undefined
    } catch {
      return false
    }
  }
}
