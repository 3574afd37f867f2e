import {commands, ThemeIcon, window, type Disposable} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {
  serverCommands,
  type ChoosingParams,
  type ListedChoice,
  type RemovalOutcome,
  type TakingBackParams,
} from '../../server/src/lsp/protocol.js'
import {isServed} from './explain.js'
import {pickListed} from './pick-listed.js'
import {runOnServer} from './run-on-server.js'
import {writeTeam} from './write-team.js'
import {told} from './told.js'

/**
 * Run a command of the server about copies with what only the editor knows: the team's file as it is open, the document
 * in front for a command without one, and where to tell what came of it. Undefined for any other command.
 */
export function copyCommand(
  client: LanguageClient,
  command: string,
  args: readonly unknown[],
): Promise<void> | undefined {
  const [first] = args
  switch (command) {
    case serverCommands.chooseCopy:
      return writeTeam(client, command, first as ChoosingParams)
    case serverCommands.takeBackChoice:
      return writeTeam(client, command, first as TakingBackParams)
    case serverCommands.removeCopiesInFile:
      return removeInFile(client, first)
    case serverCommands.removeAllCopies:
      return remove(client, command, [])
    default:
      return undefined
  }
}

async function removeInFile(client: LanguageClient, given: unknown): Promise<void> {
  const document = window.activeTextEditor?.document
  if (typeof given === 'object' && given !== null && 'uri' in given)
    return remove(client, serverCommands.removeCopiesInFile, [given])
  if (!document || !isServed(document))
    return void window.showInformationMessage('Open a dump to remove its redundant copies.')
  const uri = client.code2ProtocolConverter.asUri(document.uri)
  await remove(client, serverCommands.removeCopiesInFile, [{uri}])
}

async function remove(client: LanguageClient, command: string, args: readonly unknown[]): Promise<void> {
  const {message, refused} = await runOnServer<RemovalOutcome>(client, command, args)
  if (refused.length === 0) return void window.setStatusBarMessage(message, 6_000)
  const more = refused.length > 3 ? ` And ${refused.length - 3} more.` : ''
  void window.showWarningMessage(`${message} ${refused.slice(0, 3).join(' ')}${more}`)
}

/** The commands about copies that the server has no part in. */
export function registerCopies(client: LanguageClient): Disposable {
  return commands.registerCommand('dateline.showSilencedCopies', () => told(showSilenced(client)))
}

/** `Dateline: Show Silenced Copies`: choosing one goes to its first place, its button takes it back. */
async function showSilenced(client: LanguageClient): Promise<void> {
  const list = await runOnServer<readonly ListedChoice[]>(client, serverCommands.listChoices, [])
  if (list.length === 0)
    return void window.showInformationMessage('No copies are accepted or chosen in the folders that are open.')
  pickListed(client, list, {
    title: 'Silenced and Chosen Copies',
    placeholder: 'Go to the text',
    says: ({kept}) => (kept === null ? 'accepted as intended' : `kept in ${kept}`),
    button: {iconPath: new ThemeIcon('discard'), tooltip: 'Take this back'},
    act: ({uri, blocks}) => writeTeam(client, serverCommands.takeBackChoice, {uri, blocks} as TakingBackParams),
  })
}
