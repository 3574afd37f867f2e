import type {AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {Client} from './server.js'

/** The edits of one document; `version` is null for a file that is not open. */
export interface DocumentEdits<Edit> {
  readonly uri: string
  readonly version: number | null
  readonly edits: readonly Edit[]
}

/**
 * An edit of some documents, in the newest form that the client knows. With `confirm` the client shows it before it
 * changes anything, where it can.
 */
export function annotated(
  client: Client,
  label: string,
  confirm: boolean,
  files: readonly DocumentEdits<TextEdit>[],
): WorkspaceEdit {
  const grouped = files.map(({edits, ...file}) => ({
    ...file,
    edits: edits.map((edit) => ({edit, group: 'all' as const})),
  }))
  return groupedEdit(client, {all: {label, needsConfirmation: confirm}}, grouped)
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
  return {documentChanges, ...(annotate ? {changeAnnotations: groups} : {})}
}
