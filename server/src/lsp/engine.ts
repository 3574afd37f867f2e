import type {
  CancellationToken,
  Connection,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DocumentSymbol,
  DocumentSymbolParams,
  FileEvent,
  FoldingRange,
  FoldingRangeParams,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node'
import {nodeDisk} from '../border/disk.js'
import {guessEncoding} from '../border/guess.js'
import {keyOf} from '../border/places.js'
import {fileReader} from '../border/read.js'
import {dumpReader} from '../core/dump-reader.js'
import {defaultLexicon} from '../core/lexicon/default.js'
import {linesOf} from '../core/lines.js'
import {documentSymbols} from '../features/document-symbols.js'
import {foldingRanges} from '../features/folding-ranges.js'
import {diagnosticReport, problemsIn, workspaceReport} from './diagnostics.js'
import {explain} from './explain.js'
import {createIndexer} from './indexer.js'
import {
  statusMethod,
  type ExplainParams,
  type Explanation,
  type LinesParams,
  type LinesResult,
  type Status,
} from './protocol.js'
import type {Log} from './serve.js'
import type {Client} from './server.js'
import {createSession} from './session.js'
import {createSettings} from './settings-source.js'
import {viewOf, type View} from './view.js'

/** All that the server does beside saying hello. Methods bear the names of what the protocol calls them. */
export interface Engine {
  readonly start: () => Promise<void>
  readonly stop: () => void
  readonly open: (item: TextDocumentItem) => void
  readonly edit: (id: VersionedTextDocumentIdentifier, changes: TextDocumentContentChangeEvent[]) => void
  readonly close: (uri: string) => void
  readonly configure: (settings: unknown) => Promise<void>
  readonly watched: (events: readonly FileEvent[]) => void
  readonly documentSymbols: (params: DocumentSymbolParams) => DocumentSymbol[]
  readonly foldingRanges: (params: FoldingRangeParams) => FoldingRange[]
  readonly diagnostics: (params: DocumentDiagnosticParams) => DocumentDiagnosticReport
  readonly workspaceDiagnostics: (
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ) => Promise<WorkspaceDiagnosticReport>
  readonly explain: (params: ExplainParams) => Explanation
  readonly lines: (params: LinesParams) => LinesResult
}

/** Load what reads dumps, and wait for `start`. */
export function createEngine(connection: Connection, client: Client, log: Log): Engine {
  const disk = nodeDisk()
  const settings = createSettings(connection, client, disk, log)
  const reader = dumpReader(defaultLexicon())
  const session = createSession({
    reader,
    read: (key) =>
      fileReader(disk, guessEncoding, settings.folders().outside.settings['files.maxSize'] * 1_000_000)(key),
    folders: settings.folders,
    log,
  })
  const indexer = createIndexer(session, disk, tell)
  const limit = client.capabilities.textDocument?.foldingRange?.rangeLimit

  return {
    async start() {
      await settings.load()
      session.refresh()
      for (const folder of settings.folders().all) indexer.addFolder(folder)
      tell()
    },
    stop: () => indexer.stop(),
    open: (item) => session.open(item),
    edit: (id, changes) => session.edit(id, changes),
    close: (uri) => session.close(uri),
    async configure(given) {
      await settings.load(given)
      session.refresh()
      for (const folder of settings.folders().all) indexer.addFolder(folder)
    },
    watched: (events) => indexer.addFiles(events.map(({uri}) => keyOf(uri))),
    documentSymbols: ({textDocument}) =>
      on(textDocument.uri, [], (source, {around}) => documentSymbols(source, around)),
    foldingRanges: ({textDocument}) => on(textDocument.uri, [], (source) => foldingRanges(source, limit)),
    diagnostics: ({textDocument, previousResultId}) =>
      diagnosticReport(
        on(textDocument.uri, [], (source, view) => problemsIn(view, source)),
        previousResultId,
      ),
    workspaceDiagnostics: (params, token) => workspaceReport(view(), params, token),
    explain: ({uri}) => explain(session.world(), settings.folders(), keyOf(uri), session.readDisk),
    lines: ({uri, line, endLine}) => ({text: linesIn(keyOf(uri), line, endLine)}),
  }

  function view(): View {
    return viewOf(session.world(), settings.folders())
  }

  /** Ask a feature about a dump; anything that is no dump has the empty answer. */
  function on<R>(
    uri: string,
    empty: R,
    feature: (source: NonNullable<ReturnType<View['source']>>, view: View) => R,
  ): R {
    const now = view()
    const source = now.source(uri)
    return source ? feature(source, now) : empty
  }

  function linesIn(key: string, line: number, endLine: number): string | null {
    const open = session.textOf(key)?.getText()
    const read = open === undefined ? fileReader(disk, guessEncoding)(key) : undefined
    const text = open ?? (read?.kind === 'text' ? read.text : undefined)
    if (text === undefined) return null
    const {starts, count} = linesOf(text)
    return text.slice(starts[line - 1] ?? text.length, endLine < count ? starts[endLine] : text.length)
  }

  function tell(): void {
    const {dumps, disk: files} = session.world()
    const {busy, failures} = indexer.state()
    const problems = [...settings.problems(), ...failures.map((failure) => `${failure.file}: ${failure.what}`)]
    const status: Status = {indexing: busy, files: files.size, dumps, problems}
    void connection.sendNotification(statusMethod, status)
  }
}
