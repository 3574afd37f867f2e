import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFolder,
} from 'vscode-languageserver/node'
import type {Engine} from './engine.js'
import {
  explainMethod,
  linesMethod,
  serverCommands,
  type ExplainParams,
  type InitializationOptions,
  type LinesParams,
} from './protocol.js'
import {serve, serveAsked, type Log} from './serve.js'

/** What the client said when it began. */
export interface Client {
  readonly capabilities: ClientCapabilities
  readonly folders: readonly WorkspaceFolder[]
  readonly options: InitializationOptions
}

/**
 * Serve one client over a connection, from `initialize` on. Everything that knows dumps is loaded after the answer to
 * `initialize` is on its way; requests that come before it is there wait for it.
 */
export function serveConnection(connection: Connection): void {
  const log: Log = {
    error: (message) => connection.console.error(message),
    warn: (message) => connection.console.warn(message),
    info: (message) => connection.console.info(message),
    debug: (message) => connection.console.debug(message),
  }
  let client: Client = {capabilities: {}, folders: [], options: {}}
  let loading: Promise<Engine> | undefined

  connection.onInitialize((params) => {
    client = clientOf(params)
    return answerTo(client)
  })
  connection.onInitialized(() => later('initialized', (ready) => ready.start()))
  connection.onShutdown(() => later('shutdown', (ready) => ready.stop()))

  connection.onDidOpenTextDocument(({textDocument}) => later('didOpen', (ready) => ready.open(textDocument)))
  connection.onDidChangeTextDocument(({textDocument, contentChanges}) =>
    later('didChange', (ready) => ready.edit(textDocument, contentChanges)),
  )
  connection.onDidCloseTextDocument(({textDocument}) => later('didClose', (ready) => ready.close(textDocument.uri)))
  connection.onDidChangeConfiguration(({settings}) =>
    later('didChangeConfiguration', (ready) => ready.configure(settings)),
  )
  connection.onDidChangeWatchedFiles(({changes}) => later('didChangeWatchedFiles', (ready) => ready.watched(changes)))

  connection.onDocumentSymbol(
    serve('documentSymbol', log, [], async (params) => (await engine()).documentSymbols(params)),
  )
  connection.onFoldingRanges(serve('foldingRange', log, [], async (params) => (await engine()).foldingRanges(params)))
  connection.languages.diagnostics.on(
    serve('diagnostic', log, {kind: 'full', items: []}, async (params) => (await engine()).diagnostics(params)),
  )
  connection.languages.diagnostics.onWorkspace(
    serve('workspaceDiagnostic', log, {items: []}, async (params, token) =>
      (await engine()).workspaceDiagnostics(params, token),
    ),
  )
  connection.onRequest(
    explainMethod,
    serveAsked('explain', log, async (params: ExplainParams) => (await engine()).explain(params)),
  )
  connection.onRequest(
    linesMethod,
    serveAsked('lines', log, async (params: LinesParams) => (await engine()).lines(params)),
  )

  connection.listen()

  /** Loaded by the first message behind `initialize`: before that, loading would hold up the answer. */
  function engine(): Promise<Engine> {
    loading ??= import('./engine.js').then(({createEngine}) => createEngine(connection, client, log))
    return loading
  }

  /** What needs no answer: told to the engine in the order it came, as soon as it is there. */
  function later(name: string, tell: (ready: Engine) => void | Promise<void>): void {
    engine()
      .then(tell)
      .catch((error: unknown) => {
        log.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      })
  }
}

function clientOf(params: InitializeParams): Client {
  const {capabilities, workspaceFolders, rootUri} = params
  const options: unknown = params.initializationOptions
  const root = rootUri ? [{uri: rootUri, name: rootUri.slice(rootUri.lastIndexOf('/') + 1)}] : []
  return {
    capabilities,
    folders: workspaceFolders ?? root,
    options: {
      compare: typeof options === 'object' && options !== null && 'compare' in options && options.compare === true,
    },
  }
}

function answerTo({capabilities}: Client): InitializeResult {
  const supported: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    documentSymbolProvider: {label: 'Dateline'},
    foldingRangeProvider: true,
    executeCommandProvider: {commands: Object.values(serverCommands), workDoneProgress: false},
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    ...(capabilities.textDocument?.diagnostic
      ? {diagnosticProvider: {identifier: 'dateline', interFileDependencies: true, workspaceDiagnostics: true}}
      : {}),
  }
  return {capabilities: supported, serverInfo: {name: 'Dateline'}}
}
