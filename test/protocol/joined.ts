import {PassThrough} from 'node:stream'
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type InitializeResult,
  type MessageConnection,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type {Disk} from '../../server/src/border/disk.js'
import {holdMethod, type HoldParams, type HoldResult} from '../../server/src/lsp/protocol.js'
import {serveConnection} from '../../server/src/lsp/server.js'
import {memoryDisk} from './memory-disk.js'

/** A client and a server in one process, joined by streams. */
export interface Joined {
  readonly client: MessageConnection
  readonly answer: InitializeResult
  /** Every notification of the server, in order. */
  readonly told: {readonly method: string; readonly params: unknown}[]
  /** Every request of the server, in order. */
  readonly asked: {readonly method: string; readonly params: unknown}[]
  /** Ask anything; rejects with the error of the answer. */
  readonly request: <R>(method: string, params: unknown) => Promise<R>
  readonly notify: (method: string, params: unknown) => Promise<void>
  readonly open: (uri: string, text: string, language?: string) => Promise<void>
  /** Replace all of an open document. */
  readonly rewrite: (uri: string, version: number, text: string) => Promise<void>
  /** Resolves when the server has read all there is. */
  readonly idle: () => Promise<void>
  /** Resolves as soon as the check holds; rejects after ten seconds, with what was told. */
  readonly until: (what: string, check: () => boolean | Promise<boolean>) => Promise<void>
  /** Shut the server down in order. */
  readonly close: () => Promise<void>
}

/** How to join. */
export interface JoinOptions {
  readonly disk?: Disk
  readonly folders?: readonly string[]
  readonly capabilities?: ClientCapabilities
  readonly initializationOptions?: unknown
  /** What the client answers when it is asked for its settings. */
  readonly settings?: () => unknown
  /** What the client does with an edit; true when it applies it. */
  readonly apply?: (edit: WorkspaceEdit) => boolean
  /** What the client does when it is asked to hold files. */
  readonly hold?: (uris: readonly string[], hold: boolean) => Promise<HoldResult | undefined>
}

/** What a current VS Code says of itself, as far as we look at it. */
export const fullCapabilities: ClientCapabilities = {
  window: {workDoneProgress: true, showDocument: {support: true}},
  workspace: {
    applyEdit: true,
    workspaceFolders: true,
    configuration: true,
    didChangeConfiguration: {dynamicRegistration: true},
    didChangeWatchedFiles: {dynamicRegistration: true},
    workspaceEdit: {documentChanges: true, changeAnnotationSupport: {groupsOnLabel: true}},
    diagnostics: {refreshSupport: true},
  },
  textDocument: {
    diagnostic: {dynamicRegistration: false, relatedDocumentSupport: false},
    documentSymbol: {dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true},
    formatting: {dynamicRegistration: true},
    hover: {contentFormat: ['markdown', 'plaintext']},
  },
}

/** Start a server on a disk, and a client that has said `initialized`. */
export async function join(options: JoinOptions = {}): Promise<Joined> {
  const {disk = memoryDisk(), folders = ['/w'], capabilities = fullCapabilities, settings, apply, hold} = options
  const up = new PassThrough()
  const down = new PassThrough()
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down))
  serveConnection(server, {disk})
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  const told: {method: string; params: unknown}[] = []
  const asked: {method: string; params: unknown}[] = []
  client.onNotification((method, params) => void told.push({method, params}))
  client.onUnhandledProgress((params) => void told.push({method: '$/progress', params}))
  client.onRequest((method, params) => {
    asked.push({method, params})
    if (method === 'workspace/configuration') {
      const {items} = params as unknown as {items: readonly unknown[]}
      return items.map(() => settings?.() ?? null)
    }
    if (method === 'workspace/applyEdit') {
      const {edit} = params as unknown as ApplyWorkspaceEditParams
      return {applied: apply?.(edit) ?? true}
    }
    if (method === holdMethod) {
      const files = params as unknown as HoldParams
      return hold?.(files.uris, files.hold).then((result) => result ?? null) ?? null
    }
    return method === 'window/showDocument' ? {success: true} : null
  })
  client.listen()
  const request = <R>(method: string, params: unknown): Promise<R> => client.sendRequest<R>(method, params)
  const answer = await request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: folders.map((folder) => ({uri: `file://${folder}`, name: folder.slice(1)})),
    capabilities,
    initializationOptions: options.initializationOptions,
  })
  await client.sendNotification('initialized', {})
  return {
    client,
    answer,
    told,
    asked,
    request,
    notify: (method, params) => client.sendNotification(method, params),
    open: (uri, text, languageId = 'plaintext') =>
      client.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}}),
    rewrite: (uri, version, text) =>
      client.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text}]}),
    idle: () => until('idle', () => isIdle()),
    until,
    async close() {
      await client.sendRequest('shutdown')
      client.dispose()
      server.dispose()
    },
  }

  function isIdle(): boolean {
    const states = told.filter(({method}) => method === 'dateline/status')
    const last = states[states.length - 1]?.params
    return (
      states.length > 1 && typeof last === 'object' && last !== null && 'indexing' in last && last.indexing === false
    )
  }

  async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 10_000
    while (!(await check())) {
      if (performance.now() > deadline)
        throw new Error(`waited for: ${what}; was told ${JSON.stringify(told.slice(-5))}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}
