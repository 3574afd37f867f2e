import {formatOf, type DumpReader} from '../core/dump-reader.js'
import {isDump, type FileFacts} from '../core/facts.js'
import type {Recognized} from '../core/recognize.js'
import {emptyMap, get, set, type Owner, type ShardedMap} from '../core/sharded-map.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../core/workspace-index.js'
import type {EncodingCertainty} from '../border/decode.js'
import type {Failure} from '../border/failure.js'
import {isFile, type Key} from '../border/places.js'

/**
 * All the server knows at one moment. A value: `apply` makes the next one, and who began with this one ends with it.
 */
export interface World {
  /** Grows by one with each change. */
  readonly revision: number
  /** Every file that was read, dumps or not. */
  readonly disk: ShardedMap<Key, DiskFile>
  /** What the editor has open: its text outranks the disk. */
  readonly open: ReadonlyMap<Key, OpenFile>
  /** The dumps among all of them. */
  readonly index: WorkspaceIndex
  readonly dumps: number
}

/** What a file on the disk turned out to be. Its facts are in the index when it is a dump. */
export interface DiskFile {
  readonly dump: boolean
  readonly encoding: string
  readonly certainty: EncodingCertainty
  readonly lossless: boolean
  readonly failure: Failure | undefined
}

/** A document of the editor. */
export interface OpenFile {
  /** As the client spells it. */
  readonly uri: string
  readonly version: number
  readonly language: string
  readonly found: Recognized
  readonly facts: FileFacts
  /** True when it is served: by its language, by its marks or by a setting. */
  readonly dump: boolean
}

/** A file as it was read from the disk; `facts` is null when it is no dump. `file` is null when it is gone. */
export interface DiskReading {
  readonly key: Key
  readonly file: DiskFile | null
  readonly facts: FileFacts | null
}

/** What can happen to the world. */
export type Change =
  | {readonly kind: 'open'; readonly key: Key; readonly file: OpenFile}
  /** The editor let go of it: from now on the disk counts, as it was just read. */
  | {readonly kind: 'close'; readonly reading: DiskReading}
  | {readonly kind: 'disk'; readonly readings: readonly DiskReading[]}

/** Before anything was read. */
export const emptyWorld: World = {revision: 0, disk: emptyMap(), open: new Map(), index: emptyIndex, dumps: 0}

/**
 * The world after a change. Costs what the change says, not what the world knows. With an owner, a row of changes that
 * nobody looks at in between is made in place.
 */
export function apply(world: World, change: Change, owner: Owner = {kind: 'owner'}): World {
  switch (change.kind) {
    case 'open': {
      const {key, file} = change
      const open = new Map(world.open).set(key, file)
      return next({...world, open, ...indexed(world, [[key, file.dump ? sharedFacts(key, file.facts) : null]], owner)})
    }
    case 'close': {
      const {reading} = change
      const open = new Map(world.open)
      open.delete(reading.key)
      return apply({...world, open}, {kind: 'disk', readings: [reading]}, owner)
    }
    case 'disk': {
      let {disk} = world
      const changed: [Key, FileFacts | null][] = []
      for (const {key, file, facts} of change.readings) {
        disk = set(disk, key, file ?? undefined, owner)
        if (!world.open.has(key)) changed.push([key, facts])
      }
      return next({...world, disk, ...indexed(world, changed, owner)})
    }
  }
}

/** A document that is on no disk is no copy of anything: to keep it and remove the file would lose the text. */
function sharedFacts(key: Key, facts: FileFacts): FileFacts {
  return isFile(key) ? facts : {...facts, paragraphs: []}
}

function next(world: World): World {
  return {...world, revision: world.revision + 1}
}

function indexed(
  world: World,
  changes: readonly (readonly [Key, FileFacts | null])[],
  owner: Owner,
): Pick<World, 'index' | 'dumps'> {
  const index = withFiles(world.index, changes, owner)
  return {index, dumps: index.files.size}
}

/** True when a document or file is served as a dump. */
export function isServed(facts: FileFacts, switches: {readonly always: boolean; readonly never: boolean}): boolean {
  return !switches.never && (switches.always || isDump(facts))
}

/** Read a document as its language or its name says. Markdown stays Markdown. */
export function recognizeOpen(
  reader: DumpReader,
  key: Key,
  language: string,
  text: string,
  before?: Recognized,
): Recognized {
  return reader.recognize(
    text,
    language === 'markdown' ? 'markdown' : language === 'bulletin' ? 'plain' : formatOf(key),
    before,
  )
}

/**
 * Why the text of an open document is not that of its file, as half a sentence: the editor shows another encoding than
 * the file is in, and to write it would lose what it could not read. Undefined when it is.
 */
export function misreading(world: World, key: Key): string | undefined {
  const encoding = diskFile(world, key)?.encoding
  if (encoding === undefined || encoding === 'utf-8') return undefined
  const {text} = world.open.get(key)?.found.source ?? world.open.get(key)?.found ?? {text: ''}
  if (!text.includes('\ufffd')) return undefined
  return `the file is ${encoding}, and the editor shows it as something else; reopen it with that encoding first`
}

/** What is known of a file on the disk. */
export function diskFile(world: World, key: Key): DiskFile | undefined {
  return get(world.disk, key)
}
