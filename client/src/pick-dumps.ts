import {window, workspace, type Uri} from 'vscode'

/** Ask for files, or for a folder whose dumps are meant; undefined when the user wants neither. */
export async function pickDumps(title: string): Promise<readonly Uri[] | undefined> {
  const folders = (workspace.workspaceFolders ?? []).map(({name, uri}) => ({
    label: name,
    description: 'all dumps of the folder',
    uris: [uri],
  }))
  const files = {label: 'Files…', description: 'picked one by one', uris: undefined}
  const other = {label: 'Another Folder…', description: 'all dumps in it', uris: undefined}
  const pick = await window.showQuickPick([...folders, files, other], {title, placeHolder: 'Which dumps'})
  if (!pick || pick.uris) return pick?.uris
  const chosen = await window.showOpenDialog({
    canSelectFiles: pick === files,
    canSelectFolders: pick === other,
    canSelectMany: pick === files,
    title,
    ...(pick === files ? {filters: {Dumps: ['txt', 'md', 'markdown'], 'All files': ['*']}} : {}),
  })
  return chosen && chosen.length > 0 ? chosen : undefined
}
