import {
  commands,
  Disposable,
  EventEmitter,
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
import {noteRow, openingRow} from './rows.js'
import {
  officialMethod,
  officialsMethod,
  type ListedOfficial,
  type Official,
  type OfficialParams,
  type Status,
} from '../../server/src/lsp/protocol.js'

/** A row of the view. */
type Row =
  | {readonly kind: 'person'; readonly person: ListedOfficial}
  | {readonly kind: 'post'; readonly post: Official['posts'][number]}
  | {readonly kind: 'mention'; readonly mention: Official['mentions'][number]}
  | {readonly kind: 'note'; readonly text: string}

/** So many mentions of one official are rows of their own; the list of references has all of them. */
const mostMentions = 200

/**
 * The view of officials in the side bar: people by name, below each the posts by date and the mentions, newest first. It
 * is brought up to date whenever the server is at rest, and can be filtered; the tree itself can be searched by typing.
 */
export function createOfficialsView(client: LanguageClient, onStatus: Event<Status>): Disposable {
  const changed = new EventEmitter<Row | undefined>()
  let filter = ''
  const provider: TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: itemOf,
    getChildren: async (row) => (row ? childrenOf(row) : people()),
  }
  const view: TreeView<Row> = window.createTreeView('dateline.officials', {
    treeDataProvider: provider,
    showCollapseAll: true,
  })
  return Disposable.from(
    changed,
    view,
    onStatus(({indexing}) => {
      if (!indexing) changed.fire(undefined)
    }),
    commands.registerCommand('dateline.filterOfficials', async () => {
      const value = await window.showInputBox({
        title: 'Filter Officials',
        prompt: 'Letters of the name, in any order of given name and surname; nothing shows all.',
        value: filter,
      })
      if (value === undefined) return
      filter = value.trim().toLowerCase()
      await commands.executeCommand('setContext', 'dateline.officialsFiltered', filter !== '')
      view.description = filter
      changed.fire(undefined)
    }),
    commands.registerCommand('dateline.clearOfficialsFilter', async () => {
      filter = ''
      await commands.executeCommand('setContext', 'dateline.officialsFiltered', false)
      view.description = ''
      changed.fire(undefined)
    }),
  )

  async function people(): Promise<Row[]> {
    if (!client.isRunning()) return []
    const listed = await client.sendRequest<ListedOfficial[]>(officialsMethod, {})
    const words = filter.split(/\s+/)
    return listed
      .filter(({name}) => words.every((word) => name.toLowerCase().includes(word)))
      .map((person) => ({kind: 'person', person}))
  }

  async function childrenOf(row: Row): Promise<Row[]> {
    if (row.kind !== 'person') return []
    const {id, key} = row.person
    const params: OfficialParams = {id, key}
    const known = await client.sendRequest<Official | null>(officialMethod, params)
    if (!known) return [{kind: 'note', text: 'Nobody has this name any more.'}]
    const shown = known.mentions.slice(0, mostMentions)
    const left = known.mentions.length - shown.length
    return [
      ...(known.official ? [] : [{kind: 'note' as const, text: 'Reports, and is no official.'}]),
      ...known.posts.map((post) => ({kind: 'post' as const, post})),
      ...shown.map((mention) => ({kind: 'mention' as const, mention})),
      ...(left > 0 ? [{kind: 'note' as const, text: `${left.toLocaleString('en')} more mentions`}] : []),
    ]
  }
}

function itemOf(row: Row): TreeItem {
  switch (row.kind) {
    case 'person': {
      const {name, mentions, candidates, id} = row.person
      const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed)
      item.id = id
      item.description = candidates ? `${mentions}, not sure` : String(mentions)
      item.iconPath = candidates
        ? new ThemeIcon('question', new ThemeColor('list.warningForeground'))
        : new ThemeIcon('person')
      const named = mentions === 1 ? 'named once' : `named ${mentions} times`
      item.tooltip = candidates ? `Not sure who this is. Possible: ${candidates.join(', ')}` : `${name}, ${named}`
      item.accessibilityInformation = {label: `${name}, ${named}${candidates ? ', not sure who' : ''}`}
      item.contextValue = candidates ? 'ambiguousOfficial' : 'official'
      return item
    }
    case 'post': {
      const {title, first, last, mentions} = row.post
      const item = new TreeItem(title)
      const days = first === null ? 'undated' : first === last ? first : `${first} to ${last ?? ''}`
      item.description = days
      item.iconPath = new ThemeIcon('briefcase')
      item.accessibilityInformation = {label: `${title}, ${days}`}
      item.tooltip = `${title}: given ${mentions === 1 ? 'once' : `${mentions} times`}`
      return item
    }
    case 'mention': {
      const {uri, line, character, endCharacter, day, head, label} = row.mention
      const item = openingRow(day ?? 'undated', uri, new Range(line, character, line, endCharacter))
      item.description = `${head}  ${label}:${line + 1}`
      item.iconPath = new ThemeIcon('quote')
      item.tooltip = `${label}, line ${line + 1}: ${head}`
      item.accessibilityInformation = {label: `${day ?? 'undated'}, ${item.tooltip}`}
      return item
    }
    case 'note':
      return noteRow(row.text)
  }
}
