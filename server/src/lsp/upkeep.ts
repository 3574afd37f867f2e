import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type CancellationToken,
  type Connection,
  type Disposable,
  type FileEvent,
  type TextDocumentContentChangeEvent,
  type TextDocumentItem,
  type VersionedTextDocumentIdentifier,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceFolder,
} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {sayFailure} from '../border/failure.js'
import {legacyLoader, type LegacyLoader} from '../border/legacy.js'
import {originBeside} from '../border/origin-beside.js'
import {insideOf, isFile, keyOf, type Key} from '../border/places.js'
import {fileReader, readLoading, type FileText} from '../border/read.js'
import {touchesBlocks} from '../core/corrections/corrections.js'
import {firstOf, noOrigin} from '../core/origin/origin.js'
import {entriesOf} from '../core/sharded-map.js'
import {factsAt} from '../core/workspace-index.js'
import {choicesOf} from './choices.js'
import {workspaceReport} from './diagnostics.js'
import {folderOf, originOfName, rulesOf, type Folders} from './folders.js'
import {createIndexer, type IndexState} from './indexer.js'
import {Cancelled} from './pause.js'
import {createProgress} from './progress.js'
import {statusMethod, type Status} from './protocol.js'
import {createPush} from './push.js'
import {createOutlines, type Outlines} from './outlines.js'
import type {Log} from './serve.js'
import type {Client} from './server.js'
import {createRegisters, type Registers} from './registers.js'
import {createSession, type Session} from './session.js'
import {createSettings, type Reload} from './settings-source.js'
import {createStale} from './stale.js'
import {viewOf, type View} from './view.js'
import {fileEvents, watchersOf} from './watch.js'
import {diskFile, type DiskFile} from './world.js'

/** What keeps the world up to date: documents, disk, folders and settings, and the clients that wait for news. */
export interface Upkeep {
  readonly session: Session
  readonly registers: Registers
  readonly view: () => View
  readonly outlines: Outlines
  readonly folders: () => Folders
  /** Read a file of the disk. Never throws. */
  readonly read: (key: Key) => ReturnType<typeof readLoading>
  readonly legacy: LegacyLoader
  /** What a file on the disk is, read now where it is not known; undefined for what is no file that we read. */
  readonly diskFile: (key: Key) => Promise<DiskFile | undefined>
  /** Resolves when all there is has been read: whoever speaks of a whole folder waits for it. Throws `Cancelled`. */
  readonly settled: (token: CancellationToken) => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => void
  readonly open: (item: TextDocumentItem) => void
  readonly edit: (id: VersionedTextDocumentIdentifier, changes: TextDocumentContentChangeEvent[]) => void
  readonly close: (uri: string) => void
  readonly configure: (settings: unknown) => Promise<void>
  readonly watched: (events: readonly FileEvent[]) => void
  readonly foldersChanged: (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]) => Promise<void>
  readonly workspaceDiagnostics: (
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    send: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ) => Promise<WorkspaceDiagnosticReport>
}

/** What it works with. */
export interface UpkeepParts {
  readonly connection: Connection
  readonly client: Client
  readonly log: Log
  readonly disk: Disk
}

/** So long the world must be at rest before clients are told to ask again, in milliseconds. */
const rest = 300

/** Keep a world up to date from now on. Nothing is read before `start`. */
export function createUpkeep({connection, client, log, disk}: UpkeepParts): Upkeep {
  const {capabilities} = client
  const settings = createSettings(connection, client, disk, log)
  const stale = createStale()
  const legacy = legacyLoader()
  const waiters = new Set<() => void>()
  let registered: Disposable | undefined
  let refreshing: NodeJS.Timeout | undefined
  let waking: NodeJS.Timeout | undefined
  let told = new Set<string>()
  let stopped = false
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))

  const session = createSession({
    read,
    folders: settings.folders,
    originOf: (key) => firstOf(isFile(key) ? originBeside(disk, key) : noOrigin, originOfName(settings.folders(), key)),
    log,
    readLater: (key) => indexer.addFiles([key]),
    changed(key, before, after, index) {
      // While everything is read, everything changes.
      if (indexer.state().scanning) stale.noteAll()
      else stale.note(key, before, after, index)
      news()
    },
  })
  const progress = createProgress(connection, client)
  const indexer = createIndexer(session, disk, legacy, (state) => {
    if (stopped) return
    progress(state)
    tellStatus(state)
    if (!state.busy) {
      tellFailures()
      refreshSoon()
      news()
    }
  })
  const registers = createRegisters({disk, folders: settings.folders, changed: everythingChanged, failed: tellError})
  const view = (): View => {
    session.judge(registers.current())
    return viewOf(session.world(), settings.folders(), registers)
  }
  const push = capabilities.textDocument?.diagnostic ? undefined : createPush(connection, view)
  const outlines = createOutlines(connection, capabilities, view, tellError)

  return {
    session,
    registers,
    view,
    outlines,
    folders: settings.folders,
    read: (key) => readLoading(read, key, legacy),
    legacy,
    async diskFile(key) {
      const known = diskFile(session.world(), key)
      if (known) return known
      const reading = session.readDisk(key)
      if ('key' in reading) return reading.file ?? undefined
      await legacy.load()
      const again = session.readDisk(key)
      return 'key' in again ? (again.file ?? undefined) : undefined
    },
    async settled(token) {
      const cancelled = new Promise<never>((_, reject) => token.onCancellationRequested(() => reject(new Cancelled())))
      await Promise.race([begun, cancelled])
      while (indexer.state().busy) await Promise.race([indexer.idle(), cancelled])
    },
    async start() {
      try {
        await register()
        await loadSettings()
        await registers.ready()
        await watch()
        rescan()
      } finally {
        begin()
      }
    },
    stop() {
      stopped = true
      indexer.stop()
      push?.stop()
      clearTimeout(refreshing)
      clearTimeout(waking)
    },
    open(item) {
      if (registers.has(keyOf(item.uri))) {
        registers.open(item)
        everythingChanged()
        return
      }
      session.open(item)
      push?.soon()
    },
    edit(id, changes) {
      if (registers.has(keyOf(id.uri))) {
        registers.edit(id, changes)
        everythingChanged()
        return
      }
      session.edit(id, changes)
      push?.soon()
      // Whoever waits for news looks at the world, and the edit is taken in.
      if (waiters.size > 0) refreshWaiters()
    },
    close(uri) {
      if (registers.has(keyOf(uri))) {
        registers.close(uri)
        everythingChanged()
        return
      }
      outlines.forget(uri)
      session.close(uri)
      push?.soon()
    },
    async configure(given) {
      await reload(given)
    },
    watched(events) {
      fileEvents(events, {
        disk,
        indexer,
        world: session.world,
        folders: settings.folders,
        isRegister: registers.has,
        registerChanged(key) {
          registers.readAgain(key)
          everythingChanged()
        },
        settingsChanged: () => void reload().catch(tellError),
        besideChanged: session.refresh,
        rescan,
      })
    },
    async foldersChanged(added, removed) {
      settings.change(added, removed)
      await loadSettings()
      await watch()
      rescan()
    },
    async workspaceDiagnostics(params, token, send) {
      // A client that reads parts as they come keeps the request open: it is answered when there is news.
      if (send) await newsFor(token)
      const fresh = params.previousResultIds.length === 0
      const keys = stale.take()
      const now = view()
      try {
        return await workspaceReport(
          {view: now, params, keys: fresh ? undefined : keys, send: send && ((items) => send({items}))},
          token,
        )
      } catch (error) {
        // Nobody has seen the answer, so all of it is still to be said.
        stale.noteAll()
        throw error
      }
    },
  }

  function read(key: Key): FileText {
    const {settings: own} = rulesOf(settings.folders(), key)
    return fileReader(disk, legacy, own['files.maxSize'] * 1_000_000)(key)
  }

  /** Read all there is, and look again at all that was known: what is gone, or left out by now, is dropped. */
  function rescan(): void {
    if (stopped) return
    registers.readAgain()
    session.refresh()
    stale.noteAll()
    const known: Key[] = []
    for (const [key] of entriesOf(session.world().disk)) known.push(key)
    indexer.addFiles(known)
    for (const folder of settings.folders().all) {
      // A folder inside another is walked with that one.
      if (!settings.folders().all.some((outer) => outer !== folder && insideOf(outer.key, folder.key) !== undefined))
        indexer.addFolder(folder)
    }
    tellStatus(indexer.state())
    push?.soon()
    refreshSoon()
  }

  /** Read the settings again, and then of the files what can say something else now. */
  async function reload(given?: unknown): Promise<void> {
    const change = await loadSettings(given)
    await watch()
    if (change.kind === 'all') rescan()
    else if (change.blocks.size > 0) correct(change.blocks)
    else tellStatus(indexer.state())
  }

  /** Read the settings, and let hold what teams say of copies: no file says something else by that. */
  async function loadSettings(given?: unknown): Promise<Reload> {
    const change = await settings.load(given)
    const before = session.world().index.choices
    const choices = choicesOf(settings.folders(), before)
    session.choose(choices)
    if (choices !== before) everythingChanged()
    return change
  }

  /** Other corrections hold: look again at what has one of their blocks, and at what may become a dump by them. */
  function correct(blocks: Extract<Reload, {kind: 'corrections'}>['blocks']): void {
    if (stopped) return
    session.refresh()
    const {disk: files, index} = session.world()
    const again: Key[] = []
    for (const [key] of entriesOf(files)) {
      const changed = blocks.get(folderOf(settings.folders(), key)?.key ?? '')
      const facts = changed && factsAt(index, key)
      if (changed && (!facts || touchesBlocks(facts, changed))) again.push(key)
    }
    indexer.addFiles(again)
    tellStatus(indexer.state())
    push?.soon()
    refreshSoon()
  }

  /** The files are as they were, and what is to be said of any of them may be something else. */
  function everythingChanged(): void {
    if (stopped) return
    stale.noteAll()
    news()
    refreshSoon()
  }

  async function register(): Promise<void> {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, {section: 'dateline'})
    await outlines.register()
    // Other formatters are asked about other languages: in Markdown we would only be in their way.
    if (capabilities.textDocument?.formatting?.dynamicRegistration)
      await connection.client.register(DocumentFormattingRequest.type, {documentSelector: [{language: 'bulletin'}]})
    if (capabilities.textDocument?.rangeFormatting?.dynamicRegistration)
      await connection.client.register(DocumentRangeFormattingRequest.type, {
        documentSelector: [{language: 'bulletin'}],
      })
  }

  async function watch(): Promise<void> {
    if (stopped || !capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return
    registered?.dispose()
    const watchers = watchersOf(settings.folders())
    registered = await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
  }

  /** Resolves when something may have changed since the last report, and things are at rest. */
  async function newsFor(token: CancellationToken): Promise<void> {
    while (indexer.state().busy || stale.isEmpty()) {
      await new Promise<void>((resolve) => {
        const listener = token.onCancellationRequested(done)
        waiters.add(done)
        function done(): void {
          waiters.delete(done)
          listener.dispose()
          resolve()
        }
      })
      if (token.isCancellationRequested) throw new Cancelled()
    }
  }

  function news(): void {
    if (waiters.size > 0 && !stopped) refreshWaiters()
  }

  function refreshWaiters(): void {
    clearTimeout(waking)
    waking = setTimeout(() => {
      session.world()
      for (const wake of waiters) wake()
    }, rest)
  }

  /** Tell the client to ask again for what other files have a say in. */
  function refreshSoon(): void {
    if (stopped) return
    push?.soon()
    clearTimeout(refreshing)
    refreshing = setTimeout(() => {
      tellStatus(indexer.state())
      const {diagnostics, codeLens, inlayHint} = capabilities.workspace ?? {}
      if (diagnostics?.refreshSupport) void connection.languages.diagnostics.refresh().catch(tellError)
      if (codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type).catch(tellError)
      if (inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh().catch(tellError)
      outlines.refresh()
    }, rest)
  }

  function tellStatus({busy, failures}: IndexState): void {
    const problems = [...settings.problems(), ...failures.map(sayFailure)]
    const status: Status = {indexing: busy, ...session.counts(), problems}
    void connection.sendNotification(statusMethod, status)
  }

  /** Each failure is told once, in the log. */
  function tellFailures(): void {
    const now = new Set(indexer.state().failures.map(sayFailure))
    for (const failure of now) if (!told.has(failure)) log.warn(failure)
    told = now
  }

  function tellError(error: unknown): void {
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}
