import {EventEmitter, window, type ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions} from 'vscode-languageclient/node'
import {
  serverCommands,
  statusMethod,
  type CorrectionParams,
  type InitializationOptions,
  type JudgementParams,
  type Status,
} from '../../server/src/lsp/protocol.js'
import {registerCommands} from './commands.js'
import {registerCompare} from './compare.js'
import {copyCommand, registerCopies} from './copies.js'
import {createCopiesView} from './copies-view.js'
import {correct} from './corrections.js'
import {detectDumps} from './detect.js'
import {registerExport} from './export-officials.js'
import {registerHold} from './hold.js'
import {judge, registerJudgements} from './judgements.js'
import {registerNews} from './news.js'
import {registerMentions} from './mentions.js'
import {registerNormalize} from './normalize.js'
import {createOperations} from './operations.js'
import {createOfficialsView} from './officials-view.js'
import {createReports} from './report.js'
import {runOnServer} from './run-on-server.js'
import {registerChanges} from './show-changes.js'
import {createStatus} from './status.js'
import {told} from './told.js'

/** The languages we serve, and where their documents may stand; and the registers, whose problems are shown as typed. */
const documentSelector = [
  ...['bulletin', 'plaintext', 'markdown'].flatMap((language) =>
    ['file', 'untitled'].map((scheme) => ({scheme, language})),
  ),
  {scheme: 'file', pattern: '**/officials.yml'},
]

let client: LanguageClient | undefined

/** Start the server. Resolves when it answers; commands wait for it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Dateline', {log: true})
  const options: InitializationOptions = {
    compare: true,
    enterDay: true,
    holdFiles: true,
    saveRegister: true,
    showMentions: true,
    writeFiles: true,
  }
  const clientOptions: LanguageClientOptions = {
    documentSelector,
    initializationOptions: options,
    outputChannel: output,
    diagnosticPullOptions: {onChange: true, onTabs: true},
    // A quick fix that is refused says why in the server's words, not in those of the protocol.
    middleware: {
      executeCommand: (command, args: readonly unknown[]) =>
        told(
          command === serverCommands.correct
            ? correct(started, args[0] as CorrectionParams)
            : command === serverCommands.judge
              ? judge(started, args[0] as JudgementParams)
              : (copyCommand(started, command, args) ?? runOnServer(started, command, args)),
        ),
    },
  }
  const module = context.asAbsolutePath('dist/server.cjs')
  const server: ServerOptions = {
    run: {module, transport: TransportKind.ipc},
    debug: {module, transport: TransportKind.ipc, options: {execArgv: ['--nolazy', '--inspect=6009']}},
  }
  const operations = createOperations(context)
  const reports = createReports()
  const started = new LanguageClient('dateline', 'Dateline', server, clientOptions)
  client = started
  // A notification has one handler, and several parts of the client want this one.
  const status = new EventEmitter<Status>()
  context.subscriptions.push(
    output,
    status,
    started.onNotification(statusMethod, (news: Status) => status.fire(news)),
    createStatus(started, status.event),
    detectDumps(started, context.workspaceState),
    registerCompare(started),
    registerHold(started),
    registerMentions(started),
    registerJudgements(started),
    registerCopies(started),
    reports,
    registerNews(started, reports),
    registerChanges(started),
    registerNormalize(started, operations, reports),
    registerExport(started),
    createOfficialsView(started, status.event),
    createCopiesView(started, status.event),
    ...registerCommands(started, output, operations),
  )
  await started.start()
  // Nobody waits for the answer to a question about what was interrupted.
  void told(operations.recover())
}

/** Stop the server in order. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}
