import {firstWhere} from './first-where.js'
import type {FileFacts, LineSpan, Unit} from './facts.js'
import {survey} from './level.js'
import {emptyMap, entriesOf, get, set, type Owner, type ShardedMap} from './sharded-map.js'
import type {SiteLine} from './site-lines.js'

/**
 * What all files together tell of lines that may belong to the site. Counts only, so that it is the same in whatever
 * order files come and go, and a change costs what the changed file says.
 */
export interface LineCounts {
  /** By the key of the line. */
  readonly lines: ShardedMap<number, LineCount>
  /** How often a line stands beside a news: by a key of both and of the side. */
  readonly beside: ShardedMap<number, number>
  /** Keys of lines that people said are news. */
  readonly news: ReadonlySet<number>
}

/** The counts with these lines for news, whatever was counted. Linear in the lines. */
export function withNews(counts: LineCounts, news: readonly string[]): LineCounts {
  if (news.length === 0 && counts.news.size === 0) return counts
  return {...counts, news: new Set(news.map((line) => survey(line, 0, line.length).hash.key))}
}

/** How a line is met. */
export interface LineCount {
  readonly words: number
  /** Pages that have it. */
  readonly pages: number
  readonly above: Side
  readonly below: Side
}

/** The news on one side of a line. */
export interface Side {
  /** Pages where news stand on that side at all. */
  readonly pages: number
  /** How many different ones. */
  readonly different: number
}

/** Nothing was met. */
export const noLineCounts: LineCounts = {lines: emptyMap(), beside: emptyMap(), news: new Set()}

/** A line on fewer pages is not learned. */
const fewestPages = 8
/** Nor one on a smaller share of the files. */
const smallestShare = 0.02
/** News on one side are different from page to page when there are so many. */
const fewestNews = 3
/** At the head of a page the strip stands too: there only lines with fewer words than a headline are learned. */
const longestHead = 4
/** A side with news on fewer pages than this share is the edge of the page. */
const edge = 0.1

/**
 * True for a line that belongs to the site and not to its news. News keeps its neighbors, on whatever pages it is
 * served; what belongs to the site stands beside different news on both sides, or at the edge of the page. A side where
 * the same one or two news always stand therefore speaks against it. Constant time.
 *
 * @param files How many files there are in all.
 */
export function isLearned(counts: LineCounts, key: number, files: number): boolean {
  const count = get(counts.lines, key)
  if (!count || count.pages < Math.max(fewestPages, files * smallestShare) || counts.news.has(key)) return false
  const above = sideOf(count.above, count.pages)
  const below = sideOf(count.below, count.pages)
  if (above === 'same' || below === 'same') return false
  if (above === 'different') return true
  return below === 'different' && count.words <= longestHead
}

function sideOf({pages, different}: Side, all: number): 'edge' | 'same' | 'different' {
  if (pages < all * edge) return 'edge'
  return different >= fewestNews ? 'different' : 'same'
}

/** True when all that a unit says are learned lines: it is no news. Linear in its parts, logarithmic in the site lines. */
export function isSiteUnit(counts: LineCounts, facts: FileFacts, unit: Unit, files: number): boolean {
  if (unit.published || unit.event) return false
  const said = unit.parts.filter(({kind}) => kind !== 'boilerplate' && kind !== 'residue')
  return said.length > 0 && said.every((part) => learnedAt(counts, facts, part, files) !== undefined)
}

/** The learned line that stands on the first of some lines; undefined where none does. Logarithmic. */
export function learnedAt(
  counts: LineCounts,
  facts: FileFacts,
  {line}: Pick<LineSpan, 'line'>,
  files: number,
): SiteLine | undefined {
  const {siteLines} = facts
  const found = siteLines[firstWhere(siteLines.length, (at) => (siteLines[at]?.line ?? line) >= line)]
  return found?.line === line && isLearned(counts, found.key, files) ? found : undefined
}

/** A learned line for people to judge. */
export interface LearnedLine {
  readonly key: number
  /** As it stands in the first of its files by path. */
  readonly head: string
  readonly pages: number
  /** Where that is; the line counts from 1. */
  readonly example: {readonly file: string; readonly line: number}
}

/** All learned lines, those on most pages first, then by their words. Linear in what the files say. */
export function learnedLines(
  counts: LineCounts,
  files: Iterable<readonly [path: string, facts: FileFacts]>,
  size: number,
): readonly LearnedLine[] {
  const learned = new Map<number, LearnedLine | undefined>()
  for (const [key] of entriesOf(counts.lines)) if (isLearned(counts, key, size)) learned.set(key, undefined)
  for (const [file, {siteLines}] of files) {
    for (const {key, head, line} of siteLines) {
      const known = learned.get(key)
      if (!learned.has(key) || (known && known.example.file <= file)) continue
      learned.set(key, {key, head, pages: get(counts.lines, key)?.pages ?? 0, example: {file, line}})
    }
  }
  return [...learned.values()]
    .filter((line) => line !== undefined)
    .sort((a, b) => b.pages - a.pages || (a.head < b.head ? -1 : 1))
}

/** The counts after a file has other lines. Costs what both lists say. */
export function withSiteLines(
  counts: LineCounts,
  before: readonly SiteLine[],
  after: readonly SiteLine[],
  owner: Owner,
): LineCounts {
  if (before.length === 0 && after.length === 0) return counts
  if (before.length === after.length && before.every((line, at) => isSame(line, after[at]))) return counts
  let {lines, beside} = counts
  for (const line of before) count(line, -1)
  for (const line of after) count(line, 1)
  return {...counts, lines, beside}

  function count({key, words, above, below}: SiteLine, by: 1 | -1): void {
    const known = get(lines, key) ?? {words, pages: 0, above: noSide, below: noSide}
    const pages = known.pages + by
    const next = {
      words,
      pages,
      above: sideWith(known.above, key, above, 0, by),
      below: sideWith(known.below, key, below, 1, by),
    }
    lines = set(lines, key, pages === 0 ? undefined : next, owner)
  }

  function sideWith(side: Side, key: number, news: number, which: 0 | 1, by: 1 | -1): Side {
    if (news === 0) return side
    const place = besideKey(key, news, which)
    const was = get(beside, place) ?? 0
    beside = set(beside, place, was + by === 0 ? undefined : was + by, owner)
    return {pages: side.pages + by, different: side.different + (was === 0 ? 1 : was + by === 0 ? -1 : 0)}
  }
}

const noSide: Side = {pages: 0, different: 0}

function isSame(one: SiteLine, other: SiteLine | undefined): boolean {
  return one.key === other?.key && one.above === other.above && one.below === other.below
}

/** One number of 53 bits for a line, the news beside it and the side: the sums wrap, and both keys are hashes. */
function besideKey(line: number, news: number, which: 0 | 1): number {
  const low = (Math.imul(line | 0, 0x9e3779b1) ^ (news | 0)) + which
  const high = Math.floor(news / 2 ** 32) ^ Math.imul(Math.floor(line / 2 ** 32), 3)
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
}
