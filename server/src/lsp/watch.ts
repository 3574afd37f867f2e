import {FileChangeType, WatchKind, type FileEvent, type FileSystemWatcher} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {keyOf, nameOf, type Key} from '../border/places.js'
import {teamFile} from '../border/team-file.js'
import {isSidecarName, namesBeside} from '../core/origin/sidecar.js'
import {entriesOf} from '../core/sharded-map.js'
import {folderOf, isHidden, isTeamFile, switchesOf, type Folder, type Folders} from './folders.js'
import type {Indexer} from './indexer.js'
import {diskFile, type World} from './world.js'

/** What a batch of file events is dealt with by. */
export interface WatchParts {
  readonly disk: Disk
  readonly indexer: Indexer
  readonly world: () => World
  readonly folders: () => Folders
  /** A file that says where dumps come from changed: open documents are to be looked at again. */
  readonly besideChanged: () => void
  /** A team's settings changed. */
  readonly settingsChanged: () => void
  readonly isRegister: (key: Key) => boolean
  /** A register is another one. */
  readonly registerChanged: (key: Key) => void
  /** So much happened that events were lost, most likely: look at everything anew. */
  readonly rescan: () => void
}

/** VS Code drops file events above this number; so many at once mean that we cannot trust to have seen all. */
const overflow = 30_000

/**
 * Deal with what happened to files. Events are hints: each ends in reading the file again, whatever it says. A folder
 * that goes, or comes, is told as one event for the folder alone.
 */
export function fileEvents(events: readonly FileEvent[], parts: WatchParts): void {
  if (events.length > overflow) {
    parts.rescan()
    return
  }
  const {disk, indexer} = parts
  const folders = parts.folders()
  const world = parts.world()
  const again = new Set<Key>()
  const gone = new Set<Key>()
  let settings = false
  let beside = false
  for (const {uri, type} of events) {
    const key = keyOf(uri)
    if (isTeamFile(folders, key)) settings = true
    else if (parts.isRegister(key)) parts.registerChanged(key)
    else if (isHidden(key)) continue
    else if (switchesOf(folders, key).wanted) again.add(key)
    else if (isSidecarName(key)) beside ||= addDumpsOf(key)
    else if (type === FileChangeType.Deleted) gone.add(key)
    else if (type === FileChangeType.Created && isFolder(disk, key)) addSubfolder(folders, key)
  }
  if (gone.size > 0) for (const [key] of entriesOf(world.disk)) if (isBelow(key, gone)) again.add(key)
  indexer.addFiles(again)
  if (settings) parts.settingsChanged()
  if (beside) parts.besideChanged()

  /** The dumps that a sidecar can belong to; false when there are none. */
  function addDumpsOf(sidecar: Key): boolean {
    const dumps = namesBeside(sidecar).filter((key) => diskFile(world, key) ?? world.open.has(key))
    for (const key of dumps) again.add(key)
    return dumps.length > 0
  }

  function addSubfolder(all: Folders, key: Key): void {
    const folder: Folder | undefined = folderOf(all, key)
    if (folder) indexer.addFolder(folder, key.slice(folder.key.length + 1))
  }
}

/** What the client is asked to watch: the files read, the teams' settings, and folders that come and go. */
export function watchersOf(folders: Folders): FileSystemWatcher[] {
  const patterns = new Set(folders.all.flatMap((folder) => folder.settings['files.include']))
  return [
    ...[...patterns].map((globPattern) => ({globPattern})),
    {globPattern: `**/${teamFile}`},
    {globPattern: '**/*.{json,yml}'},
    {globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete},
  ]
}

/** A name with an ending is hardly ever that of a folder: the disk is asked about the others only. */
function isFolder(disk: Disk, key: Key): boolean {
  if (/\.[a-z]\w{0,4}$/i.test(nameOf(key)) && !/\.d$/.test(key)) return false
  try {
    return disk.kindOf(key) === 'folder'
  } catch {
    return false
  }
}

function isBelow(key: Key, folders: ReadonlySet<Key>): boolean {
  for (let at = key.lastIndexOf('/'); at > 0; at = key.lastIndexOf('/', at - 1)) {
    if (folders.has(key.slice(0, at))) return true
  }
  return folders.has(key)
}
