import {postOn, type Dossier, type Post} from '../core/dossier.js'
import type {Mention} from '../core/facts.js'
import type {RegisteredPerson} from '../core/register/register.js'
import {contradictionAt} from '../core/roles/contradiction.js'
import {officesOf} from '../core/roles/attested.js'
import {heldIn} from '../core/roles/rank.js'
import {isDatedOn, registeredIn} from '../core/roles/registered.js'
import {contradictionText} from './hover-role.js'
import {code} from './markdown.js'
import type {Source, Surroundings} from './source.js'

/** So many posts are listed under one heading; the rest is counted. */
const most = 8

/** A person at one of his mentions, on the day of its item. */
export interface PersonHere {
  readonly dossier: Dossier
  readonly mention: Mention
  /** Null where the item has no day. */
  readonly day: string | null
  /** As the register has him; undefined where it does not. */
  readonly person: RegisteredPerson | undefined
}

/** The post on the day of this item; for an item without a day the posts are listed and none is chosen. */
export function postText({dossier, mention, day, person}: PersonHere): string {
  const own = mention.named.title
  if (own !== null) return `${code(own)}${day === null ? ', here' : `, as of ${day}`}${mark(own, 'not on that day')}`
  const said = day === null ? [] : (person?.posts ?? []).filter((post) => person && isDatedOn({person, post}, day))
  const words = said.flatMap(({title, organisation}) => title ?? organisation ?? [])
  if (words.length > 0) return `${words.slice(0, most).map(code).join(', ')}, as of ${day ?? ''}, by the register`
  const held = postOn(dossier, day)
  if (held) {
    const {title} = held.post
    return `${code(title)}, as of ${day ?? ''}${mark(title, 'not on that day')}${held.sure ? '' : ' (the nearest post attested)'}`
  }
  if (dossier.posts.length === 0) return 'No post is given anywhere.'
  return day === null ? 'The item has no date, so the post at that time is not known.' : 'No post is dated.'
}

/** The other posts of the person, those attested before and behind the day of the item apart; '' where he has none. */
export function otherPosts({dossier, mention, day}: PersonHere): string {
  const shown = mention.named.title === null ? postOn(dossier, day)?.post : undefined
  const others = dossier.posts.filter((post) => post.title !== mention.named.title && post !== shown)
  const when = ({first, last}: Post): 'Earlier' | 'Later' | 'Other' =>
    day === null || first === null || last === null ? 'Other' : last < day ? 'Earlier' : first > day ? 'Later' : 'Other'
  return (['Other', 'Earlier', 'Later'] as const)
    .flatMap((time) =>
      listed(
        `${time} posts`,
        others.filter((post) => when(post) === time),
      ),
    )
    .join('\n\n')
}

/** What the register and the rest of the workspace say against the post given here; '' where they say nothing. */
export function againstPost(source: Source, around: Surroundings, {mention, day, person}: PersonHere): string {
  const {index} = around
  if (day === null || !mention.named.official) return ''
  for (const {key, held} of officesOf(mention)) {
    if (!person || held === 'former') continue
    const own = registeredIn(index.register, key).filter((holder) => holder.person === person)
    const days = own.filter(({post}) => post.from !== null || post.to !== null)
    if (days.length === 0 || days.length < own.length || days.some((holder) => isDatedOn(holder, day))) continue
    const said = days.map(({post: {from, to}}) => `${from === null ? 'until' : `${from} to`} ${to ?? 'now'}`)
    return `Contradicted: the register gives this post ${said.slice(0, most).join(', and ')}.`
  }
  const found = contradictionAt(index, source.key, source.facts, mention)
  return found ? contradictionText(found, around) : ''
}

function listed(title: string, posts: readonly Post[]): string[] {
  if (posts.length === 0) return []
  const lines = posts
    .slice(0, most)
    .map((post) => `- ${code(post.title)} ${attested(post)}${mark(post.title, 'former')}`)
  if (posts.length > most) lines.push(`- ${posts.length - most} more`)
  return [`${title}:\n\n${lines.join('\n')}`]
}

/** Says of a post that it is held for another, or is held no more. */
function mark(title: string, former: string): string {
  const held = heldIn(title)
  return held === 'now' ? '' : held === 'acting' ? ', acting' : `, ${former}`
}

function attested({first, last, count}: Post): string {
  const times = count === 1 ? 'once' : `${count} times`
  if (first === null) return `(${times}, undated)`
  return first === last ? `(${times}, ${first})` : `(${times}, ${first} to ${last ?? ''})`
}
