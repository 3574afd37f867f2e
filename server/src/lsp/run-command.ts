import type {ExecuteCommandParams, Position, Range} from 'vscode-languageserver/node'
import {chooseCopy, listChoices, takeBackChoice} from './choose-copies.js'
import {removeAllCopies, removeCopiesInFile, removeCopy, showKept, type CommandParts} from './commands.js'
import {correct, listCorrections} from './correct.js'
import {exportItems} from './export-items.js'
import {goToMention} from './go-to-mention.js'
import {judge} from './judge.js'
import {mergeFiles} from './merge.js'
import {recoverDate} from './recover-date.js'
import {convertFile, normalizeFile} from './normalize.js'
import {normalizeFolder} from './normalize-folder.js'
import type {Work} from './pause.js'
import {
  judgementKinds,
  serverCommands,
  type ChoosingParams,
  type CopyPlace,
  type CorrectionParams,
  type ExportItemsParams,
  type JudgementParams,
  type KeptPlace,
  type MentionPlace,
  type MergeParams,
  type NewsParams,
  type RecoveryPlace,
  type TakingBackParams,
  type TeamText,
} from './protocol.js'
import {correctionFields} from '../core/corrections/corrections.js'
import {Refused} from './serve.js'
import {splitFile} from './split.js'
import {whatIsNew} from './what-is-new.js'

/** Commands that speak of all dumps there are: before all are read, they would leave some out. */
const ofFolders: ReadonlySet<string> = new Set([
  serverCommands.removeAllCopies,
  serverCommands.whatIsNew,
  serverCommands.normalizeFolder,
  serverCommands.mergeFiles,
  serverCommands.exportItems,
])

/** Run one of our commands. Throws `Refused`, with words for the user, where it cannot be done. */
export async function runCommand(
  {command, arguments: args = []}: ExecuteCommandParams,
  parts: CommandParts,
  work: Work,
): Promise<unknown> {
  const [first] = args as readonly unknown[]
  if (ofFolders.has(command)) await parts.settled(work)
  switch (command) {
    case serverCommands.removeCopy:
      return removeCopy(copyPlace(first), parts)
    case serverCommands.removeCopiesInFile:
      return removeCopiesInFile(uriIn(first), parts)
    case serverCommands.removeAllCopies:
      return removeAllCopies(first === undefined ? undefined : uriIn(first), parts, work)
    case serverCommands.chooseCopy:
      return chooseCopy(choosingParams(first), parts)
    case serverCommands.takeBackChoice:
      return takeBackChoice(takingBackParams(first), parts)
    case serverCommands.listChoices:
      return listChoices(parts)
    case serverCommands.recoverDate:
      return recoverDate(recoveryPlace(first), parts)
    case serverCommands.whatIsNew:
      return whatIsNew(newsParams(first), parts, work)
    case serverCommands.showKept:
      return showKept(keptPlace(first), parts)
    case serverCommands.normalizeFile:
      return normalizeFile(uriIn(first), parts, rangeIn(first))
    case serverCommands.normalizeFolder:
      return normalizeFolder(urisOrOne(first), parts, work)
    case serverCommands.convertFile:
      return convertFile(uriIn(first), parts)
    case serverCommands.mergeFiles:
      return mergeFiles(mergeParams(first), parts, work)
    case serverCommands.splitFile:
      return splitFile(uriIn(first), parts)
    case serverCommands.exportItems:
      return exportItems(exportItemsParams(first), parts, work)
    case serverCommands.correct:
      return correct(correctionParams(first), parts)
    case serverCommands.listCorrections:
      return listCorrections(parts)
    case serverCommands.goToMention:
      return goToMention(mentionPlace(first), parts)
    case serverCommands.judge:
      return judge(judgementIn(first), parts)
    default:
      throw new Refused(`There is no command ${command}.`)
  }
}

function keptPlace(value: unknown): KeptPlace {
  const {uri, line, endLine} = record(value)
  if (typeof uri !== 'string' || !isLine(line) || !isLine(endLine)) throw badArguments(value)
  return {uri, line, endLine}
}

function copyPlace(value: unknown): CopyPlace {
  const {hash} = record(value)
  if (typeof hash !== 'string') throw badArguments(value)
  return {...keptPlace(value), hash}
}

function choosingParams(value: unknown): ChoosingParams {
  const {choice, team} = record(value)
  if (choice !== 'keep' && choice !== 'accept') throw badArguments(value)
  return {...copyPlace(value), choice, ...(team === undefined ? {} : {team: teamIn(team)})}
}

function takingBackParams(value: unknown): TakingBackParams {
  const {uri, blocks, team} = record(value)
  if (typeof uri !== 'string' || !Array.isArray(blocks) || !blocks.every((block) => typeof block === 'string'))
    throw badArguments(value)
  return {uri, blocks, ...(team === undefined ? {} : {team: teamIn(team)})}
}

function newsParams(value: unknown): NewsParams {
  const {uri, ref} = record(value)
  if (typeof uri !== 'string' || (ref !== undefined && typeof ref !== 'string')) throw badArguments(value)
  return {uri, ...(ref === undefined ? {} : {ref})}
}

function recoveryPlace(value: unknown): RecoveryPlace {
  const {uri, line, date} = record(value)
  if (typeof uri !== 'string' || !isLine(line) || typeof date !== 'string') throw badArguments(value)
  return {uri, line, date}
}

function correctionParams(value: unknown): CorrectionParams {
  const {uri, block, words, field, value: said, team} = record(value)
  const known = field === null || correctionFields.find((name) => name === field)
  if (typeof uri !== 'string' || typeof block !== 'string' || typeof words !== 'string' || known === undefined)
    throw badArguments(value)
  if (said !== null && typeof said !== 'string') throw badArguments(value)
  const params = {uri, block, words, field: known === true ? null : known, value: said}
  return team === undefined ? params : {...params, team: teamIn(team)}
}

function teamIn(value: unknown): TeamText {
  const {text, version} = record(value)
  if ((text !== null && typeof text !== 'string') || typeof version !== 'number') throw badArguments(value)
  return {text, version}
}

function mentionPlace(value: unknown): MentionPlace {
  const {uri, line, character, step} = record(value)
  if (typeof uri !== 'string' || !isCount(line) || !isCount(character)) throw badArguments(value)
  return {uri, line, character, step: step === -1 ? -1 : 1}
}

/** A judgement from a client; throws `Refused` for what is none. */
export function judgementIn(value: unknown): JudgementParams {
  const {uri, line, character, kind, other} = record(value)
  if (typeof uri !== 'string' || !isCount(line) || !isCount(character)) throw badArguments(value)
  const known = judgementKinds.find((one) => one === kind)
  if (!known || (other !== undefined && typeof other !== 'string')) throw badArguments(value)
  return {uri, line, character, kind: known, ...(other === undefined ? {} : {other})}
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0
}

function uriIn(value: unknown): string {
  const {uri} = record(value)
  if (typeof uri !== 'string') throw badArguments(value)
  return uri
}

function mergeParams(value: unknown): MergeParams {
  const {order, by, format} = record(value)
  return {
    uris: urisIn(value),
    ...(order === undefined ? {} : {order: oneOf(['newest', 'oldest'], order, value)}),
    ...(by === undefined ? {} : {by: oneOf(['day', 'month', 'year'], by, value)}),
    ...(format === undefined ? {} : {format: oneOf(['plain', 'markdown'], format, value)}),
  }
}

function exportItemsParams(value: unknown): ExportItemsParams {
  const {table, format, bom} = record(value)
  return {
    uris: urisIn(value),
    table: oneOf(['items', 'articles', 'dates'], table, value),
    format: oneOf(['csv', 'jsonl', 'markdown'], format, value),
    bom: bom === true,
  }
}

function oneOf<const Name extends string>(names: readonly Name[], given: unknown, value: unknown): Name {
  const known = names.find((name) => name === given)
  if (known === undefined) throw badArguments(value)
  return known
}

/** The range of a place; undefined where it has none. */
function rangeIn(value: unknown): Range | undefined {
  const {range} = record(value)
  if (range === undefined || range === null) return undefined
  const {start, end} = record(range)
  return {start: positionIn(start, value), end: positionIn(end, value)}
}

function positionIn(value: unknown, all: unknown): Position {
  const {line, character} = record(value)
  if (!isCount(line) || !isCount(character)) throw badArguments(all)
  return {line, character}
}

function urisIn(value: unknown): readonly string[] {
  const {uris} = record(value)
  if (!Array.isArray(uris) || uris.length === 0 || !uris.every((uri) => typeof uri === 'string'))
    throw badArguments(value)
  return uris
}

/** Several addresses, or the one of a client that has no more. */
function urisOrOne(value: unknown): readonly string[] {
  return record(value)['uris'] === undefined ? [uriIn(value)] : urisIn(value)
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? {...value} : {}
}

function isLine(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0
}

function badArguments(value: unknown): Refused {
  return new Refused(`The command expected a place in a document or its address, got ${JSON.stringify(value)}.`)
}
