import type {TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {keyOf} from '../border/places.js'
import {convert} from '../core/edit/convert.js'
import type {NormalizeContext, NormalizeResult} from '../core/edit/normalize.js'
import type {Recognized} from '../core/recognize.js'
import type {CommandParts} from './commands.js'
import type {Rules} from './folders.js'
import {editsOf, normalized, recoveredIn, type Part} from './normalize-plan.js'
import {normalizeReport, wordsTold} from './normalize-report.js'
import type {ConvertOutcome, NormalizeOutcome} from './protocol.js'
import {Refused} from './serve.js'
import {annotated} from './workspace-edit.js'

/**
 * What brings a document, or the items and articles that a range touches, into canonical form; empty when it is
 * already. Throws `Refused` where a promise would break.
 *
 * @param doubt
 *   Why the text must not be written, as half a sentence; undefined when it may be.
 */
export function formatEdits(found: Recognized, rules: Rules, doubt: string | undefined, part?: Part): TextEdit[] {
  return editsOf(found, accepted(found, rules, doubt, part))
}

/** Bring one document, or a part of it, into canonical form. It may be any text that is open: it was asked for by name. */
export async function normalizeFile(uri: string, parts: CommandParts, part?: Part): Promise<NormalizeOutcome> {
  const {client, view, texts} = parts
  const key = keyOf(uri)
  const current = await texts.current(key)
  if (!current) throw new Refused(`${uri} cannot be read.`)
  const what = part ? 'selection' : 'dump'
  const now = view()
  const result = accepted(current.found, now.rulesOf(key), current.doubt, part, recoveredIn(now, key, current.found))
  const outcome = normalizeReport([{key, ...result}], [], now)
  if (result.edits.length === 0) return {...outcome, message: `The ${what} is in canonical form.`}
  const edit = annotated(client, `Normalize ${what}`, false, [
    {uri, version: current.version, edits: editsOf(current.found, result)},
  ])
  if (!(await applyEdit(parts, part ? 'Normalize Selection' : 'Normalize Dump', edit)))
    throw new Refused('Nothing was changed: the editor did not apply the edit.')
  return {...outcome, message: `The ${what} is normalized.${wordsTold([result])}`}
}

/** A document in the other format: the client shows it as a new document. */
export async function convertFile(uri: string, {view, texts}: CommandParts): Promise<ConvertOutcome> {
  const key = keyOf(uri)
  const current = await texts.current(key)
  if (!current) throw new Refused(`${uri} cannot be read.`)
  const converted = convert(current.found, view().rulesOf(key).reader)
  if (converted.kind === 'refused') throw new Refused(`The dump is not converted: ${converted.why}.`)
  return {text: converted.text, format: current.found.source ? 'plain' : 'markdown'}
}

/** Have the client make an edit; false where it does not, without a reason. Throws `Refused` where it tells one. */
export async function applyEdit({connection}: CommandParts, label: string, edit: WorkspaceEdit): Promise<boolean> {
  const {applied, failureReason} = await connection.workspace.applyEdit({label, edit})
  if (failureReason !== undefined && !applied) throw new Refused(`Nothing was changed: ${failureReason}.`)
  return applied
}

/** What normalizing gives; throws `Refused` where the text must not be written or a promise would break. */
function accepted(
  found: Recognized,
  rules: Rules,
  doubt: string | undefined,
  part: Part,
  context?: NormalizeContext,
): NormalizeResult {
  const result = doubt === undefined ? normalized(found, rules, context, part) : undefined
  const why = doubt ?? result?.refused
  if (!result || why !== undefined) throw new Refused(`The dump is left as it is: ${why ?? ''}.`)
  return result
}
