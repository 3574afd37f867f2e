import type {Connection} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {keyOf, type Key} from '../border/places.js'
import {readTeamFile} from '../border/team-file.js'
import {changedBlocks} from '../core/corrections/corrections.js'
import {defaultSettings, readSettings} from '../core/settings.js'
import {noTeam} from '../core/team/team.js'
import {testsOf, type Folder, type Folders} from './folders.js'
import {createReaders} from './readers.js'
import type {Log} from './serve.js'
import type {Client} from './server.js'

/** The workspace folders with their settings, and where those come from. */
export interface SettingsSource {
  readonly folders: () => Folders
  /** What could not be used, as sentences. */
  readonly problems: () => readonly string[]
  /**
   * Read everything anew: from the client where it can be asked, else from `given`, what it sent by itself; then the
   * team's file of each folder, which wins. Calls are dealt with one after the other.
   */
  readonly load: (given?: unknown) => Promise<Reload>
  readonly change: (added: readonly {uri: string; name: string}[], removed: readonly {uri: string}[]) => void
}

/** What reading the settings again came to: what of the files is to be read again. */
export type Reload =
  | {readonly kind: 'all'}
  /** Nothing is different but corrections: by folder, the keys of the blocks they are about. */
  | {readonly kind: 'corrections'; readonly blocks: ReadonlyMap<Key, ReadonlySet<number>>}

/** Settings before anything was read: the defaults everywhere. */
export function createSettings(connection: Connection, client: Client, disk: Disk, log: Log): SettingsSource {
  const defaults = testsOf(defaultSettings)
  let roots = client.folders.map(({uri, name}) => ({key: trimmed(keyOf(uri)), uri, name}))
  const readers = createReaders()
  const plain = {settings: defaultSettings, tests: defaults, reader: readers.of(noTeam)}
  let folders: Folders = {all: roots.map(({key, name}) => ({key, name, copies: [], ...plain})), outside: plain}
  let loading: Promise<unknown> = Promise.resolve()
  let problems: readonly string[] = []
  let sent: unknown

  return {
    folders: () => folders,
    problems: () => problems,
    load(given) {
      const loaded = loading.then(() => load(given))
      loading = loaded.catch(() => undefined)
      return loaded
    },
    change(added, removed) {
      const gone = new Set(removed.map(({uri}) => trimmed(keyOf(uri))))
      const fresh = added.map(({uri, name}) => ({key: trimmed(keyOf(uri)), uri, name}))
      roots = [...roots.filter(({key}) => !gone.has(key) && !fresh.some((folder) => folder.key === key)), ...fresh]
    },
  }

  async function load(given: unknown): Promise<Reload> {
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
      const {settings} = team
      all.push({key, name, settings, tests: testsOf(settings), reader: readers.of(team.team), copies: team.team.copies})
    }
    const {settings} = editor
    const before = folders
    folders = {all, outside: {settings, tests: testsOf(settings), reader: readers.of(noTeam)}}
    readers.sweep()
    const fresh = [...new Set(found)].filter((problem) => !problems.includes(problem))
    problems = [...new Set(found)]
    for (const problem of fresh) log.warn(problem)
    return reloadOf(before, folders)
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

/** What is to be read again when the one gives way to the other. */
function reloadOf(before: Folders, after: Folders): Reload {
  const blocks = new Map<Key, ReadonlySet<number>>()
  const old = [{key: '', ...before.outside}, ...before.all]
  const fresh = [{key: '', ...after.outside}, ...after.all]
  if (old.length !== fresh.length) return {kind: 'all'}
  for (const [at, folder] of fresh.entries()) {
    const was = old[at]
    if (was?.key !== folder.key || JSON.stringify(was.settings) !== JSON.stringify(folder.settings))
      return {kind: 'all'}
    if (was.reader.lexicon !== folder.reader.lexicon) return {kind: 'all'}
    const changed = changedBlocks(was.reader.corrections, folder.reader.corrections)
    if (changed.size > 0) blocks.set(folder.key, changed)
  }
  return {kind: 'corrections', blocks}
}

function trimmed(key: string): string {
  return key.length > 1 && key.endsWith('/') ? key.slice(0, -1) : key
}
