import {noChoices, type ChosenCopies} from './copies/choices.js'
import type {FileFacts, Paragraph} from './facts.js'
import {noLineCounts, withSiteLines, type LineCounts} from './learned-lines.js'
import type {Mentions, Said} from './mentions.js'
import {bucketWith, bucketWithout, formKey, type NameBucket} from './name-bucket.js'
import {noPostings, withoutSketch, withSketch, type Postings} from './near/postings.js'
import {isSameWording, sketchOf, type Wording} from './near/wording.js'
import {withoutNever} from './register/never.js'
import {emptyRegister, keyOfName, type Register} from './register/register.js'
import {emptyMap, entriesOf, get, set, type Owner, type ShardedMap} from './sharded-map.js'

/**
 * What is known of all files together. A value: `withFiles` gives the next one and leaves this as it was, so a reader
 * that started with it finishes with it.
 */
export interface WorkspaceIndex {
  /** By path as the caller spells it. */
  readonly files: ShardedMap<string, IndexedFile>
  /** The same files by number: a string of many units is hashed anew for each look-up. */
  readonly numbered: ShardedMap<number, IndexedFile>
  readonly nextNumber: number
  /** Where the paragraphs of a slot stand (`Wording`): one place, or several in no order. See `placesOf`. */
  readonly copies: ShardedMap<number, Places>
  /** Which texts of `copies` have a hash in their sketch, by which near copies are looked for. */
  readonly sketches: Postings
  /** The forms of the names that share a folded surname (or, without one, an address), and the files they stand in. */
  readonly names: ShardedMap<string, NameBucket>
  /** What is learned of lines that may belong to the site. */
  readonly siteLines: LineCounts
  /** What people have said of persons. */
  readonly register: Register
  /** What teams have said of copies. */
  readonly choices: ChosenCopies
}

/** A file with its facts. `number` is short for its path; it is never used again for another. */
export interface IndexedFile {
  readonly number: number
  readonly path: string
  /** What the register says is no name is left out. */
  readonly facts: FileFacts
  /** As the text has them. The same object for nearly every file. */
  readonly whole: FileFacts
}

/** Places of paragraphs: a file number times `paragraphLimit` plus the paragraph's place in the file. */
export type Places = number | PlaceList

/** More than one place. */
export interface PlaceList {
  readonly owner: Owner
  readonly places: readonly number[]
  /** True when texts that differ share the slot: their hashes collide. */
  readonly mixed: boolean
}

/** A file number times this, plus the number of a paragraph, is its place: exact up to eight million files. */
export const paragraphLimit = 2 ** 24

/** Paragraphs of fewer words are never copies by themselves: `Dear members of the media,` stands everywhere. */
export const shortestCopy = 8

/** The index without files. */
export const emptyIndex: WorkspaceIndex = {
  files: emptyMap(),
  numbered: emptyMap(),
  nextNumber: 0,
  copies: emptyMap(),
  sketches: noPostings,
  names: emptyMap(),
  siteLines: noLineCounts,
  register: emptyRegister,
  choices: noChoices,
}

/** The facts of a file; undefined when it is not in the index. */
export function factsAt(index: WorkspaceIndex, path: string): FileFacts | undefined {
  return get(index.files, path)?.facts
}

/**
 * The index after some files have new facts, or none any more (`null`). The cost grows with what the changed files
 * say, not with the number of files; equal facts cost a comparison of what they say. Calls in a row with one owner
 * change what they made themselves in place: for bulk work, as long as nobody reads the index in between.
 */
export function withFiles(
  index: WorkspaceIndex,
  changes: Iterable<readonly [path: string, facts: FileFacts | null]>,
  owner: Owner = {kind: 'owner'},
): WorkspaceIndex {
  let {files, numbered, nextNumber, copies, sketches, names, siteLines} = index
  const {register, choices} = index
  for (const [path, whole] of changes) {
    const facts = whole && withoutNever(whole, register.never)
    const old = get(files, path)
    if (!old && !facts) continue
    const number = old?.number ?? nextNumber++
    changeCopies(old?.facts, facts, number)
    changeNames(old?.facts, facts, number)
    siteLines = withSiteLines(siteLines, old?.facts.siteLines ?? [], facts?.siteLines ?? [], owner)
    const file = facts ? {number, path, facts, whole} : undefined
    files = set(files, path, file, owner)
    numbered = set(numbered, number, file, owner)
  }
  return {files, numbered, nextNumber, copies, sketches, names, siteLines, register, choices}

  function changeCopies(before: FileFacts | undefined, after: FileFacts | null, number: number): void {
    const old = before?.paragraphs ?? []
    const fresh = after?.paragraphs ?? []
    const shared = Math.max(old.length, fresh.length)
    // By slot, for a text that stands in a file a million times is taken out of its list once.
    const gone = new Map<number, {readonly places: Set<number>; readonly wordings: Wording[]}>()
    for (let at = 0; at < shared; at++) {
      const was = old[at]
      if (!was || was.words < shortestCopy || standsAsBefore(was, fresh[at])) continue
      const {wording} = was
      const same = gone.get(wording.slot)
      if (!same) gone.set(wording.slot, {places: new Set([number * paragraphLimit + at]), wordings: [wording]})
      else {
        same.places.add(number * paragraphLimit + at)
        if (!same.wordings.some((known) => isSameWording(known, wording))) same.wordings.push(wording)
      }
    }
    for (const [slot, {places, wordings}] of gone) {
      const left = without(get(copies, slot), places, owner)
      copies = set(copies, slot, left, owner)
      for (const wording of wordings) {
        if (left !== undefined && textIn(left, wording, old)) continue
        sketches = withoutSketch(sketches, sketchOf(wording), slot, owner)
      }
    }
    for (let at = 0; at < shared; at++) {
      const was = old[at]
      const is = fresh[at]
      if (is && was && standsAsBefore(was, is)) is.wording = was.wording
      else if (is && is.words >= shortestCopy) add(is, number * paragraphLimit + at, fresh)
    }

    function add(paragraph: Paragraph, place: number, own: readonly Paragraph[]): void {
      const {wording} = paragraph
      const places = get(copies, wording.slot)
      const known = places === undefined ? undefined : textIn(places, wording, own)
      if (known) paragraph.wording = known
      else sketches = withSketch(sketches, sketchOf(wording), wording.slot, owner)
      copies = set(copies, wording.slot, plus(places, place, places !== undefined && !known, owner), owner)
    }

    /** The wording of these places that is the same; of this file, what `own` has counts. */
    function textIn(places: Places, wording: Wording, own: readonly Paragraph[]): Wording | undefined {
      if (typeof places === 'number') return textAt(places, wording, own)
      // Where no hashes collide, one place tells of all.
      if (!places.mixed) return textAt(places.places[0] ?? 0, wording, own)
      for (const place of places.places) {
        const known = textAt(place, wording, own)
        if (known) return known
      }
      return undefined
    }

    function textAt(place: number, wording: Wording, own: readonly Paragraph[]): Wording | undefined {
      const file = Math.floor(place / paragraphLimit)
      const paragraphs = file === number ? own : get(numbered, file)?.facts.paragraphs
      const known = paragraphs?.[place - file * paragraphLimit]?.wording
      return known && isSameWording(known, wording) ? known : undefined
    }
  }

  function changeNames(before: FileFacts | undefined, after: FileFacts | null, number: number): void {
    if (before && after && sameNames(before.mentions, after.mentions)) return
    for (const [key, said] of byBucket(before)) {
      names = set(names, key, bucketWithout(get(names, key), number, said, owner), owner)
    }
    for (const [key, said] of byBucket(after)) {
      names = set(names, key, bucketWith(get(names, key), number, said, owner), owner)
    }
  }
}

/**
 * The index under another register. Persons are resolved when they are asked for, so this costs nothing but a look at
 * all mentions where other strings are no names.
 */
export function withRegister(index: WorkspaceIndex, register: Register): WorkspaceIndex {
  const next = {...index, register}
  const {never} = index.register
  if (never.size === register.never.size && [...never].every((words) => register.never.has(words))) return next
  const changed: [string, FileFacts][] = []
  for (const [path, {facts, whole}] of entriesOf(index.files)) {
    if (facts !== whole || withoutNever(whole, register.never) !== whole) changed.push([path, whole])
  }
  return withFiles(next, changed)
}

/** The key of the bucket that a mention's person is looked up in. */
export function bucketKey({identity}: Pick<Said, 'identity'>): string {
  return keyOfName(identity)
}

/** All paths with their facts, in no order that means anything. */
export function* filesOf(index: WorkspaceIndex): Generator<readonly [path: string, facts: FileFacts]> {
  for (const [path, file] of entriesOf(index.files)) yield [path, file.facts]
}

function byBucket(facts: FileFacts | null | undefined): ReadonlyMap<string, readonly Said[]> {
  const groups = new Map<string, Said[]>()
  for (const said of facts?.mentions.said ?? []) {
    const key = bucketKey(said)
    const group = groups.get(key)
    if (group) group.push(said)
    else groups.set(key, [said])
  }
  return groups
}

function sameNames(before: Mentions, after: Mentions): boolean {
  if (before.said.length !== after.said.length) return false
  return before.said.every((said, at) => {
    const other = after.said[at]
    if (said === other) return true
    if (other === undefined || said.named.organisation !== other.named.organisation) return false
    return said.identity === other.identity || formKey(said.identity) === formKey(other.identity)
  })
}

/** True for a paragraph that is the same copy: which one is kept is remembered by the list, so what decides it counts. */
function standsAsBefore(was: Paragraph, is: Paragraph | undefined): boolean {
  return (
    is?.copy === was.copy && is.dated === was.dated && is.signs === was.signs && isSameWording(is.wording, was.wording)
  )
}

function plus(places: Places | undefined, place: number, mixed: boolean, owner: Owner): Places {
  if (places === undefined) return place
  if (typeof places === 'number') return {owner, places: [places, place], mixed}
  if (places.owner !== owner || (mixed && !places.mixed))
    return {owner, places: [...places.places, place], mixed: mixed || places.mixed}
  ;(places.places as number[]).push(place)
  return places
}

function without(places: Places | undefined, gone: ReadonlySet<number>, owner: Owner): Places | undefined {
  if (places === undefined) return undefined
  if (typeof places === 'number') return gone.has(places) ? undefined : places
  const left = places.places.filter((place) => !gone.has(place))
  return left.length > 1 ? {owner, places: left, mixed: places.mixed} : left[0]
}
