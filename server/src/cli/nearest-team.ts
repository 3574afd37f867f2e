import {dirname, resolve} from 'node:path'
import type {Disk} from '../border/disk.js'
import {readTeamFile, teamFile} from '../border/team-file.js'
import {noTeam, type Team} from '../core/team/team.js'

/** Finds what the team of a folder says, reading each of their files once. */
export interface TeamFinder {
  /** The team whose file is the nearest one in the folder or above; `noTeam` where there is none. Never throws. */
  readonly of: (folder: string) => Promise<Team>
  /** What could not be used in the files met so far, a sentence each. */
  readonly problems: readonly string[]
}

/** A finder that has read nothing yet. */
export function teamFinder(disk: Disk): TeamFinder {
  const problems: string[] = []
  const known = new Map<string, Promise<Team>>()
  return {of: (folder) => nearest(resolve(folder)), problems}

  function nearest(folder: string): Promise<Team> {
    const found = known.get(folder) ?? (hasFile(folder) ? read(folder) : above(folder))
    known.set(folder, found)
    return found
  }

  async function read(folder: string): Promise<Team> {
    const {team, problems: wrong} = await readTeamFile(disk, folder)
    problems.push(...wrong)
    return team
  }

  function above(folder: string): Promise<Team> {
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
