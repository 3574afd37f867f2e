import type {CancellationToken, Connection} from 'vscode-languageserver/node'
import type {Disk} from '../border/disk.js'
import type {LegacyLoader} from '../border/legacy.js'
import {insideOf, keyOf, type Key} from '../border/places.js'
import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import {factsAt, filesOf} from '../core/workspace-index.js'
import {isContained} from '../features/remove-copy.js'
import type {Folders} from './folders.js'
import type {InTurn} from './in-turn.js'
import {pauses, type Work} from './pause.js'
import type {CopyPlace, KeptPlace, RemovalOutcome} from './protocol.js'
import {changedText, copyStamp, planRemovals, removePlanned, type PendingEdits, type RemovalPlan} from './removals.js'
import {Refused} from './serve.js'
import type {Client} from './server.js'
import type {Texts} from './texts.js'
import type {View} from './view.js'

/** What the commands work with. */
export interface CommandParts {
  readonly connection: Connection
  readonly client: Client
  readonly view: () => View
  readonly folders: () => Folders
  /** Resolves when all there is has been read. */
  readonly settled: (token: CancellationToken) => Promise<void>
  readonly disk: Disk
  readonly legacy: LegacyLoader
  readonly texts: Texts
  /** Removals come one after the other: what one looks at, no other takes away meanwhile. */
  readonly inTurn: InTurn
  readonly pending: PendingEdits
}

/** Files whose copies are removed in one go: an editor holds them all open. */
const mostFiles = 500

/**
 * Remove a redundant copy. Everything is looked at anew: the block must say what it said when the fix was offered, it
 * must still be a redundant copy, the kept copy must still say the same words, and no day may be lost.
 */
export async function removeCopy(place: CopyPlace, parts: CommandParts): Promise<void> {
  return parts.inTurn(async () => {
    const now = parts.view()
    const {key, copy} = copyAt(place, now)
    const plan = await planRemovals([[key, copy]], now, parts)
    const [left] = plan.left
    if (left) throw leftAlone(place.line, left.why)
    await removePlanned(plan, {label: 'Remove redundant copy', confirm: false}, parts)
  })
}

/** Remove the copies of a document of which every word stands elsewhere, in one edit. */
export async function removeCopiesInFile(uri: string, parts: CommandParts): Promise<RemovalOutcome> {
  return parts.inTurn(async () => {
    const now = parts.view()
    const key = keyOf(uri)
    const copies = containedIn(key, now).map((copy) => [key, copy] as const)
    const plan = await planRemovals(copies, now, parts)
    if (plan.removals.length > 0) await removePlanned(plan, {label: 'Remove redundant copies', confirm: false}, parts)
    return outcomeOf(plan, now, 0)
  })
}

/**
 * Remove the copies of all dumps, or of those in a folder, of which every word stands elsewhere: one edit that lists every
 * block, for the user to confirm. Throws `Refused` for an editor that cannot show it before.
 */
export async function removeAllCopies(
  folder: string | undefined,
  parts: CommandParts,
  work: Work,
): Promise<RemovalOutcome> {
  if (parts.client.capabilities.workspace?.workspaceEdit?.changeAnnotationSupport === undefined)
    throw new Refused('This editor cannot show beforehand what would be removed: remove the copies file by file.')
  return parts.inTurn(async () => {
    const now = parts.view()
    const within = folder === undefined ? undefined : keyOf(folder)
    const keys = sortedKeys(now)
    const pause = pauses(work, keys.length)
    const copies: (readonly [Key, Duplicate])[] = []
    let files = 0
    let more = 0
    for (const key of keys) {
      const wait = pause()
      if (wait) await wait
      if (within !== undefined && insideOf(within, key) === undefined) continue
      const own = now.rulesOf(key).settings['duplicates.enabled'] ? containedIn(key, now) : []
      if (own.length > 0 && files++ >= mostFiles) more++
      else for (const copy of own) copies.push([key, copy])
    }
    const plan = await planRemovals(copies, now, parts)
    if (plan.removals.length > 0)
      await removePlanned(plan, {label: 'Remove All Redundant Copies', confirm: true}, parts)
    return outcomeOf(plan, now, more)
  })
}

/** The dumps in the order of their paths: the list is gone through while the world goes on. */
export function sortedKeys({world}: View): readonly Key[] {
  return Array.from(filesOf(world.index), ([key]) => key).sort()
}

function containedIn(key: Key, {world}: View): readonly Duplicate[] {
  return duplicatesIn(world.index, key).filter(isContained)
}

function outcomeOf({removals, left}: RemovalPlan, {around}: View, more: number): RemovalOutcome {
  const files = new Set(removals.map(({key}) => key)).size
  const many = (count: number, one: string, several: string): string =>
    `${count.toLocaleString('en')} ${count === 1 ? one : several}`
  const rest = more > 0 ? ` ${many(more, 'dump is', 'dumps are')} left for the next time.` : ''
  const message =
    removals.length === 0
      ? left.length === 0
        ? 'There are no redundant copies.'
        : 'No copy was removed.'
      : `${many(removals.length, 'redundant copy', 'redundant copies')} in ${many(files, 'dump', 'dumps')} removed.${rest}`
  return {
    message,
    refused: left.map(({key, copy, why}) => `${around.labelOf(key)}, line ${copy.line}, is left as it is: ${why}.`),
  }
}

/** The redundant run that a fix was offered for. Throws `Refused` where it is not the same any more. */
export function copyAt(place: CopyPlace, {world}: View): {readonly key: Key; readonly copy: Duplicate} {
  const key = keyOf(place.uri)
  const {index} = world
  const facts = factsAt(index, key)
  if (!facts) throw leftAlone(place.line, 'the dump is not there any more')
  const copies = duplicatesIn(index, key)
  const copy = copies.find(({line, endLine}) => line === place.line && endLine === place.endLine)
  if (!copy || copyStamp(copy, facts, factsAt(index, copy.of.file)) !== place.hash)
    throw leftAlone(place.line, changedText)
  return {key, copy}
}

/** Show the copy that is kept. */
export async function showKept({uri, line, endLine}: KeptPlace, {connection, client}: CommandParts): Promise<void> {
  if (!client.capabilities.window?.showDocument?.support) throw new Refused(`The kept copy is in ${uri}, line ${line}.`)
  const selection = {start: {line: line - 1, character: 0}, end: {line: endLine, character: 0}}
  await connection.window.showDocument({uri, takeFocus: true, selection})
}

function leftAlone(line: number, why: string): Refused {
  return new Refused(`The copy on line ${line} was left as it is: ${why}.`)
}
