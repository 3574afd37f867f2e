import {
  commands,
  Disposable,
  EventEmitter,
  languages,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type Event,
  type TreeDataProvider,
  type TreeView,
} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {
  compareCommand,
  copiesMethod,
  copiesOfMethod,
  serverCommands,
  type CopiesOfText,
  type KeptPlace,
  type ListedCopies,
  type ListedCopy,
  type Status,
  type TextsTwice,
} from '../../server/src/lsp/protocol.js'
import {noteRow, openingRow} from './rows.js'
import {runOnServer} from './run-on-server.js'
import {writeTeam} from './write-team.js'
import {told} from './told.js'

/** A row of the view. */
type Row =
  | {readonly kind: 'text'; readonly text: ListedCopies}
  | {readonly kind: 'kept'; readonly text: ListedCopies}
  | {readonly kind: 'copy'; readonly copy: ListedCopy}
  | {readonly kind: 'note'; readonly text: string}

/** So long nothing may change before the view asks again, in milliseconds. */
const quiet = 500

/**
 * The view of duplicates in the side bar: texts that stand more than once, those first of which the most lines are
 * redundant; below each the kept copy, then the others with what differs. It is brought up to date when the server is at
 * rest and when what is reported changes, as long as somebody can see it.
 */
export function createCopiesView(client: LanguageClient, onStatus: Event<Status>): Disposable {
  const changed = new EventEmitter<Row | undefined>()
  let timer: NodeJS.Timeout | undefined
  let stale = false
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: itemOf,
    getChildren: async (row) => (row ? childrenOf(row) : texts()),
  }
  const view: TreeView<Row> = window.createTreeView('dateline.duplicates', {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  })
  return Disposable.from(
    changed,
    view,
    new Disposable(() => clearTimeout(timer)),
    onStatus(({indexing}) => {
      if (!indexing) soon()
    }),
    languages.onDidChangeDiagnostics(soon),
    view.onDidChangeVisibility(({visible}) => {
      if (visible && stale) changed.fire(undefined)
    }),
    command('dateline.copies.compare', ([copy]) => copy && commands.executeCommand(compareCommand, copy, copy.kept)),
    command('dateline.copies.remove', async (copies) => {
      for (const copy of copies) await runOnServer(client, serverCommands.removeCopy, [placeOf(copy)])
    }),
    command('dateline.copies.keep', ([copy]) => copy && choose(copy, 'keep')),
    command('dateline.copies.accept', ([copy]) => copy && choose(copy, 'accept')),
  )

  /** A command on the row that was clicked, or, from the keyboard, on those that are selected. */
  function command(name: string, act: (copies: readonly ListedCopy[]) => unknown): Disposable {
    return commands.registerCommand(name, async (row: Row | undefined, selected: readonly Row[] | undefined) => {
      const rows = selected ?? (row ? [row] : await rowsInFocus())
      const copies = rows.flatMap((one) => (one.kind === 'copy' ? [one.copy] : []))
      await told(Promise.resolve(act(copies)))
      soon()
    })
  }

  /** A row that keys have come to is not selected by that: of one row the focus counts, several were selected on purpose. */
  async function rowsInFocus(): Promise<readonly Row[]> {
    if (view.selection.length < 2) await commands.executeCommand('list.selectAndPreserveFocus')
    return view.selection
  }

  async function choose(copy: ListedCopy, choice: 'keep' | 'accept'): Promise<void> {
    const params = {...placeOf(copy), choice}
    await writeTeam(client, serverCommands.chooseCopy, params)
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stale = !view.visible
      if (view.visible) changed.fire(undefined)
    }, quiet)
  }

  async function texts(): Promise<Row[]> {
    if (!client.isRunning()) return []
    stale = false
    const {texts: listed, more} = await client.sendRequest<TextsTwice>(copiesMethod, {})
    return [
      ...listed.map((text) => ({kind: 'text' as const, text})),
      ...(more > 0 ? [{kind: 'note' as const, text: `${more.toLocaleString('en')} more texts`}] : []),
    ]
  }

  async function childrenOf(row: Row): Promise<Row[]> {
    if (row.kind !== 'text') return []
    const {text} = row
    const found = await client.sendRequest<CopiesOfText | null>(copiesOfMethod, {id: text.id})
    if (!found) return [{kind: 'note', text: 'This text stands only once by now.'}]
    return [
      {kind: 'kept', text},
      ...found.copies.map((copy) => ({kind: 'copy' as const, copy})),
      ...(found.more > 0 ? [{kind: 'note' as const, text: `${found.more.toLocaleString('en')} more copies`}] : []),
    ]
  }
}

function placeOf({uri, line, endLine, hash}: ListedCopy): {uri: string; line: number; endLine: number; hash: string} {
  return {uri, line, endLine, hash}
}

function itemOf(row: Row): TreeItem {
  switch (row.kind) {
    case 'text': {
      const {id, head, copies, revisions, lines, label, line} = row.text
      const item = new TreeItem(head === '' ? `${label}:${line}` : head, TreeItemCollapsibleState.Collapsed)
      item.id = id
      const many = [
        ...(copies > 0 ? [counted(copies, 'copy', 'copies')] : []),
        ...(revisions > 0 ? [counted(revisions, 'revision', 'revisions')] : []),
      ].join(', ')
      item.description = lines > 0 ? `${many}, ${counted(lines, 'line', 'lines')}` : many
      item.iconPath = new ThemeIcon(copies > 0 ? 'files' : 'git-compare')
      item.tooltip = `${head}\n${many}; kept in ${label}, line ${line}`
      item.accessibilityInformation = {label: `${head}, ${item.description}`}
      item.contextValue = 'copiedText'
      return item
    }
    case 'kept': {
      const {label, line, uri, endLine} = row.text
      const item = placed({uri, line, endLine}, label)
      item.description = 'kept'
      item.iconPath = new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
      item.accessibilityInformation = {label: `${label}, line ${line}, kept`}
      return item
    }
    case 'copy': {
      const {label, line, kind, alike, contained, differences} = row.copy
      const item = placed(row.copy, label)
      const words = differences.map(({here, kept}) => `${kept === '' ? '∅' : kept} → ${here === '' ? '∅' : here}`)
      const what = kind === 'copy' ? 'word for word' : `${kind === 'near' ? 'nearly the same' : 'revision'}, ${alike}`
      item.description = words.length === 0 ? what : `${what}: ${words.slice(0, 3).join(', ')}`
      item.iconPath = new ThemeIcon(kind === 'copy' ? 'copy' : kind === 'near' ? 'diff' : 'git-compare')
      item.tooltip = [`${label}, line ${line}: ${what}`, ...words].join('\n')
      item.accessibilityInformation = {label: `${label}, line ${line}, ${item.description}`}
      // What has words of its own is not removed by a key.
      item.contextValue = contained ? 'copy' : kind === 'revision' ? 'revision' : 'nearCopy'
      return item
    }
    case 'note':
      return noteRow(row.text)
  }
}

/** A row that opens what it is about. */
function placed({uri, line, endLine}: KeptPlace, label: string): TreeItem {
  return openingRow(`${label}:${line}`, uri, new Range(line - 1, 0, endLine, 0))
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}
