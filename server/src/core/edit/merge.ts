import type {DumpReader, Format} from '../dump-reader.js'
import {compareTexts, groupsOf, type Group} from './merge-groups.js'
import {
  droppedSpans,
  mergedLines,
  mergedRevisions,
  type Dropped,
  type MergedLine,
  type MergedRevision,
} from './merge-account.js'
import {inCanonicalForm, inMarkdown} from './merge-form.js'
import {inOrder, type MergeDirection, type UndatedPlace} from './merge-order.js'
import {inPeriods, type Period} from './merge-periods.js'
import {conservationFault} from './merge-proof.js'
import {mergeReading} from './merge-reading.js'
import {revisionsIn, sideBySide, type Revision} from './merge-revisions.js'
import {looseLines, mergeLines, numbered, type LooseLines, type MergeLine, type Section} from './merge-text.js'
import type {MergeInput, Piece} from './merge-units.js'
import {writtenParts} from './merge-written.js'
import type {NormalizeOptions} from './rules.js'

/** A merged dump, in one file or several, with an account of every block of its inputs. Lines count from 1. */
export interface Merged {
  readonly kind: 'merged'
  /** In the order of the merge; one, be it empty, where nothing splits it. */
  readonly files: readonly MergedFile[]
  /** What is in none of them since another copy stands for it, by file and line. */
  readonly dropped: () => readonly Dropped[]
}

/** One text of a merge. */
export interface MergedFile {
  /** What its items have in common: `2024-02-16`, `2024-02`, `2024` or `undated`; null where nothing splits the merge. */
  readonly period: string | null
  /** The text, in parts that end with a line. */
  readonly parts: () => Iterable<string>
  /** Where each line with words came from, in order. */
  readonly map: () => Iterable<MergedLine>
  /** Items and articles that are another version of one above them, in order. */
  readonly revisions: readonly MergedRevision[]
  /** What is read otherwise in the merge than in its file, and lines that keep their form. */
  readonly unsettled: readonly Unsettled[]
}

/** Nothing was merged. */
export interface MergeRefused {
  readonly kind: 'refused'
  readonly reason: string
}

/** An item, article or line that is read otherwise in the merge than in its file, or a line not in canonical form. */
export interface Unsettled {
  readonly line: number
  readonly file: string
  readonly fileLine: number
  readonly reason: string
}

/** How to merge. */
export interface MergeOptions {
  /** Where items without a day stand. Absent: by their neighbors. */
  readonly undated?: UndatedPlace
  /** Absent: newest first. */
  readonly direction?: MergeDirection
  /** A file for each. Absent: one for all. */
  readonly split?: Period
  /** What canonical form is; of the rules only those that take no lines away and put none in. */
  readonly form?: NormalizeOptions
  /** Absent: plain text. */
  readonly format?: Format
}

/**
 * Merge dumps into one in canonical form: every distinct item and article once, in its best copy, items under their
 * date lines, revisions side by side, then the articles. The order of the inputs makes no difference, nor do their names.
 *
 * Before a text is given, it is proven that every block of the inputs is in it, or is dropped with the copy that stands
 * for it shown; else the merge is refused with what differs. Where the recognizer would not tell one article from the
 * next, footers stay between them. Linear but for sorting; reads the result once or a few times.
 */
export function merge(
  inputs: readonly MergeInput[],
  reader: DumpReader,
  options: MergeOptions = {},
): Merged | MergeRefused {
  const distinct = distinctInputs(inputs)
  if ('kind' in distinct) return distinct
  const {undated = 'neighbors', direction = 'newest', split, form, format = 'plain'} = options
  const placed = inOrder(groupsOf(distinct.flatMap(({units}) => units)), undated, direction)
  const revisions = revisionsIn(placed)
  const loose = looseLines(
    distinct.flatMap((input) => input.loose),
    reader.lexicon,
  )
  const separator = loose.footers[0]?.[0]
  const shares = inPeriods(sideBySide(placed, revisions), split)
  const files = shares.map(({period, groups}, at) =>
    // What belongs to no item has no period: it ends the last file.
    laidOut(period, groups, at === shares.length - 1 ? loose : nothingLoose, separator, reader, revisions, form),
  )
  const fault = conservationFault(distinct, files, reader.lexicon)
  if (fault !== undefined) return {kind: 'refused', reason: fault}
  const dropped = (): readonly Dropped[] => droppedSpans(files.flatMap(({sections}) => sections))
  if (format === 'plain') return {kind: 'merged', files, dropped}
  const marked: MergedFile[] = []
  for (const file of files) {
    const written = inMarkdown(file.sections, reader)
    if ('why' in written) return {kind: 'refused', reason: `as Markdown ${written.why}`}
    marked.push({...file, parts: () => writtenParts(written.sections)})
  }
  return {kind: 'merged', files: marked, dropped}
}

/** A file of a merge with what it was put together from. */
interface LaidOutFile extends MergedFile {
  readonly sections: readonly Section[]
}

const nothingLoose: LooseLines = {footers: [], heads: [], others: []}

/** A merge is laid out anew at most so often to part what the recognizer would read as one. */
const rounds = 4

function laidOut(
  period: string | null,
  groups: readonly Group[],
  loose: LooseLines,
  separator: Piece | undefined,
  reader: DumpReader,
  revised: ReadonlyMap<Group, Revision>,
  form: NormalizeOptions | undefined,
): LaidOutFile {
  const breaks = new Set<number>()
  const readOtherwise = mergeReading(groups, reader)
  let best = mergeLines(groups, loose, separator, breaks)
  let astray = readOtherwise(best, breaks)
  let latest = astray
  for (let round = 1; round < rounds && separator && addBreaks(groups, latest, breaks); round++) {
    const sections = mergeLines(groups, loose, separator, breaks)
    latest = readOtherwise(sections, breaks)
    if (latest.length < astray.length) {
      astray = latest
      best = sections
    }
  }
  const {sections, left} = inCanonicalForm(best, reader, form)
  const told = new Map(left.map(({line, reason}) => [line, reason]))
  for (const {section} of astray)
    if (section.lines[0]) told.set(section.lines[0], section.group ? otherwise : swallowed)
  const unsettled = toldOf(told, best, sections)
  const revisions = mergedRevisions(sections, revised)
  const map = (): Iterable<MergedLine> => mergedLines(sections, revisions)
  return {period, sections, parts: () => writtenParts(sections), map, revisions, unsettled}
}

const otherwise = 'in the merge it is read with other days, parts or bounds than in its file'
const swallowed = 'in the merge it is read as something else than in its file, outside of items and articles'

/** What is told of lines, with where they stand by now: line for line, the sections are what they were. */
function toldOf(
  told: ReadonlyMap<MergeLine, string>,
  before: readonly Section[],
  sections: readonly Section[],
): readonly Unsettled[] {
  if (told.size === 0) return []
  const lines = before.flatMap((section) => section.lines)
  const unsettled: Unsettled[] = []
  let at = 0
  for (const {line, of} of numbered(sections)) {
    const known = lines[at++]
    const reason = known && told.get(known)
    if (reason !== undefined) unsettled.push({line, file: of.kept.file, fileLine: of.kept.line, reason})
  }
  return unsettled
}

/** Give the groups that are read otherwise, and those right below them, pages of their own; false when none is left. */
function addBreaks(
  groups: readonly Group[],
  astray: readonly {readonly group: number}[],
  breaks: Set<number>,
): boolean {
  const before = breaks.size
  // Behind the last item with a date line.
  let rest = groups.length
  while (rest > 0 && (groups[rest - 1]?.kind === 'article' || groups[rest - 1]?.stated === null)) rest--
  for (const {group} of astray) for (const at of [group, group + 1]) if (mayBreak(groups, at, rest)) breaks.add(at)
  return breaks.size > before
}

/** Articles may stand on pages of their own, and so may the items without a date line that stand behind the others. */
function mayBreak(groups: readonly Group[], at: number, rest: number): boolean {
  // Nothing stands above the first.
  const group = at > 0 ? groups[at] : undefined
  if (!group) return false
  return group.kind === 'article' || at === rest
}

/** The inputs by path, each once; a refusal when one path has two texts. */
function distinctInputs(inputs: readonly MergeInput[]): readonly MergeInput[] | MergeRefused {
  const byPath = new Map<string, MergeInput>()
  for (const input of inputs) {
    const known = byPath.get(input.path)
    if (known && known.mark !== input.mark)
      return {kind: 'refused', reason: `${input.path} was given twice, with different texts`}
    byPath.set(input.path, known ?? input)
  }
  return [...byPath.values()].sort((a, b) => compareTexts(a.path, b.path))
}
