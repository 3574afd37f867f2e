import {CodeActionTriggerKind} from 'vscode-languageserver/node'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionItem,
  CompletionList,
  CompletionParams,
  Connection,
  Definition,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DocumentFormattingParams,
  DocumentRangeFormattingParams,
  DocumentHighlight,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  ExecuteCommandParams,
  FoldingRange,
  FoldingRangeParams,
  Hover,
  InlayHint,
  InlayHintParams,
  Location,
  PrepareRenameParams,
  Range,
  ReferenceParams,
  RenameParams,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  SymbolInformation,
  TextDocumentPositionParams,
  TextEdit,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
  WorkspaceSymbolParams,
} from 'vscode-languageserver/node'
import {nodeDisk, type Disk} from '../border/disk.js'
import {keyOf} from '../border/places.js'
import {incomingCalls, outgoingCalls, prepareCallHierarchy, type HierarchyData} from '../features/call-hierarchy.js'
import {codeActions} from '../features/code-actions.js'
import {codeLenses} from '../features/code-lenses.js'
import {completions, resolvedCompletion, type CompletionData} from '../features/completion.js'
import {correctionActions} from '../features/correction-actions.js'
import {documentLinks} from '../features/document-links.js'
import {foldingRanges} from '../features/folding-ranges.js'
import {hover} from '../features/hover.js'
import {roleDefinition} from '../features/hover-role.js'
import {inlayHints} from '../features/inlay-hints.js'
import {registerActions} from '../features/register-actions.js'
import {definition, documentHighlights, entryDefinition, references} from '../features/references.js'
import {selectionRanges} from '../features/selection-ranges.js'
import type {Source} from '../features/source.js'
import {semanticTokens} from '../features/semantic-tokens.js'
import {resolvedLens} from './code-lens.js'
import type {CommandParts} from './commands.js'
import {diagnosticReport, problemsIn} from './diagnostics.js'
import {explain} from './explain.js'
import {folderOf, rulesOf} from './folders.js'
import {hoverAnswer} from './hover-answer.js'
import {inTurn} from './in-turn.js'
import {inParts} from './in-parts.js'
import {formatEdits} from './normalize.js'
import {rewritten, rewrittenText} from './normalized-on-disk.js'
import type {Work} from './pause.js'
import {exportOfficials} from './export-officials.js'
import {fileBeside} from './file-beside.js'
import {resolvedJudgement, resolvesEdits} from './resolve-judgement.js'
import {listedOfficials, officialOf} from './officials.js'
import {renamable, rename} from './rename.js'
import {copyStamp} from './removals.js'
import {runCommand} from './run-command.js'
import {searchSymbols} from './search-symbols.js'
import {
  compareCommand,
  correctionKind,
  enterDayCommand,
  judgementKind,
  serverCommands,
  type CopiesOfText,
  type ExplainParams,
  type ExportParams,
  type ExportResult,
  type Explanation,
  type LinesParams,
  type LinesResult,
  type ListedOfficial,
  type Official,
  type OfficialParams,
  type RewriteParams,
  type RewriteResult,
  type RewrittenText,
  type TextsTwice,
} from './protocol.js'
import type {Log} from './serve.js'
import type {Client} from './server.js'
import {createSentTokens, encoded} from './tokens.js'
import {copiesOfText, textsTwice} from './copy-groups.js'
import {createTexts} from './texts.js'
import {createUpkeep, type Upkeep} from './upkeep.js'
import type {View} from './view.js'
import {misreading} from './world.js'

/** All that the server does beside saying hello. Methods bear the names of what the protocol calls them. */
export interface Engine extends Pick<
  Upkeep,
  'start' | 'stop' | 'open' | 'edit' | 'close' | 'configure' | 'watched' | 'foldersChanged'
> {
  readonly documentSymbols: (params: DocumentSymbolParams) => DocumentSymbol[]
  /** Null for what is no dump: an editor then folds by indentation. */
  readonly foldingRanges: (params: FoldingRangeParams) => FoldingRange[] | null
  readonly selectionRanges: (params: SelectionRangeParams) => SelectionRange[] | null
  readonly hover: (params: TextDocumentPositionParams) => Hover | null
  readonly definition: (params: TextDocumentPositionParams) => Definition | null
  readonly typeDefinition: (params: TextDocumentPositionParams) => Definition | null
  readonly references: (
    params: ReferenceParams,
    token: CancellationToken,
    send: ((found: Location[]) => void) | undefined,
  ) => Promise<Location[]>
  readonly documentHighlights: (params: TextDocumentPositionParams) => DocumentHighlight[]
  readonly codeActions: (params: CodeActionParams) => CodeAction[]
  readonly formatting: (params: DocumentFormattingParams) => TextEdit[]
  readonly rangeFormatting: (params: DocumentRangeFormattingParams) => TextEdit[]
  readonly executeCommand: (params: ExecuteCommandParams, work: Work) => Promise<unknown>
  readonly rewritten: (params: RewriteParams) => Promise<RewriteResult>
  readonly rewrittenText: (params: RewriteParams) => Promise<RewrittenText>
  readonly workspaceSymbols: (
    params: WorkspaceSymbolParams,
    token: CancellationToken,
    send: ((found: SymbolInformation[]) => void) | undefined,
  ) => Promise<SymbolInformation[]>
  readonly diagnostics: (params: DocumentDiagnosticParams) => DocumentDiagnosticReport
  readonly workspaceDiagnostics: (
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    send: ((report: WorkspaceDiagnosticReport) => void) | undefined,
  ) => Promise<WorkspaceDiagnosticReport>
  readonly explain: (params: ExplainParams) => Promise<Explanation>
  readonly lines: (params: LinesParams) => Promise<LinesResult>
  readonly codeLenses: (params: CodeLensParams) => CodeLens[]
  readonly resolveCodeLens: (lens: CodeLens) => CodeLens
  readonly inlayHints: (params: InlayHintParams) => InlayHint[]
  readonly semanticTokens: (params: SemanticTokensParams) => SemanticTokens
  readonly semanticTokensDelta: (params: SemanticTokensDeltaParams) => SemanticTokens | SemanticTokensDelta
  readonly semanticTokensRange: (params: SemanticTokensRangeParams) => SemanticTokens
  readonly documentLinks: (params: DocumentLinkParams) => DocumentLink[]
  readonly prepareCallHierarchy: (params: CallHierarchyPrepareParams) => CallHierarchyItem[] | null
  readonly incomingCalls: (params: CallHierarchyIncomingCallsParams) => CallHierarchyIncomingCall[]
  readonly outgoingCalls: (params: CallHierarchyOutgoingCallsParams) => CallHierarchyOutgoingCall[]
  readonly prepareRename: (params: PrepareRenameParams) => {range: Range; placeholder: string}
  readonly rename: (params: RenameParams) => Promise<WorkspaceEdit>
  readonly completion: (params: CompletionParams) => CompletionList
  readonly resolveCompletion: (item: CompletionItem) => CompletionItem
  readonly officials: () => readonly ListedOfficial[]
  readonly official: (params: OfficialParams) => Official | null
  readonly copies: (token: CancellationToken) => Promise<TextsTwice>
  readonly copiesOf: (params: {readonly id: string}, token: CancellationToken) => Promise<CopiesOfText | null>
  readonly exportOfficials: (
    params: ExportParams,
    token: CancellationToken,
    send: ((text: string) => void) | undefined,
  ) => Promise<ExportResult>
  /** What the action changes: told when it is chosen, or shown before. */
  readonly resolveCodeAction: (action: CodeAction) => Promise<CodeAction>
}

/** Load what reads dumps, and wait for `start`. */
export function createEngine(connection: Connection, client: Client, log: Log, disk: Disk = nodeDisk()): Engine {
  const upkeep = createUpkeep({connection, client, log, disk})
  const {session, view} = upkeep
  const texts = createTexts(session, upkeep.read, (key) => rulesOf(upkeep.folders(), key).reader)
  const commandParts: CommandParts = {
    connection,
    client,
    view,
    texts,
    disk,
    legacy: upkeep.legacy,
    folders: upkeep.folders,
    settled: upkeep.settled,
    inTurn: inTurn(),
    pending: new Map(),
  }
  const tokens = createSentTokens()
  const foldLimit = client.capabilities.textDocument?.foldingRange?.rangeLimit
  const compare = client.options.compare ? {compare: compareCommand} : {}
  const actionCommands = {...serverCommands, stampOf: copyStamp, ...compare}

  const {correct, judge} = serverCommands
  const judgementCommands = {judge, kind: judgementKind, resolved: resolvesEdits(client)}
  const correctionCommands = {
    kind: correctionKind,
    correct,
    ...(client.options.enterDay ? {enterDay: enterDayCommand} : {}),
  }

  return {
    start: upkeep.start,
    stop: upkeep.stop,
    open: upkeep.open,
    edit: upkeep.edit,
    close(uri) {
      tokens.forget(uri)
      upkeep.close(uri)
    },
    configure: upkeep.configure,
    watched: upkeep.watched,
    foldersChanged: upkeep.foldersChanged,
    documentSymbols: ({textDocument}) => upkeep.outlines.of(textDocument.uri),
    foldingRanges: ({textDocument}) =>
      on<FoldingRange[] | null>(textDocument, null, (source) => foldingRanges(source, foldLimit)),
    selectionRanges: ({textDocument, positions}) =>
      on<SelectionRange[] | null>(textDocument, null, (source) => selectionRanges(source, positions)),
    hover: ({textDocument, position}) =>
      on<Hover | null>(textDocument, null, (source, {around}) => hoverAnswer(hover(source, around, position), client)),
    definition: ({textDocument, position}) =>
      on<Definition | null>(
        textDocument,
        null,
        (source, {around}) => definition(source, around, position) ?? roleDefinition(source, around, position) ?? null,
      ),
    typeDefinition: ({textDocument, position}) =>
      on<Definition | null>(
        textDocument,
        null,
        (source, {around}) => entryDefinition(source, around, position) ?? null,
      ),
    references: ({textDocument, position, context}, token, send) =>
      inParts(
        on(textDocument, [], (source, {around}) => references(source, around, position, context.includeDeclaration)),
        token,
        send,
      ),
    documentHighlights: ({textDocument, position}) =>
      on(textDocument, [], (source, {around}) => documentHighlights(source, around, position)),
    codeActions: ({textDocument, range, context}) =>
      on(textDocument, [], (source, {around}) => {
        const team = folderOf(upkeep.folders(), source.key) !== undefined
        // Nobody is shown a light bulb on every line: what could be corrected is told to those who ask.
        const asked = context.triggerKind !== CodeActionTriggerKind.Automatic
        return [
          ...codeActions(source, around, range, context.diagnostics, actionCommands, {team, asked}),
          ...(asked && team
            ? [
                ...correctionActions(source, range.start, correctionCommands),
                ...registerActions(source, around, range, judgementCommands),
              ]
            : []),
        ]
      }),
    formatting: ({textDocument}) =>
      on(textDocument, [], ({shown, key}, now) =>
        shown ? formatEdits(shown.found, now.rulesOf(key), misreading(now.world, key)) : [],
      ),
    rangeFormatting: ({textDocument, range}) =>
      on(textDocument, [], ({shown, key}, now) =>
        shown ? formatEdits(shown.found, now.rulesOf(key), misreading(now.world, key), range) : [],
      ),
    executeCommand: (params, work) => runCommand(params, commandParts, work),
    rewritten: (params) => rewritten(params, commandParts),
    rewrittenText: (params) => rewrittenText(params, commandParts),
    workspaceSymbols: ({query}, token, send) => searchSymbols(view(), query, token, send),
    diagnostics({textDocument, previousResultId}) {
      const key = keyOf(textDocument.uri)
      const problems = upkeep.registers.has(key)
        ? view().registers.problemsOf(key)
        : on(textDocument, [], (source, now) => problemsIn(now, source))
      return diagnosticReport(problems, previousResultId)
    },
    workspaceDiagnostics: upkeep.workspaceDiagnostics,
    explain: async ({uri}) => {
      const key = keyOf(uri)
      const file = await upkeep.diskFile(key)
      return explain(session.world(), upkeep.folders(), key, file)
    },
    lines: async ({uri, line, endLine}) => ({text: await texts.lines(keyOf(uri), line, endLine)}),
    codeLenses: ({textDocument}) => on(textDocument, [], (source, {around}) => codeLenses(source, around)),
    resolveCodeLens: (lens) => resolvedLens(lens, view(), client),
    inlayHints: ({textDocument, range}) =>
      on(textDocument, [], (source, {around}) => inlayHints(source, around, range)),
    semanticTokens: ({textDocument}) =>
      on(textDocument, {data: []}, (source) => tokens.full(source.uri, semanticTokens(source))),
    semanticTokensDelta: ({textDocument, previousResultId}) =>
      on<SemanticTokens | SemanticTokensDelta>(textDocument, {data: []}, (source) =>
        tokens.delta(source.uri, previousResultId, semanticTokens(source)),
      ),
    semanticTokensRange: ({textDocument, range}) =>
      on(textDocument, {data: []}, (source) => ({data: encoded(semanticTokens(source, range))})),
    documentLinks: ({textDocument}) => on(textDocument, [], (source) => documentLinks(source, fileBeside(disk))),
    prepareCallHierarchy: ({textDocument, position}) =>
      on<CallHierarchyItem[] | null>(textDocument, null, (source, {around}) =>
        prepareCallHierarchy(source, around, position),
      ),
    incomingCalls: ({item}) => incomingCalls(item.data as HierarchyData, view().around),
    outgoingCalls: ({item}) => outgoingCalls(item.data as HierarchyData, view().around),
    prepareRename: (params) => renamable(params, commandParts),
    rename: (params) => rename(params, commandParts),
    completion: ({textDocument, position}) =>
      on(textDocument, {items: [], isIncomplete: false}, (source, {around}) => completions(source, around, position)),
    resolveCompletion: (item) => {
      const now = view()
      return resolvedCompletion(item, now.source((item.data as CompletionData).uri), now.around)
    },
    officials: () => listedOfficials(view()),
    official: (params) => officialOf(params, view()),
    copies: (token) => textsTwice(view(), token),
    copiesOf: ({id}, token) => copiesOfText(id, view(), token),
    exportOfficials: async (params, token, send) => {
      await upkeep.settled(token)
      return exportOfficials(params, view(), token, send)
    },
    resolveCodeAction: (action) => resolvedJudgement(action, commandParts),
  }

  /** Ask a feature about a dump; anything that is no dump has the empty answer. */
  function on<R>({uri}: {readonly uri: string}, empty: R, feature: (source: Source, view: View) => R): R {
    const now = view()
    const source = now.source(uri)
    return source ? feature(source, now) : empty
  }
}
