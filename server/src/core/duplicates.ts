import {blockText} from './copies/choices.js'
import {keptPlace, paragraphAt, placesOf} from './copies/places.js'
import type {FileFacts, LineSpan, Paragraph} from './facts.js'
import {isLearned} from './learned-lines.js'
import {kin, type Kin} from './near/kin.js'
import {changedWords, type NearReason} from './near/resemblance.js'
import {get} from './sharded-map.js'
import {paragraphLimit, shortestCopy, type WorkspaceIndex} from './workspace-index.js'

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
  /** The share of the words that both have, of the longer text: above 0, and 1 for a copy word for word. */
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
  /** Why it is no copy word for word; `same` for one that is. Of a run of near copies, what is said of the first. */
  readonly reason: 'same' | NearReason
  /** Which words differ, in the order of the text; empty for a copy. */
  readonly differences: readonly WordDifference[]
}

/**
 * The redundant runs of a file, and its revisions, in source order: each as long as its paragraphs follow each other here
 * and in the file of the kept copies. A paragraph too short to count ends a run, unless the kept one goes on with it too:
 * nobody is told that words of their own are a copy. A date line goes with its item, a title with its article. Linear in
 * the paragraphs of the file; which copy is kept is worked out once for each group of copies, and what a text resembles
 * is remembered for as long as nothing like it comes or goes.
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
    const better = counts ? betterOf(index, paragraph, number * paragraphLimit + at) : undefined
    if (!better) {
      if (run && run.kind !== 'revision' && !counts && followsAlike(index, run, paragraph)) {
        run.last = at
        run.keptLast++
      } else close()
      continue
    }
    const {kind, others, place} = better
    const keptNumber = Math.floor(place / paragraphLimit)
    const keptAt = place % paragraphLimit
    if (run?.kind === kind && kind !== 'revision' && run.keptNumber === keptNumber && keptAt > run.keptLast) {
      run.last = at
      run.keptLast = keptAt
      run.others = Math.max(run.others, others)
      if (better.kin) run.pairs.push({paragraph, kin: better.kin})
    } else {
      close()
      const pairs = better.kin ? [{paragraph, kin: better.kin}] : []
      run = {kind, first: at, last: at, keptNumber, keptFirst: keptAt, keptLast: keptAt, others, pairs}
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
  readonly kind: DuplicateKind
  readonly first: number
  last: number
  readonly keptNumber: number
  readonly keptFirst: number
  keptLast: number
  others: number
  /** The paragraphs that are no copies word for word, with what they resemble. */
  readonly pairs: {readonly paragraph: Paragraph; readonly kin: Kin}[]
}

/** What is kept in place of a paragraph. */
interface Better {
  readonly kind: DuplicateKind
  readonly place: number
  readonly others: number
  /** Absent for a copy word for word. */
  readonly kin?: Kin
}

/**
 * What is kept in place of the paragraph at a place of the index; undefined for one that is kept itself, and where a
 * team says that the copies are intended.
 */
function betterOf(index: WorkspaceIndex, paragraph: Paragraph, own: number): Better | undefined {
  if (index.choices.accepted.has(paragraph.copy)) return undefined
  const list = placesOf(index, paragraph)
  const kept = list ? keptPlace(index, list) : own
  const copies = list?.places.length ?? 1
  if (kept !== undefined && kept !== own) return {kind: 'copy', place: kept, others: copies - 1}
  const found = kin(index, paragraph)
  if (!found) return undefined
  const {kind} = found.resemblance
  return {kind, place: found.place, others: kind === 'near' ? found.copies + copies - 1 : found.copies, kin: found}
}

/** False for a paragraph that is no copy by itself: it is too short, or belongs to the site. */
function isCounted(index: WorkspaceIndex, {words, copy}: Paragraph): boolean {
  return words >= shortestCopy && !isLearned(index.siteLines, copy, index.files.size)
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
  const {kind, others, first, last, pairs} = run
  const all = pairs.reduce((sum, {paragraph}) => sum + paragraph.words, 0)
  const shared = pairs.reduce((sum, {paragraph, kin}) => sum + paragraph.words * kin.resemblance.similarity, 0)
  return {
    line: here.line,
    endLine: here.endLine,
    kind,
    similarity: all === 0 ? 1 : shared / all,
    of: {file: there?.path ?? '', line: of.line, endLine: of.endLine},
    others,
    first,
    last,
    group: blockText(there?.paragraph.copy ?? 0),
    text: blockText(facts.paragraphs[first]?.copy ?? 0),
    reason: pairs[0]?.kin.resemblance.reason ?? 'same',
    differences: pairs.flatMap(({paragraph, kin}) =>
      changedWords(paragraph.wording, kin.wording).map(({one, other}) => ({here: one, kept: other})),
    ),
  }
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
