import {commands, ThemeIcon, window, workspace, Range, type QuickPickItem} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {runOnServer} from './run-on-server.js'
import {
  correctionKind,
  serverCommands,
  type CorrectionParams,
  type DayQuestion,
  type ListedCorrection,
} from '../../server/src/lsp/protocol.js'
import {writeTeam} from './write-team.js'

/** Have a correction written into the team's file. */
export function correct(client: LanguageClient, params: CorrectionParams): Promise<void> {
  return writeTeam(client, serverCommands.correct, params)
}

/** Ask for the right day, and correct it: what code actions with three dots do. */
export async function enterDay(client: LanguageClient, question: DayQuestion): Promise<void> {
  const several = question.field === 'event'
  const value = await window.showInputBox({
    title: several ? 'Day of the event' : 'Day of publication',
    prompt: several
      ? 'The right day, such as 2024-02-16, or days, such as 2024-02-16/2024-02-18; none when no day is right.'
      : 'The right day, such as 2024-02-16; none when no day is right.',
    value: question.now ?? '',
    validateInput: (text) => (isDay(text.trim(), several) ? undefined : 'Expected year-month-day, or none.'),
  })
  if (value === undefined) return
  const {uri, block, words, field} = question
  await correct(client, {uri, block, words, field, value: value.trim()})
}

/** The shape alone; the server knows the calendar. */
function isDay(text: string, several: boolean): boolean {
  return text === 'none' || (several ? /^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/ : /^\d{4}-\d\d-\d\d$/).test(text)
}

/** `Dateline: Correct This Item…`: what can be corrected where the cursor stands. */
export async function correctHere(): Promise<void> {
  await commands.executeCommand('editor.action.codeAction', {kind: correctionKind, apply: 'never'})
}

interface CorrectionPick extends QuickPickItem {
  readonly listed: ListedCorrection
}

/** `Dateline: Show Corrections`: all of them; choosing one goes to the first place, its button takes it back. */
export async function showCorrections(client: LanguageClient): Promise<void> {
  const list = await runOnServer<readonly ListedCorrection[]>(client, serverCommands.listCorrections, [])
  if (list.length === 0) return void window.showInformationMessage('Nothing is corrected in the folders that are open.')
  const remove = {iconPath: new ThemeIcon('trash'), tooltip: 'Remove this correction'}
  const pick = window.createQuickPick<CorrectionPick>()
  pick.title = 'Corrections'
  pick.placeholder = 'Go to what is corrected'
  pick.matchOnDescription = true
  pick.matchOnDetail = true
  pick.items = list.map((listed) => ({
    listed,
    // Words of a dump must not be read as one of VS Code's icons.
    label: (listed.words === '' ? listed.block : listed.words).replaceAll('$(', '$ ('),
    description: listed.says.join(', '),
    detail: placesText(listed),
    buttons: [remove],
  }))
  pick.onDidTriggerItemButton(({item}) => {
    pick.hide()
    const {uri, block, words} = item.listed
    void correct(client, {uri, block, words, field: null, value: null}).catch(tell)
  })
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems
    pick.hide()
    if (chosen) void goTo(client, chosen.listed).catch(tell)
  })
  pick.onDidHide(() => pick.dispose())
  pick.show()
}

function placesText({label, places}: ListedCorrection): string {
  const [first, ...more] = places
  if (!first) return `${label}: no dump has this text any more`
  return `${first.label}:${first.line}${more.length > 0 ? `, and ${more.length} more` : ''}`
}

async function goTo(client: LanguageClient, {uri, block, places}: ListedCorrection): Promise<void> {
  const [first] = places
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(first?.uri ?? uri))
  // Of a text that no dump has any more, its entry in the team's file is shown.
  const line = first ? first.line - 1 : document.positionAt(Math.max(0, document.getText().indexOf(block))).line
  await window.showTextDocument(document, {selection: new Range(line, 0, line, 0)})
}

function tell(error: unknown): void {
  void window.showErrorMessage(error instanceof Error ? error.message : String(error))
}
