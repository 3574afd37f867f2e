import type {CancellationToken, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {isUnicode} from '../border/decode.js'
import {insideOf, keyOf, type Key} from '../border/places.js'
import {normalize, type NormalizeResult} from '../core/edit/normalize.js'
import type {Recognized} from '../core/recognize.js'
import {filesOf} from '../core/workspace-index.js'
import {textEdits} from '../features/formatting.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import type {Rules} from './folders.js'
import {pauses} from './pause.js'
import type {NormalizeOutcome} from './protocol.js'
import {Refused} from './serve.js'
import {annotated} from './workspace-edit.js'

/** More files are not changed at once: nobody looks through so many, and an editor holds them all open. */
const mostFiles = 500

/**
 * What brings a document into canonical form; empty when it is already. Throws `Refused` where a promise would break.
 *
 * @param doubt
 *   Why the text must not be written, as half a sentence; undefined when it may be.
 */
export function formatEdits(found: Recognized, rules: Rules, doubt: string | undefined): TextEdit[] {
  if (doubt !== undefined) throw new Refused(`The dump is left as it is: ${doubt}.`)
  const result = normalized(found, rules)
  if (result.refused !== undefined) throw new Refused(`The dump is left as it is: ${result.refused}.`)
  return editsOf(found, result)
}

/** Bring one document into canonical form. It may be any text that is open: it was asked for by name. */
export async function normalizeFile(uri: string, parts: CommandParts): Promise<NormalizeOutcome> {
  const {client, view, texts} = parts
  const key = keyOf(uri)
  const current = await texts.current(key)
  if (!current) throw new Refused(`${uri} cannot be read.`)
  if (current.doubt !== undefined) throw new Refused(`The dump is left as it is: ${current.doubt}.`)
  const result = normalized(current.found, view().rulesOf(key))
  if (result.refused !== undefined) throw new Refused(`The dump is left as it is: ${result.refused}.`)
  const refused = result.left.map(({line, reason}) => `Line ${line} is left as it is: ${reason}.`)
  if (result.edits.length === 0) return {message: 'The dump is in canonical form.', refused}
  const edit = annotated(client, 'Normalize dump', false, [
    {uri, version: current.version, edits: editsOf(current.found, result)},
  ])
  await applied(parts, 'Normalize Dump', edit)
  return {message: 'The dump is normalized.', refused}
}

/**
 * Bring all dumps of a folder into canonical form, in one edit that the user confirms. A file that an editor would not
 * read as we do, because of its encoding, is left out and named.
 */
export async function normalizeFolder(
  uri: string,
  parts: CommandParts,
  token: CancellationToken,
): Promise<NormalizeOutcome> {
  const {client, view, texts} = parts
  const now = view()
  const folder = keyOf(uri)
  const pause = pauses(token)
  const changes: FileEdits[] = []
  const refused: string[] = []
  let more = 0
  for (const key of keysIn(now.world.index, folder)) {
    const wait = pause()
    if (wait) await wait
    const label = now.around.labelOf(key)
    const current = await texts.current(key)
    if (!current) continue
    const result = normalized(current.found, now.rulesOf(key))
    if (result.refused !== undefined) refused.push(`${label} is left as it is: ${result.refused}.`)
    else if (result.edits.length > 0 && current.doubt !== undefined)
      refused.push(`${label} is left as it is: ${current.doubt}.`)
    else if (result.edits.length > 0 && !current.lossless)
      refused.push(`${label} is left as it is: some of its bytes say nothing as text, and an edit would lose them.`)
    else if (result.edits.length > 0 && current.encoding !== null && !isUnicode(current.encoding))
      refused.push(`${label} is left as it is: it is encoded in ${current.encoding}; open it in that encoding first.`)
    else if (result.edits.length > 0 && changes.length >= mostFiles) more++
    else if (result.edits.length > 0)
      changes.push({uri: now.around.uriOf(key), version: current.version, edits: editsOf(current.found, result)})
  }
  if (changes.length === 0) return {message: 'All dumps of the folder are in canonical form.', refused}
  await applied(parts, 'Normalize All Dumps in Folder', annotated(client, 'Normalize dump', true, changes))
  const rest = more > 0 ? ` ${more} more are left for the next time.` : ''
  return {message: `${changes.length} ${changes.length === 1 ? 'dump is' : 'dumps are'} normalized.${rest}`, refused}
}

/** Edits of one document. */
export interface FileEdits {
  readonly uri: string
  readonly version: number | null
  readonly edits: readonly TextEdit[]
}

function normalized(found: Recognized, {reader, settings}: Rules): NormalizeResult {
  return normalize(found, reader, {rules: Object.fromEntries(settings['normalize.skip'].map((rule) => [rule, false]))})
}

function editsOf(found: Recognized, {edits}: NormalizeResult): TextEdit[] {
  const {text, lines} = shownOf(found)
  return textEdits(edits, text, lines)
}

/** The dumps of a folder, in the order of their paths: the list is gone through while the world goes on. */
function keysIn(index: Parameters<typeof filesOf>[0], folder: Key): readonly Key[] {
  const keys: Key[] = []
  for (const [key] of filesOf(index)) if (insideOf(folder, key) !== undefined) keys.push(key)
  return keys.sort()
}

async function applied({connection}: CommandParts, label: string, edit: WorkspaceEdit): Promise<void> {
  const {applied: done, failureReason} = await connection.workspace.applyEdit({label, edit})
  if (!done) throw new Refused(`Nothing was changed: ${failureReason ?? 'the editor did not apply the edit'}.`)
}
