import type {CancellationToken} from 'vscode-languageserver/node'
import {duplicatesIn, type Duplicate} from '../core/duplicates.js'
import {factsAt, type WorkspaceIndex} from '../core/workspace-index.js'
import type {Key} from '../border/places.js'
import {percent} from '../core/near/words.js'
import {visible} from '../features/plain.js'
import {isContained} from '../features/remove-copy.js'
import {sortedKeys} from './commands.js'
import {pauses} from './pause.js'
import type {CopiesOfText, ListedCopies, ListedCopy, TextsTwice} from './protocol.js'
import {copyStamp} from './removals.js'
import type {View} from './view.js'

/** Texts that stand more than once: nobody scrolls through more. */
const mostGroups = 1_000

/** Rows below one text. */
const mostCopies = 500

/** A text that stands more than once, with the runs that are its copies, near copies and revisions. */
interface Group {
  readonly of: Duplicate['of']
  readonly copies: (readonly [Key, Duplicate])[]
  lines: number
}

const known = new WeakMap<WorkspaceIndex, Promise<ReadonlyMap<string, Group>>>()

/** The texts that stand more than once, those first of which the most lines are redundant. Linear in the dumps, once for each state of the workspace. */
export async function textsTwice(now: View, token: CancellationToken): Promise<TextsTwice> {
  const groups = [...(await groupsIn(now, token))]
  const rows = groups.map(([id, group]) => listed(id, group, now))
  rows.sort((a, b) => b.lines - a.lines || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.line - b.line))
  return {texts: rows.slice(0, mostGroups), more: Math.max(0, rows.length - mostGroups)}
}

/** The copies of one of these texts; null when it stands only once by now. */
export async function copiesOfText(id: string, now: View, token: CancellationToken): Promise<CopiesOfText | null> {
  const group = (await groupsIn(now, token)).get(id)
  if (!group) return null
  return {
    copies: group.copies.slice(0, mostCopies).flatMap(([key, copy]) => copyRow(key, copy, now) ?? []),
    more: Math.max(0, group.copies.length - mostCopies),
  }
}

function groupsIn(now: View, token: CancellationToken): Promise<ReadonlyMap<string, Group>> {
  const {index} = now.world
  const made = known.get(index) ?? makeGroups(now, token)
  known.set(index, made)
  // Who was cancelled has found nothing for others to go on with.
  made.catch(() => known.delete(index))
  return made
}

async function makeGroups(now: View, token: CancellationToken): Promise<ReadonlyMap<string, Group>> {
  const pause = pauses(token)
  const groups = new Map<string, Group>()
  for (const key of sortedKeys(now)) {
    const wait = pause()
    if (wait) await wait
    if (!now.rulesOf(key).settings['duplicates.enabled']) continue
    for (const copy of duplicatesIn(now.world.index, key)) {
      const id = `${copy.group} ${copy.of.line} ${copy.of.file}`
      const group = groups.get(id) ?? {of: copy.of, copies: [], lines: 0}
      groups.set(id, group)
      group.copies.push([key, copy])
      if (copy.kind !== 'revision') group.lines += copy.endLine - copy.line + 1
    }
  }
  return groups
}

function listed(id: string, {of, copies, lines}: Group, {world, around}: View): ListedCopies {
  const units = factsAt(world.index, of.file)?.units ?? []
  const unit = units.find((one) => one.line <= of.line && one.endLine >= of.line)
  return {
    id,
    head: visible(unit?.head ?? ''),
    copies: copies.filter(([, {kind}]) => kind !== 'revision').length,
    revisions: copies.filter(([, {kind}]) => kind === 'revision').length,
    lines,
    uri: around.uriOf(of.file),
    label: around.labelOf(of.file),
    line: of.line,
    endLine: of.endLine,
  }
}

function copyRow(key: Key, copy: Duplicate, {world, around}: View): ListedCopy | undefined {
  const {line, endLine, kind, similarity, of, differences} = copy
  const facts = factsAt(world.index, key)
  return (
    facts && {
      uri: around.uriOf(key),
      label: around.labelOf(key),
      line,
      endLine,
      hash: copyStamp(copy, facts, factsAt(world.index, of.file)),
      kind,
      alike: percent(similarity),
      contained: isContained(copy),
      differences: differences.map(({here, kept}) => ({here: visible(here), kept: visible(kept)})),
      kept: {uri: around.uriOf(of.file), line: of.line, endLine: of.endLine},
    }
  )
}
