import {duplicatesIn, type Duplicate} from './duplicates.js'
import {firstParagraph, type FileFacts, type Mention} from './facts.js'
import {mentionsOf, personOf} from './people.js'
import type {PlacedMention} from './placed-mentions.js'
import {dayOf} from './recovered.js'
import type {PersonLink} from './resolution.js'
import type {Named} from './rules/official.js'
import {bucketKey, type WorkspaceIndex} from './workspace-index.js'

/** A post that the texts give a person, with the days it is attested. */
export interface Post {
  /** The words of the post in their most frequent writing. */
  readonly title: string
  readonly organisation: string | null
  /** First and last day of an item that gives it; null when no item with it has a day. */
  readonly first: string | null
  readonly last: string | null
  /** How many mentions give it. */
  readonly count: number
}

/** A mention with the day of its item; null for an item without one. */
export interface DatedMention extends PlacedMention {
  readonly day: string | null
}

/** All that the workspace says of one person. */
export interface Dossier {
  readonly link: PersonLink
  /** Every mention, by day (undated last), path and line. */
  readonly mentions: readonly DatedMention[]
  /** Every way the name is written, the most frequent first. */
  readonly spellings: readonly {readonly surface: string; readonly count: number}[]
  /** By first day, the undated last. */
  readonly posts: readonly Post[]
  readonly dumps: number
  /** Items and articles that name the person; copies count once. */
  readonly items: number
}

const dossiers = new WeakMap<WorkspaceIndex, Map<string, Dossier>>()

/**
 * Gather what the workspace says of the person a mention names. Costs the files in which the surname stands; kept for
 * as long as the index is.
 */
export function dossierOf(index: WorkspaceIndex, path: string, mention: Mention): Dossier {
  const link = personOf(index, path, mention)
  let kept = dossiers.get(index)
  if (!kept) dossiers.set(index, (kept = new Map<string, Dossier>()))
  const known = kept.get(link.id)
  if (known) return {...known, link}
  const dossier = gather(index, link, bucketKey(mention))
  kept.set(link.id, dossier)
  return dossier
}

function gather(index: WorkspaceIndex, link: PersonLink, key: string): Dossier {
  const mentions = byDay(datedMentions(index, mentionsOf(index, link.id, key)))
  const sayings = sayingsOf(mentions)
  const spellings = new Map<string, number>()
  for (const [{surface}, {count}] of sayings) spellings.set(surface, (spellings.get(surface) ?? 0) + count)
  return {
    link,
    mentions,
    spellings: [...spellings]
      .map(([surface, count]) => ({surface, count}))
      .sort((a, b) => b.count - a.count || (a.surface < b.surface ? -1 : 1)),
    posts: postsOf(sayings),
    dumps: new Set(mentions.map((placed) => placed.path)).size,
    items: oneForEachItem(mentions).length,
  }
}

/** The mentions with the days of their items. Those of an item stand together, so that its day is asked for once. */
function datedMentions(index: WorkspaceIndex, mentions: readonly PlacedMention[]): readonly DatedMention[] {
  let last: DatedMention | undefined
  return mentions.map(({path, facts, mention}) => {
    const item = last !== undefined && last.path === path && last.mention.unit === mention.unit ? last : undefined
    const day = item ? item.day : dayOf(index, path, facts, mention.unit)
    last = {path, facts, mention, day}
    return last
  })
}

/** By day, the undated last; those of a day in the order given. Only the distinct days are compared. */
function byDay(mentions: readonly DatedMention[]): readonly DatedMention[] {
  const days = new Map<string | null, DatedMention[]>()
  for (const mention of mentions) {
    const same = days.get(mention.day)
    if (same) same.push(mention)
    else days.set(mention.day, [mention])
  }
  return [...days].sort(([a], [b]) => compareDays(a, b)).flatMap(([, same]) => same)
}

/** How often one thing is said of a person, and the first and the last day; null where no day is known. */
interface Saying {
  count: number
  first: string | null
  last: string | null
}

/** What is said of a person, each once, by the first that says it. Mentions by day. */
function sayingsOf(mentions: readonly DatedMention[]): ReadonlyMap<Named, Saying> {
  const sayings = new Map<Named, Saying>()
  for (const {mention, day} of mentions) {
    const known = sayings.get(mention.named)
    if (!known) sayings.set(mention.named, {count: 1, first: day, last: day})
    else {
      known.count++
      if (day !== null) known.last = day
    }
  }
  return sayings
}

/** The first mention of each distinct item, in the order given. */
export function oneForEachItem<Placed extends PlacedMention>(mentions: readonly Placed[]): readonly Placed[] {
  const seen = new Set<string | number>()
  let last: Placed | undefined
  return mentions.filter((placed) => {
    const {path, facts, mention} = placed
    // Those of an item stand together as a rule.
    if (last?.path === path && last.mention.unit === mention.unit) return false
    last = placed
    const item = itemKey(path, facts, mention.unit)
    if (seen.has(item)) return false
    seen.add(item)
    return true
  })
}

/** Equal for an item and its copies: items are one when their first paragraphs are copies. */
export function itemKey(path: string, facts: FileFacts, unit: number): string | number {
  const paragraph = firstParagraph(facts, unit)
  return paragraph ? paragraph.copy : `${path}\n${String(unit)}`
}

/** Posts by their levelled words: case, articles and hyphens aside. */
function postsOf(sayings: ReadonlyMap<Named, Saying>): readonly Post[] {
  interface Gathered {
    readonly titles: Map<string, number>
    organisation: string | null
    first: string | null
    last: string | null
    count: number
  }
  const posts = new Map<string, Gathered>()
  for (const [{title, organisation}, saying] of sayings) {
    if (title === null) continue
    const key = postKey(title, organisation)
    let post = posts.get(key)
    if (!post) posts.set(key, (post = {titles: new Map(), organisation, first: null, last: null, count: 0}))
    post.titles.set(title, (post.titles.get(title) ?? 0) + saying.count)
    post.count += saying.count
    const {first, last} = saying
    if (first !== null && (post.first === null || first < post.first)) post.first = first
    if (last !== null && (post.last === null || last > post.last)) post.last = last
  }
  return [...posts.values()]
    .map(({titles, organisation, first, last, count}) => {
      const [title] = [...titles].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      return {title: title?.[0] ?? '', organisation, first, last, count}
    })
    .sort((a, b) => compareDays(a.first, b.first) || (a.title < b.title ? -1 : 1))
}

function compareDays(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1
}

/** Titles that mean one post: `CSTO Secretary General` and `Secretary General of the Collective Security Treaty Organization`. */
export function postKey(title: string, organisation: string | null): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (organisation === null) return words
  // What is left when the organization's own words are taken away is the rank of the post within it.
  const rank = words
    .split(' ')
    .filter((word) => postWords.has(word))
    .join(' ')
  return rank === '' ? words : `${organisation}: ${rank}`
}

const postWords = new Set(
  (
    'acting first deputy vice assistant secretary general minister prime president chairman chairwoman chair chief head ' +
    'director representative ambassador commander speaker spokesman press foreign defense defence affairs special ' +
    'permanent plenipotentiary executive adviser advisor joint staff parliament parliamentary assembly council state ' +
    'duma interior emergency finance economy military committee security peacekeeping'
  ).split(' '),
)

/** The post held on a day, as the nearest item with a post tells; undefined when no text gives one. */
export interface PostOnDay {
  readonly post: Post
  /** `attested`: an item of that very day, or posts before and after it agree. `nearest`: the nearest item only. */
  readonly sure: boolean
}

/**
 * The post of the person on a day: that of the item nearest in time. Sure when items on both sides, or on the day
 * itself, give the same. For a day that is not known there is none.
 */
export function postOn(dossier: Dossier, day: string | null): PostOnDay | undefined {
  if (day === null) return undefined
  const dated = dossier.posts.filter((post) => post.first !== null && post.last !== null)
  const spanning = dated.filter((post) => (post.first ?? '') <= day && day <= (post.last ?? ''))
  const [within] = spanning.sort((a, b) => b.count - a.count)
  if (within) return {post: within, sure: spanning.length === 1}
  let best: Post | undefined
  let distance = Infinity
  for (const post of dated) {
    const away = Math.min(apart(post.first ?? day, day), apart(post.last ?? day, day))
    if (away < distance) {
      distance = away
      best = post
    }
  }
  return best && {post: best, sure: false}
}

/** Days between two days, near enough to compare distances by. */
function apart(one: string, other: string): number {
  return Math.abs(roughDay(one) - roughDay(other))
}

function roughDay(day: string): number {
  return Number(day.slice(0, 4)) * 372 + Number(day.slice(5, 7)) * 31 + Number(day.slice(8, 10))
}

/**
 * The mention that introduces the person: among those in kept copies the first with title and full given name, else
 * the first with full given name, else the first of any. Undefined for a person without mentions.
 */
export function definitionOf(index: WorkspaceIndex, dossier: Dossier): DatedMention | undefined {
  const redundant = new Map<string, readonly Duplicate[]>()
  return firstOf(isKept) ?? firstOf(() => true)

  function firstOf(counts: (placed: DatedMention) => boolean): DatedMention | undefined {
    const isFull = ({mention}: DatedMention): boolean => mention.named.name.given !== undefined
    const {mentions} = dossier
    return (
      mentions.find((placed) => placed.mention.named.title !== null && isFull(placed) && counts(placed)) ??
      mentions.find((placed) => isFull(placed) && counts(placed)) ??
      mentions.find(counts)
    )
  }

  function isKept({path, mention}: DatedMention): boolean {
    let runs = redundant.get(path)
    if (!runs) redundant.set(path, (runs = duplicatesIn(index, path)))
    return !runs.some((run) => run.line <= mention.line && mention.line <= run.endLine)
  }
}
