import {CodeActionKind, type CodeAction, type Command, type Diagnostic, type Range} from 'vscode-languageserver-types'
import {blockText, choiceOf, type CopyChoice} from '../core/copies/choices.js'
import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import type {FileFacts} from '../core/facts.js'
import {codeOfDuplicate} from '../core/near/words.js'
import {recoveredDate} from '../core/recovered.js'
import {factsAt} from '../core/workspace-index.js'
import {isContained, lostDates} from './remove-copy.js'
import type {Source, Surroundings} from './source.js'

/** The commands that the actions name, and what they are given. */
export interface ActionCommands {
  readonly removeCopy: string
  readonly removeCopiesInFile: string
  readonly showKept: string
  readonly chooseCopy: string
  readonly takeBackChoice: string
  readonly recoverDate: string
  /** Absent where the client has no such command. */
  readonly compare?: string
  /** What a fix is known by: what the copy says and, where that is not the same, the kept one. */
  readonly stampOf: (copy: Duplicate, facts: FileFacts, kept: FileFacts | undefined) => string
}

/** When actions are asked for, and what can be done. */
export interface ActionOptions {
  /** True where a team's file goes with the document: what is said of copies is written there. */
  readonly team: boolean
  /** True where the user asked; nobody is shown a light bulb for what is as it should be. */
  readonly asked: boolean
}

/**
 * What can be done about the redundant copies within a range, and about what a team says of copies there. Actions are
 * commands, not edits: whether the copy still is one is checked again when the user has chosen. A copy whose day the kept
 * one lacks is not offered for removal, but its day for the kept one. Neither is a copy with words of its own, or a revision.
 */
export function codeActions(
  source: Source,
  around: Surroundings,
  range: Range,
  diagnostics: readonly Diagnostic[],
  commands: ActionCommands,
  {team, asked}: ActionOptions = {team: true, asked: false},
): CodeAction[] {
  const {key, uri, facts} = source
  const copies = duplicatesIn(around.index, key)
  const here = copies.filter(({line, endLine}) => line - 1 <= range.end.line && endLine - 1 >= range.start.line)
  return [...here.flatMap(actionsFor), ...(asked ? [...recoveries(), ...(team ? takingBack() : [])] : [])]

  function actionsFor(copy: Duplicate): CodeAction[] {
    const {of, line, endLine} = copy
    const own = diagnostics.filter(({code, range}) => code === codeOfDuplicate(copy) && range.start.line === line - 1)
    const kept = {uri: around.uriOf(of.file), line: of.line, endLine: of.endLine}
    const keptFacts = factsAt(around.index, of.file)
    const place = {uri, line, endLine, hash: commands.stampOf(copy, facts, keptFacts)}
    const lost = keptFacts ? lostDates(facts, copy, keptFacts) : []
    const isCopy = copy.kind !== 'revision'
    const actions: CodeAction[] = []
    if (isContained(copy) && lost.length === 0)
      actions.push({...action('Remove this copy', commands.removeCopy, place), isPreferred: true})
    if (isCopy && keptFacts) {
      const unit = keptFacts.units.findIndex((unit) => unit.line <= of.line && unit.endLine >= of.line)
      const date = recoveredDate(around.index, of.file, unit)?.date
      const at = keptFacts.units[unit]?.line
      if (date !== undefined && at !== undefined && lost.some((day) => day.date === date)) {
        const title = `Write its date, ${date}, above the kept copy`
        actions.push(action(title, commands.recoverDate, {uri: kept.uri, line: at, date}))
      }
    }
    actions.push(action('Go to the kept copy', commands.showKept, kept))
    if (commands.compare !== undefined)
      actions.push(action('Compare with the kept copy', commands.compare, place, kept))
    if (team) {
      if (isCopy) actions.push(action('Keep this one instead', commands.chooseCopy, {...place, choice: 'keep'}))
      const accept = isCopy ? 'Accept these copies as intended' : 'Accept this revision as intended'
      actions.push(action(accept, commands.chooseCopy, {...place, choice: 'accept'}))
    }
    if (isContained(copy) && copies.filter(isContained).length > 1)
      actions.push(action('Remove all copies in this file', commands.removeCopiesInFile, {uri}))
    return actions.map((one) => ({...one, diagnostics: own}))
  }

  /** The day of an item under the cursor that has none and of which a copy has one. */
  function recoveries(): CodeAction[] {
    return facts.units.flatMap(({line, endLine, kind}, unit) => {
      if (line - 1 > range.end.line || endLine - 1 < range.start.line) return []
      const date = recoveredDate(around.index, key, unit)?.date
      if (date === undefined) return []
      return [action(`Write the date ${date} of its copy above this ${kind}`, commands.recoverDate, {uri, line, date})]
    })
  }

  function takingBack(): CodeAction[] {
    const said = new Set<CopyChoice>()
    for (const {line, endLine, copy} of facts.paragraphs) {
      if (line - 1 > range.end.line || endLine - 1 < range.start.line) continue
      const choice = choiceOf(around.index.choices, copy)?.choice
      if (choice) said.add(choice)
    }
    return [...said].map((choice) => {
      const title = choice.kind === 'accept' ? 'Report these copies again' : `Let the rule decide which copy is kept`
      return action(title, commands.takeBackChoice, {uri, blocks: choice.blocks.map(blockText)})
    })
  }
}

function action(title: string, command: string, ...args: readonly unknown[]): CodeAction {
  const run: Command = {title, command, arguments: [...args]}
  return {title, kind: CodeActionKind.QuickFix, command: run}
}
