import type {FileFacts, Mention} from '../core/facts.js'
import type {Lines} from '../core/lines.js'
import type {Recognized} from '../core/recognize.js'
import type {WorkspaceIndex} from '../core/workspace-index.js'
import type {Span} from '../core/register/located.js'
import type {Position, Range} from 'vscode-languageserver-types'
import {isAt} from './convert.js'

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
  /** Where a part of a register stands, by the key of its file; undefined when it is not there any more. */
  readonly rangeInRegister: (key: string, span: Span) => Range | undefined
}

/** A recognized text as an editor shows it. */
export function shownOf(found: Recognized): Shown {
  return {found, text: found.source?.text ?? found.text, lines: found.source?.lines ?? found.lines}
}

/** The mention whose name stands at a position; undefined where nobody is named. Linear in the mentions of the file. */
export function mentionAt({facts}: Source, position: Position): Mention | undefined {
  return facts.mentions.find((mention) => isAt(mention, position))
}

/** The mention whose name begins at a line and column, from 1; undefined when the file, or the mention, is gone. */
export function mentionStarting(facts: FileFacts | undefined, line: number, column: number): Mention | undefined {
  return facts?.mentions.find((mention) => mention.line === line && mention.column === column)
}
