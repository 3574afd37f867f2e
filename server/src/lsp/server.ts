import {
  CodeActionKind,
  ErrorCodes,
  ProgressType,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type ClientCapabilities,
  type CodeLens,
  type CompletionItem,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  type Location,
  type ReferenceParams,
  type ServerCapabilities,
  type TextEdit,
  type SymbolInformation,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceFolder,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import {tokenModifiers, tokenTypes} from '../features/token-legend.js'
import type {Engine} from './engine.js'
import {
  copiesMethod,
  copiesOfMethod,
  explainMethod,
  exportMethod,
  judgementKind,
  linesMethod,
  officialMethod,
  officialsMethod,
  rewriteMethod,
  rewrittenTextMethod,
  serverCommands,
  type CopiesOfText,
  type ExplainParams,
  type ExportParams,
  type InitializationOptions,
  type LinesParams,
  type Official,
  type OfficialParams,
  type RewriteParams,
  type TextsTwice,
} from './protocol.js'
import {watched} from './pause.js'
import {Refused, serve, serveAsked, type Handler, type Log} from './serve.js'

/** What the client said when it began. */
export interface Client {
  readonly capabilities: ClientCapabilities
  readonly folders: readonly WorkspaceFolder[]
  readonly options: InitializationOptions
}

/** What the server stands on. */
export interface Host {
  /** Absent: the disk of this machine. */
  readonly disk?: Disk
}

/**
 * Serve one client over a connection, from `initialize` on. Everything that knows dumps is loaded after the answer to
 * `initialize` is on its way; requests that come before it is there wait for it.
 */
export function serveConnection(connection: Connection, host: Host = {}): void {
  const log: Log = {
    error: (message) => connection.console.error(message),
    warn: (message) => connection.console.warn(message),
    info: (message) => connection.console.info(message),
    debug: (message) => connection.console.debug(message),
  }
  let client: Client = {capabilities: {}, folders: [], options: {}}
  let loading: Promise<Engine> | undefined
  let state: 'new' | 'ready' | 'closing' = 'new'

  connection.onInitialize((params) => {
    client = clientOf(params)
    state = 'ready'
    return answerTo(client)
  })
  connection.onInitialized(() => {
    if (client.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) =>
        later('didChangeWorkspaceFolders', (ready) => ready.foldersChanged(added, removed)),
      )
    }
    later('initialized', (ready) => ready.start())
  })
  connection.onShutdown(async () => {
    state = 'closing'
    if (loading) (await loading).stop()
  })

  connection.onDidOpenTextDocument(({textDocument}) => later('didOpen', (ready) => ready.open(textDocument)))
  connection.onDidChangeTextDocument(({textDocument, contentChanges}) =>
    later('didChange', (ready) => ready.edit(textDocument, contentChanges)),
  )
  connection.onDidCloseTextDocument(({textDocument}) => later('didClose', (ready) => ready.close(textDocument.uri)))
  connection.onDidChangeConfiguration(({settings}) =>
    later('didChangeConfiguration', (ready) => ready.configure(settings)),
  )
  connection.onDidChangeWatchedFiles(({changes}) => later('didChangeWatchedFiles', (ready) => ready.watched(changes)))

  connection.onDocumentSymbol(passive('documentSymbol', [], (ready, params) => ready.documentSymbols(params)))
  connection.onFoldingRanges(passive('foldingRange', null, (ready, params) => ready.foldingRanges(params)))
  connection.onSelectionRanges(passive('selectionRange', null, (ready, params) => ready.selectionRanges(params)))
  connection.onHover(passive('hover', null, (ready, params) => ready.hover(params)))
  connection.onDefinition(passive('definition', null, (ready, params) => ready.definition(params)))
  connection.onTypeDefinition(passive('typeDefinition', null, (ready, params) => ready.typeDefinition(params)))
  connection.onReferences((params, token, _, parts) =>
    passive<ReferenceParams, Location[]>('references', [], (ready, params, token) =>
      ready.references(params, token, parts && ((found) => parts.report(found))),
    )(params, token),
  )
  connection.onDocumentHighlight(passive('documentHighlight', [], (ready, params) => ready.documentHighlights(params)))
  connection.onCodeAction(passive('codeAction', [], (ready, params) => ready.codeActions(params)))
  connection.onCodeLens(passive('codeLens', [], (ready, params) => ready.codeLenses(params)))
  connection.onCodeLensResolve((lens, token) =>
    passive<CodeLens, CodeLens>('codeLens/resolve', lens, (ready, params) => ready.resolveCodeLens(params))(
      lens,
      token,
    ),
  )
  connection.languages.inlayHint.on(passive('inlayHint', [], (ready, params) => ready.inlayHints(params)))
  connection.languages.semanticTokens.on(
    passive('semanticTokens', {data: []}, (ready, params) => ready.semanticTokens(params)),
  )
  connection.languages.semanticTokens.onDelta(
    passive('semanticTokens/delta', {data: []}, (ready, params) => ready.semanticTokensDelta(params)),
  )
  connection.languages.semanticTokens.onRange(
    passive('semanticTokens/range', {data: []}, (ready, params) => ready.semanticTokensRange(params)),
  )
  connection.onDocumentLinks(passive('documentLink', [], (ready, params) => ready.documentLinks(params)))
  connection.languages.callHierarchy.onPrepare(
    passive('prepareCallHierarchy', null, (ready, params) => ready.prepareCallHierarchy(params)),
  )
  connection.languages.callHierarchy.onIncomingCalls(
    passive('incomingCalls', [], (ready, params) => ready.incomingCalls(params)),
  )
  connection.languages.callHierarchy.onOutgoingCalls(
    passive('outgoingCalls', [], (ready, params) => ready.outgoingCalls(params)),
  )
  connection.onPrepareRename(serveAsked('prepareRename', log, async (params) => (await engine()).prepareRename(params)))
  connection.onRenameRequest(serveAsked('rename', log, async (params) => (await engine()).rename(params)))
  connection.onCompletion(
    passive('completion', {items: [], isIncomplete: false}, (ready, params) => ready.completion(params)),
  )
  connection.onCompletionResolve((item, token) =>
    passive<CompletionItem, CompletionItem>('completion/resolve', item, (ready, params) =>
      ready.resolveCompletion(params),
    )(item, token),
  )
  connection.onDocumentFormatting(
    serveAsked('formatting', log, async (params) => told(async () => (await engine()).formatting(params))),
  )
  connection.onDocumentRangeFormatting(
    serveAsked('rangeFormatting', log, async (params) => told(async () => (await engine()).rangeFormatting(params))),
  )
  connection.onWorkspaceSymbol((params, token, _, parts) =>
    passive<WorkspaceSymbolParams, SymbolInformation[]>('workspaceSymbol', [], (ready, params, token) =>
      ready.workspaceSymbols(params, token, parts && ((found) => parts.report(found))),
    )(params, token),
  )
  connection.languages.diagnostics.on(
    passive('diagnostic', {kind: 'full', items: []}, (ready, params) => ready.diagnostics(params)),
  )
  connection.languages.diagnostics.onWorkspace((params, token, _, parts) =>
    passive<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
      'workspaceDiagnostic',
      {items: []},
      (ready, params, token) => ready.workspaceDiagnostics(params, token, parts && ((report) => parts.report(report))),
    )(params, token),
  )
  connection.onExecuteCommand(async (given, wanted, progress) => {
    progress.begin('', 0)
    const run = serveAsked('executeCommand', log, async (params: ExecuteCommandParams, token) =>
      (await engine()).executeCommand(
        params,
        watched(token, (percentage) => progress.report(percentage)),
      ),
    )
    return run(given, wanted).finally(() => progress.done())
  })
  connection.onRequest(
    rewriteMethod,
    serveAsked('rewrite', log, async (params: RewriteParams) => (await engine()).rewritten(params)),
  )
  connection.onRequest(
    rewrittenTextMethod,
    serveAsked('rewrittenText', log, async (params: RewriteParams) => (await engine()).rewrittenText(params)),
  )
  connection.onRequest(
    explainMethod,
    serveAsked('explain', log, async (params: ExplainParams) => (await engine()).explain(params)),
  )
  connection.onRequest(
    linesMethod,
    serveAsked('lines', log, async (params: LinesParams) => (await engine()).lines(params)),
  )

  connection.onRequest(
    officialsMethod,
    passive('officials', [], (ready) => ready.officials()),
  )
  connection.onRequest(
    officialMethod,
    passive<OfficialParams, Official | null>('official', null, (ready, params) => ready.official(params)),
  )
  connection.onRequest(
    copiesMethod,
    passive<unknown, TextsTwice>('copies', {texts: [], more: 0}, (ready, _, token) => ready.copies(token)),
  )
  connection.onRequest(
    copiesOfMethod,
    passive<{readonly id: string}, CopiesOfText | null>('copiesOf', null, (ready, params, token) =>
      ready.copiesOf(params, token),
    ),
  )

  connection.onRequest(
    exportMethod,
    serveAsked('export', log, async (params: ExportParams, token) => {
      const {partialResultToken: parts} = params
      const send =
        parts === undefined
          ? undefined
          : (text: string) => void connection.sendProgress(new ProgressType<string>(), parts, text)
      return (await engine()).exportOfficials(params, token, send)
    }),
  )
  connection.onCodeActionResolve(
    serveAsked('codeAction/resolve', log, async (action) => (await engine()).resolveCodeAction(action)),
  )

  connection.listen()

  /** Clients show an error of a request for formatting in words of their own, if at all: it is told in ours. */
  async function told(edits: () => Promise<TextEdit[]>): Promise<TextEdit[]> {
    try {
      return await edits()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      connection.window.showWarningMessage(error.message)
      return []
    }
  }

  /** A feature nobody asked for by hand. */
  function passive<P, R>(
    name: string,
    fallback: R,
    feature: (ready: Engine, params: P, token: CancellationToken) => R | Promise<R>,
  ): Handler<P, R> {
    return serve(name, log, fallback, async (params, token) => feature(await engine(), params, token))
  }

  /** Loaded by the first message behind `initialize`: before that, loading would hold up the answer. */
  function engine(): Promise<Engine> {
    if (state === 'new') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'expected initialize first')
    if (state === 'closing') throw new ResponseError(ErrorCodes.InvalidRequest, 'expected exit after shutdown')
    loading ??= import('./engine.js').then(({createEngine}) => createEngine(connection, client, log, host.disk))
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
  const {capabilities, workspaceFolders} = params
  const options: unknown = params.initializationOptions
  return {
    capabilities,
    folders: workspaceFolders ?? rootOf(params),
    options: {
      compare: says(options, 'compare'),
      enterDay: says(options, 'enterDay'),
      holdFiles: says(options, 'holdFiles'),
      saveRegister: says(options, 'saveRegister'),
      showMentions: says(options, 'showMentions'),
      writeFiles: says(options, 'writeFiles'),
    },
  }
}

function says(options: unknown, name: keyof InitializationOptions): boolean {
  return (
    typeof options === 'object' && options !== null && (options as Readonly<Record<string, unknown>>)[name] === true
  )
}

/** The one folder of a client that is older than workspace folders. */
function rootOf(params: object): readonly WorkspaceFolder[] {
  const uri: unknown = 'rootUri' in params ? params.rootUri : null
  return typeof uri === 'string' ? [{uri, name: uri.slice(uri.lastIndexOf('/') + 1)}] : []
}

function answerTo({capabilities}: Client): InitializeResult {
  const supported: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    hoverProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, judgementKind], resolveProvider: true},
    workspaceSymbolProvider: true,
    codeLensProvider: {resolveProvider: true},
    inlayHintProvider: true,
    semanticTokensProvider: {
      legend: {tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers]},
      full: {delta: true},
      range: true,
    },
    documentLinkProvider: {resolveProvider: false},
    callHierarchyProvider: true,
    renameProvider: {prepareProvider: true},
    completionProvider: {resolveProvider: true},
    executeCommandProvider: {commands: Object.values(serverCommands), workDoneProgress: true},
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    // VS Code is told later, for dumps alone: in Markdown we would stand in the way of other formatters.
    ...(capabilities.textDocument?.formatting?.dynamicRegistration ? {} : {documentFormattingProvider: true}),
    ...(capabilities.textDocument?.rangeFormatting?.dynamicRegistration ? {} : {documentRangeFormattingProvider: true}),
    // An outline that is offered later can be offered anew when it is another: no client is told so otherwise.
    ...(capabilities.textDocument?.documentSymbol?.dynamicRegistration
      ? {}
      : {documentSymbolProvider: {label: 'Dateline'}}),
    ...(capabilities.textDocument?.diagnostic
      ? {diagnosticProvider: {identifier: 'dateline', interFileDependencies: true, workspaceDiagnostics: true}}
      : {}),
  }
  return {capabilities: supported, serverInfo: {name: 'Dateline'}}
}
