import {Range, window, workspace, type QuickInputButton, type QuickPickItem} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {told} from './told.js'
import type {ListedText} from '../../server/src/lsp/protocol.js'

/** How a list of what a team says is shown. */
interface ListLook<T extends ListedText> {
  readonly title: string
  readonly placeholder: string
  /** What is said of a text. */
  readonly says: (listed: T) => string
  /** What its button shows, and does. */
  readonly button: QuickInputButton
  readonly act: (listed: T) => Promise<unknown>
}

/**
 * Show what a team says of texts: choosing one goes to the first place where the text stands, or, of a text that no dump
 * has any more, to its entry in the team's file.
 */
export function pickListed<T extends ListedText>(
  client: LanguageClient,
  list: readonly T[],
  {title, placeholder, says, button, act}: ListLook<T>,
): void {
  const pick = window.createQuickPick<QuickPickItem & {readonly listed: T}>()
  pick.title = title
  pick.placeholder = placeholder
  pick.matchOnDescription = true
  pick.matchOnDetail = true
  pick.items = list.map((listed) => ({
    listed,
    // Words of a dump must not be read as one of VS Code's icons.
    label: (listed.words === '' ? listed.block : listed.words).replaceAll('$(', '$ ('),
    description: says(listed),
    detail: placesText(listed),
    buttons: [button],
  }))
  pick.onDidTriggerItemButton(({item}) => {
    pick.hide()
    void told(act(item.listed))
  })
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems
    pick.hide()
    if (chosen) void told(goTo(client, chosen.listed))
  })
  pick.onDidHide(() => pick.dispose())
  pick.show()
}

function placesText({label, places}: ListedText): string {
  const [first, ...more] = places
  if (!first) return `${label}: no dump has this text any more`
  return `${first.label}:${first.line}${more.length > 0 ? `, and ${more.length} more` : ''}`
}

async function goTo(client: LanguageClient, {uri, block, places}: ListedText): Promise<void> {
  const [first] = places
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(first?.uri ?? uri))
  const line = first ? first.line - 1 : document.positionAt(Math.max(0, document.getText().indexOf(block))).line
  await window.showTextDocument(document, {selection: new Range(line, 0, line, 0)})
}
