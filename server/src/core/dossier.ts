import {duplicatesIn, type Duplicate} from './duplicates.js'
import type {Mention} from './facts.js'
import {placeBy, saidBy} from './mentions.js'
import {personOf} from './people.js'
import {compareDays, mentionsOf, type PersonMention, type PersonMentions} from './person-mentions.js'
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

/** All that the workspace says of one person. */
export interface Dossier {
  readonly link: PersonLink
  /** Every mention, by day (undated last), path and line. */
  readonly mentions: readonly PersonMention[]
  /** Every way the name is written, the most frequent first. */
  readonly spellings: readonly {readonly surface: string; readonly count: number}[]
  /** By first day, the undated last. */
  readonly posts: readonly Post[]
  readonly dumps: number
  /** Items and articles that name the person; copies count once. */
  readonly items: number
}

/**
 * What the workspace says of the person a mention names. Costs what `mentionsOf` does, and his mentions where they are not
 * the same as before.
 */
export function dossierOf(index: WorkspaceIndex, path: string, mention: Mention): Dossier {
  const link = personOf(index, path, mention)
  return {link, ...sayingsOf(mentionsOf(index, link.id, bucketKey(mention)))}
}

/** What is known of somebody whoever asks. */
type Sayings = Omit<Dossier, 'link'>

const known = new WeakMap<PersonMentions, Sayings>()

function sayingsOf(found: PersonMentions): Sayings {
  let sayings = known.get(found)
  if (!sayings) known.set(found, (sayings = sumUp(found)))
  return sayings
}

function sumUp({all, files}: PersonMentions): Sayings {
  const named = new Map<Named, Saying>()
  const spellings = new Map<string, number>()
  const items = new Set<string | number>()
  for (const mention of all) {
    countSaying(named, saidBy(mention).named, mention.day)
    items.add(mention.item)
  }
  for (const [{surface}, {count}] of named) spellings.set(surface, (spellings.get(surface) ?? 0) + count)
  return {
    mentions: all,
    spellings: [...spellings]
      .map(([surface, count]) => ({surface, count}))
      .sort((a, b) => b.count - a.count || (a.surface < b.surface ? -1 : 1)),
    posts: postsOf(named),
    dumps: files,
    items: items.size,
  }
}

/** How often one thing is said of a person, and the first and the last day; null where no day is known. */
interface Saying {
  count: number
  readonly first: string | null
  last: string | null
}

/** Mentions come by day, the undated last. */
function countSaying(sayings: Map<Named, Saying>, named: Named, day: string | null): void {
  const known = sayings.get(named)
  if (!known) sayings.set(named, {count: 1, first: day, last: day})
  else {
    known.count++
    if (day !== null) known.last = day
  }
}

/** The first mention of each distinct item, in the order given. */
export function oneForEachItem(mentions: readonly PersonMention[]): readonly PersonMention[] {
  const seen = new Set<string | number>()
  return mentions.filter(({item}) => seen.size < seen.add(item).size)
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
export function definitionOf(index: WorkspaceIndex, {mentions}: Dossier): PersonMention | undefined {
  const redundant = new Map<string, readonly Duplicate[]>()
  return firstOf(isKept) ?? firstOf(() => true)

  function firstOf(counts: (mention: PersonMention) => boolean): PersonMention | undefined {
    const isFull = (mention: PersonMention): boolean => saidBy(mention).named.name.given !== undefined
    return (
      mentions.find((mention) => saidBy(mention).named.title !== null && isFull(mention) && counts(mention)) ??
      mentions.find((mention) => isFull(mention) && counts(mention)) ??
      mentions.find(counts)
    )
  }

  function isKept(mention: PersonMention): boolean {
    const {path} = mention
    const {line} = placeBy(mention)
    let runs = redundant.get(path)
    if (!runs) redundant.set(path, (runs = duplicatesIn(index, path)))
    return !runs.some((run) => run.line <= line && line <= run.endLine)
  }
}
