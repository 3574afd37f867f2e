import type {PrepareRenameParams, Range, RenameParams, WorkspaceEdit} from 'vscode-languageserver/node'
import {isUnicode} from '../border/decode.js'
import type {Key} from '../border/places.js'
import type {Place} from '../core/facts.js'
import {
  filesNaming,
  nameFault,
  prepareRename,
  renameEdits,
  renameGroups,
  type MentionWords,
  type RenameEdit,
} from '../features/rename.js'
import {shownOf, type Shown} from '../features/source.js'
import type {CommandParts} from './commands.js'
import {Refused} from './serve.js'
import {groupedEdit} from './workspace-edit.js'

/** More files are not changed at once: nobody looks through so many. */
const mostFiles = 500

/** What is renamed at a position. Throws `Refused` where there is no name of somebody known for sure. */
export function renamable(
  {textDocument, position}: PrepareRenameParams,
  {view}: CommandParts,
): {range: Range; placeholder: string} {
  const now = view()
  const source = now.source(textDocument.uri)
  const found = source && prepareRename(source, now.around, position)
  if (!found) throw new Refused('Only the name of an official can be renamed here, and only when it is sure who it is.')
  return found
}

/**
 * The edit that unifies the spellings of an official. Names in titles and quotations are left as they are where the
 * client cannot ask for each. Throws `Refused` for a name that is none, and for more files than anybody looks through.
 */
export async function rename(
  {textDocument, position, newName}: RenameParams,
  parts: CommandParts,
): Promise<WorkspaceEdit> {
  const {client, view, texts} = parts
  const {around, source: sourceOf, world} = view()
  const source = sourceOf(textDocument.uri)
  const fault = nameFault(newName)
  if (fault !== undefined) throw new Refused(`Nothing was renamed: ${fault}.`)
  if (!source) return {changes: {}}
  const shown = new Map<Key, Shown>()
  const named = filesNaming(source, around, position)
  if (named.size > mostFiles)
    throw new Refused(
      `Nothing was renamed: the name stands in ${named.size} files, and at most ${mostFiles} are changed at once.`,
    )
  for (const key of named) {
    const current = await texts.current(key)
    // What cannot be read without loss, or an editor may read otherwise, is left alone.
    const safe = current?.lossless && current.doubt === undefined && isUnicode(current.encoding ?? 'utf-8')
    if (safe) shown.set(key, shownOf(current.found))
  }
  const asks = client.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined
  const edits = renameEdits(source, around, position, newName, wordsAt).filter(({group}) => asks || group === 'text')
  const files = new Map<Key, RenameEdit[]>()
  for (const edit of edits) files.set(edit.key, [...(files.get(edit.key) ?? []), edit])
  return groupedEdit(
    client,
    renameGroups,
    Array.from(files, ([key, edits]) => ({
      uri: around.uriOf(key),
      version: world.open.get(key)?.version ?? null,
      edits,
    })),
  )

  function wordsAt(key: Key, place: Place): MentionWords | undefined {
    const text = shown.get(key)
    if (!text) return undefined
    const start = (text.lines.starts[place.line - 1] ?? 0) + place.column - 1
    const end = (text.lines.starts[place.endLine - 1] ?? 0) + place.endColumn - 1
    const from = text.lines.starts[place.line - 1] ?? 0
    const to = text.lines.ends[place.endLine - 1] ?? end
    return {name: text.text.slice(start, end), quoted: isQuoted(text.text.slice(from, start), text.text.slice(end, to))}
  }
}

/** True between an opening quotation mark and a closing one on the lines of the name. */
function isQuoted(before: string, after: string): boolean {
  const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'), before.lastIndexOf('„'))
  const closed = Math.max(before.lastIndexOf('”'), before.lastIndexOf('»'))
  if (opened > closed && /[”»“]/.test(after)) return true
  return before.split('"').length % 2 === 0 && after.includes('"')
}
