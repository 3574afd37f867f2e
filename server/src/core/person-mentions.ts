import {firstParagraph, type FileFacts} from './facts.js'
import {mentionBy, saidBy, unitBy, type NumberedMention, type Said} from './mentions.js'
import {idInFile, personOf, tellerOf} from './people.js'
import {dayOf} from './recovered.js'
import {resolutionOf, type Resolution} from './resolution.js'
import {differences, get} from './sharded-map.js'
import {bucketKey, shortestCopy, type IndexedFile, type WorkspaceIndex} from './workspace-index.js'

/** A mention of somebody, with what a list of them is sorted and counted by. */
export interface PersonMention extends NumberedMention {
  readonly path: string
  /** Of its item; null for an item without one. */
  readonly day: string | null
  /** Equal for an item and its copies: items are one when their first paragraphs are copies. */
  readonly item: string | number
}

/** All mentions of somebody. A value: the same one as long as no file that names him, and no day of its items, changes. */
export interface PersonMentions {
  /** By day (undated last), path and line. */
  readonly all: readonly PersonMention[]
  readonly files: number
}

/**
 * All mentions of a person, in every file and under every surname. The first time it costs the files in which his
 * surnames stand. For another index it costs what differs between the two where that says nothing of him, and a look at
 * each of his files where it does; only files that differ are read.
 *
 * What was found is kept by his identity, for 200,000 mentions in all, which is some 20 MB, or for one person of more; who
 * was asked about longest ago goes first. It is moved along from index to index in whatever order they come, so it cannot
 * be out of date; an index that is still changed in place must not be asked about.
 *
 * @param key The key of one of his surnames; the register knows the others.
 */
export function mentionsOf(index: WorkspaceIndex, id: string, key: string): PersonMentions {
  const keys = index.register.persons.get(id)?.keys ?? [key]
  const resolutions = keys.map((own) => {
    const bucket = get(index.names, own)
    return bucket && resolutionOf(index, own, bucket)
  })
  const before = kept.get(id)
  if (before) forget(before)
  const gathered = before && tellsAlike(before, index, keys, resolutions) ? before : nothingOf(index, id, keys)
  const changed =
    gathered === before
      ? changedFiles(gathered, index)
      : new Set(keys.flatMap((own) => get(index.names, own)?.files ?? []))
  const gone = new Set<string>()
  for (const number of changed) {
    const path = gathered.parts.has(number) ? get(gathered.files, number)?.path : undefined
    if (path !== undefined) gone.add(path)
  }
  gathered.resolutions = resolutions
  gathered.surnames = surnamesOf(index, keys)
  gathered.files = index.numbered
  const come: PersonMention[] = []
  for (const number of changed) readPart(index, gathered, number, come)
  if (gone.size + come.length > 0) {
    const left = gathered.found.all.filter(({path}) => !gone.has(path))
    // A list of which all but a few are in order is sorted in one pass.
    gathered.found = {all: left.concat(come).sort(byDay), files: gathered.parts.size}
  }
  keep(gathered)
  return gathered.found
}

/** Whose the mentions are that say something: `by file` and `by item` as in `Teller`. */
type Whose = 'his' | 'not his' | 'by file' | 'by item'

/** What is kept of somebody: the parts of the files of the index that was asked about last. */
interface Gathered {
  readonly id: string
  readonly keys: readonly string[]
  resolutions: readonly (Resolution | undefined)[]
  /** As the names under the keys write them: nothing else is looked at. */
  surnames: ReadonlySet<string | undefined>
  readonly whose: Map<Said, Whose>
  files: WorkspaceIndex['numbered']
  /**
   * Numbers of the files that name him, each with the slots of the texts of items that name him and have no day of their
   * own: a dated copy elsewhere gives them one.
   */
  readonly parts: Map<number, readonly number[]>
  /** The other way round: by slot, the numbers of the files. */
  readonly undated: Map<number, Set<number>>
  found: PersonMentions
}

const kept = new Map<string, Gathered>()
const mostKept = 200_000
let held = 0

function keep(gathered: Gathered): void {
  kept.set(gathered.id, gathered)
  held += weightOf(gathered)
  for (const oldest of kept.values()) {
    if (held <= mostKept || oldest === gathered) return
    forget(oldest)
  }
}

function forget(gathered: Gathered): void {
  kept.delete(gathered.id)
  held -= weightOf(gathered)
}

/** In mentions: what is kept beside them is worth two hundred. */
function weightOf({found}: Gathered): number {
  return 200 + found.all.length
}

function nothingOf(index: WorkspaceIndex, id: string, keys: readonly string[]): Gathered {
  return {
    id,
    keys,
    resolutions: [],
    surnames: new Set(),
    whose: new Map(),
    files: index.numbered,
    parts: new Map(),
    undated: new Map(),
    found: {all: [], files: 0},
  }
}

function surnamesOf(index: WorkspaceIndex, keys: readonly string[]): ReadonlySet<string | undefined> {
  const surnames = new Set<string | undefined>()
  for (const key of keys) for (const {name} of get(index.names, key)?.forms.values() ?? []) surnames.add(name.surname)
  return surnames
}

/** True when in another index everything said is the same person's as before. */
function tellsAlike(
  before: Gathered,
  index: WorkspaceIndex,
  keys: readonly string[],
  resolutions: readonly (Resolution | undefined)[],
): boolean {
  if (keys.length !== before.keys.length || keys.some((key, at) => key !== before.keys[at])) return false
  if (resolutions.every((resolution, at) => resolution === before.resolutions[at])) return true
  for (const [said, whose] of before.whose) {
    // Which of several persons of the register an item tells of depends on what is said of them all.
    if (whose === 'by item' || whoseIs(index, before, said) !== whose) return false
  }
  return true
}

/** Numbers of the files that may say something else of somebody than they did in the index that was seen last. */
function changedFiles({files, undated}: Gathered, index: WorkspaceIndex): ReadonlySet<number> {
  const changed = new Set<number>()
  for (const [number, before, after] of differences(files, index.numbered)) {
    if (before && before.facts === after?.facts && before.path === after.path) continue
    changed.add(number)
    if (undated.size === 0) continue
    // A day comes from a copy: only where the copies of a text change can it be another.
    for (const facts of [before?.facts, after?.facts])
      for (const {wording} of facts?.paragraphs ?? [])
        for (const other of undated.get(wording.slot) ?? []) changed.add(other)
  }
  return changed
}

/** Read what a file says of somebody now, and add it to the mentions. */
function readPart(index: WorkspaceIndex, gathered: Gathered, number: number, found: PersonMention[]): void {
  const {parts, undated} = gathered
  for (const slot of parts.get(number) ?? []) {
    const waiting = undated.get(slot)
    waiting?.delete(number)
    if (waiting?.size === 0) undated.delete(slot)
  }
  parts.delete(number)
  const file = get(index.numbered, number)
  if (!file) return
  const {path, facts} = file
  const slots = new Set<number>()
  let unit = NaN
  let day: string | null = null
  let item: string | number = ''
  const before = found.length
  for (let at = 0; at < facts.mentions.said.length; at++) {
    const numbered = {facts, at}
    if (!isHis(index, gathered, file, numbered)) continue
    const own = unitBy(numbered)
    // Those of an item stand together, so that its day is asked for once.
    if (own !== unit) {
      unit = own
      day = dayOf(index, path, facts, unit)
      item = itemKey(path, facts, unit)
      const slot = slotOfUndated(facts, unit)
      if (slot !== undefined) slots.add(slot)
    }
    found.push({path, facts, at, day, item})
  }
  if (found.length === before) return
  parts.set(number, slots.size === 0 ? nothing : [...slots])
  for (const slot of slots) {
    const waiting = undated.get(slot)
    if (waiting) waiting.add(number)
    else undated.set(slot, new Set([number]))
  }
}

const nothing: readonly never[] = []

function isHis(index: WorkspaceIndex, gathered: Gathered, file: IndexedFile, numbered: NumberedMention): boolean {
  const said = saidBy(numbered)
  if (!gathered.surnames.has(said.identity.surname)) return false
  let whose = gathered.whose.get(said)
  if (whose === undefined) gathered.whose.set(said, (whose = whoseIs(index, gathered, said)))
  if (whose === 'by file') return gathered.id === idInFile(bucketKey(said), file.path)
  return whose === 'his' || (whose === 'by item' && personOf(index, file.path, mentionBy(numbered)).id === gathered.id)
}

function whoseIs(index: WorkspaceIndex, {id, keys}: Gathered, said: Said): Whose {
  if (!keys.includes(bucketKey(said))) return 'not his'
  const teller = tellerOf(index, said)
  if (teller?.kind === 'said') return teller.id === id ? 'his' : 'not his'
  return teller?.kind ?? 'not his'
}

/** The slot of the text by which a unit without a day is found again; undefined for any other unit. */
function slotOfUndated(facts: FileFacts, unit: number): number | undefined {
  const own = facts.units[unit]
  if (!own || (own.published ?? own.event)) return undefined
  const paragraph = firstParagraph(facts, unit)
  return paragraph && paragraph.words >= shortestCopy ? paragraph.wording.slot : undefined
}

function itemKey(path: string, facts: FileFacts, unit: number): string | number {
  const paragraph = firstParagraph(facts, unit)
  return paragraph ? paragraph.copy : `${path}\n${String(unit)}`
}

/** By day, the undated last, then by path and line. */
function byDay(a: PersonMention, b: PersonMention): number {
  if (a.day !== b.day) return compareDays(a.day, b.day)
  return a.path === b.path ? a.at - b.at : a.path < b.path ? -1 : 1
}

/** The order of two days, the unknown behind all others: below, above or 0. */
export function compareDays(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1
}
