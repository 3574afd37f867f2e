import {isHeldOn} from '../register/claims.js'
import type {HeldPost, Register, RegisteredPerson} from '../register/register.js'
import {officesIn} from './office.js'

/** Somebody to whom the register gives a post. */
export interface RegisteredHolder {
  readonly person: RegisteredPerson
  readonly post: HeldPost
}

/** Whom the register gives the post with this key. Linear in the register the first time. */
export function registeredIn(register: Register, key: string): readonly RegisteredHolder[] {
  let posts = known.get(register)
  if (!posts) known.set(register, (posts = postsOf(register)))
  return posts.get(key) ?? []
}

/** True for a post of the register whose days are given and hold the day. A post without days says nothing of one. */
export function isDatedOn({post}: RegisteredHolder, day: string): boolean {
  return (post.from !== null || post.to !== null) && isHeldOn(post, day)
}

const known = new WeakMap<Register, ReadonlyMap<string, readonly RegisteredHolder[]>>()

function postsOf({persons}: Register): ReadonlyMap<string, readonly RegisteredHolder[]> {
  const posts = new Map<string, RegisteredHolder[]>()
  for (const person of persons.values()) {
    for (const post of person.posts) {
      if (post.title === null) continue
      for (const {key, held} of officesIn(post.title, post.owner)) {
        if (held === 'former') continue
        const list = posts.get(key)
        if (list) list.push({person, post})
        else posts.set(key, [{person, post}])
      }
    }
  }
  return posts
}
