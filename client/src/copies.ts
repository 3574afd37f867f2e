import {commands, Range, ThemeIcon, window, workspace, type Disposable, type QuickPickItem} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {
  serverCommands,
  type ChoosingParams,
  type ListedChoice,
  type RemovalOutcome,
  type TakingBackParams,
} from '../../server/src/lsp/protocol.js'
import {told} from './commands.js'
import {isServed} from './explain.js'
import {runOnServer} from './run-on-server.js'
import {writeTeam} from './write-team.js'

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

interface ChoicePick extends QuickPickItem {
  readonly listed: ListedChoice
}

/** `Dateline: Show Silenced Copies`: choosing one goes to its first place, its button takes it back. */
async function showSilenced(client: LanguageClient): Promise<void> {
  const list = await runOnServer<readonly ListedChoice[]>(client, serverCommands.listChoices, [])
  if (list.length === 0)
    return void window.showInformationMessage('No copies are accepted or chosen in the folders that are open.')
  const takeBack = {iconPath: new ThemeIcon('discard'), tooltip: 'Take this back'}
  const pick = window.createQuickPick<ChoicePick>()
  pick.title = 'Silenced and Chosen Copies'
  pick.placeholder = 'Go to the text'
  pick.matchOnDescription = true
  pick.matchOnDetail = true
  pick.items = list.map((listed) => ({
    listed,
    // Words of a dump must not be read as one of VS Code's icons.
    label: (listed.words === '' ? (listed.blocks[0] ?? '') : listed.words).replaceAll('$(', '$ ('),
    description: listed.kept === null ? 'accepted as intended' : `kept in ${listed.kept}`,
    detail: placesText(listed),
    buttons: [takeBack],
  }))
  pick.onDidTriggerItemButton(({item}) => {
    pick.hide()
    const {uri, blocks} = item.listed
    void told(writeTeam(client, serverCommands.takeBackChoice, {uri, blocks} as TakingBackParams))
  })
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems
    pick.hide()
    if (chosen) void told(goTo(client, chosen.listed))
  })
  pick.onDidHide(() => pick.dispose())
  pick.show()
}

function placesText({label, places}: ListedChoice): string {
  const [first, ...more] = places
  if (!first) return `${label}: no dump has this text any more`
  return `${first.label}:${first.line}${more.length > 0 ? `, and ${more.length} more` : ''}`
}

async function goTo(client: LanguageClient, {uri, blocks, places}: ListedChoice): Promise<void> {
  const [first] = places
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(first?.uri ?? uri))
  // Of a text that no dump has any more, its entry in the team's file is shown.
  const entry = Math.max(0, document.getText().indexOf(blocks[0] ?? ''))
  const line = first ? first.line - 1 : document.positionAt(entry).line
  await window.showTextDocument(document, {selection: new Range(line, 0, line, 0)})
}
