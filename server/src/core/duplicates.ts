import type {FileFacts, LineSpan, Paragraph} from './facts.js'
import {isLearned} from './learned-lines.js'
import {compareSigns} from './level.js'
import {get} from './sharded-map.js'
import {paragraphLimit, shortestCopy, type PlaceList, type WorkspaceIndex} from './workspace-index.js'

/** A place in another file, or in the same. */
export interface FileLine {
  readonly file: string
  readonly line: number
}

/**
 * How a run stands to the kept one. `copy`: the same words after levelling. `near`: a word corrected, the end cut off, up
 * to one word in ten edited. `revision`: near, but a number, a name or a day is another: news of its own, never redundant.
 */
export type DuplicateKind = 'copy' | 'near' | 'revision'

/** Words that stand here, and those that stand for them in the kept text; one of them is empty where words were added or left out. */
export interface WordDifference {
  readonly here: string
  readonly kept: string
}

/** A run of text that stands elsewhere too, and of which the other place is the one to keep. Lines count from 1. */
export interface Duplicate extends LineSpan {
  readonly kind: DuplicateKind
  /** The share of the words that both have, of the longer text: 1 for a copy word for word, else above 0 and below 1. */
  readonly similarity: number
  /** Where the kept copy begins and ends. */
  readonly of: FileLine & LineSpan
  /** How many copies there are besides this one, near ones and the kept one included, revisions left out. */
  readonly others: number
  /** The paragraphs of the file it covers, both included. */
  readonly first: number
  readonly last: number
  /**
   * What the group is known by, in every file and run: the hash of the levelled text that the kept run begins with, as 16
   * hexadecimal digits. Runs with one `group` are copies, near copies or revisions of one text.
   */
  readonly group: string
  /** The same of the first paragraph of this run: equal to `group` for a copy word for word. */
  readonly text: string
  /** Which words differ, in the order of the text; empty for a copy. */
  readonly differences: readonly WordDifference[]
}

/**
 * The redundant runs of a file, in source order: each as long as its paragraphs follow each other here and in the file
 * of the kept copies. A date line goes with its item, a title with its article. Linear in the paragraphs of the file;
 * which copy is kept is worked out once for each group of copies.
 */
export function duplicatesIn(index: WorkspaceIndex, path: string): readonly Duplicate[] {
  const file = get(index.files, path)
  if (!file) return []
  const {facts, number} = file
  const found: Duplicate[] = []
  let run: Run | undefined
  for (let at = 0; at < facts.paragraphs.length; at++) {
    const paragraph = facts.paragraphs[at]
    if (!paragraph) break
    const counts = isCounted(index, paragraph)
    const list = counts ? placesOf(index, paragraph) : undefined
    const kept = list && keptPlace(index, list)
    const own = number * paragraphLimit + at
    if (!list || kept === undefined || kept === own) {
      if (run && !counts && followsAlike(index, run, paragraph)) {
        run.last = at
        run.keptLast++
      } else if (counts || !run) close()
      continue
    }
    const keptNumber = Math.floor(kept / paragraphLimit)
    const keptAt = kept % paragraphLimit
    const others = list.places.length - 1
    if (run && run.keptNumber === keptNumber && keptAt > run.keptLast && at > run.last) {
      run.last = at
      run.keptLast = keptAt
      run.others = Math.max(run.others, others)
    } else {
      close()
      run = {first: at, last: at, keptNumber, keptFirst: keptAt, keptLast: keptAt, others}
    }
  }
  close()
  return found

  function close(): void {
    if (run) found.push(duplicateOf(index, facts, run))
    run = undefined
  }
}

interface Run {
  first: number
  last: number
  readonly keptNumber: number
  readonly keptFirst: number
  keptLast: number
  others: number
}

/** False for a paragraph that is no copy by itself: it is too short, or belongs to the site. */
function isCounted(index: WorkspaceIndex, {words, copy}: Paragraph): boolean {
  return words >= shortestCopy && !isLearned(index.siteLines, copy, index.files.size)
}

/** The copies of a paragraph; undefined when it has none. */
function placesOf(index: WorkspaceIndex, paragraph: Paragraph): PlaceList | undefined {
  const places = get(index.copies, paragraph.copy)
  return typeof places === 'object' ? places : undefined
}

/** The paragraph at a place of the index. */
export function paragraphAt(
  index: WorkspaceIndex,
  place: number,
): {readonly path: string; readonly facts: FileFacts; readonly paragraph: Paragraph} | undefined {
  const path = get(index.paths, Math.floor(place / paragraphLimit))
  const facts = path === undefined ? undefined : get(index.files, path)?.facts
  const paragraph = facts?.paragraphs[place % paragraphLimit]
  return path !== undefined && facts && paragraph ? {path, facts, paragraph} : undefined
}

const kept = new WeakMap<PlaceList, number>()

/**
 * Which of the copies is kept: the one whose item states its own day, then the one with the most words, then the text
 * first in code-point order, then the path, then the line. Worked out once for each list; a list is never changed
 * after it was first asked for.
 */
export function keptPlace(index: WorkspaceIndex, list: PlaceList): number | undefined {
  const known = kept.get(list)
  if (known !== undefined) return known
  let best: {readonly place: number; readonly path: string; readonly paragraph: Paragraph} | undefined
  for (const place of list.places) {
    const at = paragraphAt(index, place)
    if (at && (!best || comesFirst(at, best))) best = {place, path: at.path, paragraph: at.paragraph}
  }
  if (best) kept.set(list, best.place)
  return best?.place
}

interface Copy {
  readonly path: string
  readonly paragraph: Paragraph
}

function comesFirst(copy: Copy, best: Copy): boolean {
  const a = copy.paragraph
  const b = best.paragraph
  if (a.dated !== b.dated) return a.dated
  if (a.words !== b.words) return a.words > b.words
  const signs = compareSigns(a.signs, b.signs)
  if (signs !== 0) return signs < 0
  if (copy.path !== best.path) return copy.path < best.path
  return a.line < b.line
}

/** True when a paragraph too short to count follows the kept copy as it follows this one. */
function followsAlike(index: WorkspaceIndex, run: Run, paragraph: Paragraph): boolean {
  const next = paragraphAt(index, run.keptNumber * paragraphLimit + run.keptLast + 1)
  return next?.paragraph.copy === paragraph.copy
}

function duplicateOf(index: WorkspaceIndex, facts: FileFacts, run: Run): Duplicate {
  const here = wholeLines(facts, run.first, run.last)
  const there = paragraphAt(index, run.keptNumber * paragraphLimit + run.keptFirst)
  const of = there ? wholeLines(there.facts, run.keptFirst, run.keptLast) : here
  return {
    line: here.line,
    endLine: here.endLine,
    kind: 'copy',
    similarity: 1,
    of: {file: there?.path ?? '', line: of.line, endLine: of.endLine},
    others: run.others,
    first: run.first,
    last: run.last,
    group: keyText(there?.paragraph.copy ?? 0),
    text: keyText(facts.paragraphs[run.first]?.copy ?? 0),
    differences: [],
  }
}

function keyText(key: number): string {
  return key.toString(16).padStart(16, '0')
}

/** The lines of a run of paragraphs, with date line and title where it begins with a unit's first paragraph and has all of it. */
function wholeLines(facts: FileFacts, first: number, last: number): LineSpan {
  const from = facts.paragraphs[first]
  const to = facts.paragraphs[last]
  const line = from?.line ?? 1
  const endLine = to?.endLine ?? line
  if (!from || !to) return {line, endLine}
  const startsUnit = facts.paragraphs[first - 1]?.unit !== from.unit
  const endsUnit = from.unit !== to.unit || facts.paragraphs[last + 1]?.unit !== to.unit
  const unit = startsUnit && endsUnit ? facts.units[from.unit] : undefined
  return {line: unit ? Math.min(unit.line, line) : line, endLine}
}
