import {placeBy} from '../core/mentions.js'
import {dossierOfListed, isOfficial, listPersons} from '../core/persons.js'
import {visible} from '../features/plain.js'
import type {ListedOfficial, Official, OfficialParams} from './protocol.js'
import type {View} from './view.js'

/** Everybody who is named. Costs the distinct names of the workspace. */
export function listedOfficials({around}: View): readonly ListedOfficial[] {
  return listPersons(around.index).map((person) => ({...person, name: visible(person.name) || '?'}))
}

/** What is known of one of them; null when nobody has the name any more. Costs the files with the surname. */
export function officialOf(params: OfficialParams, {around}: View): Official | null {
  const dossier = dossierOfListed(around.index, params)
  if (!dossier) return null
  const dated = dossier.mentions.filter(({day}) => day !== null)
  const undated = dossier.mentions.filter(({day}) => day === null)
  return {
    official: isOfficial(dossier),
    posts: dossier.posts.map(({title, first, last, count}) => ({title: visible(title), first, last, mentions: count})),
    mentions: [...dated.reverse(), ...undated].map((mention) => {
      const {path, facts, day} = mention
      const {line, column, endLine, endColumn, unit} = placeBy(mention)
      return {
        uri: around.uriOf(path),
        line: line - 1,
        character: column - 1,
        endCharacter: (endLine === line ? endColumn : column) - 1,
        day,
        head: visible(facts.units[unit]?.head ?? ''),
        label: visible(around.labelOf(path)),
      }
    }),
  }
}
