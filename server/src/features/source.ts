import type {FileFacts, Mention} from '../core/facts.js'
import type {Lines} from '../core/lines.js'
import {firstMention} from '../core/mentions.js'
import type {Recognized} from '../core/recognize.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import type {Span} from '../core/register/located.js'
import type {Position, Range} from 'vscode-languageserver-types'
import {endsBefore, isAt} from './convert.js'

/** A dump that a feature is asked about. */
export interface Source {
  /** What the index knows it by. */
  readonly key: string
  /** What the client knows it by. */
  readonly uri: string
  readonly facts: FileFacts
  /** What the editor shows; absent for a file that is not open. */
  readonly shown?: Shown
}

/** A text with its lines, markup included, and what was recognized in it. */
export interface Shown {
  readonly text: string
  readonly lines: Lines
  readonly found: Recognized
}

/** What features need beside the dump: all dumps together, and how places are named to the client. */
export interface Surroundings {
  readonly index: WorkspaceIndex
  /** The URI of a file by its key in the index, as the client spells it. */
  readonly uriOf: (key: string) => string
  /** The URI of a file as it can stand in Markdown: plain letters and escapes; undefined for what is no file. */
  readonly linkOf: (key: string) => string | undefined
  /** The file name that people know it by: relative to the workspace folder where there is one. */
  readonly labelOf: (key: string) => string
  /** The workspace has more than one folder: file names then begin with that of theirs. */
  readonly severalFolders: boolean
  /** Where a part of a register stands, by the key of its file; undefined when it is not there any more. */
  readonly rangeInRegister: (key: string, span: Span) => Range | undefined
}

/** A recognized text as an editor shows it. */
export function shownOf(found: Recognized): Shown {
  return {found, text: found.source?.text ?? found.text, lines: found.source?.lines ?? found.lines}
}

/** The mention whose name stands at a position; undefined where nobody is named. Logarithmic in the mentions. */
export function mentionAt({facts}: Source, position: Position): Mention | undefined {
  const mention = firstMention(facts, (place) => !endsBefore(place, position))
  return mention && isAt(mention, position) ? mention : undefined
}

/** The mention whose name begins at a line and column, from 1; undefined when the file, or the mention, is gone. */
export function mentionStarting(facts: FileFacts | undefined, line: number, column: number): Mention | undefined {
  const mention =
    facts && firstMention(facts, (place) => place.line > line || (place.line === line && place.column >= column))
  return mention?.line === line && mention.column === column ? mention : undefined
}
