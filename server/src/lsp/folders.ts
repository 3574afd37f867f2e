import {globs, type PathTest} from '../border/globs.js'
import {insideOf, nameOf, type Key} from '../border/places.js'
import {skippedFolders} from '../border/scan.js'
import {teamFile} from '../border/team-file.js'
import type {CopyChoice} from '../core/copies/choices.js'
import type {DumpReader} from '../core/dump-reader.js'
import {namePattern} from '../core/origin/name-pattern.js'
import {noOrigin, type Origin} from '../core/origin/origin.js'
import type {Settings} from '../core/settings.js'

/** What holds for the files of a folder, or outside of all. */
export interface Rules {
  readonly settings: Settings
  readonly tests: PathTests
  /** Reads dumps with the words and corrections of the team. */
  readonly reader: DumpReader
}

/** A workspace folder with what holds in it. */
export interface Folder extends Rules {
  readonly key: Key
  /** As the client calls it. */
  readonly name: string
  /** What the team says of copies. */
  readonly copies: readonly CopyChoice[]
}

/** The globs of the settings, compiled. */
export interface PathTests {
  readonly include: PathTest
  readonly exclude: PathTest
  readonly always: PathTest
  readonly never: PathTest
  /** What the name of a file tells of its origin. */
  readonly origin: (path: string) => Origin
}

/** Compile the globs of some settings. */
export function testsOf(settings: Settings): PathTests {
  return {
    include: globs(settings['files.include']),
    exclude: globs(settings['files.exclude']),
    always: globs(settings['dumps.always']),
    never: globs(settings['dumps.never']),
    origin: originByName(settings.sources),
  }
}

/** The first pattern that a path fits, and that tells something, counts. */
function originByName(patterns: readonly string[]): (path: string) => Origin {
  const compiled = patterns.flatMap((pattern) => namePattern(pattern) ?? [])
  return (path) => {
    for (const pattern of compiled) {
      const origin = pattern.originOf(path)
      if (origin !== noOrigin) return origin
    }
    return noOrigin
  }
}

/** All folders, and what holds outside of them. */
export interface Folders {
  readonly all: readonly Folder[]
  readonly outside: Rules
}

/** The innermost folder that a file is in; undefined outside of all. */
export function folderOf(folders: Folders, key: Key): Folder | undefined {
  let best: Folder | undefined
  for (const folder of folders.all) {
    if (insideOf(folder.key, key) !== undefined && (!best || folder.key.length > best.key.length)) best = folder
  }
  return best
}

/** What holds for a file. */
export function rulesOf(folders: Folders, key: Key): Rules {
  return folderOf(folders, key) ?? folders.outside
}

/** What the settings say of one file, whatever its text. */
export interface Switches {
  readonly always: boolean
  readonly never: boolean
  /** True when the file is to be read from the disk: inside a folder, included and not excluded. */
  readonly wanted: boolean
}

/** The switches a file is under. Costs the matching of a few globs. */
export function switchesOf(folders: Folders, key: Key): Switches {
  const folder = folderOf(folders, key)
  const path = folder ? (insideOf(folder.key, key) ?? '') : nameOf(key)
  const {always, never, include, exclude} = folder?.tests ?? folders.outside.tests
  const wanted = folder !== undefined && !isHidden(path) && include(path) && !exclude(path)
  return {always: always(path), never: never(path), wanted}
}

/** What the name of a file tells of its origin, by the settings of its folder. */
export function originOfName(folders: Folders, key: Key): Origin {
  const folder = folderOf(folders, key)
  return folder ? folder.tests.origin(insideOf(folder.key, key) ?? '') : folders.outside.tests.origin(nameOf(key))
}

/** What people know a file by: its path from the workspace folder, the folder's name in front where there are several. */
export function labelOf(folders: Folders, key: Key): string {
  const folder = folderOf(folders, key)
  const inside = folder && insideOf(folder.key, key)
  if (!folder || inside === undefined) return key.startsWith('untitled:') ? key.slice('untitled:'.length) : key
  return folders.all.length > 1 ? `${folder.name}/${inside}` : inside
}

/** True for files below folders that are never walked; see `scan`. */
export function isHidden(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => skippedFolders.has(folder))
}

/** True for the file with a team's settings. */
export function isTeamFile(folders: Folders, key: Key): boolean {
  return folders.all.some((folder) => key === `${folder.key}/${teamFile}`)
}
