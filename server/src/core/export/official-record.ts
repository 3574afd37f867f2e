import type {Dossier, Post} from '../dossier.js'
import {placeBy} from '../mentions.js'
import type {PersonMention} from '../person-mentions.js'
import {isOfficial} from '../persons.js'

/** Where a person is named, with the day of the item. */
export interface DatedPlace {
  readonly file: string
  readonly line: number
  readonly date: string | null
}

/** A person with all that the inputs say of him. */
export interface OfficialRecord {
  readonly person: string
  readonly personId: string
  readonly official: boolean
  readonly mentions: number
  readonly files: number
  /** Items and articles that name the person; copies count once. */
  readonly items: number
  readonly first: DatedPlace | null
  readonly last: DatedPlace | null
  readonly spellings: Dossier['spellings']
  readonly posts: readonly Post[]
  /** Whom the name may stand for as well, where it is not sure. */
  readonly candidates?: readonly string[]
}

/** A person as one value, for JSON and for people to read. */
export function recordOf(dossier: Dossier): OfficialRecord {
  const {link, mentions, spellings, posts, dumps, items} = dossier
  const dated = mentions.filter(({day}) => day !== null)
  return {
    person: link.name,
    personId: link.id,
    official: isOfficial(dossier),
    mentions: mentions.length,
    files: dumps,
    items,
    first: placeOf(dated[0] ?? mentions[0]),
    last: placeOf(dated[dated.length - 1] ?? mentions[mentions.length - 1]),
    spellings,
    posts,
    ...(link.candidates ? {candidates: link.candidates} : {}),
  }
}

function placeOf(mention: PersonMention | undefined): DatedPlace | null {
  return mention ? {file: mention.path, line: placeBy(mention).line, date: mention.day} : null
}
