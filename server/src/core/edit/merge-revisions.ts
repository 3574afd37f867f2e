import {compared, resemblanceOf, type Compared, type Resemblance} from '../near/resemblance.js'
import {sketchOf, wordingOf} from '../near/wording.js'
import {shortestCopy} from '../workspace-index.js'
import type {Group} from './merge-groups.js'
import type {PlacedGroup} from './merge-order.js'
import {hashIn, type Piece} from './merge-units.js'

/** What an item or article of a merge is another version of. */
export interface Revision {
  /** The version above it. */
  readonly of: Group
  readonly reason: Resemblance['reason']
}

/** So many texts that share a sketch are compared with one, so that a form letter with a thousand names costs little. */
const mostCompared = 16

/**
 * Which groups are revisions of others: of the same day of publication, line by line the same words but for a number, a
 * name, a date or a few words. A version is one of the first that stands in the merge, never of another version, so no
 * chain of small changes leads from one piece of news to the next. What no day is stated of is nobody's revision: there
 * its neighbors tell when it was, and it stays with them. Nearly linear: only groups that share a sketch are compared.
 *
 * @param placed In the order of the merge.
 */
export function revisionsIn(placed: readonly PlacedGroup[]): ReadonlyMap<Group, Revision> {
  const revisions = new Map<Group, Revision>()
  // A day at a time, for what makes a text ready to be compared takes more room than the text.
  let day: Group[] = []
  for (const {group} of placed) {
    if (group.stated === null) continue
    if (day[0]?.stated !== group.stated || day[0].kind !== group.kind) {
      addRevisions(day, revisions)
      day = []
    }
    day.push(group)
  }
  addRevisions(day, revisions)
  return revisions
}

/** Find the revisions among the groups of one day. */
function addRevisions(day: readonly Group[], into: Map<Group, Revision>): void {
  if (day.length < 2) return
  const firsts = new Map<number, Version[]>()
  for (const group of day) {
    const version = versionOf(group)
    const marks = new Set(version.texts.flatMap((text) => (text ? sketchOf(text.wording) : [])))
    const near = new Set([...marks].flatMap((mark) => firsts.get(mark) ?? []))
    const revision = firstRevision(version, near)
    if (revision) {
      into.set(group, revision)
      continue
    }
    for (const mark of marks) {
      const list = firsts.get(mark)
      if (!list) firsts.set(mark, [version])
      else if (list.length < mostCompared) list.push(version)
    }
  }
}

/** The groups with the revisions of each right behind it. Linear. */
export function sideBySide(
  placed: readonly PlacedGroup[],
  revisions: ReadonlyMap<Group, Revision>,
): readonly PlacedGroup[] {
  const behind = new Map<Group, PlacedGroup[]>()
  for (const one of placed) {
    const first = revisions.get(one.group)?.of
    if (!first) continue
    const list = behind.get(first)
    if (list) list.push(one)
    else behind.set(first, [one])
  }
  return placed.flatMap((one) => (revisions.has(one.group) ? [] : [one, ...(behind.get(one.group) ?? [])]))
}

/** A group made ready to be compared. */
interface Version {
  readonly group: Group
  readonly body: readonly Piece[]
  /** For each line what it says; undefined for one that is too short to be compared but whole. */
  readonly texts: readonly (Compared | undefined)[]
}

function versionOf(group: Group): Version {
  const {body} = group.kept
  return {group, body, texts: body.map((piece) => (piece.words.count < shortestCopy ? undefined : comparedOf(piece)))}
}

function comparedOf({words: {text, key}}: Piece): Compared {
  return compared(wordingOf(text, hashIn(key)))
}

function firstRevision(version: Version, near: Iterable<Version>): Revision | undefined {
  for (const other of near) {
    const reason = revises(version, other)
    if (reason !== undefined) return {of: other.group, reason}
  }
  return undefined
}

/** Why one is another version of the other; undefined when it is other news. The same either way round. */
function revises(one: Version, other: Version): Revision['reason'] | undefined {
  if (one.body.length !== other.body.length) return undefined
  let reason: Revision['reason'] | undefined
  let doubtful = false
  let proven = false
  for (const [at, piece] of one.body.entries()) {
    const twin = other.body[at]
    const [text, otherText] = [one.texts[at], other.texts[at]]
    if (piece.words.key === twin?.words.key) {
      proven ||= text !== undefined
      continue
    }
    const found = text && otherText && resemblanceOf(text, otherText.wording)
    if (!found) return undefined
    // A changed fact says more than an edited word.
    if (reason === undefined || found.kind === 'revision') reason = found.reason
    doubtful ||= found.doubtful
  }
  // Two short sentences of one make are two pieces of news, unless what stands beside them is the same.
  return doubtful && !proven ? undefined : reason
}
