import {commands, Disposable, Range, window, workspace, type QuickPickItem} from 'vscode'
import {CodeActionRequest, type CodeAction, type LanguageClient} from 'vscode-languageclient/node'
import {
  judgementKind,
  officialMethod,
  officialsMethod,
  saveRegisterCommand,
  serverCommands,
  type JudgementKind,
  type JudgementOutcome,
  type JudgementParams,
  type ListedOfficial,
  type Official,
  type OfficialParams,
} from '../../server/src/lsp/protocol.js'
import {isServed} from './explain.js'
import {runOnServer} from './run-on-server.js'
import {told} from './told.js'

/** Have a judgement written into the register, and the register saved. */
export async function judge(client: LanguageClient, params: JudgementParams): Promise<void> {
  await saveRegister(client, await runOnServer<JudgementOutcome>(client, serverCommands.judge, [params]))
}

/** Save what was judged, unless the register has changes of the user's own; say where it stands. */
async function saveRegister(client: LanguageClient, {uri, line, save}: JudgementOutcome): Promise<void> {
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(uri))
  const saved = save && (!document.isDirty || (await document.save()))
  const words = saved
    ? 'Written into officials.yml and saved.'
    : 'Written into officials.yml, which has changes that are not saved: what was judged holds already, and stays when you save the file.'
  const show = 'Show'
  // Nobody waits for the answer: the message stays until it is looked at.
  void window.showInformationMessage(words, show).then(async (answer) => {
    if (answer === show) await window.showTextDocument(document, {selection: new Range(line, 0, line, 0)})
  })
}

/** A place where somebody is named: line and character from 0. */
interface NamedPlace {
  readonly uri: string
  readonly line: number
  readonly character: number
}

/** A row of the view of officials, as far as it is looked at here. */
interface PersonRow {
  readonly person?: ListedOfficial
}

/** The commands that write into `officials.yml` who somebody is: at the cursor, and from the view of officials. */
export function registerJudgements(client: LanguageClient): Disposable {
  const kinds: Readonly<Record<string, JudgementKind>> = {
    'dateline.addOfficial': 'people',
    'dateline.sameOfficial': 'same',
    'dateline.differentOfficials': 'different',
    'dateline.neverName': 'never',
  }
  return Disposable.from(
    ...Object.entries(kinds).map(([command, kind]) =>
      commands.registerCommand(command, () => told(judgeAt(client, cursor(client), kind))),
    ),
    commands.registerCommand('dateline.judgeOfficial', (row: PersonRow | undefined) => told(judgeRow(client, row))),
    commands.registerCommand(saveRegisterCommand, (outcome: JudgementOutcome) => told(saveRegister(client, outcome))),
  )
}

function cursor(client: LanguageClient): NamedPlace | undefined {
  const editor = window.activeTextEditor
  if (!editor || !isServed(editor.document)) return undefined
  const {line, character} = editor.selection.active
  return {uri: client.code2ProtocolConverter.asUri(editor.document.uri), line, character}
}

/** Of somebody in the view the first mention stands for all of that name. */
async function judgeRow(client: LanguageClient, row: PersonRow | undefined): Promise<void> {
  if (!row?.person) return judgeAt(client, cursor(client))
  const {id, key} = row.person
  const params: OfficialParams = {id, key}
  const known = await client.sendRequest<Official | null>(officialMethod, params)
  await judgeAt(client, known?.mentions[0])
}

interface ActionPick extends QuickPickItem {
  readonly params?: JudgementParams
}

/** Offer what can be said of the official at a place, or do the one thing there is. */
async function judgeAt(client: LanguageClient, place: NamedPlace | undefined, kind?: JudgementKind): Promise<void> {
  if (!place) return
  const {uri, line, character} = place
  const position = {line, character}
  const found = await client.sendRequest(CodeActionRequest.type, {
    textDocument: {uri},
    range: {start: position, end: position},
    context: {diagnostics: [], only: [judgementKind]},
  })
  const picks: ActionPick[] = (found ?? []).flatMap((action) => {
    const params = (action as CodeAction).data as JudgementParams | undefined
    // Words of a dump must not be read as one of VS Code's icons.
    const label = action.title.replaceAll('$(', '$ (')
    return params && (kind === undefined || params.kind === kind) ? [{label, params}] : []
  })
  if (found?.length && (kind === undefined || kind === 'same'))
    picks.push({label: 'The same person as another official…'})
  const [only] = picks
  if (!only) throw new Error('There is nothing to say here of the name at the cursor.')
  const pick = picks.length === 1 && only.params ? only : await window.showQuickPick(picks, {title: 'Who Is This?'})
  if (!pick) return
  const params = pick.params ?? (await withOther(client, place))
  if (params) await judge(client, params)
}

/** The same person as somebody with another surname: whom, is picked from all. */
async function withOther(
  client: LanguageClient,
  {uri, line, character}: NamedPlace,
): Promise<JudgementParams | undefined> {
  const listed = await client.sendRequest<ListedOfficial[]>(officialsMethod)
  const picks = listed
    .filter(({candidates}) => !candidates)
    .map(({name, mentions}) => ({label: name.replaceAll('$(', '$ ('), description: String(mentions), name}))
  const pick = await window.showQuickPick(picks, {title: 'The Same Person As', placeHolder: 'Name of an official'})
  return pick && {uri, line, character, kind: 'same', other: pick.name}
}
