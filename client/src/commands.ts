import {commands, window, type Disposable, type LogOutputChannel} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {correctHere, enterDay, showCorrections} from './corrections.js'
import {showExplanation, treatAsBulletin} from './explain.js'
import {exportItems} from './export-items.js'
import {mergeDumps} from './merge.js'
import type {Operations} from './operations.js'
import {splitDump} from './split.js'
import {told} from './told.js'
import {enterDayCommand, type DayQuestion} from '../../server/src/lsp/protocol.js'

/** The commands of the palette and the explorer. What they do to dumps is done by the server. */
export function registerCommands(
  client: LanguageClient,
  output: LogOutputChannel,
  operations: Operations,
): readonly Disposable[] {
  return [
    commands.registerCommand('dateline.restartServer', () => client.restart()),
    commands.registerCommand('dateline.showOutput', () => output.show(true)),
    commands.registerCommand('dateline.explain', () => showExplanation(client)),
    commands.registerCommand('dateline.treatAsBulletin', () => treatAsBulletin(window.activeTextEditor?.document)),
    commands.registerCommand(enterDayCommand, (question: DayQuestion) => told(enterDay(client, question))),
    commands.registerCommand('dateline.correctHere', () => correctHere()),
    commands.registerCommand('dateline.showCorrections', () => told(showCorrections(client))),
    commands.registerCommand('dateline.merge', (clicked: unknown, chosen: unknown) =>
      told(mergeDumps(client, operations, clicked, chosen)),
    ),
    commands.registerCommand('dateline.split', (clicked: unknown) => told(splitDump(client, operations, clicked))),
    commands.registerCommand('dateline.exportItems', (given: unknown) => told(exportItems(client, given))),
    commands.registerCommand('dateline.undoOperation', () => told(operations.undoLast())),
  ]
}
