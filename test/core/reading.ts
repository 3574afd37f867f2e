import {dumpReader, type DumpReader, type Format} from '../../server/src/core/dump-reader.js'
import type {FileFacts} from '../../server/src/core/facts.js'
import {defaultLexicon} from '../../server/src/core/lexicon/default.js'
import {emptyIndex, withFiles, type WorkspaceIndex} from '../../server/src/core/workspace-index.js'

/** One reader for all tests: it is a value in all but speed. */
export const reader: DumpReader = dumpReader(defaultLexicon())

/** The facts of a text. */
export function factsIn(text: string, format: Format = 'plain'): FileFacts {
  return reader.facts(reader.recognize(text, format))
}

/** The index of some texts by path. */
export function indexOf(files: Readonly<Record<string, string>>): WorkspaceIndex {
  return withFiles(
    emptyIndex,
    Object.entries(files).map(([path, text]) => [path, factsIn(text)] as const),
  )
}
