import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {Refused} from './serve.js'
import type {Client} from './server.js'

/** The edits of one document; `version` is null for a file that is not open. */
export interface DocumentEdits<Edit> {
  readonly uri: string
  readonly version: number | null
  readonly edits: readonly Edit[]
}

/**
 * An edit of some documents, in the newest form that the client knows. With `confirm` the client shows it before it
 * changes anything, where it can: with every change ticked. What needs to be confirmed is not ticked, so that this falls
 * to an edit that changes nothing.
 */
export function annotated(
  client: Client,
  label: string,
  confirm: boolean,
  files: readonly DocumentEdits<TextEdit>[],
): WorkspaceEdit {
  const grouped = files.map(({edits, ...file}, at) => ({
    ...file,
    edits: [
      ...(confirm && at === 0 ? [{edit: nothing, group: 'look' as const}] : []),
      ...edits.map((edit) => ({edit, group: 'all' as const})),
    ],
  }))
  return groupedEdit(client, {all: {label, needsConfirmation: false}, look}, grouped)
}

const nothing: TextEdit = {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, newText: ''}

/** The changes of an edit that are there to have it shown. */
const look: ChangeAnnotation = {
  label: 'Nothing',
  needsConfirmation: true,
  description: 'Changes nothing, ticked or not.',
}

/** An edit with the group of changes that it belongs to. */
export interface GroupedEdit<Group extends string> {
  readonly edit: TextEdit
  readonly group: Group
}

/** The same for changes that people may want to judge by groups. */
export function groupedEdit<Group extends string>(
  {capabilities}: Client,
  groups: Readonly<Record<Group, ChangeAnnotation>>,
  files: readonly DocumentEdits<GroupedEdit<Group>>[],
): WorkspaceEdit {
  const known = capabilities.workspace?.workspaceEdit
  if (!known?.documentChanges) {
    return {changes: Object.fromEntries(files.map(({uri, edits}) => [uri, edits.map(({edit}) => edit)]))}
  }
  const annotate = known.changeAnnotationSupport !== undefined
  const documentChanges = files.map(({uri, version, edits}) => ({
    textDocument: {uri, version},
    edits: edits.map(({edit, group}): TextEdit | AnnotatedTextEdit =>
      annotate ? {...edit, annotationId: group} : edit,
    ),
  }))
  const used = new Set<string>(files.flatMap(({edits}) => edits.map(({group}) => group)))
  const annotations = Object.entries<ChangeAnnotation>(groups).filter(([group]) => used.has(group))
  return {documentChanges, ...(annotate ? {changeAnnotations: Object.fromEntries(annotations)} : {})}
}

/** An edit that makes a file with some text in it; it fails when there is a file by then. Throws `Refused` where the client makes none. */
export function newFile({capabilities}: Client, uri: string, edits: TextEdit[]): WorkspaceEdit {
  const known = capabilities.workspace?.workspaceEdit
  if (!known?.documentChanges || !known.resourceOperations?.includes('create'))
    throw new Refused(`There is no ${uri}, and this editor makes no files for us: make an empty one first.`)
  const create: CreateFile = {kind: 'create', uri, options: {overwrite: false, ignoreIfExists: false}}
  const fill: TextDocumentEdit = {textDocument: {uri, version: null}, edits}
  return {documentChanges: [create, fill]}
}
