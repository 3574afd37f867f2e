import type {Dossier} from '../dossier.js'
import {saidBy} from '../mentions.js'
import {nameOf} from '../names.js'

/** An entity of FollowTheMoney (followthemoney.tech): every property is a list of texts. */
export interface Entity {
  readonly id: string
  readonly schema: 'Person' | 'Position' | 'Occupancy' | 'PlainText' | 'Mention'
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/**
 * Officials as Aleph reads them: a `Person` with all spellings, a `Position` for each post of an organization, an
 * `Occupancy` between both with the days the post is attested on, a `PlainText` for each dump and a `Mention` for each
 * person in each dump. Identities are those of this export: the same files give the same ones.
 */
export function* followTheMoney(persons: readonly Dossier[]): Generator<Entity> {
  const seen = new Set<string>()
  for (const {link, spellings, posts, mentions} of persons) {
    const person = idOf('person', link.id)
    const {given, patronymic, surname} = nameOf(link.name)
    const others = spellings.map(({surface}) => surface).filter((surface) => surface !== link.name)
    yield entity(person, 'Person', {
      name: [link.name],
      alias: others,
      firstName: list(given),
      fatherName: list(patronymic),
      lastName: list(surname),
      position: posts.map(({title}) => title),
    })
    for (const {title, organisation, first, last} of posts) {
      const position = idOf('position', `${organisation ?? ''} ${title.toLowerCase()}`)
      if (isNew(position)) yield entity(position, 'Position', {name: [title], organization: list(organisation)})
      yield entity(idOf('occupancy', `${link.id} ${position} ${first ?? ''}`), 'Occupancy', {
        holder: [person],
        post: [position],
        // What the dumps attest is no proof of a beginning or an end.
        date: [...new Set([...list(first), ...list(last)])],
      })
    }
    const files = new Map<string, Set<string>>()
    for (const mention of mentions) {
      const {path} = mention
      const surfaces = files.get(path) ?? new Set()
      files.set(path, surfaces.add(saidBy(mention).named.surface))
    }
    for (const [path, surfaces] of files) {
      const document = idOf('dump', path)
      if (isNew(document)) yield entity(document, 'PlainText', {fileName: [path], title: [path]})
      yield entity(idOf('mention', `${path} ${link.id}`), 'Mention', {
        document: [document],
        resolved: [person],
        name: [...surfaces],
        detectedSchema: ['Person'],
      })
    }
  }

  function isNew(id: string): boolean {
    if (seen.has(id)) return false
    seen.add(id)
    return true
  }
}

function entity(id: string, schema: Entity['schema'], properties: Entity['properties']): Entity {
  return {
    id,
    schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)),
  }
}

function list(value: string | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : [value]
}

/** An identity in plain letters: what is none is written as its number. */
function idOf(kind: string, key: string): string {
  return `dateline-${kind}-${key.replace(/[^a-z0-9.]/g, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(36)}`)}`
}
