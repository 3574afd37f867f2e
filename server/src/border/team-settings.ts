import type * as Yaml from 'yaml'
import {defaultSettings, readSettings, type ReadSettings, type Settings} from '../core/settings.js'
import {decode} from './decode.js'
import type {Disk} from './disk.js'
import {reasonOf} from './failure.js'

/** The file with a team's settings, at the root of a folder of dumps. */
export const teamFile = '.dateline.yml'

/** More than this is no file of settings. */
const largest = 65_536

/**
 * Read a team's settings: what they say wins over `base`, field by field. A file that is not there is no problem; one
 * that cannot be read, or a field that cannot be used, is a sentence in `problems`, and `base` holds for it.
 */
export async function readTeamSettings(
  disk: Disk,
  folder: string,
  base: Settings = defaultSettings,
): Promise<ReadSettings> {
  const path = `${folder}/${teamFile}`
  const text = textOf()
  if (text === undefined) return {settings: base, problems: []}
  if (typeof text !== 'string') return {settings: base, problems: [`${path}: ${text.what}; it is ignored.`]}
  // Few folders have such a file, so the parser is loaded for those alone.
  const loaded = await import('yaml')
  // A bundle gives the whole of a CommonJS module as its default.
  const yaml: typeof Yaml = 'parse' in loaded ? loaded : (loaded as unknown as {readonly default: typeof Yaml}).default
  try {
    return readSettings(
      yaml.parse(text, {maxAliasCount: 0, logLevel: 'silent'}) as unknown,
      `${path}: `,
      base,
      'strict',
    )
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return {settings: base, problems: [`${path}: expected YAML, found this: ${first} The file is ignored.`]}
  }

  function textOf(): string | {readonly what: string} | undefined {
    try {
      if (disk.kindOf(path) === undefined) return undefined
      const decoded = decode(disk.read(path, largest), undefined)
      if (decoded.kind === 'text') return decoded.text
      return {what: `expected UTF-8, found ${decoded.kind === 'binary' ? decoded.what : 'another encoding'}`}
    } catch (error) {
      return {what: reasonOf(error)}
    }
  }
}
