import type {FileFacts} from '../core/facts.js'
import type {Recognized} from '../core/recognize.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'

/** A dump that a feature is asked about. */
export interface Source {
  /** What the index knows it by. */
  readonly key: string
  /** What the client knows it by. */
  readonly uri: string
  readonly facts: FileFacts
  /** The text as it was recognized; absent for a file that is not open. */
  readonly found?: Recognized
}

/** What features need beside the dump: all dumps together, and how places are named to the client. */
export interface Surroundings {
  readonly index: WorkspaceIndex
  /** The URI of a file by its key in the index. */
  readonly uriOf: (key: string) => string
  /** The file name that people know it by: relative to the workspace folder where there is one. */
  readonly labelOf: (key: string) => string
}
