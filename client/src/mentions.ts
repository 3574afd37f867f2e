import {commands, Disposable, Position, Uri, window, type Location} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {serverCommands, showMentionsCommand, type MentionPlace} from '../../server/src/lsp/protocol.js'
import {isServed} from './explain.js'
import {runOnServer} from './run-on-server.js'
import {told} from './told.js'

/** The commands that go from mention to mention of an official, and the one behind a code lens that lists all. */
export function registerMentions(client: LanguageClient): Disposable {
  return Disposable.from(
    commands.registerCommand('dateline.nextMention', () => told(goTo(client, 1))),
    commands.registerCommand('dateline.previousMention', () => told(goTo(client, -1))),
    commands.registerCommand(showMentionsCommand, ({uri, line, character}: MentionPlace) =>
      listMentions(Uri.parse(uri), new Position(line, character)),
    ),
  )
}

async function goTo(client: LanguageClient, step: 1 | -1): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !isServed(editor.document)) return
  const {line, character} = editor.selection.active
  const place: MentionPlace = {uri: client.code2ProtocolConverter.asUri(editor.document.uri), line, character, step}
  const which = await runOnServer<string>(client, serverCommands.goToMention, [place])
  window.setStatusBarMessage(`Mention ${which}`, 3_000)
}

async function listMentions(uri: Uri, position: Position): Promise<void> {
  const places = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', uri, position)
  await commands.executeCommand('editor.action.showReferences', uri, position, places)
}
