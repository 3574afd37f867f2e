import {CodeActionKind, type CodeAction, type Diagnostic, type Range} from 'vscode-languageserver-types'
import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import {codeOfDuplicate} from '../core/near/words.js'
import {factsAt} from '../core/workspace-index.js'
import {lostDates} from './remove-copy.js'
import type {Source, Surroundings} from './source.js'

/** The commands that the actions name, and what they are given. */
export interface ActionCommands {
  readonly removeCopy: string
  readonly showKept: string
  /** Absent where the client has no such command. */
  readonly compare?: string
  /** What `removeCopy` checks the text by: a hash of some lines. */
  readonly hashOf: (text: string) => string
}

/**
 * What can be done about the redundant copies within a range. Actions are commands, not edits: whether the copy still
 * is one is checked again when the user has chosen. A copy whose day the kept one lacks is not offered for removal.
 */
export function codeActions(
  source: Source,
  around: Surroundings,
  range: Range,
  diagnostics: readonly Diagnostic[],
  commands: ActionCommands,
): CodeAction[] {
  const {shown, key, uri, facts} = source
  if (!shown) return []
  const {text, lines} = shown
  return duplicatesIn(around.index, key)
    .filter((copy) => copy.line - 1 <= range.end.line && copy.endLine - 1 >= range.start.line)
    .flatMap(actionsFor)

  function actionsFor(copy: Duplicate): CodeAction[] {
    const {of, line, endLine} = copy
    const own = diagnostics.filter(({code, range}) => code === codeOfDuplicate(copy) && range.start.line === line - 1)
    const kept = {uri: around.uriOf(of.file), line: of.line, endLine: of.endLine}
    const here = {
      uri,
      line,
      endLine,
      hash: commands.hashOf(text.slice(lines.starts[line - 1], lines.ends[endLine - 1])),
    }
    const keptFacts = factsAt(around.index, of.file)
    const lost = keptFacts ? lostDates(facts, copy, keptFacts) : []
    const actions: CodeAction[] = []
    // What is no copy word for word is not taken away unseen.
    if (copy.kind === 'copy' && lost.length === 0) {
      actions.push({
        title: 'Remove this copy',
        kind: CodeActionKind.QuickFix,
        diagnostics: own,
        isPreferred: true,
        command: {title: 'Remove this copy', command: commands.removeCopy, arguments: [here]},
      })
    }
    const showKept = 'Go to the kept copy'
    actions.push({
      title: showKept,
      kind: CodeActionKind.QuickFix,
      diagnostics: own,
      command: {title: showKept, command: commands.showKept, arguments: [kept]},
    })
    if (commands.compare !== undefined) {
      const compare = 'Compare with the kept copy'
      actions.push({
        title: compare,
        kind: CodeActionKind.QuickFix,
        diagnostics: own,
        command: {title: compare, command: commands.compare, arguments: [here, kept]},
      })
    }
    return actions
  }
}
