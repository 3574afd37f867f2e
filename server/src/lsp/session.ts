import {TextDocument} from 'vscode-languageserver-textdocument'
import type {
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
} from 'vscode-languageserver/node'
import type {LegacyWanted} from '../border/decode.js'
import type {FileReader} from '../border/read.js'
import {keyOf, type Key} from '../border/places.js'
import type {ChosenCopies} from '../core/copies/choices.js'
import {formatOf} from '../core/dump-reader.js'
import type {FileFacts} from '../core/facts.js'
import {withNews} from '../core/learned-lines.js'
import {withOrigin, type Origin} from '../core/origin/origin.js'
import type {Owner} from '../core/sharded-map.js'
import type {Register} from '../core/register/register.js'
import {factsAt, withRegister, type WorkspaceIndex} from '../core/workspace-index.js'
import {rulesOf, switchesOf, type Folders} from './folders.js'
import {stackOf, type Log} from './serve.js'
import {apply, emptyWorld, isServed, recognizeOpen, type Change, type DiskReading, type World} from './world.js'

/**
 * Holds the one world there is, and brings it up to date when it is looked at: what was typed since is recognized
 * once, however many keys it were, and what was read from the disk goes into the index without a copy for each slice.
 */
export interface Session {
  /** The world with everything in it that has been told so far. */
  readonly world: () => World
  /** How much is known, without looking at it: what is built goes on being changed in place. */
  readonly counts: () => {readonly files: number; readonly dumps: number}
  readonly open: (item: TextDocumentItem) => void
  readonly edit: (id: VersionedTextDocumentIdentifier, changes: TextDocumentContentChangeEvent[]) => void
  readonly close: (uri: string) => void
  /** Read a file from the disk, without telling the world. Never throws. */
  readonly readDisk: (key: Key) => DiskReading | LegacyWanted
  /** Take over what was read from the disk. */
  readonly take: (readings: readonly DiskReading[]) => void
  /** The text as the editor has it now; undefined for what is not open. */
  readonly textOf: (key: Key) => TextDocument | undefined
  /** From now on this register holds. */
  readonly judge: (register: Register) => void
  /** From now on this is said of copies. */
  readonly choose: (choices: ChosenCopies) => void
  /** Settings changed: recognize all open documents anew. */
  readonly refresh: () => void
}

/** What a session is made of. */
export interface SessionParts {
  readonly read: FileReader
  readonly folders: () => Folders
  /** What the disk and the settings say of where a file comes from. */
  readonly originOf: (key: Key) => Origin
  readonly log: Log
  /** Read a file a little later: what it is encoded in is not loaded yet. */
  readonly readLater: (key: Key) => void
  /** Told of each file whose facts are no longer the same, with the index after the change. */
  readonly changed: (
    key: Key,
    before: FileFacts | undefined,
    after: FileFacts | undefined,
    index: WorkspaceIndex,
  ) => void
}

function keysOf(change: Change): readonly Key[] {
  switch (change.kind) {
    case 'open':
      return [change.key]
    case 'close':
      return [change.reading.key]
    case 'disk':
      return change.readings.map(({key}) => key)
  }
}

/** A session that knows nothing yet. */
export function createSession({read, folders, originOf, log, readLater, changed}: SessionParts): Session {
  let world = emptyWorld
  // What nobody has looked at yet may be changed in place.
  let owner: Owner | undefined
  const documents = new Map<Key, TextDocument>()
  const edited = new Set<Key>()

  return {
    world: () => {
      settle()
      owner = undefined
      return world
    },
    counts: () => ({files: world.disk.size, dumps: world.dumps}),
    open(item) {
      const key = keyOf(item.uri)
      documents.set(key, TextDocument.create(item.uri, item.languageId, item.version, item.text))
      edited.add(key)
    },
    edit({uri, version}, changes) {
      const key = keyOf(uri)
      const document = documents.get(key)
      if (!document) {
        log.warn(`A change of ${uri}, which is not open, is ignored.`)
        return
      }
      TextDocument.update(document, changes, version)
      edited.add(key)
    },
    close(uri) {
      const key = keyOf(uri)
      documents.delete(key)
      edited.delete(key)
      if (!world.open.has(key)) return
      const reading = readDisk(key)
      if ('key' in reading) change({kind: 'close', reading})
      else {
        change({kind: 'close', reading: {key, file: null, facts: null}})
        readLater(key)
      }
    },
    readDisk,
    take: (readings) => change({kind: 'disk', readings}),
    textOf: (key) => documents.get(key),
    judge(register) {
      if (register === world.index.register) return
      world = {...world, revision: world.revision + 1, index: withRegister(world.index, register)}
    },
    choose(choices) {
      if (choices !== world.index.choices)
        world = {...world, revision: world.revision + 1, index: {...world.index, choices}}
    },
    refresh() {
      for (const key of documents.keys()) edited.add(key)
      const news = folders().all.flatMap(({settings}) => settings['boilerplate.never'])
      world = {...world, index: {...world.index, siteLines: withNews(world.index.siteLines, news)}}
    },
  }

  function settle(): void {
    for (const key of edited) {
      const document = documents.get(key)
      if (document) recognizeDocument(key, document)
    }
    edited.clear()
  }

  function recognizeDocument(key: Key, document: TextDocument): void {
    const {uri, version, languageId: language} = document
    try {
      const before = world.open.get(key)?.found
      const {reader} = rulesOf(folders(), key)
      const found = recognizeOpen(reader, key, language, document.getText(), before)
      const facts = withOrigin(reader.facts(found, before), originOf(key))
      const dump = language === 'bulletin' || isServed(facts, switchesOf(folders(), key))
      change({kind: 'open', key, file: {uri, version, language, found, facts, dump}})
    } catch (error) {
      log.error(`${uri} could not be recognized and is served as it was before: ${stackOf(error)}`)
    }
  }

  function change(what: Change): void {
    owner ??= {kind: 'owner'}
    const before = keysOf(what).map((key) => [key, factsAt(world.index, key)] as const)
    world = apply(world, what, owner)
    for (const [key, facts] of before) {
      const after = factsAt(world.index, key)
      if (facts !== after) changed(key, facts, after, world.index)
    }
  }

  function readDisk(key: Key): DiskReading | LegacyWanted {
    const switches = switchesOf(folders(), key)
    if (!switches.wanted) return {key, file: null, facts: null}
    const text = read(key)
    if (text.kind === 'legacy wanted') return text
    if (text.kind === 'failure') {
      // What is gone was deleted meanwhile; a picture with the name of a text, say, is left out without a word.
      if (text.why) return {key, file: null, facts: null}
      return {
        key,
        file: {dump: false, encoding: 'utf-8', certainty: 'stated', lossless: true, failure: text.failure},
        facts: null,
      }
    }
    const {encoding, certainty, lossless} = text
    try {
      const {reader} = rulesOf(folders(), key)
      const facts = withOrigin(reader.facts(reader.recognize(text.text, formatOf(key))), originOf(key))
      const dump = isServed(facts, switches)
      return {key, file: {dump, encoding, certainty, lossless, failure: undefined}, facts: dump ? facts : null}
    } catch (error) {
      log.error(`${key} could not be recognized: ${stackOf(error)}`)
      const failure = {
        file: key,
        what: 'it could not be recognized because of a fault of ours',
        now: 'the file is left out',
      }
      return {key, file: {dump: false, encoding, certainty, lossless, failure}, facts: null}
    }
  }
}
