import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Key} from '../border/places.js'
import {shownOf} from '../features/source.js'
import type {CommandParts} from './commands.js'
import {holdFiles} from './hold.js'
import {namedFiles} from './named-files.js'
import {applyEdit} from './normalize.js'
import {planFor, type NormalizePlan} from './normalize-plan.js'
import {normalizeReport, wordsTold, type LeftFile, type NormalizedFile} from './normalize-report.js'
import {normalizedOnDisk} from './normalized-on-disk.js'
import {pauses, type Work} from './pause.js'
import type {FileToRewrite, NormalizeOutcome} from './protocol.js'
import {Refused} from './serve.js'
import {annotated} from './workspace-edit.js'

/** More files than this, or a larger one, are no edit: nobody looks through so many, and an editor holds them all open. */
const mostFiles = 50
const mostBytes = 50_000_000

type Edits = Extract<NormalizePlan, {readonly kind: 'edits'}>

/**
 * Bring the dumps of folders, and named files whatever they are, into canonical form, in one edit that the user
 * confirms. A file that an editor would not read as we do, because of its encoding, is left out and named.
 *
 * What is more than an edit should hold is told to a client that writes files itself, and nothing is changed; any other
 * client gets the first of them.
 *
 * Between the look at the preview and the change a file on the disk can become another. A client that can is asked to
 * open the files first: what was worked out is then worked out again from the documents, and the edit names their
 * versions, so that none is applied to a text that it is not for.
 */
export async function normalizeFolder(
  uris: readonly string[],
  parts: CommandParts,
  work: Work,
): Promise<NormalizeOutcome> {
  const {client, view} = parts
  const keys = [...namedFiles(uris, view(), parts.disk, 'nothing was normalized')].sort()
  const left: LeftFile[] = []
  const wanted: Key[] = []
  const pause = pauses(work, keys.length)
  let more = 0
  for (const key of keys) {
    const wait = pause()
    if (wait) await wait
    const plan = await planFor(key, parts)
    if (plan.kind === 'left') left.push(plan)
    if (plan.kind !== 'edits') continue
    if (client.options.writeFiles && (wanted.length === mostFiles || isLarge(plan))) return manyFiles(keys, parts, work)
    if (wanted.length < mostFiles) wanted.push(key)
    else more++
  }
  if (wanted.length === 0) return {...normalizeReport([], left, view()), message: canonical(keys.length)}
  const holds = client.options.holdFiles
  const letGo = await holdFiles(wanted, parts)
  let edits: readonly Edits[]
  try {
    const plans = await Promise.all(wanted.map((key) => planFor(key, parts, holds)))
    for (const plan of plans) if (plan.kind === 'left') left.push(plan)
    edits = plans.filter((plan) => plan.kind === 'edits')
    const files = edits.map(({file}) => file)
    const label = 'Normalize All Dumps in Folder'
    if (files.length > 0 && !(await applyEdit(parts, label, annotated(client, 'Normalize dump', true, files)))) {
      const texts = await Promise.all(edits.map(({key}) => parts.texts.current(key)))
      const other = edits.find(({file: {version}}, at) => texts[at]?.version !== version)
      // Who does not want what was shown needs no words about it.
      if (!other) return {message: 'Nothing was changed.', refused: [], report: []}
      throw new Refused(`Nothing was changed: ${view().around.labelOf(other.key)} has changed meanwhile.`)
    }
  } finally {
    await letGo()
  }
  const done: NormalizedFile[] = []
  for (const plan of edits) {
    // Of a file that is not open, nobody can tell by its text whether it has been changed yet.
    const how = holds ? await ticked(plan, parts) : 'all'
    if (how !== 'none') done.push({key: plan.key, changes: plan.result.changes, left: plan.result.left})
    if (how === 'some') left.push({key: plan.key, why: 'only what was ticked of it is changed', wanted: true})
    if (how === 'none') left.push({key: plan.key, why: 'it was not ticked', wanted: true})
  }
  const rest = more > 0 ? ` ${more} more are left for the next time.` : ''
  return {
    ...normalizeReport(done, left, view()),
    message: `${dumps(done.length, edits.length)} normalized.${wordsTold(done)}${rest}`,
  }
}

/** What there is to do where it is more than an edit should hold: looked at on the disk, file by file. */
async function manyFiles(keys: readonly Key[], parts: CommandParts, work: Work): Promise<NormalizeOutcome> {
  const {around} = parts.view()
  const pause = pauses(work, keys.length)
  const left: LeftFile[] = []
  const done: NormalizedFile[] = []
  const files: FileToRewrite[] = []
  for (const key of keys) {
    const wait = pause()
    if (wait) await wait
    const result = await normalizedOnDisk(key, parts)
    if (result.kind === 'left') left.push(result)
    if (result.kind !== 'bytes') continue
    const {hash, changes, left: places} = result
    done.push({key, changes, left: places})
    files.push({uri: around.uriOf(key), label: around.labelOf(key), hash})
  }
  return {
    ...normalizeReport(done, left, parts.view()),
    message: `${dumps(done.length)} not in canonical form.${wordsTold(done)}`,
    files,
  }
}

/** How much of an edit the user wanted: an editor tells only that it was done. */
async function ticked({key, text, file}: Edits, {texts}: CommandParts): Promise<'all' | 'some' | 'none'> {
  const current = await texts.current(key)
  const now = current && shownOf(current.found).text
  if (now === text) return 'none'
  return now === TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...file.edits]) ? 'all' : 'some'
}

function isLarge({text}: Edits): boolean {
  // A character has no more than three bytes for each of its units.
  return text.length > mostBytes / 3 && Buffer.byteLength(text) > mostBytes
}

function dumps(count: number, all = count): string {
  const of = all === count ? '' : ` of ${all.toLocaleString('en')}`
  return `${count.toLocaleString('en')}${of} ${all === 1 ? 'dump is' : 'dumps are'}`
}

function canonical(count: number): string {
  return count === 1
    ? 'The dump is in canonical form.'
    : `All ${count.toLocaleString('en')} dumps are in canonical form.`
}
