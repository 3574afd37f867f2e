import {TreeItem, Uri, type Range} from 'vscode'

/** A row of a view that opens some lines of a file. */
export function openingRow(label: string, uri: string, selection: Range): TreeItem {
  const item = new TreeItem(label)
  item.command = {title: 'Open', command: 'vscode.open', arguments: [Uri.parse(uri), {selection}]}
  return item
}

/** A row that says something, and is nothing to act on. */
export function noteRow(text: string): TreeItem {
  const item = new TreeItem('')
  item.description = text
  return item
}
