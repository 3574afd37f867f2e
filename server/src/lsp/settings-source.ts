import type {Connection} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {keyOf} from '../border/places.js'
import {readTeamFile} from '../border/team-file.js'
import {defaultSettings, readSettings} from '../core/settings.js'
import {testsOf, type Folder, type Folders} from './folders.js'
import type {Log} from './serve.js'
import type {Client} from './server.js'

/** The workspace folders with their settings, and where those come from. */
export interface SettingsSource {
  readonly folders: () => Folders
  /** What could not be used, as sentences. */
  readonly problems: () => readonly string[]
  /**
   * Read everything anew: from the client where it can be asked, else from `given`, what it sent by itself; then the
   * team's file of each folder, which wins.
   */
  readonly load: (given?: unknown) => Promise<void>
  readonly change: (added: readonly {uri: string; name: string}[], removed: readonly {uri: string}[]) => void
}

/** Settings before anything was read: the defaults everywhere. */
export function createSettings(connection: Connection, client: Client, disk: Disk, log: Log): SettingsSource {
  const defaults = testsOf(defaultSettings)
  let roots = client.folders.map(({uri, name}) => ({key: trimmed(keyOf(uri)), uri, name}))
  let folders: Folders = {
    all: roots.map(({key, name}) => ({key, name, settings: defaultSettings, tests: defaults})),
    outside: {settings: defaultSettings, tests: defaults},
  }
  let problems: readonly string[] = []
  let sent: unknown

  return {
    folders: () => folders,
    problems: () => problems,
    async load(given) {
      if (given !== undefined && given !== null) sent = given
      const found: string[] = []
      const [outside, ...inside] = await raw()
      const editor = readSettings(outside, 'dateline.')
      found.push(...editor.problems)
      const all: Folder[] = []
      for (const [at, {key, name}] of roots.entries()) {
        const own = readSettings(inside[at], 'dateline.')
        found.push(...own.problems)
        const team = await readTeamFile(disk, key, own.settings)
        found.push(...team.problems)
        all.push({key, name, settings: team.settings, tests: testsOf(team.settings)})
      }
      folders = {all, outside: {settings: editor.settings, tests: testsOf(editor.settings)}}
      const fresh = [...new Set(found)].filter((problem) => !problems.includes(problem))
      problems = [...new Set(found)]
      for (const problem of fresh) log.warn(problem)
    },
    change(added, removed) {
      const gone = new Set(removed.map(({uri}) => trimmed(keyOf(uri))))
      const fresh = added.map(({uri, name}) => ({key: trimmed(keyOf(uri)), uri, name}))
      roots = [...roots.filter(({key}) => !gone.has(key) && !fresh.some((folder) => folder.key === key)), ...fresh]
    },
  }

  /** What the client has set: first outside of all folders, then for each of them. */
  async function raw(): Promise<readonly unknown[]> {
    if (client.capabilities.workspace?.configuration) {
      const items = [{section: 'dateline'}, ...roots.map(({uri}) => ({scopeUri: uri, section: 'dateline'}))]
      return connection.workspace.getConfiguration(items)
    }
    const section = typeof sent === 'object' && sent !== null && 'dateline' in sent ? sent.dateline : sent
    return [section, ...roots.map(() => section)]
  }
}

function trimmed(key: string): string {
  return key.length > 1 && key.endsWith('/') ? key.slice(0, -1) : key
}
