import {defaultSettings, readSettings, type ReadSettings, type Settings} from '../core/settings.js'
import type {TeamPath} from '../core/team/section.js'
import {noTeam, readTeam, type Team} from '../core/team/team.js'
import type {Disk} from './disk.js'
import {reasonOf} from './failure.js'
import {ownText} from './own-text.js'
import {loadYaml, parseYaml} from './yaml.js'

/** The file with a team's settings, words and corrections, at the root of a folder of dumps. */
export const teamFile = '.dateline.yml'

/** Bytes: two thousand corrections and more; above that it is no file that people keep. */
export const largestTeamFile = 512_000

/** What holds in a folder: the settings, and what its team says beside them. */
export interface TeamSettings extends ReadSettings {
  readonly team: Team
}

/**
 * Read a team's file: its settings win over `base`, field by field. A file that is not there is no problem; one that
 * cannot be read, or a value that cannot be used, is a sentence in `problems`, and what is good beside it counts.
 */
export async function readTeamFile(
  disk: Disk,
  folder: string,
  base: Settings = defaultSettings,
): Promise<TeamSettings> {
  const path = `${folder}/${teamFile}`
  const text = teamText(disk, folder)
  if (text === undefined) return {settings: base, team: noTeam, problems: []}
  if (typeof text !== 'string') return ignored(`${path}: ${text.what}`)
  const yaml = await loadYaml()
  const parsed = parseYaml(yaml, text)
  if (parsed.kind === 'broken') return ignored(`${path}, line ${parsed.line}: ${parsed.what}`)
  const {document, lines} = parsed
  try {
    const read = readTeam(document.toJS({maxAliasCount: 0}), (place) => `${path}${lineText(place)}: `)
    const {settings, problems} = readSettings(read.settings, (key) => `${path}${settingLine(key)}: `, base, 'strict')
    return {settings, team: read.team, problems: [...problems, ...read.problems]}
  } catch (error) {
    return ignored(`${path}: expected YAML without aliases, found this: ${reasonOf(error)}`)
  }

  function ignored(what: string): TeamSettings {
    return {settings: base, team: noTeam, problems: [`${what.replace(/\.$/, '')}; the file is ignored.`]}
  }

  /** The line of a setting, whether its group is a field of its own or stands before a dot. */
  function settingLine(key: string): string {
    const dot = key.indexOf('.')
    const whole = document.hasIn([key])
    return lineText(whole || dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)])
  }

  /** `, line 12`: where the value at a place stands, or what is nearest to it. */
  function lineText(place: TeamPath): string {
    for (let length = place.length; length > 0; length--) {
      const node: unknown = document.getIn(place.slice(0, length), true)
      if (yaml.isNode(node) && node.range) return `, line ${lines.linePos(node.range[0]).line}`
    }
    return ''
  }
}

/** The text of a team's file; undefined when there is none, and why where it cannot be read, as half a sentence. */
export function teamText(disk: Disk, folder: string): string | {readonly what: string} | undefined {
  return ownText(disk, `${folder}/${teamFile}`, largestTeamFile)
}
