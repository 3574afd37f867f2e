import type {Judgement, RegisteredPost, RegisterEntry, RegisterFault, RegisterText, WrittenName} from './entry.js'
import {shownText} from './read.js'
import {
  exactKey,
  foldedKey,
  isSurnameAlone,
  keyOfName,
  levelWords,
  type EntryPlace,
  type HeldPost,
  type ListedName,
  type Register,
  type RegisteredPerson,
} from './register.js'
import {joinedSets, type JoinedSets} from './joined-sets.js'

/** A register with the file it stands in. */
export interface RegisterFile {
  readonly path: string
  readonly said: RegisterText
}

/** The registers as one, and what of each contradicts itself or another: those entries are left out. */
export interface MadeRegister {
  readonly register: Register
  readonly faults: ReadonlyMap<string, readonly RegisterFault[]>
}

/** Names that are one person as far as is known: an entry, or a name that only judgements have. */
interface Node {
  readonly names: WrittenName[]
  readonly place: EntryPlace | undefined
}

/** Nodes by the names they have: made when the first judgement asks. */
interface LookedUp {
  readonly exact: Map<string, number[]>
  readonly folded: Map<string, number[]>
}

/**
 * Make one register of those of all folders, the same in any order of them. Entries of one name in several files are one
 * person; in one file they are two. Linear, the judgements aside, which cost their logarithm.
 *
 * @param shortName The short name of an organization, as mentions have it; null for one that no lexicon knows.
 */
export function makeRegister(
  files: readonly RegisterFile[],
  shortName: (words: string) => string | null,
): MadeRegister {
  const faults = new Map<string, RegisterFault[]>()
  const nodes: Node[] = []
  const namesakes = new Map<string, number[]>()
  /** Who first has a name, alias or not, by its levelled words. */
  const owners = new Map<string, number>()
  let looked: LookedUp | undefined
  const sets = joinedSets()
  const lone: {readonly key: string; readonly node: number}[] = []
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const {path, said} of sorted) for (const entry of said.entries) addEntry(path, entry)
  for (const {path, said} of sorted) for (const judgement of said.different) keepApart(path, judgement)
  for (const {path, said} of sorted) for (const judgement of said.same) join(path, judgement)
  for (const node of nodes.keys()) tellShared(node)
  const register = {...personsOf(nodes, sets, eachOnce(shortName), lone), never: neverOf()}
  return {register, faults}

  function tell(path: string, {start, end}: Judgement | WrittenName, message: string): void {
    const told = faults.get(path)
    if (told) told.push({start, end, message})
    else faults.set(path, [{start, end, message}])
  }

  function addEntry(path: string, entry: RegisterEntry): void {
    const key = entry.name.level
    const others = namesakes.get(key) ?? []
    const [other] = others
    const node = add({names: [entry.name, ...entry.aliases], place: {path, entry}})
    note(namesakes, key, node)
    const before = other === undefined ? undefined : nodes[other]?.place
    if (other === undefined || before === undefined) return
    if (before.path !== path) {
      if (namesakes.get(key)?.length === 2) sets.join(other, node)
    } else if (entry.posts.length === 0 && before.entry.posts.length === 0) {
      const name = shownText(entry.name.text)
      tell(
        path,
        entry.name,
        `${name} has another entry, and neither has posts: nothing tells the two apart, and each mention is not sure.`,
      )
    }
  }

  /** An alias that another entry has as well leaves each mention unsure, where no post tells the two apart. */
  function tellShared(node: number): void {
    const place = nodes[node]?.place
    if (!place) return
    for (const written of [place.entry.name, ...place.entry.aliases]) {
      const key = written.level
      const first = owners.get(key)
      if (first === undefined) owners.set(key, node)
      if (first === undefined || isSurnameAlone(written.name) || sets.rootOf(first) === sets.rootOf(node)) continue
      const other = nodes[first]?.place?.entry
      // Two entries of one name were told of when they came.
      const together = namesakes.get(key) ?? []
      if (!other || (together.includes(first) && together.includes(node))) continue
      if (place.entry.posts.length > 0 || other.posts.length > 0) continue
      const [name, whose] = [shownText(written.text), shownText(other.name.text)]
      tell(
        place.path,
        written,
        `${name} is a name of ${whose} as well, and neither has posts: nothing tells the two apart, and each mention is not sure.`,
      )
    }
  }

  function add(node: Node): number {
    const at = nodes.length
    nodes.push(node)
    if (looked) lookUp(looked, at)
    return at
  }

  function lookUp({exact, folded}: LookedUp, at: number): void {
    for (const {name} of nodes[at]?.names ?? []) {
      note(exact, exactKey(name), at)
      note(folded, foldedKey(name), at)
    }
  }

  /** The nodes that have a name in this spelling, else in one that folds alike. */
  function nodesNamed({name}: WrittenName): {readonly nodes: readonly number[]; readonly isExact: boolean} {
    if (!looked) {
      looked = {exact: new Map(), folded: new Map()}
      for (const at of nodes.keys()) lookUp(looked, at)
    }
    const same = looked.exact.get(exactKey(name))
    return same ? {nodes: same, isExact: true} : {nodes: looked.folded.get(foldedKey(name)) ?? [], isExact: false}
  }

  /** The one node that a name of a judgement means; undefined, and told, when entries of that name are several. */
  function nodeOf(path: string, written: WrittenName, taken: readonly number[]): number | undefined {
    const {nodes: found, isExact} = nodesNamed(written)
    const roots = new Set(found.map((node) => sets.rootOf(node)))
    if (roots.size > 1) {
      const name = shownText(written.text)
      tell(
        path,
        written,
        `${name} is the name of several entries: a judgement cannot say which is meant; it is left out.`,
      )
      return undefined
    }
    const [node] = found
    if (node === undefined || (!isExact && taken.includes(node))) return add({names: [written], place: undefined})
    return node
  }

  function keepApart(path: string, judgement: Judgement): void {
    const named = judgement.names.filter(({name}) => !isSurnameAlone(name))
    const found: number[] = []
    for (const written of named) {
      const node = nodeOf(path, written, found)
      if (node === undefined) return
      if (found.some((other) => sets.rootOf(other) === sets.rootOf(node))) {
        tell(
          path,
          judgement,
          `different: ${shownText(written.text)} is a name of the same entry; the judgement is left out.`,
        )
        return
      }
      found.push(node)
    }
    for (const [at, one] of found.entries()) for (const other of found.slice(at + 1)) sets.keepApart(one, other)
    for (const {name} of judgement.names) {
      if (isSurnameAlone(name)) for (const node of found) lone.push({key: keyOfName(name), node})
    }
  }

  /** All names of a judgement are joined or none, so that what is told to be left out is. */
  function join(path: string, judgement: Judgement): void {
    const found: number[] = []
    let isCircle = true
    for (const written of judgement.names) {
      const node = nodeOf(path, written, [])
      if (node === undefined) return
      const {names} = judgement
      const root = sets.rootOf(node)
      const at = found.findIndex((other) => sets.areApart(other, node))
      if (at >= 0) {
        tell(
          path,
          judgement,
          `same: ${shownText(written.text)} and ${shownText(names[at]?.text ?? '')} are different persons by another judgement; this one is left out.`,
        )
        return
      }
      // Spellings that fold alike are one person without a judgement, and no harm is done by one.
      if (found.some((other) => sets.rootOf(other) !== root) || !nodesNamed(written).isExact) isCircle = false
      found.push(node)
    }
    const [start, ...others] = found
    if (start === undefined) return
    if (isCircle) {
      const [first, last] = [judgement.names[0], judgement.names.at(-1)]
      tell(
        path,
        judgement,
        `same: ${shownText(last?.text ?? '')} and ${shownText(first?.text ?? '')} are one person already; the judgement closes a circle and is left out.`,
      )
    }
    for (const node of others) sets.join(start, node)
  }

  function neverOf(): ReadonlySet<string> {
    const never = new Set<string>()
    if (sorted.every(({said}) => said.never.length === 0)) return never
    const names = new Set(nodes.flatMap((node) => node.names.map(({level}) => level)))
    for (const {path, said} of sorted) {
      for (const string of said.never) {
        const words = levelWords(string.text)
        if (!names.has(words)) never.add(words)
        else {
          const {start, end} = string
          const message = `never: ${shownText(string.text)} is the name of somebody in the register; it is left out here.`
          faults.set(path, [...(faults.get(path) ?? []), {start, end, message}])
        }
      }
    }
    return never
  }
}

function note(map: Map<string, number[]>, key: string, node: number): void {
  const known = map.get(key)
  if (!known) map.set(key, [node])
  else if (known[known.length - 1] !== node) known.push(node)
}

function personsOf(
  nodes: readonly Node[],
  sets: JoinedSets,
  shortName: (words: string) => string | null,
  lone: readonly {readonly key: string; readonly node: number}[],
): Pick<Register, 'persons' | 'parts'> {
  const groups = new Map<number, Node[]>()
  for (const [at, node] of nodes.entries()) {
    const root = sets.rootOf(at)
    const group = groups.get(root)
    if (group) group.push(node)
    else groups.set(root, [node])
  }
  const persons = new Map<string, RegisteredPerson>()
  const parts = new Map<string, MadePart>()
  const byRoot = new Map<number, RegisteredPerson>()
  const namesakes = new Map<string, number>()
  const named = Array.from(groups, ([root, group]) => {
    const names = namesOf(group)
    const [first] = names
    const own = first ? `=${first.level}` : ''
    namesakes.set(own, (namesakes.get(own) ?? 0) + 1)
    return {root, names, first, own, places: group.flatMap(({place}) => place ?? [])}
  })
  for (const {root, names, first, own, places} of named) {
    if (!first) continue
    const posts = postsAt(places, shortName)
    const keys: string[] = []
    const person: RegisteredPerson = {
      id: (namesakes.get(own) ?? 0) > 1 ? numbered(`${own}, ${ownerIn(posts)}`) : own,
      name: first.text,
      names,
      keys,
      posts,
      notes: saidAt(places, ({notes}) => (notes === null ? nothing : [notes])),
      links: saidAt(places, ({links}) => links),
      places,
    }
    for (const {readings} of names) {
      for (const {key, name} of readings) {
        if (!keys.includes(key)) keys.push(key)
        partOf(key).names.push({name, person})
      }
    }
    persons.set(person.id, person)
    byRoot.set(root, person)
  }
  for (const {key, node} of lone) {
    const person = byRoot.get(sets.rootOf(node))
    if (!person) continue
    const part = partOf(key)
    part.notAlone = new Set([...part.notAlone, person.id])
  }
  return {persons, parts}

  /** The identity, with a number behind it from the second on. */
  function numbered(id: string): string {
    const count = (namesakes.get(id) ?? 0) + 1
    namesakes.set(id, count)
    return count === 1 ? id : `${id} ${count}`
  }

  function partOf(key: string): MadePart {
    let part = parts.get(key)
    if (!part) parts.set(key, (part = {names: [], notAlone: nobody}))
    return part
  }
}

interface MadePart {
  readonly names: ListedName[]
  notAlone: ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()
const nothing: readonly never[] = []

/** What the entries of one person say, one behind the other: nearly everybody has one. */
function saidAt<T>(places: readonly EntryPlace[], said: (entry: RegisterEntry) => readonly T[]): readonly T[] {
  const [only] = places
  return only && places.length === 1 ? said(only.entry) : places.flatMap(({entry}) => said(entry))
}

/** Thousands of officials are of a few dozen organizations. */
function eachOnce(shortName: (words: string) => string | null): (words: string) => string | null {
  const known = new Map<string, string | null>()
  return (words) => {
    let name = known.get(words)
    if (name === undefined) known.set(words, (name = shortName(words)))
    return name
  }
}

/** Who has an entry goes by the name it gives. */
function namesOf(group: readonly Node[]): readonly WrittenName[] {
  const [only] = group
  if (only && group.length === 1) return only.names
  return [...group.filter(({place}) => place), ...group.filter(({place}) => !place)].flatMap((node) => node.names)
}

function postsAt(places: readonly EntryPlace[], shortName: (words: string) => string | null): readonly HeldPost[] {
  return saidAt(places, ({posts}) =>
    posts.map((post) => {
      const {title, organisation, from, to} = post
      return {title, organisation, from, to, owner: ownerOf(post, shortName)}
    }),
  )
}

function ownerOf({title, organisation}: RegisteredPost, shortName: (words: string) => string | null): string | null {
  if (organisation !== null) return shortName(organisation) ?? organisation
  return title === null ? null : shortName(title)
}

/** What tells one of several of a name apart: the organization of his posts. */
function ownerIn(posts: readonly HeldPost[]): string {
  const [owner = ''] = posts.flatMap((post) => post.owner ?? []).sort()
  return owner.toLowerCase()
}
