import {HEAD} from '../lexicon/kinds.js'
import {defaultLexicon} from '../lexicon/default.js'
import {ownerKeys} from '../lexicon/owner-keys.js'
import {kindsOf} from '../lexicon/word-table.js'
import {organisationOf} from '../rules/organisation.js'
import {ownersAt} from './owners.js'
import {isSingle, rankOf} from './rank.js'

/** A post whatever words give it: `CSTO Secretary General` and `Secretary General of the CSTO` are one. */
export interface Office {
  /** Equal for two ways to write one post: the owner and the words of the rank, in order of the alphabet. */
  readonly key: string
  /** True for a post that one person holds at a time, as far as the words alone tell. */
  readonly single: boolean
  readonly held: Held
}

/** How somebody holds a post, by the words that give it. */
export type Held = 'now' | 'acting' | 'former'

/**
 * The posts that the words of a title give, joint titles taken apart. A post without an organization or country is
 * none, for it is nobody's in particular. Constant time for a title that was met before.
 *
 * @param organisation What the words belong to by a lexicon that knows more; used where they are one post that names no
 *   owner known here.
 */
export function officesIn(title: string, organisation: string | null): readonly Office[] {
  const key = `${organisation ?? ''}\n${title}`
  let offices = known.get(key)
  if (!offices) {
    if (known.size >= most) known.clear()
    known.set(key, (offices = read(title, organisation)))
  }
  return offices
}

const known = new Map<string, readonly Office[]>()
const most = 5_000

/** The office with this key, held in the plain way; undefined where the words give none, or more than one. */
export function officeIn(title: string, organisation: string | null): Office | undefined {
  const offices = officesIn(title, organisation)
  return offices.length === 1 ? offices[0] : undefined
}

function read(title: string, organisation: string | null): readonly Office[] {
  const posts = postsIn(title)
  return posts.flatMap((post) => officeOf(post, posts.length === 1 ? organisation : null) ?? [])
}

/** A title in its posts: what has no head of its own (`and Sport of Belarus`) goes with what stands beside it. */
function postsIn(title: string): readonly string[] {
  const posts: string[] = []
  let loose = ''
  for (const part of title.split(/ … |, | and | и | [–—-] |\/|;/)) {
    const words = loose === '' ? part : `${loose} ${part}`
    loose = ''
    if (hasHead(part)) posts.push(words)
    else if (posts.length > 0) posts.push(`${posts.pop() ?? ''} ${words}`)
    else loose = words
  }
  return posts
}

function hasHead(words: string): boolean {
  const {words: table} = defaultLexicon()
  return words.split(/[^\p{L}'’-]+/u).some((word) => word !== '' && (kindsOf(table, word, 0, word.length) & HEAD) !== 0)
}

function officeOf(post: string, organisation: string | null): Office | undefined {
  const keys = ownerKeys(post).flatMap((word) => (word.includes('-') ? word.split('-') : word))
  const found = ownersAt(keys)
  if (!found) return undefined
  const owners = found.owners.length > 0 ? found.owners : [organisationOf(post, defaultLexicon()) ?? organisation]
  const [owner] = owners
  const rank = rankOf(found.rest)
  if (owner === null || owner === undefined || rank.words.length === 0) return undefined
  return {
    key: `${[...owners].sort().join(' ')}: ${rank.words.join(' ')}`,
    single: owners.length === 1 && isSingle(rank.words),
    held: rank.held,
  }
}
