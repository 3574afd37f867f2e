import {commands, ThemeIcon, window} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {pickListed} from './pick-listed.js'
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

/** `Dateline: Show Corrections`: all of them; choosing one goes to the first place, its button takes it back. */
export async function showCorrections(client: LanguageClient): Promise<void> {
  const list = await runOnServer<readonly ListedCorrection[]>(client, serverCommands.listCorrections, [])
  if (list.length === 0) return void window.showInformationMessage('Nothing is corrected in the folders that are open.')
  pickListed(client, list, {
    title: 'Corrections',
    placeholder: 'Go to what is corrected',
    says: ({says}) => says.join(', '),
    button: {iconPath: new ThemeIcon('trash'), tooltip: 'Remove this correction'},
    act: ({uri, block, words}) => correct(client, {uri, block, words, field: null, value: null}),
  })
}
