import {TextDocument} from 'vscode-languageserver-textdocument'
import type {ClientCapabilities, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {fullCapabilities, join, type Joined, type JoinOptions} from './joined.js'
import type {MemoryDisk} from './memory-disk.js'

/** An editor with documents, joined to a server: it applies edits as VS Code does, all of one or nothing. */
export interface Editor {
  readonly now: Joined
  /** Every edit it was asked to apply. */
  readonly edits: WorkspaceEdit[]
  readonly open: (uri: string) => Promise<void>
  /** Type something: the text of an open document becomes another. */
  readonly type: (uri: string, text: string) => Promise<void>
  /** What the editor has, else what the disk has; undefined when there is no such file. */
  readonly textOf: (uri: string) => string | undefined
  /** Write a file past the editor. */
  readonly write: (uri: string, text: string | null) => Promise<void>
  readonly run: (command: string, ...args: readonly unknown[]) => Promise<unknown>
}

/** What the editor does beside. */
export interface EditorOptions extends Omit<JoinOptions, 'apply' | 'disk'> {
  readonly disk: MemoryDisk
  /** Called when an edit has come and before it is applied. */
  readonly before?: (edit: WorkspaceEdit) => void
  /** True for an edit that the user unticks in the preview. */
  readonly unticked?: (edit: TextEdit, uri: string) => boolean
}

/** What this editor says of itself. */
export const editorCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create' as const],
      changeAnnotationSupport: {groupsOnLabel: true},
    },
  },
}

/** Start a server on a disk, and an editor. */
export async function startEditor({disk, before, unticked, ...options}: EditorOptions): Promise<Editor> {
  const documents = new Map<string, TextDocument>()
  const edits: WorkspaceEdit[] = []
  const now = await join({disk, capabilities: editorCapabilities, ...options, apply})
  await now.idle()
  return {
    now,
    edits,
    textOf,
    async open(uri) {
      const text = onDisk(uri) ?? ''
      documents.set(uri, TextDocument.create(uri, 'bulletin', 1, text))
      await now.open(uri, text, 'bulletin')
    },
    async type(uri, text) {
      await now.rewrite(uri, change(uri, text), text)
    },
    async write(uri, text) {
      if (text === null) disk.remove(pathOf(uri))
      else disk.write(pathOf(uri), text)
      await told(uri, text === null ? 3 : 2)
    },
    run: (command, ...args) => now.request('workspace/executeCommand', {command, arguments: args}),
  }

  function textOf(uri: string): string | undefined {
    return documents.get(uri)?.getText() ?? onDisk(uri)
  }

  function onDisk(uri: string): string | undefined {
    const path = pathOf(uri)
    return disk.kindOf(path) === 'file' ? new TextDecoder().decode(disk.read(path, Infinity)) : undefined
  }

  function told(uri: string, type: 1 | 2 | 3): Promise<void> {
    return now.notify('workspace/didChangeWatchedFiles', {changes: [{uri, type}]})
  }

  /** The version of the document after the change. */
  function change(uri: string, text: string): number {
    const version = (documents.get(uri)?.version ?? 0) + 1
    documents.set(uri, TextDocument.create(uri, 'bulletin', version, text))
    return version
  }

  function apply(edit: WorkspaceEdit): boolean {
    edits.push(edit)
    before?.(edit)
    const changes = edit.documentChanges ?? []
    for (const one of changes) {
      if ('kind' in one && one.kind === 'create' && onDisk(one.uri) !== undefined) return false
      if ('kind' in one) continue
      const open = documents.get(one.textDocument.uri)
      if (open && one.textDocument.version !== null && open.version !== one.textDocument.version) return false
    }
    for (const one of changes) {
      if ('kind' in one) {
        disk.write(pathOf(one.kind === 'create' ? one.uri : ''), '')
        continue
      }
      const {uri} = one.textDocument
      const ticked = (one.edits as TextEdit[]).filter((own) => unticked?.(own, uri) !== true)
      if (ticked.length === 0) continue
      const text = TextDocument.applyEdits(TextDocument.create(uri, '', 0, textOf(uri) ?? ''), ticked)
      if (documents.has(uri)) void now.rewrite(uri, change(uri, text), text)
      else {
        disk.write(pathOf(uri), text)
        void told(uri, 2)
      }
    }
    return true
  }
}

function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice('file://'.length))
}
